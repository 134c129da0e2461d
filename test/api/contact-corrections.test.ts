import { aBank, idOf, unknownId } from '../support/a-bank';
import { aCause, aDispute } from '../support/a-contact';
import { act, mutationDocument, type Acted } from '../support/act';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [INA, LEAH, BEN, BEA, CHO, VIC] = ['ina', 'leah', 'ben', 'bea', 'cho', 'vic'].map(
  (name) => `${name}@example.com`,
) as [string, string, string, string, string, string];
const ODA = 'oda@other.example';

let steward: Steward;
/** Global ids by first name, and of two channels and two causes, of Ben and of Cho. */
let people: Record<'ben' | 'bea' | 'cho', string>;
let [phone, app, bill, answer] = ['', '', '', ''];
/** Two contacts of one customer about the bill, on 1 and 5 October: by phone, and by the app. */
let [first, second] = ['', ''];

const recorded = async (contacts: object[]): Promise<string[]> => {
  const done = await act(steward, INA, 'recordContacts', { contacts }, 'contacts { id }');
  return (done['contacts'] as { id: string }[]).map(({ id }) => id);
};
const byPhone = (more: object = {}) => ({
  ...{
    occurredAt: '2026-10-01T10:00:00Z',
    channelId: phone,
    causeId: bill,
    mode: 'HUMAN',
    customerKey: 'C-1',
    ...more,
  },
});

beforeEach(async () => {
  steward = await aBank();
  const ids = await Promise.all([BEN, BEA, CHO].map((email) => idOf(steward, email)));
  people = { ben: ids[0]!, bea: ids[1]!, cho: ids[2]! };
  const channel = async (name: string, costMinor: number): Promise<string> => {
    const channelId = (await act(steward, INA, 'addChannel', { name }, 'channel { id }'))['channel'].id as string;
    const rate = { channelId, fromDay: '2026-01-01', costMinor: String(costMinor), currencyCode: 'USD' };
    await act(steward, LEAH, 'setContactRate', rate);
    return channelId;
  };
  [phone, app] = [await channel('Phone', 700), await channel('App', 20)];
  [bill, answer] = [
    await aCause(steward, INA, people.ben, 'The bill'),
    await aCause(steward, INA, people.cho, 'The answer'),
  ];
  [first, second] = (await recorded([
    byPhone({ text: 'The bill is wrong' }),
    byPhone({ occurredAt: '2026-10-05T10:00:00Z', channelId: app, mode: 'DIGITAL', relation: 'SAME_ISSUE' }),
  ])) as [string, string];
});
afterEach(() => steward.stop());

const CONTACT = `contact { id occurredAt mode transfers relation text customer { key } channel { name } cause { name }
  owner { email } chargedTo { email } chargedSide recordedBy { email } replaces { id } replacedBy { id } }`;
const correcting = (contactId: string, more: object = {}, by = INA) =>
  act(steward, by, 'correctContact', { contactId, reason: 'Misheard', ...more }, CONTACT);
const COUNT = `count { id contacts fromDay toDay owner { email } chargedTo { email } replaces { id } }`;
const correctingCount = (countId: string, more: object = {}, by = INA) =>
  act(steward, by, 'correctContactCount', { countId, reason: 'Misread', ...more }, COUNT);
const counted = async (more: object = {}): Promise<string> => {
  const october = { causeId: answer, channelId: phone, fromDay: '2026-10-01', toDay: '2026-10-31', contacts: 10 };
  const { counts } = await act(
    steward,
    INA,
    'recordContactCounts',
    { counts: [{ ...october, ...more }] },
    'counts { id }',
  );
  return counts[0].id as string;
};
/** Cents charged in October by e-mail; how many contacts and repeats there are; and which cause follows which. */
async function told() {
  const { contactCosts, contactEffort, nextIssues } = await steward.data(
    VIC,
    `{ contactCosts(from: "2026-10-01", to: "2026-10-31", by: OWNER) { leftOut rows { contacts owner { email } cost { amountMinor } } }
       contactEffort(from: "2026-10-01", to: "2026-10-31", by: CAUSE) { total { contacts repeats channelSwitches endedWithHuman } }
       nextIssues(from: "2026-10-01", to: "2026-10-31") { cause { name } nextCause { name } contacts } }`,
  );
  const rows = contactCosts.rows as Record<string, any>[];
  const pairs = nextIssues as Record<string, any>[];
  return {
    costs: Object.fromEntries(rows.map(({ owner, cost }) => [owner.email, Number(cost.amountMinor)])) as object,
    ...(contactEffort.total as { contacts: number; repeats: number; channelSwitches: number; endedWithHuman: number }),
    next: pairs.map(({ cause, nextCause, contacts }) => `${cause.name} → ${nextCause.name}: ${contacts}`),
  };
}
/** What a command is refused with, and that nothing is written by it. */
async function refused(command: () => Promise<Acted>): Promise<string> {
  const before = await writtenRows(steward);
  const answered = await command();
  expect(await writtenRows(steward)).toEqual(before);
  return `${answered['code'] as string}: ${answered['message'] as string}`;
}
async function faultOf(email: string, mutation: string, input: object): Promise<string | undefined> {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), reason: 'So', ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors?.[0]?.extensions.code;
}

describe('A service contact that was recorded wrongly', () => {
  it('is corrected by a further one, which alone counts in costs, repeats and the matrix; both stay on record', async () => {
    expect(await told()).toEqual({
      ...{ costs: { [BEN]: 720 }, contacts: 2, repeats: 1, channelSwitches: 1, endedWithHuman: 0 },
      next: ['The bill → The bill: 1'],
    });
    // It was by phone, and about the answer: another cause is charged to its owner, and nothing switched the channel.
    const { contact } = await correcting(second, { causeId: answer, channelId: phone, mode: 'HUMAN' }, LEAH);
    expect(contact).toMatchObject({
      ...{ occurredAt: '2026-10-05T10:00:00.000Z', mode: 'HUMAN', relation: 'SAME_ISSUE', customer: { key: 'C-1' } },
      ...{ cause: { name: 'The answer' }, owner: { email: CHO }, chargedTo: { email: CHO } },
      ...{ recordedBy: { email: LEAH }, replaces: { id: second }, replacedBy: null },
    });
    expect(await told()).toEqual({
      ...{ costs: { [BEN]: 700, [CHO]: 700 }, contacts: 2, repeats: 1, channelSwitches: 0, endedWithHuman: 0 },
      next: ['The bill → The answer: 1'],
    });
    // The first was by the app, so that the correction of the second is the human with whom it ends.
    const { contact: further } = await correcting(first, { channelId: app, mode: 'DIGITAL' });
    expect(further).toMatchObject({ text: 'The bill is wrong', owner: { email: BEN } });
    expect(await told()).toMatchObject({ costs: { [BEN]: 20, [CHO]: 700 }, repeats: 1, endedWithHuman: 1 });
    const { counting, replaced, auditRecords } = await steward.data(
      LEAH,
      `query($id: ID!) { counting: serviceContacts(filter: { isReplaced: false }) { nodes { id } }
        replaced: serviceContacts(filter: { isReplaced: true }) { nodes { id replacedBy { id } } }
        auditRecords(filter: { subjectId: $id }) { nodes { action reason } } }`,
      { id: second },
    );
    expect(counting.nodes).toEqual([{ id: contact.id }, { id: further.id }]);
    expect(replaced.nodes).toEqual([
      { id: second, replacedBy: { id: contact.id } },
      { id: first, replacedBy: { id: further.id } },
    ]);
    expect(auditRecords.nodes).toMatchObject([
      { action: 'contactReplaced', reason: 'Misheard' },
      { action: 'contactRecorded', reason: null },
    ]);
  });

  it('is corrected once, also by two at once; then its correction is', async () => {
    const both = await Promise.all([correcting(second, { transfers: 1 }), correcting(second, { transfers: 2 })]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CorrectContactPayload', 'NotPossibleNow']);
    expect(await refused(() => correcting(second, { transfers: 3 }))).toBe(
      'NOT_POSSIBLE_NOW: This contact was corrected already: correct the one that took its place.',
    );
    const correction = both.find(({ contact }) => contact)!['contact'].id as string;
    expect((await correcting(correction, { transfers: 3 }))['contact']).toMatchObject({ replaces: { id: correction } });
    expect(await told()).toMatchObject({ contacts: 2, repeats: 1 });
  });

  it('stays charged as a dispute was decided, of the same cause and day; not while that is open', async () => {
    const disputeId = await aDispute(steward, BEN, first);
    expect(await refused(() => correcting(first, { transfers: 1 }))).toBe(
      'NOT_POSSIBLE_NOW: This contact is disputed: correct it once that is decided or withdrawn.',
    );
    const to = { ownerId: people.bea, side: 'IN_SERVICE', reason: 'So it was' };
    await act(steward, LEAH, 'moveCharge', { disputeId, expectedVersion: 1, ...to });
    const { contact } = await correcting(first, { transfers: 1 });
    expect(contact).toMatchObject({ owner: { email: BEN }, chargedTo: { email: BEA }, chargedSide: 'IN_SERVICE' });
    const { contact: later } = await correcting(contact.id as string, { occurredAt: '2026-10-02T10:00:00Z' });
    expect(later).toMatchObject({ owner: { email: BEN }, chargedTo: { email: BEN } });
    // What was decided of the cause and a period holds for what is corrected into it, too; what was corrected is disputed by nobody.
    const september = { causeId: bill, fromDay: '2026-09-01', toDay: '2026-09-30' };
    await recorded([byPhone({ occurredAt: '2026-09-01T10:00:00Z' })]);
    const { dispute } = await act(steward, BEN, 'disputeCharges', { ...september, reason: 'No' }, 'dispute { id }');
    await act(steward, LEAH, 'moveCharge', { disputeId: dispute.id, expectedVersion: 1, ...to });
    const { contact: moved } = await correcting(later.id as string, { occurredAt: '2026-09-30T10:00:00Z' });
    expect(moved).toMatchObject({ owner: { email: BEN }, chargedTo: { email: BEA } });
    const again = { contactId: later.id as string, reason: 'No' };
    expect(await refused(() => act(steward, BEN, 'disputeContact', again))).toMatch(
      /^NOT_POSSIBLE_NOW: Nothing is charged to you/,
    );
  });

  it('cannot become one that is counted already, or be corrected by others, or of what is not there', async () => {
    await counted({ channelId: app });
    expect(await refused(() => correcting(second, { causeId: answer }))).toBe(
      'INVALID_INPUT: input.occurredAt: 2026-10-05 is counted already, by the count of 2026-10-01 to 2026-10-31: of the same cause, owner and channel nothing is counted twice.',
    );
    const input = { contactId: first, transfers: 2 };
    expect(await faultOf(BEN, 'correctContact', input)).toBe('FORBIDDEN');
    expect(await faultOf(ODA, 'correctContact', input)).toBe('NOT_FOUND');
    expect(await faultOf(INA, 'correctContact', { ...input, channelId: unknownId('Channel') })).toBe('NOT_FOUND');
  });

  it('of an erased customer stays theirs, and its text stays gone', async () => {
    await act(steward, 'ada@example.com', 'eraseCustomer', { customerKey: 'C-1', reason: 'They asked for it' });
    const { contact } = await correcting(first, { transfers: 2 });
    expect(contact).toMatchObject({ text: null, customer: { key: null }, transfers: 2 });
    expect(await told()).toMatchObject({ contacts: 2, repeats: 1 });
  });

  it('loses the text of its correction, too, when its customer is erased', async () => {
    const { contact } = await correcting(first, { transfers: 2 });
    const erasing = act(steward, 'ada@example.com', 'eraseCustomer', {
      customerKey: 'C-1',
      reason: 'They asked for it',
    });
    // At the same moment: whichever comes first, no text stays.
    await Promise.all([erasing, correcting(contact.id as string, { transfers: 3 })]);
    const { serviceContacts } = await steward.data(LEAH, '{ serviceContacts { nodes { text } } }');
    expect(serviceContacts.nodes).toEqual([{ text: null }, { text: null }, { text: null }, { text: null }]);
  });
});

describe('A count of service contacts that was recorded wrongly', () => {
  it('is corrected by a further one, which alone counts', async () => {
    const wrong = await counted();
    expect(await told()).toMatchObject({ costs: { [BEN]: 720, [CHO]: 7000 } });
    const { count } = await correctingCount(wrong, { contacts: 8, fromDay: '2026-10-02' });
    expect(count).toEqual({
      ...{ id: expect.any(String), contacts: 8, fromDay: '2026-10-02', toDay: '2026-10-31', replaces: { id: wrong } },
      ...{ owner: { email: CHO }, chargedTo: { email: CHO } },
    });
    expect(await told()).toMatchObject({ costs: { [BEN]: 720, [CHO]: 5600 } });
    // The day that it does not count any more is free, and so are all once there were none.
    await recorded([byPhone({ causeId: answer })]);
    const { count: none } = await correctingCount(count.id as string, { contacts: 0, ownerId: people.bea });
    expect(none).toMatchObject({ contacts: 0, owner: { email: BEA } });
    await recorded([byPhone({ causeId: answer, occurredAt: '2026-10-20T10:00:00Z' })]);
    expect(await told()).toMatchObject({ costs: { [BEN]: 720, [CHO]: 1400 } });
  });

  it('counts nothing twice, and is for those who record counts', async () => {
    const [october, november] = [await counted(), await counted({ fromDay: '2026-11-01', toDay: '2026-11-02' })];
    const SAME = 'of the same cause, owner and channel nothing is counted twice.';
    expect(await refused(() => correctingCount(november, { fromDay: '2026-10-31' }))).toBe(
      `INVALID_INPUT: input.fromDay: 2026-10-31 to 2026-11-02 overlaps the count of 2026-10-01 to 2026-10-31: ${SAME}`,
    );
    expect(await refused(() => correctingCount(october, { causeId: bill }))).toBe(
      `INVALID_INPUT: input.fromDay: Contacts of 2026-10-01 are on record one by one: ${SAME}`,
    );
    const input = { countId: october, contacts: 1 };
    expect(await faultOf(BEN, 'correctContactCount', input)).toBe('FORBIDDEN');
    expect(await faultOf(ODA, 'correctContactCount', input)).toBe('NOT_FOUND');
    expect(await faultOf(INA, 'correctContactCount', { ...input, countId: unknownId('ContactCount') })).toBe(
      'NOT_FOUND',
    );
    const both = await Promise.all([correctingCount(october, input), correctingCount(october, { contacts: 2 })]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CorrectContactCountPayload', 'NotPossibleNow']);
  });
});
