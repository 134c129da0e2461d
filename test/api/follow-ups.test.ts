import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument } from '../support/act';
import { aFileOf, FEEDBACK_MAPPING } from '../support/an-import';
import { fireDue } from '../support/due-deadlines';
import { foundAnywhere } from '../support/found-anywhere';
import { globalId } from '../../src/platform/global-id';
import { isRefusal } from '../../src/shared/refusal';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';
const LEAH = 'leah@example.com';
const INA = 'ina@example.com';
const BEN = 'ben@example.com';
const BEA = 'bea@example.com';
const PAM = 'pam@example.com';
const VIC = 'vic@example.com';
/** A Monday. */
const MONDAY = '2026-11-02T09:00:00Z';

let steward: Steward;
/** Global ids of people by first name, and of a product of Bea's and a journey of Ben's. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  steward = await aBank();
  for (const name of ['leah', 'ben', 'bea']) ids[name] = await idOf(steward, `${name}@example.com`);
  const added = async (mutation: string, of: string, input: object) =>
    (await act(steward, INA, mutation, { ...input }, `${of} { id }`))[of].id as string;
  ids['loan'] = await added('addProduct', 'product', { name: 'Loan', ownerId: ids['bea'] });
  ids['nobodys'] = await added('addProduct', 'product', { name: 'Card' });
  ids['join'] = await added('addJourney', 'journey', { name: 'Join', ownerId: ids['ben'] });
  const rule = { source: 'SURVEY', atMost: 6, dueInWorkingDays: 2, ownerId: ids['leah'], expectedVersion: 0 };
  await act(steward, LEAH, 'setFollowUpRule', rule);
});
beforeEach(() => steward.clock.moveTo(MONDAY));
afterAll(() => steward.stop());

interface FollowUpNode {
  readonly id: string;
  readonly version: number;
  readonly owner: { readonly email: string };
  readonly dueAt: string;
}
const FOLLOW_UP = 'id version dueAt overdue closedAt answeredOn how owner { email } closedBy { email } feedback { id }';
const SAID = { source: 'SURVEY', party: 'FIRST_PARTY', speaker: 'CUSTOMER', receivedOn: '2026-11-01', rating: 6 };

/** The follow-ups of a filter. */
const followUps = async (filter: object = {}, by = VIC): Promise<FollowUpNode[]> => {
  const query = `query($filter: FollowUpFilter) { followUps(first: 100, filter: $filter) { nodes { ${FOLLOW_UP} } } }`;
  return (await steward.data(by, query, { filter }))['followUps'].nodes as FollowUpNode[];
};
/** What a piece of feedback opened, if anything. */
async function openedBy(more: Record<string, unknown> = {}): Promise<FollowUpNode | undefined> {
  const recorded = await act(steward, PAM, 'recordFeedback', { ...SAID, ...more }, 'feedback { id }');
  const id = recorded['feedback'].id as string;
  return (await followUps()).find((each) => (each as unknown as { feedback: { id: string } }).feedback.id === id);
}
const close = (followUp: FollowUpNode, more: Record<string, unknown> = {}, by = LEAH) =>
  act(
    steward,
    by,
    'closeFollowUp',
    { ...on(followUp), answeredOn: '2026-11-02', how: 'I called them', ...more },
    `followUp { ${FOLLOW_UP} }`,
  );
const on = ({ id, version }: FollowUpNode) => ({ followUpId: id, expectedVersion: version });
async function faultOf(email: string, mutation: string, input: Record<string, unknown>): Promise<string | undefined> {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors?.[0]?.extensions.code;
}
const inboxOf = async (email: string): Promise<string[]> => {
  const { viewer } = await steward.data(email, '{ viewer { inbox(first: 100) { nodes { kind title } } } }');
  return (viewer.inbox.nodes as { kind: string; title: string }[])
    .filter(({ kind }) => kind.startsWith('FOLLOW_UP'))
    .map(({ title }) => title);
};
const unreadOf = async (email: string): Promise<number> =>
  (await steward.data(email, '{ viewer { inbox(filter: { unread: true }) { totalCount } } }'))['viewer'].inbox
    .totalCount;

describe('A low score of a customer', () => {
  it('opens a follow-up of whoever owns the product, else the journey, else the rule’s', async () => {
    // The end of the second working day after Monday.
    const dueAt = '2026-11-04T17:00:00.000Z';
    expect(await openedBy({ productId: ids['loan'] })).toMatchObject({ owner: { email: BEA }, dueAt, version: 1 });
    const byJourney = await openedBy({ productId: ids['nobodys'], journeyId: ids['join'] });
    expect(byJourney?.owner).toEqual({ email: BEN });
    expect((await openedBy())?.owner).toEqual({ email: LEAH });
    expect(await inboxOf(BEA)).toEqual(['A customer to answer']);
  });

  it.each([
    ['is higher', { rating: 6.01 }],
    ['is none', { rating: null, text: 'Awful' }],
    ['is an employee’s', { speaker: 'EMPLOYEE' }],
    ['is of another source', { source: 'REVIEW' }],
    ['came in more than 30 days ago', { receivedOn: '2026-10-02' }],
  ])('opens none where the score %s', async (_why, more) => {
    expect(await openedBy(more)).toBeUndefined();
  });

  it('of a file opens one, too, and its owner hears of all of them at once', async () => {
    const rule = { source: 'CONVERSATION', atMost: 2, dueInWorkingDays: 1, ownerId: ids['ben'], expectedVersion: 0 };
    await act(steward, INA, 'setFollowUpRule', rule);
    const header = 'Date,Via,Product,Tags,Said,Stars';
    const rows = ['2026-11-01,Web,Card,,Bad,1', '2026-11-01,Web,Card,,Worse,2', '2026-11-01,Web,Card,,Good,5'];
    const before = (await followUps({ ownerId: ids['ben'] })).length;
    const outcome = await steward.house.imports.import(steward.caller(INA), {
      ...{ kind: 'FEEDBACK', idempotencyKey: aKey(), file: aFileOf([header, ...rows, ''].join('\n')) },
      mapping: { ...FEEDBACK_MAPPING, rating: { column: 'Stars' } },
    });
    if (isRefusal(outcome)) throw new Error(outcome.message);
    const opened = await followUps({ ownerId: ids['ben'] });
    expect(opened).toHaveLength(before + 2);
    expect(opened.slice(-1)[0]).toMatchObject({ owner: { email: BEN } });
    expect(await inboxOf(BEN)).toContain('2 customers to answer');
    // Nobody has worked on them: they go with the import.
    const undone = { importId: globalId('Import', outcome.importId), reason: 'Another file' };
    await act(steward, INA, 'undoImport', undone);
    expect(await followUps({ ownerId: ids['ben'] })).toHaveLength(before);
  });

  it('of a file that was answered keeps the file', async () => {
    const row = '2026-11-01,Web,Loan,,Bad,1';
    const outcome = await steward.house.imports.import(steward.caller(INA), {
      ...{ kind: 'FEEDBACK', idempotencyKey: aKey() },
      file: aFileOf(`Date,Via,Product,Tags,Said,Stars\n${row}\n`),
      mapping: { ...FEEDBACK_MAPPING, dataset: 'answered', rating: { column: 'Stars' } },
    });
    if (isRefusal(outcome)) throw new Error(outcome.message);
    // Due in one working day, and so before those of surveys.
    const [followUp] = await followUps({ productId: ids['loan'], open: true });
    expect((await close(followUp!, {}, BEA))['followUp']).toMatchObject({ closedBy: { email: BEA } });
    const undone = { importId: globalId('Import', outcome.importId), reason: 'Another file' };
    expect(await act(steward, INA, 'undoImport', undone)).toMatchObject({
      message: 'Feedback of this import is in use by follow ups: take it out there first.',
    });
  });
});

describe('A follow-up', () => {
  it('is closed by its owner once the customer was answered, and not twice', async () => {
    const followUp = (await openedBy({ productId: ids['loan'] }))!;
    expect(await faultOf(BEN, 'closeFollowUp', { ...on(followUp), answeredOn: '2026-11-02', how: 'x' })).toBe(
      'FORBIDDEN',
    );
    expect(await close(followUp, { answeredOn: '2026-11-03' }, BEA)).toMatchObject({
      problems: [{ path: 'input.answeredOn' }],
    });
    expect(await close(followUp, {}, BEA)).toMatchObject({
      followUp: { answeredOn: '2026-11-02', how: 'I called them', closedAt: '2026-11-02T09:00:00.000Z', version: 2 },
    });
    expect(await close(followUp, {}, BEA)).toMatchObject({ currentVersion: 2 });
    expect(await close({ ...followUp, version: 2 }, {}, BEA)).toMatchObject({ status: 'CLOSED' });
    expect(
      await faultOf(LEAH, 'closeFollowUp', {
        ...on(followUp),
        followUpId: unknownId('FollowUp'),
        answeredOn: '2026-11-02',
        how: 'x',
      }),
    ).toBe('NOT_FOUND');
  });

  it('is passed on, and due when it was', async () => {
    const followUp = (await openedBy({ productId: ids['loan'] }))!;
    const asked = await unreadOf(BEA);
    steward.clock.moveTo('2026-11-03T09:00:00Z');
    const passed = await act(
      steward,
      BEA,
      'passOnFollowUp',
      { ...on(followUp), ownerId: ids['ben'] },
      `followUp { ${FOLLOW_UP} }`,
    );
    expect(passed['followUp']).toMatchObject({ owner: { email: BEN }, dueAt: followUp.dueAt, version: 2 });
    // Nobody need read any more that it was theirs.
    expect(await unreadOf(BEA)).toBe(asked - 1);
    const again = await act(steward, BEN, 'passOnFollowUp', {
      ...on({ ...followUp, version: 2 }),
      ownerId: ids['ben'],
    });
    expect(again).toMatchObject({ problems: [{ path: 'input.ownerId' }] });
    expect(
      await faultOf(BEA, 'closeFollowUp', { ...on({ ...followUp, version: 2 }), answeredOn: '2026-11-02', how: 'x' }),
    ).toBe('FORBIDDEN');
  });

  it('reminds its owner on the day, and again when it is overdue, unless it is closed', async () => {
    await fireDue(steward);
    const [open, closed] = [(await openedBy())!, (await openedBy())!];
    await close(closed);
    const before = (await inboxOf(LEAH)).length;
    steward.clock.moveTo('2026-11-04T09:00:00Z');
    await fireDue(steward);
    expect((await inboxOf(LEAH)).filter((title) => title === 'A customer to answer today').length).toBeGreaterThan(0);
    steward.clock.moveTo('2026-11-04T17:00:01Z');
    await fireDue(steward);
    expect(await inboxOf(LEAH)).toContain('A customer waits for your answer');
    expect((await inboxOf(LEAH)).length).toBeGreaterThan(before);
    const overdue = (await followUps({ overdue: true })).map(({ id }) => id);
    expect(overdue).toContain(open.id);
    expect(overdue).not.toContain(closed.id);
    const { rows } = await steward.asOwner(async (owner) => ({
      rows: await owner.query<{ state: string }[]>(
        `select d.state from deadlines d join follow_ups u on u.id = d.subject_id where u.closed_at is not null and d.state = 'FIRED'`,
      ),
    }));
    expect(rows).toEqual([]);
  });

  it('gets no more time: its customer waits', async () => {
    await openedBy();
    const { deadlines } = await steward.data(
      VIC,
      '{ deadlines(last: 1, filter: { state: [PENDING] }) { nodes { id version } } }',
    );
    const [{ id: deadlineId, version: expectedVersion }] = deadlines.nodes as [{ id: string; version: number }];
    const more = { deadlineId, expectedVersion, dueAt: '2028-01-01T00:00:00Z', reason: 'Busy.' };
    expect(await act(steward, LEAH, 'extendDeadline', more)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', message: expect.stringContaining('closed by `closeFollowUp`') as string },
    });
  });

  it('counts in the month in which it was due: closed in time, late, or open', async () => {
    steward.clock.moveTo('2027-03-01T09:00:00Z'); // a Monday; due on Wednesday
    const march = { receivedOn: '2027-03-01' };
    const [first, second] = [(await openedBy(march))!, (await openedBy(march))!];
    await openedBy(march);
    steward.clock.moveTo('2027-03-02T09:00:00Z');
    await close(first, { answeredOn: '2027-03-02' });
    const query =
      '{ followUpMonths(from: "2027-03-01", to: "2027-03-31") { month due closedInTime open shareInTime } }';
    const { errors } = await steward.ask(VIC, query.replace('2027-03-31', '2027-02-28'));
    expect(errors?.[0]?.message).toBe('followUpMonths: the first day, 2027-03-01, is after the last, 2027-02-28.');
    // None is due yet.
    expect(await steward.data(VIC, query)).toEqual({ followUpMonths: [] });
    steward.clock.moveTo('2027-03-04T09:00:00Z');
    await close(second, { answeredOn: '2027-03-04' });
    expect(await steward.data(VIC, query)).toEqual({
      followUpMonths: [{ month: '2027-03-01', due: 3, closedInTime: 1, open: 1, shareInTime: 1 / 3 }],
    });
  });

  it('tells how the customer was answered to those who may read it, and no more once they are erased', async () => {
    const SECRET = 'nelkenpfeffer';
    const followUp = (await openedBy({ productId: ids['loan'], customerKey: 'c-31' }))!;
    await close(followUp, { how: SECRET }, BEA);
    const howBy = async (email: string) =>
      (await followUps({ open: false }, email)).find(({ id }) => id === followUp.id) as unknown as {
        how: string | null;
      };
    expect((await howBy(BEA)).how).toBe(SECRET);
    expect((await howBy(VIC)).how).toBeNull();
    expect(await foundAnywhere(steward, SECRET)).toEqual(['public.audit_details', 'public.follow_ups']);
    await act(steward, ADA, 'eraseCustomer', { customerKey: 'c-31', reason: 'They asked' });
    expect(await foundAnywhere(steward, SECRET)).toEqual([]);
  });

  it('keeps no word of how a customer was answered who was erased before', async () => {
    const SECRET = 'sternanis';
    const followUp = (await openedBy({ productId: ids['loan'], customerKey: 'c-32' }))!;
    await act(steward, ADA, 'eraseCustomer', { customerKey: 'c-32', reason: 'They asked' });
    expect(await close(followUp, { how: SECRET }, BEA)).toMatchObject({
      followUp: { answeredOn: '2026-11-02', how: null },
    });
    expect(await foundAnywhere(steward, SECRET)).toEqual([]);
  });
});

describe('A follow-up rule', () => {
  it('is one a source, set anew at its version, and opens none when it is not active', async () => {
    const rule = { source: 'SOCIAL', atMost: 2, dueInWorkingDays: 1, ownerId: ids['leah'] };
    const set = (more: object, by = LEAH) =>
      act(steward, by, 'setFollowUpRule', { ...rule, ...more }, 'followUpRule { version active owner { email } }');
    expect(await set({ expectedVersion: 0 })).toMatchObject({ followUpRule: { version: 1, active: true } });
    expect(await set({ expectedVersion: 0 })).toMatchObject({ code: 'STALE_VERSION', currentVersion: 1 });
    expect(await set({ expectedVersion: 1, active: false }, INA)).toMatchObject({ followUpRule: { active: false } });
    expect(await openedBy({ source: 'SOCIAL', rating: 1 })).toBeUndefined();
    expect(await set({ expectedVersion: 2, atMost: -1 })).toMatchObject({ problems: [{ path: 'input.atMost' }] });
    expect(await faultOf(BEN, 'setFollowUpRule', { ...rule, expectedVersion: 2 })).toBe('FORBIDDEN');
    const theirs = await idOf(steward, 'oda@other.example');
    expect(await faultOf(LEAH, 'setFollowUpRule', { ...rule, ownerId: theirs, expectedVersion: 2 })).toBe('NOT_FOUND');
  });
});
