import fc from 'fast-check';
import type { EntitySchema } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { InitiativeEventTable, InitiativeTable } from '../../src/initiatives';
import { STAGES, type Initiative } from '../../src/initiatives/domain/initiative';
import { InitiativePlanTable, PlannedStageTable } from '../../src/roadmap';
import type { StageDates } from '../../src/roadmap/domain/plan';
import { isOnRoadmap, schedule, type Course } from '../../src/roadmap/domain/schedule';
import { PersonTable } from '../../src/people';
import { globalId, parseGlobalId } from '../../src/platform/global-id';
import { calendarDate } from '../../src/shared/input-check';
import { aBank, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { DEFAULT_BEGINNING, DEFAULT_VERSIONS } from '../support/default-process';
import { candidates } from '../support/a-candidate';
import { anInitiative, move, pass, versionOf } from '../support/an-initiative';
import { aPortfolio } from '../support/a-portfolio';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, DES, BEN, VIC] = ['ada@example.com', 'des@example.com', 'ben@example.com', 'vic@example.com'];

let steward: Steward;
let portfolioId: string;
const inAFreshBank = async (): Promise<void> => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Branches', 100_000_000n);
};
const stop = (): Promise<void> => steward.stop();

const dates = (stage: string, plannedStart: string, plannedEnd: string) => ({ stage, plannedStart, plannedEnd });
/** The clock stands at 2 November 2026. */
const PLAN = [
  dates('DISCOVER', '2026-11-02', '2026-11-27'),
  dates('DESIGN', '2026-11-23', '2026-12-18'),
  dates('PROTOTYPE', '2027-01-11', '2027-02-26'),
  dates('MEASURE', '2027-03-01', '2027-08-31'),
];
const planned = (initiativeId: string, input: Record<string, unknown> = {}, email = DES): Promise<Acted> =>
  act(
    steward,
    email,
    'planInitiative',
    { initiativeId, expectedVersion: 1, stages: PLAN, ...input },
    `plan { id number reason plannedAt plannedBy { name } stages { stage plannedStart plannedEnd } } initiative { version }`,
  );
const SCHEDULE = 'schedule { stage plannedStart plannedEnd enteredAt leftAt overdue slipDays }';
const scheduleOf = async (id: string): Promise<Record<string, any>[]> =>
  (await steward.data(VIC, `query($id: ID!) { initiative(id: $id) { ${SCHEDULE} } }`, { id }))['initiative'].schedule;

async function fault(email: string, input: Record<string, unknown>) {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, 'planInitiative', '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}

describe('The plan of an initiative', () => {
  beforeAll(inAFreshBank);
  afterAll(stop);

  it('is made by those who run it, and made anew with a reason; the one before stays', async () => {
    const id = await anInitiative(steward, portfolioId);
    expect(await planned(id)).toMatchObject({
      plan: { number: 1, reason: null, plannedBy: { name: 'Des Design' }, stages: PLAN },
      initiative: { version: 2 },
    });
    steward.clock.advanceDays(10);
    const stages = [
      ...PLAN.slice(0, 3),
      dates('MEASURE', '2027-03-01', '2027-09-30'),
      dates('SUNSET', '2029-01-01', '2029-03-31'),
    ];
    const again = await planned(id, { expectedVersion: 2, stages, reason: 'The vendor is late.' });
    expect(again).toMatchObject({
      plan: { number: 2, reason: 'The vendor is late.', stages },
      initiative: { version: 3 },
    });
    const query = `query($id: ID!) { initiative(id: $id) { plans { totalCount nodes { number plannedAt stages { stage plannedEnd } } } }
      auditRecords(first: 1, filter: { subjectId: $id }) { nodes { action before after reason } } }`;
    const { initiative, auditRecords } = await steward.data(ADA, query, { id });
    expect(initiative.plans).toMatchObject({
      totalCount: 2,
      nodes: [
        {
          number: 1,
          plannedAt: '2026-11-02T09:00:00.000Z',
          stages: PLAN.map(({ stage, plannedEnd }) => ({ stage, plannedEnd })),
        },
        { number: 2, plannedAt: '2026-11-12T09:00:00.000Z' },
      ],
    });
    expect(auditRecords.nodes).toMatchObject([
      {
        action: 'initiativePlanned',
        before: { stages: PLAN },
        after: { number: 2, stages },
        reason: 'The vendor is late.',
      },
    ]);
    // August has 31 days, September 30: the end moved by 30.
    expect((await scheduleOf(id)).map(({ stage, slipDays }) => [stage, slipDays])).toEqual([
      ['DISCOVER', 0],
      ['DESIGN', 0],
      ['PROTOTYPE', 0],
      ['MEASURE', 30],
      ['SUNSET', 0],
    ]);
  });

  it('is refused as a whole for what is wrong with it, on a stale version and once it is closed', async () => {
    const id = await anInitiative(steward, portfolioId);
    const before = await writtenRows(steward);
    expect(await planned(id, { stages: [] })).toMatchObject({ problems: [{ path: 'input.stages' }] });
    const wrong = [...PLAN.slice(0, 3), dates('MEASURE', '2027-01-10', '2027-01-09')];
    expect((await planned(id, { stages: wrong, reason: 'x'.repeat(2001) }))['problems']).toMatchObject([
      { path: 'input.stages[3].plannedEnd' },
      { path: 'input.stages[3].plannedStart' },
      { path: 'input.reason' },
    ]);
    expect(await planned(id, { expectedVersion: 7 })).toMatchObject({ code: 'STALE_VERSION', currentVersion: 1 });
    expect(await writtenRows(steward)).toEqual(before);
    await planned(id);
    const rows = await writtenRows(steward);
    const later = [...PLAN.slice(0, 3), dates('MEASURE', '2027-03-01', '2027-09-30')];
    expect(await planned(id, { expectedVersion: 2, stages: later })).toMatchObject({
      problems: [{ path: 'input.reason', message: 'Expected a reason for the new plan, got none.' }],
    });
    expect(await planned(id, { expectedVersion: 2, reason: 'Again' })).toMatchObject({
      problems: [{ path: 'input.stages' }],
    });
    expect(await writtenRows(steward)).toEqual(rows);
    await move(steward, DES, 'stopInitiative', id);
    const closed = { expectedVersion: await versionOf(steward, id), stages: later, reason: 'Late' };
    expect(await planned(id, closed)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'CLOSED' });
  });

  it('is not for those who do not run it, nor of what is not there or elsewhere', async () => {
    const id = await anInitiative(steward, portfolioId);
    const input = { initiativeId: id, expectedVersion: 1, stages: PLAN };
    const found = await fault(BEN, input);
    expect(found).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(found.message).toContain('Sponsor, lead and business owner run an initiative');
    const unknown = await fault(DES, { ...input, initiativeId: unknownId('Initiative') });
    expect(unknown.extensions.code).toBe('NOT_FOUND');
    expect((await fault('oda@other.example', input)).extensions.code).toBe('NOT_FOUND');
    expect((await fault(DES, { ...input, stages: [dates('DISCOVER', '2026-02-30', '2026-03-01')] })).message).toContain(
      '2026-02-30',
    );
  });

  it('answers a repeated key as the first time, and is made once', async () => {
    const id = await anInitiative(steward, portfolioId);
    const idempotencyKey = aKey();
    const first = await planned(id, { idempotencyKey });
    const rows = await writtenRows(steward);
    expect(await planned(id, { idempotencyKey })).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
    expect(await planned(id, { idempotencyKey, reason: 'Other' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('cannot be changed by the application', async () => {
    const change = (statement: string) => inOrganizationOf(steward, ADA, (manager) => manager.query(statement));
    await expect(change('update initiative_plans set number = 9')).rejects.toThrow(/permission denied/);
    await expect(change(`update planned_stages set planned_end = '2099-01-01'`)).rejects.toThrow(/permission denied/);
  });
});

describe('The schedule of an initiative', () => {
  beforeAll(inAFreshBank);
  afterAll(stop);

  it('sets the dates on which it moved beside the planned ones, and says what is overdue', async () => {
    const id = await anInitiative(steward, portfolioId);
    await planned(id);
    steward.clock.advanceDays(23);
    await pass(steward, id, 'DISCOVER');
    // The day after the planned end of design.
    steward.clock.moveTo('2026-12-19T08:00:00Z');
    const nothing = { enteredAt: null, leftAt: null, overdue: false, slipDays: 0 };
    const [begun, passed] = ['2026-11-02T09:00:00.000Z', '2026-11-25T09:00:00.000Z'];
    expect(await scheduleOf(id)).toEqual([
      { ...PLAN[0], ...nothing, enteredAt: begun, leftAt: passed },
      { ...PLAN[1], ...nothing, enteredAt: passed, overdue: true },
      { ...PLAN[2], ...nothing },
      { ...PLAN[3], ...nothing },
    ]);
  });
});

const ROADMAP = `query($from: LocalDate!, $to: LocalDate!, $filter: InitiativeFilter, $first: Int, $after: String, $last: Int) {
  roadmap(from: $from, to: $to, filter: $filter, first: $first, after: $after, last: $last) {
    totalCount nodes { id title ${SCHEDULE} } pageInfo { endCursor hasNextPage } } }`;
const roadmap = async (variables: Record<string, unknown>) =>
  (await steward.data(VIC, ROADMAP, variables))['roadmap'] as {
    totalCount: number;
    nodes: { id: string; title: string; schedule: Record<string, any>[] }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  };
const YEAR = { from: '2027-01-01', to: '2027-12-31' };

describe('The roadmap', () => {
  beforeEach(inAFreshBank);
  afterEach(stop);

  it('is empty where nothing is planned, and holds nothing of another organization', async () => {
    const id = await anInitiative(steward, portfolioId);
    expect((await roadmap(YEAR)).nodes).toEqual([]);
    await planned(id);
    expect((await roadmap(YEAR)).nodes).toMatchObject([{ id, schedule: PLAN }]);
    const { roadmap: theirs } = await steward.data('oda@other.example', ROADMAP, YEAR);
    expect(theirs).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('is filtered, comes in the order of starts, and meets each once on a walk through pages', async () => {
    const cards = await aPortfolio(steward, 'Cards', 100_000_000n);
    const begin = async (title: string, portfolio: string, days: number) => {
      steward.clock.advanceDays(days);
      const id = await anInitiative(steward, portfolio, { title });
      await planned(id);
    };
    await begin('Second', portfolioId, 1);
    await begin('Third', cards, 1);
    const first = await anInitiative(steward, cards, { title: 'First' });
    await planned(first, { stages: [dates('DISCOVER', '2026-10-01', '2026-11-27'), ...PLAN.slice(1)] });
    const titles = async (variables: Record<string, unknown> = {}) =>
      (await roadmap({ ...YEAR, ...variables })).nodes.map(({ title }) => title);
    // Both of the plan that began on the 2nd of November: then by id, which is in the order of time.
    expect(await titles()).toEqual(['First', 'Second', 'Third']);
    expect(await titles({ filter: { portfolioId: cards } })).toEqual(['First', 'Third']);
    expect(await titles({ filter: { stage: ['DESIGN'] } })).toEqual([]);
    expect(await titles({ last: 1 })).toEqual(['Third']);
    const { pageInfo, totalCount } = await roadmap({ ...YEAR, first: 2 });
    expect([totalCount, pageInfo.hasNextPage]).toEqual([3, true]);
    expect(await titles({ first: 2, after: pageInfo.endCursor })).toEqual(['Third']);
    const { errors } = await steward.ask(VIC, ROADMAP, { ...YEAR, to: '2027-12-30', after: pageInfo.endCursor });
    expect(errors![0]!.message).toContain('the cursor belongs to another order or filter');
  });

  it.each([
    [{ from: '2027-01-02', to: '2027-01-01' }, 'roadmap: it begins on 2027-01-02, after it ends on 2027-01-01.'],
    [{ from: '0000-01-01', to: '2027-01-01' }, 'roadmap: 0000-01-01 is not a date from 1900 to 2999.'],
    [{ from: '2027-01-01', to: '2027-01-01', first: 101 }, 'roadmap: a page holds 1 to 100 rows, not 101.'],
  ])('is refused for %j', async (variables, message) => {
    const { errors } = await steward.ask(VIC, ROADMAP, variables);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

const DAY_MS = 86_400_000;
const BASE = Date.UTC(2026, 0, 1);
const day = (n: number): string => calendarDate(new Date(BASE + n * DAY_MS));
const moment = (n: number, hour: number): Date => new Date(BASE + n * DAY_MS + hour * 3_600_000);
const TODAY = 60;

/** Stages on any days within 120, in their order; the hours of what happened reach to both ends of a UTC day. */
const aPlan = fc
  .array(fc.tuple(fc.nat(30), fc.nat(15)), { minLength: 1, maxLength: 5 })
  .map((lengths): StageDates[] => {
    let start = 0;
    return lengths.map(([wait, length], index) => {
      start += wait;
      return { stage: STAGES[index]!, plannedStart: day(start), plannedEnd: day(start + length) };
    });
  });
const aCourse = fc
  .record({
    began: fc.nat(TODAY),
    hour: fc.constantFrom(0, 9, 23.99),
    stopped: fc.option(fc.nat(40)),
    plans: fc.array(aPlan, { maxLength: 3 }),
  })
  .map(({ began, hour, stopped, plans }): Course => {
    const ends = stopped === null ? null : Math.min(began + stopped + 1, TODAY);
    const history = {
      ...{
        fromState: 'discover.underWay.working',
        toState: 'stoppedInDiscover',
        migration: null,
        definitionVersion: 1,
      },
      occurredAt: moment(Math.max(ends ?? 0, began), 23.995),
    };
    const status = ends === null ? 'WORKING' : 'CLOSED';
    const initiative = { stage: 'DISCOVER', status, createdAt: moment(began, hour) } as const;
    return { initiative, history: ends === null ? [] : [history], plans };
  });

/** Puts initiatives that took these courses straight into the tables. @returns their global ids */
async function lived(courses: readonly Course[]): Promise<string[]> {
  const proposals = await candidates(
    steward,
    portfolioId,
    courses.map(() => ({ status: 'FUNDED' })),
  );
  return inOrganizationOf(steward, ADA, async (manager) => {
    const [person] = await manager.createQueryBuilder(PersonTable, 'p').getMany();
    const { id: personId, organizationId } = person!;
    const insert = async (table: EntitySchema<any>, rows: object[]) => {
      await manager.createQueryBuilder().insert().into(table).values(rows).updateEntity(false).execute();
    };
    const ids: string[] = [];
    for (const [index, { initiative, history, plans }] of courses.entries()) {
      const id = uuidv7();
      const row: Initiative = {
        ...{ id, organizationId, proposalId: parseGlobalId(proposals[index]!)!.id, ...DEFAULT_BEGINNING },
        ...{ portfolioId: parseGlobalId(portfolioId)!.id, title: `Course ${index}`, status: initiative.status },
        ...{ sponsorId: personId, leadId: personId, businessOwnerId: personId, budgetMinor: 0n, currencyCode: 'USD' },
        ...{ version: 1, enteredStageAt: initiative.createdAt, createdAt: initiative.createdAt },
      };
      await insert(InitiativeTable, [row]);
      const decided = { event: 'STOP', actorId: personId, reason: 'So', facts: {}, policyVersion: 1 };
      const own = { organizationId, initiativeId: id };
      for (const event of history) {
        await insert(InitiativeEventTable, [{ id: uuidv7(), ...own, sequence: 1, ...decided, ...event }]);
      }
      for (const [before, stages] of plans.entries()) {
        const initiativePlanId = uuidv7();
        const by = { plannedById: personId, plannedAt: initiative.createdAt };
        await insert(InitiativePlanTable, [{ id: initiativePlanId, ...own, number: before + 1, reason: null, ...by }]);
        await insert(
          PlannedStageTable,
          stages.map((each) => ({ organizationId, initiativePlanId, ...each })),
        );
      }
      ids.push(globalId('Initiative', id));
    }
    return ids;
  });
}

describe('Whatever is planned and happens', () => {
  beforeAll(inAFreshBank);
  afterAll(stop);

  const told = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it('an initiative is on the roadmap if and only if it overlaps the window, with the schedule that the domain gives it', async () => {
    const courses = fc.sample(aCourse, { numRuns: 60, seed: 7 });
    const ids = await lived(courses);
    steward.clock.moveTo(moment(TODAY, 12).toISOString());
    const property = fc.asyncProperty(fc.integer({ min: -5, max: 140 }), fc.nat(40), async (start, length) => {
      const window = { from: day(start), to: day(start + length) };
      const { nodes, totalCount } = await roadmap({ ...window, first: 100 });
      const expected = ids.filter((_id, index) => isOnRoadmap(courses[index]!, window, day(TODAY)));
      expect(nodes.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
      expect(totalCount).toBe(expected.length);
      const starts = nodes.map(({ id }) => {
        const { initiative, plans } = courses[ids.indexOf(id)]!;
        const planned = (plans.at(-1) ?? []).map(({ plannedStart }) => plannedStart);
        return [calendarDate(initiative.createdAt), ...planned].toSorted()[0]!;
      });
      expect(starts).toEqual(starts.toSorted());
      for (const { id, schedule: shown } of nodes) {
        expect(shown).toEqual(told(schedule(courses[ids.indexOf(id)]!, day(TODAY), DEFAULT_VERSIONS.definition)));
      }
    });
    await fc.assert(property, { numRuns: 60 });
  }, 60_000);
});
