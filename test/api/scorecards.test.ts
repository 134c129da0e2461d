import { takeUpScorecardsTask } from '../../src/telling';
import { aBank, idOf } from '../support/a-bank';
import { act, mutationDocument } from '../support/act';
import { aGoal, anOrganizationReading } from '../support/a-goal';
import { takeUp } from '../support/due-tellings';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, LEAH, INA, BEN, BEA, VIC, ODA] = [
  ...[
    'ada@example.com',
    'leah@example.com',
    'ina@example.com',
    'ben@example.com',
    'bea@example.com',
    'vic@example.com',
  ],
  'oda@other.example',
] as [string, string, string, string, string, string, string];

let steward: Steward;
let people: Record<'ben' | 'bea' | 'leah', string>;

beforeAll(async () => {
  steward = await aBank();
  const [ben, bea, leah] = (await Promise.all([BEN, BEA, LEAH].map((email) => idOf(steward, email)))) as [
    ...[string, string, string],
  ];
  people = { ben, bea, leah };
  const { pillars, strategicObjectives } = await steward.data(VIC, '{ pillars { id } strategicObjectives { id } }');
  await act(steward, LEAH, 'addProduct', { name: 'Cards', ownerId: ben });
  await act(steward, LEAH, 'addJourney', { name: 'Join', ownerId: ben });
  await act(steward, LEAH, 'addProduct', { name: 'Loans', ownerId: bea });
  const pillarId = pillars[0].id as string;
  await act(steward, LEAH, 'assignPillarOwner', { pillarId, ownerId: bea, expectedVersion: 1 });
  // Of Leah's, on the pillar of Bea, about the cards of Ben: at most 30 % are lost by the end of the year.
  await aGoal(steward, LEAH, {
    ...{ pillarId, strategicObjectiveId: strategicObjectives[0].id, accountableId: leah, title: 'Fewer leave' },
    ...{ baseline: null, target: 30, cut: [{ dimension: 'PRODUCT', value: 'Cards' }] },
  });
});
afterAll(() => steward.stop());

const lost = (product: string, count: number, windowFrom: string, windowTo: string, more: object = {}) =>
  anOrganizationReading(steward, INA, {
    ...{
      cut: [{ dimension: 'PRODUCT', value: product }],
      windowFrom,
      windowTo,
      proportion: { n: 1000, count },
      ...more,
    },
  });

const ENTRY = `metric name unit direction cut { dimension value } because { kind name } verdict cannotTellBecause
  latest { value n windowTo interval { low high } } before { value windowTo } goals { title accountable target dueOn status }`;
const live = async (personId: string): Promise<Record<string, any>[]> =>
  (await steward.data(VIC, `query($id: ID!) { person(id: $id) { scorecard { ${ENTRY} } } }`, { id: personId }))[
    'person'
  ].scorecard;
const FROZEN = `person { email } periodFrom periodTo frozenAt frozenBy { email } entries { ${ENTRY} }`;
const frozen = async (email = VIC, filter: object | null = null): Promise<Record<string, any>[]> => {
  const query = `query($filter: ScorecardFilter) { scorecards(filter: $filter) { nodes { ${FROZEN} } } }`;
  return (await steward.data(email, query, { filter }))['scorecards'].nodes;
};
const freeze = (periodFrom: string, periodTo: string, by = LEAH) =>
  act(steward, by, 'freezeScorecards', { periodFrom, periodTo }, `scorecards { ${FROZEN} }`);

describe('The scorecard of a leader', () => {
  it('is empty while nothing was measured of what they own', async () => {
    expect(await live(people.ben)).toEqual([]);
  });

  it('shows each metric of their products and journeys with trend, against goal, and nothing of others', async () => {
    await lost('Cards', 300, '2026-04-01', '2026-06-30');
    await lost('Cards', 200, '2026-07-01', '2026-09-30');
    await lost('Loans', 200, '2026-07-01', '2026-09-30');
    // A part of the cards is another cut.
    await lost('Cards', 1, '2026-07-01', '2026-09-30', {
      cut: ['PRODUCT', 'CHANNEL'].map((dimension) => ({ dimension, value: 'Cards' })),
    });
    await anOrganizationReading(steward, INA, {
      ...{ metric: 'NPS', source: 'Survey', cut: [{ dimension: 'JOURNEY', value: 'Join' }], proportion: null },
      ...{ nps: { promoters: 50, passives: 30, detractors: 20 }, windowFrom: '2026-07-01', windowTo: '2026-09-30' },
    });
    const [cards, join, ...others] = await live(people.ben);
    expect(others).toEqual([]);
    expect(cards).toEqual({
      ...{ metric: 'CHURN_RATE', name: 'Customers lost', unit: 'PERCENT', direction: 'LOWER_IS_BETTER' },
      ...{ cut: [{ dimension: 'PRODUCT', value: 'Cards' }], because: [{ kind: 'PRODUCT', name: 'Cards' }] },
      // From 30 % to 20 % of a thousand each: twice as far as 95 % of chance reach.
      ...{ verdict: 'BETTER', cannotTellBecause: null, before: { value: 30, windowTo: '2026-06-30' } },
      latest: {
        ...{ value: 20, n: '1000', windowTo: '2026-09-30' },
        // Wilson: (2 · 1000 · 0.2 + 3.8415 ∓ 1.96 · √(3.8415 + 4 · 1000 · 0.2 · 0.8)) / (2 · 1003.8415).
        interval: { low: expect.closeTo(17.637, 2), high: expect.closeTo(22.593, 2) },
      },
      goals: [
        { title: 'Fewer leave', accountable: 'Leah Leader', target: 30, dueOn: '2026-12-31', status: 'ON_TRACK' },
      ],
    });
    expect(join).toMatchObject({
      ...{ metric: 'NPS', because: [{ kind: 'JOURNEY', name: 'Join' }], verdict: null, before: null, goals: [] },
      latest: { value: 30, n: '100' },
    });
  });

  it('shows the goals that they answer for, and those on their pillars', async () => {
    expect((await live(people.leah)).map(({ because, goals }) => [because, goals.length])).toEqual([
      [[{ kind: 'GOAL', name: 'Fewer leave' }], 1],
    ]);
    expect((await live(people.bea)).map(({ because, cut }) => [because, cut[0].value])).toEqual([
      [[{ kind: 'PILLAR', name: 'Vision and Goals' }], 'Cards'],
      [[{ kind: 'PRODUCT', name: 'Loans' }], 'Loans'],
    ]);
  });
});

describe('Scorecards of a period', () => {
  it('are frozen by CX leaders, for everybody who leads something', async () => {
    const { scorecards } = await freeze('2026-04-01', '2026-06-30');
    expect((scorecards as { person: { email: string } }[]).map(({ person }) => person.email).sort()).toEqual([
      ...[BEA, BEN, LEAH],
    ]);
    const [ofBen] = await frozen(VIC, { personId: people.ben });
    expect(ofBen).toMatchObject({
      ...{ periodFrom: '2026-04-01', periodTo: '2026-06-30', frozenBy: { email: LEAH } },
      // What was measured later does not count: the goal is judged on 30 %, of which the interval reaches 30.
      entries: [
        { metric: 'CHURN_RATE', latest: { value: 30 }, before: null, verdict: null, goals: [{ status: 'ON_TRACK' }] },
      ],
    });
  });

  it('stay as they were when a reading is corrected, and the one that lives does not', async () => {
    const { readings } = await steward.data(
      VIC,
      '{ readings(filter: { cut: [{ dimension: PRODUCT, value: "Cards" }] }) { nodes { id windowTo } } }',
    );
    await freeze('2026-07-01', '2026-09-30');
    const before = await frozen();
    const last = (readings.nodes as { id: string; windowTo: string }[]).find(
      ({ windowTo }) => windowTo === '2026-09-30',
    )!;
    await lost('Cards', 400, '2026-07-01', '2026-09-30', { replacesId: last.id, reason: 'Counted twice' });
    expect(await frozen()).toEqual(before);
    expect((await live(people.ben))[0]).toMatchObject({
      ...{ latest: { value: 40 }, verdict: 'WORSE', goals: [{ status: 'AT_RISK' }] },
    });
    const change = (manager: { query: (sql: string) => Promise<unknown> }) =>
      manager.query("update scorecards set entries = '[]'");
    await expect(inOrganizationOf(steward, LEAH, change)).rejects.toThrow('permission denied');
  });

  it('are frozen once, of what is over, and by nobody else', async () => {
    const before = await writtenRows(steward);
    expect(await freeze('2026-07-01', '2026-09-30')).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'The scorecards of 2026-07-01 to 2026-09-30 are frozen already.',
    });
    expect(await freeze('2026-10-01', '2026-12-31')).toMatchObject({
      problems: [
        {
          path: 'input.periodTo',
          message: '2026-12-31: expected a period that is over (today is 2026-11-02).',
        },
      ],
    });
    for (const email of [ADA, BEN]) {
      const input = { periodFrom: '2026-10-01', periodTo: '2026-10-31', idempotencyKey: aKey() };
      const document = mutationDocument(steward.house.schema, 'freezeScorecards', '__typename');
      const { errors } = await steward.ask(email, document, { input });
      expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
    }
    expect(await writtenRows(steward)).toEqual(before);
    expect(await freeze('2026-10-01', '2026-10-31', ODA)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'Nobody owns a product, a journey or a pillar, or answers for a goal.',
    });
    expect(await frozen(ODA)).toEqual([]);
  });

  it('are frozen by the schedule, one period after the other, also after a standstill', async () => {
    const SCHEDULE = 'scorecardSchedule { isOn period daysAfter nextFrom nextDueAt version }';
    const { scorecardSchedule } = await steward.data(VIC, `{ ${SCHEDULE} }`);
    expect(scorecardSchedule).toEqual({
      ...{ isOn: false, period: 'QUARTER', daysAfter: 10, nextFrom: null, nextDueAt: null, version: 1 },
    });
    const input = { isOn: true, period: 'MONTH', daysAfter: 5, expectedVersion: 1 };
    expect(await act(steward, LEAH, 'setScorecardSchedule', { ...input, daysAfter: 61 })).toMatchObject({
      problems: [{ path: 'input.daysAfter', message: '61: expected a whole number from 1 to 60.' }],
    });
    expect((await act(steward, LEAH, 'setScorecardSchedule', input, SCHEDULE))['scorecardSchedule']).toMatchObject({
      ...{ nextFrom: '2026-11-01', nextDueAt: '2026-12-05T00:00:00.000Z', version: 2 },
    });
    const before = (await frozen()).length;
    await takeUp(steward, takeUpScorecardsTask);
    expect(await frozen()).toHaveLength(before);
    steward.clock.moveTo('2027-01-20T09:00:00Z');
    await takeUp(steward, takeUpScorecardsTask, { workers: 3 });
    const since = (await frozen(VIC, { personId: people.ben })).slice(0, 2);
    expect(since).toMatchObject([
      { periodFrom: '2026-12-01', periodTo: '2026-12-31', frozenBy: null },
      { periodFrom: '2026-11-01', periodTo: '2026-11-30', frozenBy: null },
    ]);
    // The goal was due on the 31st of December, and all of 40 % is beyond 30.
    expect(since.map(({ entries }) => entries[0].goals[0].status)).toEqual(['MISSED', 'AT_RISK']);
    expect(await frozen()).toHaveLength(before + 6);
    const { scorecardSchedule: next } = await steward.data(VIC, `{ ${SCHEDULE} }`);
    expect(next).toMatchObject({ nextFrom: '2027-01-01', nextDueAt: '2027-02-05T00:00:00.000Z', version: 2 });
    // January waits to be frozen when the schedule is changed.
    steward.clock.moveTo('2027-02-03T09:00:00Z');
    const changed = { isOn: true, period: 'MONTH', daysAfter: 10, expectedVersion: 2 };
    expect((await act(steward, LEAH, 'setScorecardSchedule', changed, SCHEDULE))['scorecardSchedule']).toMatchObject({
      ...{ nextFrom: '2027-01-01', nextDueAt: '2027-02-10T00:00:00.000Z', version: 3 },
    });
  });
});
