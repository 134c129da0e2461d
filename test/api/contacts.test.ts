import { aBank, idOf, unknownId } from '../support/a-bank';
import { aContactLog, CAUSES, CHANNELS, RATES, type CauseName, type ChannelName } from '../support/a-contact-log';
import { aPortfolio } from '../support/a-portfolio';
import { aDraft } from '../support/a-proposal';
import { act, mutationDocument } from '../support/act';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, INA, LEAH, FIN, BEN, VIC] = ['ada', 'ina', 'leah', 'fin', 'ben', 'vic'].map(
  (name) => `${name}@example.com`,
) as [string, string, string, string, string, string];
const ODA = 'oda@other.example';
const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };

let steward: Steward;
/** Global ids by first name. */
let people: Record<string, string>;
let causes: Record<CauseName, string>;
let channels: Record<ChannelName, string>;
let journeys: { help: string; move: string };
let card: string;

const added = async (mutation: string, of: string, input: object, by = INA): Promise<string> =>
  (await act(steward, by, mutation, input as Record<string, unknown>, `${of} { id }`))[of].id as string;

beforeAll(async () => {
  steward = await aBank();
  const names = ['ben', 'bea', 'cho'];
  const ids = await Promise.all(names.map((name) => idOf(steward, `${name}@example.com`)));
  people = Object.fromEntries(names.map((name, index) => [name, ids[index]!]));
  card = await added('addProduct', 'product', { name: 'Card' });
  journeys = {
    help: await added('addJourney', 'journey', { name: 'Get help' }),
    move: await added('addJourney', 'journey', { name: 'Move house' }),
  };
  const [ben, bea, cho] = [people['ben'], people['bea'], people['cho']];
  const cause = (name: CauseName, more: object) =>
    added('addContactCause', 'cause', { name: CAUSES[name], avoidable: true, side: 'OUTSIDE_SERVICE', ...more });
  causes = {
    BILL: await cause('BILL', { ownerId: ben, productId: card, journeyId: journeys.help }),
    ANSWER: await cause('ANSWER', { ownerId: cho, side: 'IN_SERVICE', journeyId: journeys.help }),
    MOVE: await cause('MOVE', { ownerId: bea, avoidable: false, journeyId: journeys.move }),
  };
  channels = Object.fromEntries(
    await Promise.all(
      Object.entries(CHANNELS).map(
        async ([key, name]) => [key, await added('addChannel', 'channel', { name })] as const,
      ),
    ),
  ) as typeof channels;
  for (const [channel, costMinor] of Object.entries(RATES) as [ChannelName, bigint][]) {
    await act(steward, FIN, 'setContactRate', { ...rateOf(channel), costMinor: String(costMinor) });
  }
  const recorded = await act(
    steward,
    INA,
    'recordContacts',
    { contacts: aContactLog(1).map(inputOf) },
    'contacts { id }',
  );
  expect(recorded['contacts']).toHaveLength(49);
});
afterAll(() => steward.stop());

const rateOf = (channel: ChannelName) => ({
  ...{ channelId: channels[channel], fromDay: '2026-01-01', currencyCode: 'USD' },
});
const inputOf = ({ cause, channel, customer, ...contact }: ReturnType<typeof aContactLog>[number]) => ({
  ...contact,
  ...{ causeId: causes[cause], channelId: channels[channel], customerKey: customer },
});
/** A contact of nobody known, in November, when the log is over. */
const aContact = (more: object = {}) => ({
  ...{ occurredAt: '2026-11-01T10:00:00Z', causeId: causes.BILL, channelId: channels.PHONE, mode: 'HUMAN', ...more },
});
const aCount = (more: object = {}) => ({
  ...{ causeId: causes.BILL, channelId: channels.BRANCH, fromDay: '2026-09-01', toDay: '2026-09-30', contacts: 10 },
  ...more,
});
const record = (contacts: object[], by = INA) => act(steward, by, 'recordContacts', { contacts }, 'contacts { id }');
const count = (counts: object[], by = INA) => act(steward, by, 'recordContactCounts', { counts }, 'counts { id }');

/** Sends what must not be done, and holds it to that. */
async function refused(mutation: string, input: Record<string, unknown>, by = INA): Promise<string[]> {
  const before = await writtenRows(steward);
  const answer = await act(steward, by, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  const problems = (answer['problems'] ?? [{ path: answer['code'], message: answer['message'] }]) as Problem[];
  return problems.map(({ path, message }) => `${path}: ${message}`);
}
type Problem = Readonly<Record<'path' | 'message', string>>;
async function faultOf(email: string | undefined, mutation: string, input: object): Promise<string | undefined> {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors?.[0]?.extensions.code;
}
/** What is done within is taken back: the log stays as it is for all tests. */
async function forNow<T>(work: () => Promise<T>): Promise<T> {
  const before = await inOrganizationOf(steward, ADA, (manager) =>
    manager.query<{ id: string }[]>('select id from service_contacts union all select id from contact_counts'),
  );
  try {
    return await work();
  } finally {
    await steward.asOwner(async (owner) => {
      const known = before.map(({ id }) => id);
      for (const table of ['service_contacts', 'contact_counts']) {
        await owner.query(`alter table ${table} no force row level security`);
        await owner.query(`delete from ${table} where not id = any($1::uuid[])`, [known]);
        await owner.query(`alter table ${table} force row level security`);
      }
    });
  }
}

const COST =
  'contacts uncosted cost { amountMinor currencyCode } avoidableCost { amountMinor } outsideServiceCost { amountMinor }';
interface Costs {
  readonly total: Record<string, any>;
  readonly rows: readonly Record<string, any>[];
  readonly leftOut: number;
}
const costsBy = async (by: string, args: object = {}): Promise<Costs> => {
  const { contactCosts } = await steward.data(
    VIC,
    `query($from: LocalDate!, $to: LocalDate!, $by: ContactsChargedBy!, $orderBy: ContactCostOrder! = COST, $first: Int! = 25) {
      contactCosts(from: $from, to: $to, by: $by, orderBy: $orderBy, first: $first) { leftOut total { ${COST} }
        rows { ${COST} share owner { email } product { name } journey { name } cause { name } } } }`,
    { ...OCTOBER, by, ...args },
  );
  return contactCosts as Costs;
};
const money = (row: Record<string, any> | undefined, of = 'cost') => Number(row?.[of].amountMinor);

const EFFORT = `contacts ofKnownCustomers repeats followed mayBeFollowed channelSwitches transfers transferred digital
  endedWithHuman repeatShare followedShare transferredShare containment
  relations { sameIssue downstreamIssue unhappyWithAnswer unknown }`;
const effortBy = async (by: string, args: object = {}) => {
  const { contactEffort } = await steward.data(
    VIC,
    `query($from: LocalDate!, $to: LocalDate!, $by: ContactEffortBy!) { contactEffort(from: $from, to: $to, by: $by) {
      repeatWindowDays total { ${EFFORT} }
      rows { ${EFFORT} owner { email } product { name } journey { name } cause { name } channel { name } } } }`,
    { ...OCTOBER, by, ...args },
  );
  return contactEffort as Omit<Costs, 'leftOut'> & { repeatWindowDays: number };
};

describe('What service contacts cost', () => {
  // BILL:   20 × phone + 5 × app             = 20·700 + 5·20           = 14,100, Ben, outside service, avoidable
  // ANSWER: 3 × phone + 2 × app              = 3·700 + 2·20            =  2,140, Cho, in service, avoidable
  // MOVE:   3 × branch + 12 × app + 4 × phone = 3·1500 + 12·20 + 4·700 =  7,540, Bea, outside service
  it('is the rate of each channel, in all and of what is avoidable or caused outside service', async () => {
    const { total, leftOut } = await costsBy('CAUSE');
    expect(total).toEqual({
      ...{ contacts: 49, uncosted: 0, cost: { amountMinor: '23780', currencyCode: 'USD' } },
      ...{ avoidableCost: { amountMinor: '16240' }, outsideServiceCost: { amountMinor: '21640' } },
    });
    expect(leftOut).toBe(0);
  });

  it('is charged to the owner who caused it, the dearest first', async () => {
    const { rows } = await costsBy('OWNER');
    expect(
      rows.map((row) => [row['owner'].email, row['contacts'], money(row), money(row, 'outsideServiceCost')]),
    ).toEqual([
      ['ben@example.com', 25, 14_100, 14_100],
      ['bea@example.com', 19, 7_540, 7_540],
      ['cho@example.com', 5, 2_140, 0],
    ]);
    expect(rows.map(({ share }) => share as number)).toEqual([14_100 / 23_780, 7_540 / 23_780, 2_140 / 23_780]);
    expect(rows[0]).toMatchObject({ product: null, journey: null, cause: null });
  });

  it('is told by product and journey, of those of the cause where a contact has none of its own', async () => {
    const byProduct = await costsBy('PRODUCT');
    expect(byProduct.rows.map((row) => [row['product']?.name, money(row)])).toEqual([
      ['Card', 14_100],
      [undefined, 9_680],
    ]);
    const byJourney = await costsBy('JOURNEY');
    expect(byJourney.rows.map((row) => [row['journey'].name, money(row)])).toEqual([
      ['Get help', 16_240],
      ['Move house', 7_540],
    ]);
  });

  it('lists what to mend first by what is avoidable, with the needs that it shows and the proposals that meet them', async () => {
    const draft = await aDraft(steward, await aPortfolio(steward, 'Retail', 1_000_000n));
    const { proposal } = await steward.data(VIC, 'query($id: ID!) { proposal(id: $id) { title needs { id title } } }', {
      id: draft.id,
    });
    const { id: needId, title: need } = proposal.needs[0] as { id: string; title: string };
    await act(steward, INA, 'linkCauseToNeed', { causeId: causes.BILL, needId, expectedVersion: 1 });
    const { contactCosts } = await steward.data(
      VIC,
      `{ contactCosts(from: "2026-10-01", to: "2026-10-31", by: CAUSE, orderBy: AVOIDABLE_COST, first: 2) { total { contacts }
        rows { avoidableCost { amountMinor } cause { name needs { title proposals { nodes { title } } } } } } }`,
    );
    expect(contactCosts).toEqual({
      total: { contacts: 49 },
      rows: [
        {
          avoidableCost: { amountMinor: '14100' },
          cause: {
            name: CAUSES.BILL,
            needs: [{ title: need, proposals: { nodes: [{ title: proposal.title as string }] } }],
          },
        },
        { avoidableCost: { amountMinor: '2140' }, cause: { name: CAUSES.ANSWER, needs: [] } },
      ],
    });
    expect(await refused('linkCauseToNeed', { causeId: causes.BILL, needId, expectedVersion: 2 })).toEqual([
      `NOT_POSSIBLE_NOW: Cause "${CAUSES.BILL}" is linked to this need already.`,
    ]);
    await act(steward, INA, 'unlinkCauseFromNeed', { causeId: causes.BILL, needId, expectedVersion: 2 });
    const { contactCause } = await steward.data(
      VIC,
      'query($id: ID!) { contactCause(id: $id) { version needs { id } } }',
      {
        id: causes.BILL,
      },
    );
    expect(contactCause).toEqual({ version: 3, needs: [] });
  });

  it('follows the rate of the day: a later one counts from its day on', async () => {
    await act(steward, FIN, 'setContactRate', { ...rateOf('PHONE'), fromDay: '2026-10-05', costMinor: '800' });
    // By phone: 12 of 2 October at 7.00; 5 + 3 of the 5th, 3 of the 8th and 4 of the 12th at 8.00: 15 · 1.00 more.
    expect(money((await costsBy('CAUSE')).total)).toBe(23_780 + 15 * 100);
    await act(steward, FIN, 'setContactRate', { ...rateOf('PHONE'), fromDay: '2026-10-05', costMinor: '700' });
    expect(money((await costsBy('CAUSE')).total)).toBe(23_780);
    const { contactRates } = await steward.data(
      VIC,
      'query($id: ID!) { contactRates(filter: { channelId: $id }) { nodes { fromDay cost { amountMinor currencyCode } setBy { email } } } }',
      { id: channels.PHONE },
    );
    expect(contactRates.nodes).toHaveLength(3);
    expect(contactRates.nodes[2]).toEqual({
      ...{ fromDay: '2026-01-01', cost: { amountMinor: '700', currencyCode: 'USD' }, setBy: { email: FIN } },
    });
  });

  it('says how many have no rate, and leaves them out of the cost', () =>
    forNow(async () => {
      const fax = await added('addChannel', 'channel', { name: 'Fax' });
      await record([aContact({ channelId: fax, occurredAt: '2026-10-20T10:00:00Z' })]);
      expect((await costsBy('CAUSE')).total).toMatchObject({
        contacts: 50,
        uncosted: 1,
        cost: { amountMinor: '23780' },
      });
    }));

  it('counts what is counted beside what is told one by one, where the period lies within the days', () =>
    forNow(async () => {
      await count([aCount({ fromDay: '2026-10-01', toDay: '2026-10-31' }), aCount()]);
      expect((await costsBy('CAUSE')).rows[0]).toMatchObject({ contacts: 35, cost: { amountMinor: '29100' } });
      const { total, leftOut } = await costsBy('CAUSE', { from: '2026-09-15' });
      expect([total['contacts'], leftOut]).toEqual([59, 10]);
    }));

  it('is exact beyond what a big integer of the database holds', () =>
    forNow(async () => {
      const gold = await added('addChannel', 'channel', { name: 'Gold' });
      const dearest = { channelId: gold, fromDay: '2026-01-01', costMinor: '999999999999999', currencyCode: 'USD' };
      await act(steward, FIN, 'setContactRate', dearest);
      await count([aCount({ channelId: gold, contacts: 100_000_000 })]);
      // (10^15 - 1) * 10^8
      expect((await costsBy('CAUSE', { from: '2026-09-01', to: '2026-09-30' })).total['cost']).toEqual({
        ...{ amountMinor: '99999999999999900000000', currencyCode: 'USD' },
      });
    }));

  it('is not told of days that do not exist, or in too many rows', async () => {
    const asked = async (args: string) =>
      (await steward.ask(VIC, `{ contactCosts(${args}, by: CAUSE) { leftOut rows { share } } }`)).errors?.[0]?.message;
    expect(await asked('from: "2026-10-31", to: "2026-10-01"')).toBe(
      'contactCosts: the first day, 2026-10-31, is after the last, 2026-10-01.',
    );
    expect(await asked('from: "2026-10-01", to: "2026-10-31", first: 0')).toBe(
      'contactCosts: first is 1 to 1000, not 0.',
    );
  });

  it('is nobody else’s', async () => {
    const { contactCosts, serviceContacts } = await steward.data(
      ODA,
      '{ contactCosts(from: "2026-10-01", to: "2026-10-31", by: CAUSE) { total { contacts cost { amountMinor currencyCode } } rows { share } } serviceContacts { totalCount } }',
    );
    expect(contactCosts).toEqual({ total: { contacts: 0, cost: { amountMinor: '0', currencyCode: 'EUR' } }, rows: [] });
    expect(serviceContacts.totalCount).toBe(0);
  });
});

describe('The effort of customers', () => {
  const ALL = {
    ...{ contacts: 49, ofKnownCustomers: 49, repeats: 13, followed: 13, mayBeFollowed: 0 },
    relations: { sameIssue: 5, downstreamIssue: 3, unhappyWithAnswer: 3, unknown: 2 },
    // B: app → phone, 5; C: phone → branch, 3.
    channelSwitches: 8,
    // A: 12 × 1; C: 3 × 2.
    ...{ transfers: 18, transferred: 15 },
    // By app: B 5, D 4, E 4, F 6. Of these, those of B end on the phone within the window; those of D 11 days later.
    ...{ digital: 19, endedWithHuman: 5 },
    ...{ repeatShare: 13 / 49, followedShare: 13 / 49, transferredShare: 15 / 49, containment: 14 / 19 },
  };

  it('is told in all', async () => {
    const { total, repeatWindowDays } = await effortBy('CAUSE');
    expect(repeatWindowDays).toBe(10);
    expect(total).toEqual(ALL);
  });

  it('is told by cause', async () => {
    const { rows } = await effortBy('CAUSE');
    expect(rows.map((row) => [row['cause'].name, row['contacts'], row['repeats'], row['followed']])).toEqual([
      [CAUSES.BILL, 25, 5, 8],
      [CAUSES.MOVE, 19, 5, 0],
      [CAUSES.ANSWER, 5, 3, 5],
    ]);
    expect(rows[0]).toMatchObject({ channelSwitches: 5, digital: 5, endedWithHuman: 5, containment: 0 });
    expect(rows[1]).toMatchObject({ digital: 12, containment: 1, relations: { downstreamIssue: 3, unknown: 2 } });
    expect(rows[2]).toMatchObject({ channelSwitches: 3, relations: { unhappyWithAnswer: 3 }, repeatShare: 3 / 5 });
  });

  it('is told by channel and owner', async () => {
    const byChannel = (await effortBy('CHANNEL')).rows;
    expect(byChannel.map((row) => [row['channel'].name, row['contacts'], row['repeats']])).toEqual([
      ['Phone', 27, 8],
      ['Branch', 3, 3],
      ['App', 19, 2],
    ]);
    expect(byChannel[0]).toMatchObject({ digital: 0, containment: null });
    const byOwner = (await effortBy('OWNER')).rows;
    expect(byOwner.map((row) => [row['owner'].email, row['repeats']])).toEqual([
      ...[
        ['ben@example.com', 5],
        ['bea@example.com', 5],
        ['cho@example.com', 3],
      ],
    ]);
  });

  it('looks beyond the days for what came before and after', async () => {
    // On 5 October: the second contact of B, after one of the 3rd; the first of C, before one of the 8th.
    const { total } = await effortBy('CAUSE', { from: '2026-10-05', to: '2026-10-05' });
    expect(total).toMatchObject({ contacts: 8, repeats: 5, followed: 3 });
  });

  it('depends on the window of the organization, 7 to 14 days', async () => {
    const window = 'repeatWindow { days version }';
    const set = (days: number, expectedVersion: number) =>
      act(steward, INA, 'setRepeatWindow', { days, expectedVersion }, window);
    expect(await set(14, 1)).toMatchObject({ repeatWindow: { days: 14, version: 2 } });
    // The 4 of D come within 11 days.
    expect((await effortBy('CAUSE')).total).toMatchObject({ repeats: 17, endedWithHuman: 9 });
    await set(7, 2);
    // The 2 of E come after 10 days.
    expect((await effortBy('CAUSE')).total).toMatchObject({ repeats: 11 });
    expect(await refused('setRepeatWindow', { days: 15, expectedVersion: 3 })).toEqual([
      'input.days: 15: expected a whole number from 7 to 14.',
    ]);
    expect(await faultOf(BEN, 'setRepeatWindow', { days: 9, expectedVersion: 3 })).toBe('FORBIDDEN');
    await set(10, 3);
  });

  it('knows no repeats of customers whom nobody knows', () =>
    forNow(async () => {
      await record([
        aContact({ occurredAt: '2026-10-20T10:00:00Z' }),
        aContact({ occurredAt: '2026-10-20T11:00:00Z' }),
      ]);
      expect((await effortBy('CAUSE')).total).toMatchObject({ contacts: 51, ofKnownCustomers: 49, repeats: 13 });
    }));

  it('ends with a human on the same journey only, and says what is still to come', () =>
    forNow(async () => {
      const app = { channelId: channels.APP, mode: 'DIGITAL', occurredAt: '2026-10-30T10:00:00Z' };
      await record([
        aContact({ ...app, customerKey: 'same' }),
        aContact({ customerKey: 'same' }),
        aContact({ ...app, customerKey: 'other' }),
        aContact({ customerKey: 'other', causeId: causes.MOVE }),
        aContact({ ...app, customerKey: 'own', journeyId: journeys.move }),
        aContact({ customerKey: 'own', causeId: causes.MOVE }),
        aContact({ ...app, customerKey: 'none yet' }),
      ]);
      expect((await effortBy('CAUSE')).total).toMatchObject({
        digital: 23,
        endedWithHuman: 7,
        followed: 16,
        mayBeFollowed: 1,
      });
    }));

  it('shows which issue comes next', async () => {
    const { nextIssues } = await steward.data(
      VIC,
      '{ nextIssues(from: "2026-10-01", to: "2026-10-31") { contacts share cause { name } nextCause { name } } }',
    );
    const pair = (cause: CauseName, nextCause: CauseName, contacts: number, share: number) => ({
      ...{ cause: { name: CAUSES[cause] }, nextCause: { name: CAUSES[nextCause] }, contacts, share },
    });
    expect(nextIssues).toEqual([
      // C and E: 3 + 2.
      pair('ANSWER', 'MOVE', 5, 1),
      pair('BILL', 'BILL', 5, 5 / 8),
      pair('BILL', 'ANSWER', 3, 3 / 8),
    ]);
  });
});

describe('Recording service contacts', () => {
  it('keeps all that is said, and charges it to the owner of the cause', () =>
    forNow(async () => {
      const contact = aContact({ customerKey: 'K-1', transfers: 2, text: ' Twice! ', productId: card });
      const selection = `contacts { occurredAt mode transfers relation text textHidden product { name } journey { name }
        customer { key } cause { name } channel { name } owner { email } side chargedTo { email } chargedSide import { id } }`;
      const { contacts } = await act(steward, INA, 'recordContacts', { contacts: [contact] }, selection);
      expect(contacts).toEqual([
        {
          ...{ occurredAt: '2026-11-01T10:00:00.000Z', mode: 'HUMAN', transfers: 2, relation: null, text: 'Twice!' },
          ...{ textHidden: false, product: { name: 'Card' }, journey: null, customer: { key: 'K-1' }, import: null },
          ...{
            cause: { name: CAUSES.BILL },
            channel: { name: 'Phone' },
            owner: { email: BEN },
            side: 'OUTSIDE_SERVICE',
          },
          ...{ chargedTo: { email: BEN }, chargedSide: 'OUTSIDE_SERVICE' },
        },
      ]);
      const query = '{ serviceContacts(filter: { from: "2026-11-01" }) { nodes { text textHidden } } }';
      expect((await steward.data(VIC, query))['serviceContacts'].nodes).toEqual([{ text: null, textHidden: true }]);
      expect((await steward.data(LEAH, query))['serviceContacts'].nodes).toEqual([
        { text: 'Twice!', textHidden: false },
      ]);
    }));

  it('tells everything that is wrong at once, and writes nothing', async () => {
    const wrong = [
      aContact({ occurredAt: '2026-11-03T00:00:00Z', transfers: -1 }),
      aContact({ relation: 'SAME_ISSUE', text: 'x'.repeat(10_001), customerKey: ' ' }),
      aContact(),
    ];
    expect(await refused('recordContacts', { contacts: wrong })).toEqual([
      'input.contacts[0].occurredAt: 2026-11-03T00:00:00.000Z is in the future (now is 2026-11-02T09:00:00.000Z).',
      'input.contacts[0].transfers: -1: expected a whole number from 0 to 100.',
      'input.contacts[1].text: 10001 characters: expected at most 10000.',
      'input.contacts[1].relation: A relation is one to the contact before of the same customer: name the customer.',
    ]);
    expect(await refused('recordContacts', { contacts: [] })).toEqual([
      'input.contacts: Expected at least one, got none.',
    ]);
    const many = Array.from({ length: 501 }, () => aContact());
    expect(await refused('recordContacts', { contacts: many })).toEqual([
      'input.contacts: 501: expected at most 500; import a file for more.',
    ]);
  });

  it('is for admins, CX leaders and insights, and of what there is in their organization', async () => {
    expect(await faultOf(BEN, 'recordContacts', { contacts: [aContact()] })).toBe('FORBIDDEN');
    expect(await faultOf(undefined, 'recordContacts', { contacts: [aContact()] })).toBe('UNAUTHENTICATED');
    expect(await faultOf(ODA, 'recordContacts', { contacts: [aContact()] })).toBe('NOT_FOUND');
    for (const [field, type] of [
      ...[
        ['channelId', 'Channel'],
        ['causeId', 'ContactCause'],
        ['productId', 'Product'],
        ['journeyId', 'Journey'],
      ],
    ] as [string, string][]) {
      const contact = aContact({ [field]: unknownId(type) });
      expect(await faultOf(INA, 'recordContacts', { contacts: [contact] })).toBe('NOT_FOUND');
    }
    expect(await faultOf(ODA, 'recordContactCounts', { counts: [aCount()] })).toBe('NOT_FOUND');
    expect(await faultOf(INA, 'recordContactCounts', { counts: [aCount({ ownerId: unknownId('Person') })] })).toBe(
      'NOT_FOUND',
    );
    expect(await faultOf(FIN, 'recordContactCounts', { counts: [aCount()] })).toBe('FORBIDDEN');
  });

  it('refuses counts that cannot be', async () => {
    const wrong = [
      aCount({ contacts: -1 }),
      aCount({ fromDay: '2026-09-30', toDay: '2026-09-01' }),
      aCount({ toDay: '2026-11-30' }),
    ];
    expect(await refused('recordContactCounts', { counts: wrong })).toEqual([
      'input.counts[0].contacts: -1: expected a whole number from 0 to 100000000.',
      'input.counts[1].toDay: 2026-09-01 is before 2026-09-30, the first day.',
      'input.counts[2].toDay: 2026-11-30 is in the future (today is 2026-11-02).',
    ]);
  });

  it('counts nothing twice', () =>
    forNow(async () => {
      await count([aCount()]);
      const SAME = 'of the same cause, owner and channel nothing is counted twice';
      expect(
        await refused('recordContactCounts', {
          counts: [aCount({ toDay: '2026-09-01' }), aCount({ fromDay: '2026-09-30', toDay: '2026-10-02' })],
        }),
      ).toEqual([
        `input.counts[0].fromDay: 2026-09-01 to 2026-09-01 overlaps the count of 2026-09-01 to 2026-09-30: ${SAME}.`,
        `input.counts[1].fromDay: 2026-09-30 to 2026-10-02 overlaps the count of 2026-09-01 to 2026-09-30: ${SAME}.`,
      ]);
      const next = { fromDay: '2026-08-01', toDay: '2026-08-31' };
      expect(await refused('recordContactCounts', { counts: [aCount(next), aCount(next)] })).toEqual([
        `input.counts[1].fromDay: 2026-08-01 to 2026-08-31 overlaps input.counts[0]: ${SAME}.`,
      ]);
      const byPhone = { channelId: channels.PHONE, fromDay: '2026-10-01', toDay: '2026-10-31' };
      expect(await refused('recordContactCounts', { counts: [aCount(byPhone)] })).toEqual([
        `input.counts[0].fromDay: Contacts of 2026-10-02 are on record one by one: ${SAME}.`,
      ]);
      const inIt = aContact({ channelId: channels.BRANCH, occurredAt: '2026-09-30T23:59:59Z' });
      expect(await refused('recordContacts', { contacts: [aContact(), inIt] })).toEqual([
        `input.contacts[1].occurredAt: 2026-09-30 is counted already, by the count of 2026-09-01 to 2026-09-30: ${SAME}.`,
      ]);
      // Another owner, another channel and another period are others.
      const others = [{ ownerId: people['bea'] }, { channelId: channels.APP }, next];
      expect(await count(others.map(aCount))).toMatchObject({ counts: [{}, {}, {}] });
      const { contactCounts } = await steward.data(
        VIC,
        'query($bea: ID!) { contactCounts(filter: { chargedToId: $bea }) { nodes { fromDay toDay contacts owner { email } side } } }',
        { bea: people['bea'] },
      );
      expect(contactCounts.nodes).toEqual([
        {
          fromDay: '2026-09-01',
          toDay: '2026-09-30',
          contacts: 10,
          owner: { email: 'bea@example.com' },
          side: 'OUTSIDE_SERVICE',
        },
      ]);
    }));

  it('counts nothing twice either when two record at once', () =>
    forNow(async () => {
      const answers = await Promise.all([count([aCount()]), count([aCount()]), count([aCount()])]);
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
        ...['InvalidInput', 'InvalidInput', 'RecordContactCountsPayload'],
      ]);
    }));
});

describe('A contact cause', () => {
  it('has a name of its own, an owner who is here, and is edited at the version that was read', async () => {
    const name = 'The card is late';
    const cause = { name, ownerId: people['ben'], side: 'OUTSIDE_SERVICE', avoidable: true };
    const causeId = await added('addContactCause', 'cause', cause);
    expect(await refused('addContactCause', cause)).toEqual([
      `input.name: There is a contact cause "${name}" already.`,
    ]);
    expect(await faultOf(INA, 'addContactCause', { ...cause, name: 'New', ownerId: await idOf(steward, ODA) })).toBe(
      'NOT_FOUND',
    );
    expect(await faultOf(BEN, 'addContactCause', { ...cause, name: 'New' })).toBe('FORBIDDEN');
    const edit = { ...cause, causeId, expectedVersion: 1, ownerId: people['bea'], journeyId: journeys.move };
    const edited = 'cause { version owner { email } journey { name } product { name } }';
    expect((await act(steward, INA, 'editContactCause', edit, edited))['cause']).toEqual({
      ...{ version: 2, owner: { email: 'bea@example.com' }, journey: { name: 'Move house' }, product: null },
    });
    expect(await refused('editContactCause', edit)).toEqual([
      `STALE_VERSION: Version 1 of contact cause "${name}" is stale: it is at version 2. Read it again before deciding.`,
    ]);
    expect(await refused('editContactCause', { ...edit, expectedVersion: 2, name: CAUSES.BILL })).toEqual([
      `input.name: There is a contact cause "${CAUSES.BILL}" already.`,
    ]);
  });

  it('charges what comes from then on to another owner: what was charged stays', () =>
    forNow(async () => {
      const causeId = await added('addContactCause', 'cause', {
        ...{ name: 'A lost letter', ownerId: people['ben'], side: 'OUTSIDE_SERVICE', avoidable: true },
      });
      await record([aContact({ causeId })]);
      const edit = { causeId, name: 'A lost letter', ownerId: people['cho'], side: 'IN_SERVICE', avoidable: true };
      await act(steward, INA, 'editContactCause', { ...edit, expectedVersion: 1 });
      await record([aContact({ causeId }), aContact({ causeId })]);
      const { rows } = await costsBy('OWNER', { from: '2026-11-01', to: '2026-11-02' });
      expect(rows.map((row) => [row['owner'].email, row['contacts']])).toEqual([
        ['cho@example.com', 2],
        ['ben@example.com', 1],
      ]);
    }));
});

describe('What a contact costs in a channel', () => {
  it('is told in the reporting currency, and not below nothing', async () => {
    const rate = { ...rateOf('APP'), costMinor: '-1', currencyCode: 'EUR' };
    expect(await refused('setContactRate', rate, FIN)).toEqual([
      'input.costMinor: -1: expected a whole number ≥ 0 (minor units).',
      'input.currencyCode: "EUR": contacts cost what they cost in USD, the reporting currency.',
    ]);
    expect(await faultOf(INA, 'setContactRate', { ...rate, costMinor: '1', currencyCode: 'USD' })).toBe('FORBIDDEN');
    expect(
      await faultOf(FIN, 'setContactRate', { ...rate, costMinor: '1', currencyCode: 'USD', channelId: card }),
    ).toBe('NOT_FOUND');
  });
});

describe('A customer who is erased', () => {
  it('leaves the contacts without text, and all that is counted as it was', async () => {
    const before = [await effortBy('CAUSE'), await costsBy('OWNER')];
    const query = `{ serviceContacts(first: 100) { nodes { text customer { key } } } }`;
    const { nodes } = (await steward.data(LEAH, query))['serviceContacts'] as {
      nodes: { customer: { key: string } }[];
    };
    const customerKey = nodes.map(({ customer }) => customer.key).find((key) => key.startsWith('C-'))!;
    await act(steward, ADA, 'eraseCustomer', { customerKey, reason: 'They asked for it' });
    const after = (await steward.data(LEAH, query))['serviceContacts'].nodes as { text: string | null }[];
    expect(after.filter(({ text }) => text === null)).toHaveLength(3);
    expect(JSON.stringify(after)).not.toContain(customerKey);
    expect([await effortBy('CAUSE'), await costsBy('OWNER')]).toEqual(before);
  });
});
