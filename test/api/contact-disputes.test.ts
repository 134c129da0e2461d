import { aBank, idOf, unknownId } from '../support/a-bank';
import { aCause, aContact, aDispute } from '../support/a-contact';
import { act, mutationDocument, type Acted } from '../support/act';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [INA, LEAH, LIAM, BEN, BEA, CHO, VIC] = ['ina', 'leah', 'liam', 'ben', 'bea', 'cho', 'vic'].map(
  (name) => `${name}@example.com`,
) as [string, string, string, string, string, string, string];
const OCTOBER = { fromDay: '2026-10-01', toDay: '2026-10-31' };

let steward: Steward;
/** Global ids of people by first name. */
let people: Record<'ben' | 'bea' | 'cho' | 'leah' | 'oda', string>;
let phone: string;
let bill: string;
let contact: string;

beforeEach(async () => {
  steward = await aBank();
  const emails = [BEN, BEA, CHO, LEAH, 'oda@other.example'];
  const ids = await Promise.all(emails.map((email) => idOf(steward, email)));
  people = Object.fromEntries(['ben', 'bea', 'cho', 'leah', 'oda'].map((name, i) => [name, ids[i]])) as typeof people;
  phone = (await act(steward, INA, 'addChannel', { name: 'Phone' }, 'channel { id }'))['channel'].id as string;
  const rate = { channelId: phone, fromDay: '2026-01-01', costMinor: '700', currencyCode: 'USD' };
  await act(steward, LEAH, 'setContactRate', rate);
  bill = await aCause(steward, INA, people.ben, 'The bill');
  contact = await aContact(steward, INA, { causeId: bill, channelId: phone });
});
afterEach(() => steward.stop());

const DISPUTE = `dispute { id version decision decisionReason contacts fromDay toDay reason movedToSide owner { email }
  cause { name } contact { id } decidedBy { email } movedTo { email }
  withdrawnAt withdrawnReason }`;
const disputing = (more: object = {}, by = BEN) =>
  act(steward, by, 'disputeCharges', { causeId: bill, ...OCTOBER, reason: 'Sales promised it', ...more }, DISPUTE);
const deciding = (mutation: string, disputeId: string, more: object = {}, by = LEAH) =>
  act(steward, by, mutation, { disputeId, expectedVersion: 1, reason: 'So it was', ...more }, DISPUTE);
const moving = (disputeId: string, more: object = {}, by = LEAH) =>
  deciding('moveCharge', disputeId, { ownerId: people.bea, side: 'IN_SERVICE', ...more }, by);
const counted = (contacts: number, days: object = OCTOBER, more: object = {}) => {
  const branch = { causeId: bill, channelId: phone, ownerId: people.ben, ...days, contacts, ...more };
  return act(steward, INA, 'recordContactCounts', { counts: [branch] }, 'counts { id }');
};
/** Dollars charged by e-mail, with how much of it is caused outside service. */
async function charged(days: object = {}): Promise<Record<string, [number, number]>> {
  const { contactCosts } = await steward.data(
    VIC,
    `query($from: LocalDate!, $to: LocalDate!) { contactCosts(from: $from, to: $to, by: OWNER) {
      rows { owner { email } cost { amountMinor } outsideServiceCost { amountMinor } } } }`,
    { from: '2026-10-01', to: '2026-11-02', ...days },
  );
  const rows = contactCosts.rows as Record<string, any>[];
  const dollars = ({ amountMinor }: { amountMinor: string }) => Number(amountMinor) / 100;
  return Object.fromEntries(
    rows.map(({ owner, cost, outsideServiceCost }) => [owner.email, [dollars(cost), dollars(outsideServiceCost)]]),
  );
}
const newsOf = async (email: string) => {
  const query = '{ viewer { inbox { nodes { kind title text subjectId readAt } } } }';
  return (await steward.data(email, query))['viewer'].inbox.nodes as Record<string, string>[];
};
/** What a command is refused with, and that nothing is written by it. */
async function refused(command: () => Promise<Acted>): Promise<string> {
  const before = await writtenRows(steward);
  const answer = await command();
  expect(await writtenRows(steward)).toEqual(before);
  return `${answer['code'] as string}: ${answer['message'] as string}`;
}
async function faultOf(email: string, mutation: string, input: object): Promise<string | undefined> {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), reason: 'So', ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors?.[0]?.extensions.code;
}

describe('The charge for a cause in a period', () => {
  it('is disputed by whom it is charged to, moved by somebody else, and costs, news and audit follow', async () => {
    await counted(3, { fromDay: '2026-10-10', toDay: '2026-10-20' }, { channelId: await channel('Branch', 1500) });
    expect(await charged()).toEqual({ [BEN]: [7 + 45, 52] });
    const { dispute } = await disputing();
    expect(dispute).toMatchObject({
      ...{ contacts: 4, ...OCTOBER, reason: 'Sales promised it', decision: null, owner: { email: BEN }, contact: null },
      ...{ cause: { name: 'The bill' }, version: 1 },
    });
    expect(await newsOf(LIAM)).toMatchObject([
      {
        ...{ kind: 'CHARGE_DISPUTED', title: 'A charge for service contacts is disputed: "The bill"', readAt: null },
        ...{ text: '4 contacts of 2026-10-01 to 2026-10-31. The reason: Sales promised it', subjectId: dispute.id },
      },
    ]);
    // Nothing moves while it is open.
    expect(await charged()).toEqual({ [BEN]: [52, 52] });

    expect((await moving(dispute.id as string))['dispute']).toMatchObject({
      ...{ decision: 'MOVED', decidedBy: { email: LEAH }, decisionReason: 'So it was', version: 2 },
      ...{ movedTo: { email: BEA }, movedToSide: 'IN_SERVICE' },
    });
    expect(await charged()).toEqual({ [BEA]: [52, 0] });
    expect(await newsOf(BEN)).toMatchObject([
      { kind: 'CHARGE_DECIDED', title: 'The charge that you disputed is moved to another owner: "The bill"' },
    ]);
    expect(await newsOf(BEA)).toMatchObject([
      {
        ...{ kind: 'CHARGE_DECIDED', title: 'A charge for service contacts is moved to you: "The bill"' },
        text: '4 contacts of 2026-10-01 to 2026-10-31. The reason: So it was',
      },
    ]);
    // It waits for nobody any more.
    expect((await newsOf(LIAM))[0]!['readAt']).not.toBeNull();
    const { auditRecords, serviceContact } = await steward.data(
      LEAH,
      `query($id: ID!, $contact: ID!) { serviceContact(id: $contact) { owner { email } side chargedTo { email } chargedSide }
        auditRecords(filter: { subjectId: $id }) { nodes { action reason actor { email } } } }`,
      { id: dispute.id, contact },
    );
    expect(auditRecords.nodes).toEqual([
      { action: 'contactDisputeDecided', reason: 'So it was', actor: { email: LEAH } },
      { action: 'contactChargeDisputed', reason: null, actor: { email: BEN } },
    ]);
    expect(serviceContact).toEqual({
      ...{ owner: { email: BEN }, side: 'OUTSIDE_SERVICE', chargedTo: { email: BEA }, chargedSide: 'IN_SERVICE' },
    });
  });

  it('stands where it is upheld, and can be disputed anew', async () => {
    const { dispute } = await disputing();
    expect((await deciding('upholdCharge', dispute.id as string, {}, INA))['dispute']).toMatchObject({
      ...{ decision: 'UPHELD', decidedBy: { email: INA }, movedTo: null },
    });
    expect(await charged()).toEqual({ [BEN]: [7, 7] });
    expect(await newsOf(BEN)).toMatchObject([{ title: 'The charge that you disputed stands: "The bill"' }]);
    expect((await disputing({ reason: 'I have the letter' }))['dispute']).toMatchObject({ contacts: 1 });
    const { contactDisputes } = await steward.data(
      VIC,
      'query($ben: ID!) { contactDisputes(filter: { open: true, ownerId: $ben }) { nodes { reason } } all: contactDisputes { totalCount } }',
      { ben: people.ben },
    );
    expect(contactDisputes.nodes).toEqual([{ reason: 'I have the letter' }]);
  });

  it('follows the decision also of what is recorded later, in the order of the decisions', async () => {
    const { dispute } = await disputing();
    await moving(dispute.id as string);
    const { dispute: further } = await disputing({}, BEA);
    await moving(further.id as string, { ownerId: people.cho });
    expect(await charged()).toEqual({ [CHO]: [7, 0] });
    // From Ben to Bea to Cho; what is not of October stays Ben's.
    await aContact(steward, INA, { causeId: bill, channelId: phone });
    const branch = await channel('Branch', 1500);
    await counted(1, { fromDay: '2026-10-30', toDay: '2026-10-31' }, { channelId: branch });
    await counted(1, { fromDay: '2026-11-01', toDay: '2026-11-02' }, { channelId: branch });
    expect(await charged()).toEqual({ [CHO]: [29, 0], [BEN]: [15, 15] });
  });

  it('is not disputed by others, twice at once, in part of a count, or of what is to come', async () => {
    expect(await refused(() => disputing({}, BEA))).toBe(
      'NOT_POSSIBLE_NOW: Nothing is charged to you for "The bill" from 2026-10-01 to 2026-10-31.',
    );
    expect(await refused(() => disputing({ toDay: '2026-11-03', reason: 'Why' }))).toBe(
      'INVALID_INPUT: input.toDay: 2026-11-03 is in the future (today is 2026-11-02).',
    );
    await counted(2, { fromDay: '2026-09-20', toDay: '2026-10-10' }, { channelId: await channel('Branch', 1500) });
    expect(await refused(() => disputing())).toBe(
      'INVALID_INPUT: input.fromDay: The count of 2026-09-20 to 2026-10-10 lies only partly within: it is disputed whole.',
    );
    const whole = { fromDay: '2026-09-01' };
    const both = await Promise.all([disputing(whole), disputing(whole)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['DisputeChargesPayload', 'NotPossibleNow']);
    expect(await faultOf('oda@other.example', 'disputeCharges', { causeId: bill, ...OCTOBER })).toBe('NOT_FOUND');
  });

  const channel = async (name: string, costMinor: number): Promise<string> => {
    const added = await act(steward, INA, 'addChannel', { name }, 'channel { id }');
    const channelId = added['channel'].id as string;
    const rate = { channelId, fromDay: '2026-01-01', costMinor: String(costMinor), currencyCode: 'USD' };
    await act(steward, LEAH, 'setContactRate', rate);
    return channelId;
  };
});

describe('The charge for one contact', () => {
  it('is disputed and moved alone', async () => {
    await aContact(steward, INA, { causeId: bill, channelId: phone });
    const disputeId = await aDispute(steward, BEN, contact);
    await moving(disputeId);
    expect(await charged()).toEqual({ [BEN]: [7, 7], [BEA]: [7, 0] });
    const { contactDispute } = await steward.data(
      VIC,
      'query($id: ID!) { contactDispute(id: $id) { contacts fromDay toDay contact { id chargedTo { email } } } }',
      { id: disputeId },
    );
    expect(contactDispute).toEqual({
      ...{ contacts: 1, fromDay: '2026-10-01', toDay: '2026-10-01' },
      contact: { id: contact, chargedTo: { email: BEA } },
    });
  });

  it('is nobody else’s to dispute', async () => {
    expect(await faultOf(BEA, 'disputeContact', { contactId: contact })).toBe('FORBIDDEN');
    expect(await faultOf(BEN, 'disputeContact', { contactId: unknownId('ServiceContact') })).toBe('NOT_FOUND');
    expect(await faultOf('oda@other.example', 'disputeContact', { contactId: contact })).toBe('NOT_FOUND');
  });
});

describe('A dispute', () => {
  it('is told to whoever may decide, each once: CX leaders and insights, never to whom it is charged', async () => {
    // Ina is of insights, and leads, too: she hears of it once.
    const ina = await idOf(steward, INA);
    await act(steward, 'ada@example.com', 'grantRole', { personId: ina, role: 'CX_LEADER' });
    await aDispute(steward, BEN, contact);
    for (const email of [LEAH, LIAM, INA]) expect(await newsOf(email)).toMatchObject([{ kind: 'CHARGE_DISPUTED' }]);
    for (const email of [BEN, BEA, VIC]) expect(await newsOf(email)).toEqual([]);
    const promise = await aCause(steward, INA, ina, 'A promise');
    await aDispute(steward, INA, await aContact(steward, INA, { causeId: promise, channelId: phone }));
    expect(await newsOf(LIAM)).toHaveLength(2);
    expect(await newsOf(INA)).toHaveLength(1);
  });

  it('is withdrawn while it is open by whoever raised it, waits for nobody then, and can be raised anew', async () => {
    const { dispute } = await disputing();
    const disputeId = dispute.id as string;
    const withdrawing = (more: object = {}, by = BEN) => deciding('withdrawDispute', disputeId, more, by);
    const input = { disputeId, expectedVersion: 1 };
    expect(await faultOf(LEAH, 'withdrawDispute', input)).toBe('FORBIDDEN');
    expect(await faultOf('oda@other.example', 'withdrawDispute', input)).toBe('NOT_FOUND');
    expect(await faultOf(BEN, 'withdrawDispute', { ...input, disputeId: unknownId('ContactDispute') })).toBe(
      'NOT_FOUND',
    );
    expect(await refused(() => withdrawing({ expectedVersion: 2 }))).toMatch(/^STALE_VERSION: /);
    expect(await refused(() => withdrawing({ reason: ' ' }))).toBe(
      'INVALID_INPUT: input.reason: Expected a text, got an empty one.',
    );
    expect((await withdrawing({ reason: 'I found the letter' }))['dispute']).toMatchObject({
      ...{ decision: null, decidedBy: null, withdrawnReason: 'I found the letter', version: 2 },
      withdrawnAt: expect.stringMatching(/^2026-11-02T/),
    });
    expect(await charged()).toEqual({ [BEN]: [7, 7] });
    expect((await newsOf(LIAM))[0]!['readAt']).not.toBeNull();
    expect(await refused(() => moving(disputeId, { expectedVersion: 2 }))).toBe(
      'NOT_POSSIBLE_NOW: This dispute was withdrawn. What is charged is disputed anew.',
    );
    await disputing({ reason: 'It was another letter' });
    const { auditRecords, open, over } = await steward.data(
      LEAH,
      `query($id: ID!) { auditRecords(filter: { subjectId: $id }) { nodes { action reason } }
        open: contactDisputes(filter: { open: true }) { nodes { reason } }
        over: contactDisputes(filter: { open: false }) { nodes { reason } } }`,
      { id: disputeId },
    );
    expect(auditRecords.nodes[0]).toEqual({ action: 'contactDisputeWithdrawn', reason: 'I found the letter' });
    expect(open.nodes).toEqual([{ reason: 'It was another letter' }]);
    expect(over.nodes).toEqual([{ reason: 'Sales promised it' }]);
  });

  it('is either withdrawn or decided, also when both are done at once', async () => {
    const disputeId = await aDispute(steward, BEN, contact);
    const both = await Promise.all([moving(disputeId), deciding('withdrawDispute', disputeId, {}, BEN)]);
    expect(both.map(({ __typename }) => __typename).filter((name) => name.endsWith('Payload'))).toHaveLength(1);
  });
});

describe('A decision on a dispute', () => {
  it('is never the owner’s, whoever they are', async () => {
    const cause = await aCause(steward, INA, people.leah, 'A promise');
    const disputeId = await aDispute(steward, LEAH, await aContact(steward, INA, { causeId: cause, channelId: phone }));
    expect(await refused(() => moving(disputeId))).toBe(
      'OWN_DECISION: You are charged, and dispute it: somebody else decides.',
    );
    expect((await moving(disputeId, {}, LIAM))['dispute']).toMatchObject({ decision: 'MOVED' });
  });

  it('is for CX leaders and insights, once, at the version that was read, and names an owner who is here', async () => {
    const disputeId = await aDispute(steward, BEN, contact);
    const input = { disputeId, expectedVersion: 1 };
    expect(await faultOf(BEA, 'upholdCharge', input)).toBe('FORBIDDEN');
    expect(await faultOf('oda@other.example', 'upholdCharge', input)).toBe('NOT_FOUND');
    const to = { ...input, side: 'IN_SERVICE' };
    expect(await faultOf(LEAH, 'moveCharge', { ...to, ownerId: people.oda })).toBe('NOT_FOUND');
    expect(await refused(() => moving(disputeId, { ownerId: people.ben }))).toBe(
      'INVALID_INPUT: input.ownerId: It is charged to this person: name another owner.',
    );
    expect(await refused(() => deciding('upholdCharge', disputeId, { expectedVersion: 2 }))).toMatch(
      /^STALE_VERSION: /,
    );
    const both = await Promise.all([moving(disputeId), deciding('upholdCharge', disputeId, {}, LIAM)]);
    expect(both.map(({ __typename }) => __typename).filter((name) => name.endsWith('Payload'))).toHaveLength(1);
    expect(await refused(() => moving(disputeId, { expectedVersion: 2 }))).toMatch(
      /^NOT_POSSIBLE_NOW: This dispute was decided/,
    );
  });
});
