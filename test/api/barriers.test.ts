import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { aKey, type Answer, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const LEAH = 'leah@example.com';
const INA = 'ina@example.com';
/** Reports. */
const BEN = 'ben@example.com';
/** Owns. */
const BEA = 'bea@example.com';
const FIN = 'fin@example.com';
const VIC = 'vic@example.com';
const ODA = 'oda@other.example';

let steward: Steward;
/** Global ids by first name. */
let people: Record<'ben' | 'bea' | 'fin' | 'oda', string>;

beforeAll(async () => {
  steward = await aBank();
  const ids = await Promise.all([BEN, BEA, FIN, ODA].map((email) => idOf(steward, email)));
  people = Object.fromEntries(['ben', 'bea', 'fin', 'oda'].map((name, i) => [name, ids[i]])) as typeof people;
});
beforeEach(() => steward.clock.moveTo('2026-11-02T09:00:00Z'));
afterAll(() => steward.stop());

const BARRIER = `barrier { id kind description customerEffect status version overdue answerBy answer answerReason answeredAt
  stillInTheWay withdrawnReason reportedAt reporter { email } owner { email }
  channel { name } product { name } theme { name } }`;
interface BarrierNode extends Record<string, unknown> {
  readonly id: string;
  readonly version: number;
}
const SAID = { kind: 'INCENTIVE', description: 'Six minutes a call', customerEffect: 'They have to call again' };

/** Does something with a barrier that must be possible. */
async function done(email: string, mutation: string, input: Record<string, unknown>): Promise<BarrierNode> {
  const answer = await act(steward, email, mutation, input, BARRIER);
  if (!('barrier' in answer)) throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
  return answer['barrier'] as BarrierNode;
}
const on = ({ id, version }: BarrierNode) => ({ barrierId: id, expectedVersion: version });
const aReported = (more: Record<string, unknown> = {}) => done(BEN, 'reportBarrier', { ...SAID, ...more });
const anAssigned = async (answerBy = '2026-11-20', more: Record<string, unknown> = {}) =>
  done(LEAH, 'assignBarrier', { ...on(await aReported(more)), ownerId: people.bea, answerBy });
const anAnswered = async () =>
  done(BEA, 'answerBarrier', { ...on(await anAssigned()), answer: 'KEPT', reason: 'It pays the bonus.' });

/** Sends what must not be done, and holds it to that. */
async function refused(email: string, mutation: string, input: Record<string, unknown>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

/** As `refused`, for what is a fault. */
async function fault(email: string | undefined, mutation: string, input: Record<string, unknown>) {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors }: Answer = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}

const auditOf = async (subjectId: string) => {
  const query = `query($id: ID!) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) {
    nodes { subjectId action before after actor { email } } } }`;
  const { auditRecords } = await steward.data(LEAH, query, { id: subjectId });
  return auditRecords.nodes as { subjectId: string; action: string; before: any; after: any; actor: any }[];
};

describe('An internal barrier', () => {
  it('is reported by an employee, with where it shows', async () => {
    const add = (mutation: string, name: string, of: string) =>
      act(steward, LEAH, mutation, { name }, `${of} { id }`).then((added) => added[of].id as string);
    const about = {
      channelId: await add('addChannel', 'Phone', 'channel'),
      productId: await add('addProduct', 'Card', 'product'),
      themeId: await add('addTheme', 'Being cut off', 'theme'),
    };
    expect(await aReported(about)).toEqual({
      ...{ id: expect.any(String) as string, ...SAID, status: 'REPORTED', version: 1, reporter: { email: BEN } },
      ...{ reportedAt: '2026-11-02T09:00:00.000Z', owner: null, answerBy: null, overdue: false },
      ...{ answer: null, answerReason: null, answeredAt: null, stillInTheWay: null, withdrawnReason: null },
      ...{ channel: { name: 'Phone' }, product: { name: 'Card' }, theme: { name: 'Being cut off' } },
    });
  });

  it('is assigned, passed on, answered, reopened, assigned anew and answered, and the audit tells all of it', async () => {
    const reported = await aReported();
    const assigned = await done(INA, 'assignBarrier', { ...on(reported), ownerId: people.fin, answerBy: '2026-11-20' });
    expect(assigned).toMatchObject({ status: 'ASSIGNED', owner: { email: FIN }, answerBy: '2026-11-20', version: 2 });
    const passedOn = await done(FIN, 'assignBarrier', { ...on(assigned), ownerId: people.bea });
    expect(passedOn).toMatchObject({ status: 'ASSIGNED', owner: { email: BEA }, answerBy: '2026-11-20', version: 3 });
    const answered = await done(BEA, 'answerBarrier', { ...on(passedOn), answer: 'CHANGED', reason: 'Ten minutes.' });
    expect(answered).toMatchObject({
      ...{ status: 'ANSWERED', answer: 'CHANGED', answerReason: 'Ten minutes.', owner: { email: BEA } },
      answeredAt: '2026-11-02T09:00:00.000Z',
    });
    const reopened = await done(BEN, 'reopenBarrier', { ...on(answered), stillInTheWay: 'Night shifts have six.' });
    expect(reopened).toMatchObject({
      ...{ status: 'REPORTED', owner: null, answerBy: null, stillInTheWay: 'Night shifts have six.' },
      ...{ answer: 'CHANGED', answerReason: 'Ten minutes.' },
    });
    const again = await done(LEAH, 'assignBarrier', { ...on(reopened), ownerId: people.bea, answerBy: '2026-12-01' });
    const removed = await done(BEA, 'answerBarrier', { ...on(again), answer: 'REMOVED', reason: 'No minutes at all.' });
    expect(removed).toMatchObject({ status: 'ANSWERED', answer: 'REMOVED', version: 7 });

    const records = await auditOf(reported.id);
    expect(records.map(({ action, actor }) => [action, actor.email])).toEqual([
      ...[
        ['barrierReported', BEN],
        ['barrierAssigned', INA],
        ['barrierAssigned', FIN],
        ['barrierAnswered', BEA],
      ],
      ...[
        ['barrierReopened', BEN],
        ['barrierAssigned', LEAH],
        ['barrierAnswered', BEA],
      ],
    ]);
    expect(records[0]).toMatchObject({ subjectId: reported.id, after: SAID });
    expect(records[6]).toMatchObject({
      before: { answer: 'CHANGED' },
      after: { answer: 'REMOVED', status: 'ANSWERED' },
    });
  });

  it('is withdrawn by who reported it, for good', async () => {
    const barrier = await done(BEN, 'withdrawBarrier', { ...on(await anAssigned()), reason: 'It was a misreading.' });
    expect(barrier).toMatchObject({ status: 'WITHDRAWN', withdrawnReason: 'It was a misreading.' });
    const input = { ...on(barrier), ownerId: people.bea, answerBy: '2026-12-01' };
    expect(await refused(LEAH, 'assignBarrier', input)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'WITHDRAWN',
    });
  });

  it('answers a repeated key as the first time, and another input under it not at all', async () => {
    const input = { ...SAID, idempotencyKey: aKey() };
    const first = await done(BEN, 'reportBarrier', input);
    const rows = await writtenRows(steward);
    expect(await done(BEN, 'reportBarrier', input)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
    expect(await refused(BEN, 'reportBarrier', { ...input, kind: 'RULE' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('is answered once of two answers at the same time', async () => {
    const input = { ...on(await anAssigned()), reason: 'So it is.' };
    const answers = await Promise.all(
      ['REMOVED', 'KEPT'].map((answer) => act(steward, BEA, 'answerBarrier', { ...input, answer })),
    );
    expect(answers.map((answer) => answer.__typename).sort()).toEqual(['AnswerBarrierPayload', 'StaleVersion']);
  });
});

describe('A barrier is refused', () => {
  it('without words', async () => {
    const { problems } = await refused(BEN, 'reportBarrier', { ...SAID, description: '', customerEffect: ' ' });
    expect((problems as { path: string }[]).map(({ path }) => path)).toEqual([
      'input.description',
      'input.customerEffect',
    ]);
  });

  it('an owner without a day, and a day that is over', async () => {
    const input = { ...on(await aReported()), ownerId: people.bea };
    expect(await refused(LEAH, 'assignBarrier', input)).toMatchObject({ problems: [{ path: 'input.answerBy' }] });
    expect(await refused(LEAH, 'assignBarrier', { ...input, answerBy: '2026-11-01' })).toMatchObject({
      problems: [{ path: 'input.answerBy', message: '2026-11-01 is in the past (today is 2026-11-02).' }],
    });
  });

  it('more time by who passes it on', async () => {
    const input = { ...on(await anAssigned()), ownerId: people.fin, answerBy: '2027-11-20' };
    expect(await refused(BEA, 'assignBarrier', input)).toMatchObject({ problems: [{ path: 'input.answerBy' }] });
  });

  it('an answer, a second look or a withdrawal without a reason', async () => {
    const [assigned, answered] = [await anAssigned(), await anAnswered()];
    const none = { code: 'INVALID_INPUT' };
    expect(await refused(BEA, 'answerBarrier', { ...on(assigned), answer: 'KEPT', reason: '' })).toMatchObject(none);
    expect(await refused(BEN, 'withdrawBarrier', { ...on(assigned), reason: '' })).toMatchObject(none);
    expect(await refused(BEN, 'reopenBarrier', { ...on(answered), stillInTheWay: '' })).toMatchObject(none);
  });

  it('what its status does not allow', async () => {
    const [reported, answered] = [await aReported(), await anAnswered()];
    const impossible = { code: 'NOT_POSSIBLE_NOW' };
    expect(await refused(BEN, 'reopenBarrier', { ...on(reported), stillInTheWay: 'x' })).toMatchObject(impossible);
    expect(await refused(BEN, 'withdrawBarrier', { ...on(answered), reason: 'x' })).toMatchObject(impossible);
    expect(await refused(BEA, 'answerBarrier', { ...on(answered), answer: 'KEPT', reason: 'x' })).toMatchObject(
      impossible,
    );
    const input = { ...on(answered), ownerId: people.fin, answerBy: '2026-12-01' };
    expect(await refused(LEAH, 'assignBarrier', input)).toMatchObject(impossible);
  });

  it('on a stale version, by its first words', async () => {
    const { id } = await anAssigned();
    const input = { barrierId: id, expectedVersion: 1, answer: 'KEPT', reason: 'x' };
    expect(await refused(BEA, 'answerBarrier', input)).toMatchObject({
      code: 'STALE_VERSION',
      currentVersion: 2,
      message: expect.stringContaining('barrier "Six minutes a call"') as string,
    });
  });
});

describe('Nobody', () => {
  it('reports who only looks, or is nobody', async () => {
    expect(await fault(VIC, 'reportBarrier', SAID)).toMatchObject({
      message: 'You may not do this. Every contributor reports an internal barrier.',
      extensions: { code: 'FORBIDDEN' },
    });
    expect((await fault(undefined, 'reportBarrier', SAID)).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('assigns but CX leaders, insights and the owner', async () => {
    const input = { ...on(await anAssigned()), ownerId: people.ben };
    for (const email of [BEN, FIN, 'ada@example.com', 'pam@example.com']) {
      expect((await fault(email, 'assignBarrier', input)).extensions.code).toBe('FORBIDDEN');
    }
  });

  it('answers but the owner, be it a CX leader', async () => {
    const input = { ...on(await anAssigned()), answer: 'REMOVED', reason: 'x' };
    for (const email of [LEAH, BEN]) {
      expect((await fault(email, 'answerBarrier', input)).message).toContain('Its owner answers a barrier.');
    }
    const unowned = { ...on(await aReported()), answer: 'REMOVED', reason: 'x' };
    expect((await fault(LEAH, 'answerBarrier', unowned)).extensions.code).toBe('FORBIDDEN');
  });

  it('withdraws or reopens what somebody else reported', async () => {
    const withdrawal = { ...on(await anAssigned()), reason: 'x' };
    const second = { ...on(await anAnswered()), stillInTheWay: 'x' };
    for (const email of [LEAH, BEA]) {
      expect((await fault(email, 'withdrawBarrier', withdrawal)).extensions.code).toBe('FORBIDDEN');
      expect((await fault(email, 'reopenBarrier', second)).extensions.code).toBe('FORBIDDEN');
    }
  });

  it.each<[string, Record<string, string>]>([
    ['a channel', { channelId: unknownId('Channel') }],
    ['a product', { productId: unknownId('Product') }],
    ['a theme', { themeId: unknownId('Channel') }],
  ])('reports about %s that is not there', async (_what, about) => {
    expect((await fault(BEN, 'reportBarrier', { ...SAID, ...about })).extensions.code).toBe('NOT_FOUND');
  });

  it('finds those of another organization, or names its people', async () => {
    const barrier = await aReported();
    const query = 'query($id: ID!) { barrier(id: $id) { id } node(id: $id) { id } barriers { totalCount } }';
    expect(await steward.data(ODA, query, { id: barrier.id })).toEqual({
      ...{ barrier: null, node: null, barriers: { totalCount: 0 } },
    });
    const input = { ...on(barrier), ownerId: people.oda, answerBy: '2026-12-01' };
    expect((await fault(ODA, 'assignBarrier', input)).extensions.code).toBe('NOT_FOUND');
    expect((await fault(LEAH, 'assignBarrier', input)).extensions.code).toBe('NOT_FOUND');
  });
});

describe('The list of barriers', () => {
  const listed = async (filter: string, order = ''): Promise<string[]> => {
    const query = `{ barriers(first: 100, filter: ${filter} ${order}) { nodes { description } } }`;
    const { barriers } = await steward.data(VIC, query);
    return barriers.nodes.map(({ description }: { description: string }) => description);
  };

  it('tells those that are overdue: assigned, and the day is over', async () => {
    await anAssigned('2026-11-10', { description: 'Due on the tenth', kind: 'TECHNOLOGY' });
    await anAssigned('2026-11-11', { description: 'Due on the eleventh', kind: 'TECHNOLOGY' });
    const filter = '{ overdue: true, kind: [TECHNOLOGY], status: [ASSIGNED] }';
    steward.clock.moveTo('2026-11-10T23:59:59Z');
    expect(await listed(filter)).toEqual([]);
    steward.clock.moveTo('2026-11-11T00:00:00Z');
    expect(await listed(filter)).toEqual(['Due on the tenth']);
    expect(await listed(filter.replace('true', 'false'))).toEqual(['Due on the eleventh']);
  });

  it('counts those without a day as not overdue', async () => {
    await aReported({ description: 'Nobody yet', kind: 'COMMUNICATION' });
    steward.clock.moveTo('2030-01-01T00:00:00Z');
    expect(await listed('{ overdue: false, kind: [COMMUNICATION] }')).toEqual(['Nobody yet']);
  });

  it('has the latest report first, or the earliest day', async () => {
    await anAssigned('2026-12-24', { description: 'Later', kind: 'PROCEDURE' });
    steward.clock.advanceDays(1);
    await anAssigned('2026-12-01', { description: 'Sooner', kind: 'PROCEDURE' });
    steward.clock.advanceDays(1);
    await aReported({ description: 'Nobody', kind: 'PROCEDURE' });
    expect(await listed('{ kind: [PROCEDURE] }')).toEqual(['Nobody', 'Sooner', 'Later']);
    const byDay = 'orderBy: { field: ANSWER_BY, direction: ASC }';
    expect(await listed('{ kind: [PROCEDURE] }', byDay)).toEqual(['Sooner', 'Later', 'Nobody']);
    // Pages go on behind what has no day.
    const last = `query($after: String) { barriers(filter: { kind: [PROCEDURE] }, ${byDay}, first: 3, after: $after) {
      nodes { id } pageInfo { endCursor } } }`;
    const { barriers } = await steward.data(VIC, last, {});
    const after = barriers.pageInfo.endCursor as string;
    expect(await steward.data(VIC, last, { after })).toMatchObject({ barriers: { nodes: [] } });
  });

  it('is filtered by owner and by reporter', async () => {
    await done(FIN, 'reportBarrier', { ...SAID, description: 'Of finance' });
    expect(await listed(`{ reporterId: "${people.fin}" }`)).toEqual(['Of finance']);
    expect(await listed(`{ ownerId: "${people.ben}" }`)).toEqual([]);
  });

  it('of a person holds what they have to answer, the earliest day first', async () => {
    const query = `query($id: ID!) { person(id: $id) { barriersToAnswer { totalCount nodes { status answerBy } } } }`;
    const { person } = await steward.data(VIC, query, { id: people.bea });
    const { totalCount, nodes } = person.barriersToAnswer as {
      totalCount: number;
      nodes: { status: string; answerBy: string }[];
    };
    expect(totalCount).toBeGreaterThan(3);
    expect(nodes.every(({ status }) => status === 'ASSIGNED')).toBe(true);
    expect(nodes).toEqual(nodes.toSorted((a, b) => a.answerBy.localeCompare(b.answerBy)));
    const { person: other } = await steward.data(VIC, query, { id: people.fin });
    expect(other.barriersToAnswer).toEqual({ totalCount: 0, nodes: [] });
  });
});
