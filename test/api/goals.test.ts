import { aGoal, anOrganizationReading, goalNow } from '../support/a-goal';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';
const LEAH = 'leah@example.com';
const INA = 'ina@example.com';
const VIC = 'vic@example.com';
const ODA = 'oda@other.example';

let steward: Steward;
let people: Record<'ada' | 'leah' | 'ben' | 'bea' | 'ina', string>;
/** Pillar, objective and accountable leader of a goal. */
let named: { pillarId: string; strategicObjectiveId: string; accountableId: string };
let theirs: typeof named;

const firstsOf = async (email: string) => {
  const { pillars, strategicObjectives, viewer } = await steward.data(
    email,
    '{ pillars { id } strategicObjectives { id } viewer { id } }',
  );
  return {
    pillarId: pillars[0].id as string,
    strategicObjectiveId: strategicObjectives[0].id as string,
    accountableId: viewer.id as string,
  };
};

beforeAll(async () => {
  steward = await aBank();
  const ids = ['ada', 'leah', 'ben', 'bea', 'ina'].map(async (name) => [
    name,
    await idOf(steward, `${name}@example.com`),
  ]);
  people = Object.fromEntries(await Promise.all(ids)) as typeof people;
  named = await firstsOf(LEAH);
  theirs = await firstsOf(ODA);
});
afterAll(() => steward.stop());
afterEach(() => steward.clock.moveTo('2026-11-02T09:00:00Z'));

async function refused(mutation: string, input: Record<string, unknown>, email = LEAH): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

async function fault(mutation: string, input: Record<string, unknown>, email: string | undefined = LEAH) {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}

const wanted = (more: Record<string, unknown> = {}) => ({
  ...{ kind: 'CUSTOMER_EXPERIENCE', title: 'Fewer leave', metric: 'CHURN_RATE', target: 20, dueOn: '2027-12-31' },
  ...named,
  ...more,
});
/** A part of the organization that no other test measures. */
let parts = 0;
const aPart = () => [{ dimension: 'SEGMENT', value: `Segment ${(parts += 1)}` }];

describe('A goal', () => {
  it('hangs on a pillar, links to an objective, and has one accountable and several contributing leaders', async () => {
    const goal = await aGoal(steward, LEAH, { ...named, contributorIds: [people.ina, people.ben] });
    expect(goal).toMatchObject({
      ...{ title: 'Fewer customers leave', kind: 'CUSTOMER_EXPERIENCE', version: 1, status: 'NOT_MEASURED' },
      ...{ metric: { code: 'CHURN_RATE', direction: 'LOWER_IS_BETTER' }, cut: [], baseline: 40, target: 20 },
      ...{ startsOn: '2026-01-01', dueOn: '2026-12-31', reading: null, expectedValue: null },
      ...{ accountable: { email: LEAH }, contributors: [{ email: 'ben@example.com' }, { email: INA }] },
      ...{ pillar: { code: 'VISION_AND_GOALS' }, strategicObjective: { name: 'Retention' }, retiredAt: null },
    });
  });

  it('is found from its pillar, its objective and its leaders', async () => {
    const goal = await aGoal(steward, ADA, {
      ...named,
      ...{ accountableId: people.bea, contributorIds: [people.ben], title: 'Known everywhere', dueOn: '2029-12-31' },
    });
    const last = 'goals(last: 1) { nodes { id } }';
    const found = await steward.data(
      VIC,
      `query($pillar: ID!, $objective: ID!, $bea: ID!, $ben: ID!) {
        pillar(id: $pillar) { ${last} } strategicObjective(id: $objective) { ${last} }
        bea: person(id: $bea) { ${last} } ben: person(id: $ben) { ${last} }
        goals(filter: { accountableId: $bea, pillarId: $pillar, strategicObjectiveId: $objective,
          kind: [CUSTOMER_EXPERIENCE], metric: [CHURN_RATE], cut: [], isRetired: false }) { nodes { id } }
        none: goals(filter: { accountableId: $bea, kind: [BUSINESS_HEALTH] }) { totalCount } }`,
      { pillar: named.pillarId, objective: named.strategicObjectiveId, bea: people.bea, ben: people.ben },
    );
    const [it, one] = [{ nodes: [{ id: goal.id }] }, { goals: { nodes: [{ id: goal.id }] } }];
    expect(found).toEqual({
      ...{ pillar: one, strategicObjective: one, bea: one, ben: one, goals: it },
      none: { totalCount: 0 },
    });
  });

  it('is judged on the interval of the latest reading with its cut, until it is due and then for good', async () => {
    const cut = aPart();
    // From 40 % lost to 20 %, 1 January to 31 December 2026 (364 days); 81 of 263 is 25.53 … 36.62 %.
    const { id } = await aGoal(steward, LEAH, { ...named, cut });
    // Each from a source of its own, whose windows may overlap.
    const read = (windowTo: string, more = {}) =>
      anOrganizationReading(steward, INA, { cut, windowTo, source: `Billing until ${windowTo}`, ...more });
    const status = async () => (await goalNow(steward, VIC, id))['status'] as string;

    await anOrganizationReading(steward, INA, { cut: aPart(), windowTo: '2026-10-31' });
    await read('2026-01-01', { windowFrom: '2025-10-01' });
    expect(await status()).toBe('NOT_MEASURED');

    // Day 272: 40 − 20 × 272 / 364 = 25.05 < 25.53.
    const third = await read('2026-09-30');
    const atRisk = await goalNow(steward, VIC, id);
    expect(atRisk).toMatchObject({ status: 'AT_RISK', reading: { id: third.id } });
    expect(atRisk['expectedValue']).toBeCloseTo(40 - (20 * 272) / 364, 10);

    // A correction: 56 of 263 is 21.3 %, its Wilson interval 16.8 … 26.6 reaches 25.05.
    const fewer = { proportion: { n: 263, count: 56 }, replacesId: third.id, reason: 'Twenty-five came back' };
    const corrected = await read('2026-09-30', fewer);
    expect(await goalNow(steward, VIC, id)).toMatchObject({ status: 'ON_TRACK', reading: { id: corrected.id } });

    // An earlier window that is recorded later is not the latest.
    await read('2026-08-31');
    expect(await status()).toBe('ON_TRACK');

    // Due: 20 lies within 16.8 … 26.6.
    steward.clock.moveTo('2026-12-31T00:00:00Z');
    expect(await goalNow(steward, VIC, id)).toMatchObject({ status: 'CANNOT_TELL', expectedValue: 20 });

    // All of 25.53 … 36.62 is short of 20.
    steward.clock.moveTo('2027-02-01T09:00:00Z');
    await read('2026-12-31');
    expect(await status()).toBe('MISSED');

    // 0 of 263 lost, but after the due date.
    await read('2027-01-31', { proportion: { n: 263, count: 0 } });
    expect(await status()).toBe('MISSED');
  });

  it('is achieved when all of the interval is at the target or beyond', async () => {
    const cut = aPart();
    const { id } = await aGoal(steward, LEAH, { ...named, cut, target: 37 });
    await anOrganizationReading(steward, INA, { cut });
    steward.clock.moveTo('2027-01-01T00:00:00Z');
    expect((await goalNow(steward, VIC, id))['status']).toBe('ACHIEVED');
  });

  it('on a mean of values that are all the same cannot be told', async () => {
    const cut = aPart();
    const { id } = await aGoal(steward, LEAH, { ...named, cut, metric: 'CONTACT_RATE', baseline: null, target: 1 });
    const counts = { metric: 'CONTACT_RATE', proportion: null, mean: { n: 2, sum: '6', sumOfSquares: '18' } };
    const { id: readingId } = await anOrganizationReading(steward, INA, { cut, ...counts });
    expect(await goalNow(steward, VIC, id)).toMatchObject({ status: 'CANNOT_TELL', reading: { id: readingId } });
  });

  it('answers a repeated key as the first time, and is set once', async () => {
    const input = { ...named, idempotencyKey: aKey() };
    const first = await aGoal(steward, LEAH, input);
    const rows = await writtenRows(steward);
    expect(await aGoal(steward, LEAH, input)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
    expect(await refused('setGoal', wanted({ idempotencyKey: input.idempotencyKey }))).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a blank title', { title: ' ' }, 'input.title'],
    ['a target of 101 percent', { target: 101 }, 'input.target'],
    ['a baseline below nothing', { baseline: -1 }, 'input.baseline'],
    ['a target worse than its baseline', { baseline: 19 }, 'input.target'],
    ['a due date that is over', { dueOn: '2026-11-02' }, 'input.dueOn'],
    ['a due date before it starts', { startsOn: '2028-01-01' }, 'input.dueOn'],
    ['a dimension twice', { cut: [...aPart(), ...aPart()] }, 'input.cut[1].dimension'],
  ])('is refused with %s', async (_what, more, path) => {
    expect(await refused('setGoal', wanted(more))).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path }] });
  });

  it('is refused with people who are named already', async () => {
    const contributorIds = [people.leah, people.ben, people.ben];
    const { problems } = await refused('setGoal', wanted({ contributorIds }));
    expect((problems as { path: string }[]).map(({ path }) => path)).toEqual([
      'input.contributorIds[0]',
      'input.contributorIds[2]',
    ]);
  });

  it.each([
    ['pillarId', 'Pillar'],
    ['strategicObjectiveId', 'StrategicObjective'],
    ['accountableId', 'Person'],
  ] as const)('does not take an unknown %s, nor one of another organization', async (field, type) => {
    const nowhere = unknownId(type);
    const answers = [];
    for (const id of [nowhere, theirs[field]]) {
      const { message, extensions } = await fault('setGoal', wanted({ [field]: id }));
      answers.push({ message: message.replace(id, ''), code: extensions.code });
    }
    expect(answers[0]!.code).toBe('NOT_FOUND');
    expect(answers[1]).toEqual(answers[0]);
  });

  it('does not take a contributor of another organization', async () => {
    const answer = await fault('setGoal', wanted({ contributorIds: [people.ben, theirs.accountableId] }));
    expect(answer.extensions.code).toBe('NOT_FOUND');
  });

  it('of another organization is not there', async () => {
    const { id } = await aGoal(steward, LEAH, named);
    const query = 'query($id: ID!) { goal(id: $id) { title } node(id: $id) { id } goals { totalCount } }';
    expect(await steward.data(ODA, query, { id })).toEqual({ goal: null, node: null, goals: { totalCount: 0 } });
    const change = { goalId: id, expectedVersion: 1, reason: 'Ours now' };
    expect((await fault('retireGoal', change, ODA)).extensions.code).toBe('NOT_FOUND');
    const revision = { ...wanted(theirs), ...change };
    expect((await fault('reviseGoal', revision, ODA)).extensions.code).toBe('NOT_FOUND');
  });
});

describe('Revising a goal', () => {
  const change = (goalId: string, more = {}) => ({ goalId, expectedVersion: 1, reason: 'The budget was cut', ...more });

  it('writes it anew as a whole, with the reason and what was so before in the audit', async () => {
    const { id } = await aGoal(steward, LEAH, { ...named, contributorIds: [people.ina] });
    const revision = { ...wanted({ target: 25, contributorIds: [people.ben] }), ...change(id) };
    await act(steward, ADA, 'reviseGoal', revision);
    expect(await goalNow(steward, VIC, id)).toMatchObject({
      ...{ title: 'Fewer leave', baseline: null, target: 25, startsOn: '2026-01-01', dueOn: '2027-12-31', version: 2 },
      contributors: [{ email: 'ben@example.com' }],
    });
    const { auditRecords } = await steward.data(
      ADA,
      'query($id: ID!) { auditRecords(filter: { subjectId: $id }, first: 1) { nodes { action reason before after } } }',
      { id },
    );
    expect(auditRecords.nodes[0]).toMatchObject({
      ...{ action: 'goalRevised', reason: 'The budget was cut' },
      before: { target: 20, baseline: 40, title: 'Fewer customers leave' },
      after: { target: 25, baseline: null, title: 'Fewer leave' },
    });
  });

  it('is refused on a stale version, without a reason, and with what a new goal may not have', async () => {
    const { id } = await aGoal(steward, LEAH, named);
    const revision = (more: object) => refused('reviseGoal', { ...wanted(), ...change(id), ...more });
    expect(await revision({ expectedVersion: 3 })).toMatchObject({
      ...{ code: 'STALE_VERSION', currentVersion: 1 },
      message: expect.stringContaining('goal "Fewer customers leave"') as string,
    });
    expect(await revision({ reason: ' ' })).toMatchObject({ problems: [{ path: 'input.reason' }] });
    expect(await revision({ target: 101 })).toMatchObject({ problems: [{ path: 'input.target' }] });
    expect(
      (await fault('reviseGoal', { ...wanted({ pillarId: theirs.pillarId }), ...change(id) })).extensions.code,
    ).toBe('NOT_FOUND');
  });

  it('is not possible once it is retired, nor is retiring it again', async () => {
    const { id } = await aGoal(steward, LEAH, named);
    await act(steward, LEAH, 'retireGoal', change(id));
    expect(await goalNow(steward, VIC, id)).toMatchObject({
      ...{ status: 'RETIRED', retiredReason: 'The budget was cut', retiredAt: '2026-11-02T09:00:00.000Z', version: 2 },
    });
    const again = change(id, { expectedVersion: 2 });
    const gone = { code: 'NOT_POSSIBLE_NOW', status: 'RETIRED', message: 'Goal "Fewer customers leave" is retired.' };
    expect(await refused('reviseGoal', { ...wanted(), ...again })).toMatchObject(gone);
    expect(await refused('retireGoal', again)).toMatchObject(gone);
  });
});

describe('Retiring a goal', () => {
  it('is refused on a stale version and without a reason', async () => {
    const { id: goalId } = await aGoal(steward, LEAH, named);
    const input = { goalId, expectedVersion: 1, reason: 'Done with it' };
    expect(await refused('retireGoal', { ...input, expectedVersion: 2 })).toMatchObject({ code: 'STALE_VERSION' });
    expect(await refused('retireGoal', { ...input, reason: '' })).toMatchObject({
      problems: [{ path: 'input.reason' }],
    });
  });
});

describe('A goal is not set, revised or retired', () => {
  it.each(['fin@example.com', 'pam@example.com', INA, VIC])('by %s, who is told who may', async (email) => {
    const { id: goalId } = await aGoal(steward, LEAH, named);
    const change = { goalId, expectedVersion: 1, reason: 'Mine now' };
    const answers = [
      await fault('setGoal', wanted(), email),
      await fault('reviseGoal', { ...wanted(), ...change }, email),
      await fault('retireGoal', change, email),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        message: 'You may not do this. Admins and CX leaders set, revise and retire goals.',
        extensions: { code: 'FORBIDDEN' },
      });
    }
  });

  it('by nobody', async () => {
    const { errors } = await steward.ask(undefined, mutationDocument(steward.house.schema, 'setGoal', '__typename'), {
      input: { ...wanted(), idempotencyKey: aKey() },
    });
    expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('Executives without a goal', () => {
  const without = async (email = VIC) => {
    const query = '{ teamStructure { executivesWithoutGoal { totalCount nodes { email } } } }';
    const { executivesWithoutGoal } = (await steward.data(email, query))['teamStructure'];
    return (executivesWithoutGoal.nodes as { email: string }[]).map((person) => person.email);
  };
  /** Ada leads Leah, who leads Ben; nobody else has a manager or leads. */
  const retireAll = () =>
    inOrganizationOf(steward, ADA, (manager) =>
      manager.query(`update goals set retired_at = now(), retired_reason = 'Made room for a test'`),
    );
  beforeEach(retireAll);

  it('are the top and those who report to it, as long as they have no part in one for customers', async () => {
    expect(await without()).toEqual([ADA, LEAH]);
    await aGoal(steward, ADA, { ...named, accountableId: people.bea, contributorIds: [people.ada] });
    expect(await without()).toEqual([LEAH]);
    await aGoal(steward, ADA, { ...named, kind: 'BUSINESS_HEALTH' });
    expect(await without()).toEqual([LEAH]);
    await aGoal(steward, ADA, named);
    expect(await without()).toEqual([]);
  });

  it('are so again when it is due or retired', async () => {
    const goal = await aGoal(steward, ADA, { ...named, contributorIds: [people.ada], dueOn: '2026-12-31' });
    expect(await without()).toEqual([]);
    steward.clock.moveTo('2026-12-31T00:00:00Z');
    expect(await without()).toEqual([ADA, LEAH]);
    steward.clock.moveTo('2026-11-02T09:00:00Z');
    await act(steward, ADA, 'retireGoal', { goalId: goal.id, expectedVersion: 1, reason: 'Given up' });
    expect(await without()).toEqual([ADA, LEAH]);
  });

  it('are nobody where nobody leads', async () => {
    expect(await without(ODA)).toEqual([]);
  });
});
