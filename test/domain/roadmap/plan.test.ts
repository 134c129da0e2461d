import fc from 'fast-check';
import { STAGES } from '../../../src/initiatives/domain/initiative';
import { planStages, type StageDates } from '../../../src/roadmap/domain/plan';
import { anInitiative } from '../initiatives/an-initiative';

const dates = (stage: StageDates['stage'], plannedStart: string, plannedEnd: string): StageDates => ({
  stage,
  plannedStart,
  plannedEnd,
});
const PLAN = [
  dates('DISCOVER', '2026-01-05', '2026-02-13'),
  dates('DESIGN', '2026-02-09', '2026-04-03'),
  dates('PROTOTYPE', '2026-04-06', '2026-06-26'),
  dates('MEASURE', '2026-06-29', '2026-12-18'),
];
const plan = (stages: readonly StageDates[], before?: readonly StageDates[], reason?: string) =>
  planStages(anInitiative(), before, { stages, ...(reason === undefined ? {} : { reason }) });
const problems = (answer: object) => (answer as { problems: { path: string; message: string }[] }).problems;

describe('A plan of an initiative', () => {
  it('names the four stages in their order, which may overlap, and sunset if it is known', () => {
    expect(plan(PLAN)).toEqual({ stages: PLAN, reason: null });
    const whole = [...PLAN, dates('SUNSET', '2027-01-04', '2027-01-04')];
    expect(plan(whole)).toEqual({ stages: whole, reason: null });
  });

  it('may begin with the stage that it is in', () => {
    const initiative = anInitiative({ stage: 'PROTOTYPE' });
    expect(planStages(initiative, undefined, { stages: PLAN.slice(2) })).toMatchObject({ stages: PLAN.slice(2) });
    const sunset = [dates('SUNSET', '2027-01-04', '2027-02-04')];
    expect(planStages(anInitiative({ stage: 'SUNSET' }), undefined, { stages: sunset })).toMatchObject({
      stages: sunset,
    });
  });

  it.each<[string, readonly StageDates[], string, string]>([
    ['nothing', [], 'input.stages', '0 stages: expected 1 to 5.'],
    ['six stages', [...PLAN, PLAN[3]!, PLAN[3]!], 'input.stages', '6 stages: expected 1 to 5.'],
    ['no discover', PLAN.slice(1), 'input.stages[0].stage', 'The initiative is in DISCOVER'],
    ['a gap', [PLAN[0]!, PLAN[2]!, PLAN[3]!], 'input.stages[1].stage', 'PROTOTYPE: expected DESIGN here'],
    ['a stage twice', [...PLAN, PLAN[3]!], 'input.stages[4].stage', 'MEASURE: expected SUNSET here'],
    ['no measure', PLAN.slice(0, 3), 'input.stages', 'The plan ends with PROTOTYPE: expected MEASURE in it'],
    [
      'no date',
      [...PLAN.slice(0, 3), dates('MEASURE', '2026-07-01', '2026-02-30')],
      'input.stages[3].plannedEnd',
      '"2026-02-30" is not a date',
    ],
    [
      'an end before the start',
      [...PLAN.slice(0, 3), dates('MEASURE', '2026-07-01', '2026-06-30')],
      'input.stages[3].plannedEnd',
      '2026-06-30 is before the start on 2026-07-01.',
    ],
    [
      'a start before that of the stage before',
      [...PLAN.slice(0, 3), dates('MEASURE', '2026-04-05', '2026-07-31')],
      'input.stages[3].plannedStart',
      '2026-04-05 is before PROTOTYPE starts on 2026-04-06.',
    ],
  ])('is refused with %s', (_what, stages, path, message) => {
    const found = problems(plan(stages));
    expect(found[0]).toMatchObject({ path, message: expect.stringContaining(message) as string });
  });

  it('names every wrong date at once', () => {
    const stages = [PLAN[0]!, dates('DESIGN', '2026-03-01', '2026-02-01'), PLAN[2]!, dates('MEASURE', 'soon', 'later')];
    expect(problems(plan(stages)).map(({ path }) => path)).toEqual([
      'input.stages[1].plannedEnd',
      'input.stages[3].plannedStart',
      'input.stages[3].plannedEnd',
    ]);
  });

  it('takes the place of another with a reason, and only with other dates', () => {
    const later = [...PLAN.slice(0, 3), dates('MEASURE', '2026-06-29', '2027-01-29')];
    expect(plan(later, PLAN, ' The vendor is late. ')).toEqual({ stages: later, reason: 'The vendor is late.' });
    expect(problems(plan(later, PLAN, ' ')).map(({ path }) => path)).toEqual(['input.reason']);
    expect(problems(plan(PLAN, PLAN, 'Again')).map(({ path }) => path)).toEqual(['input.stages']);
  });

  it('is not made for what is closed', () => {
    expect(planStages(anInitiative({ status: 'CLOSED' }), undefined, { stages: PLAN })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'CLOSED',
    });
  });

  it('is accepted whenever stages follow each other and no date runs back', () => {
    const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
    const steps = fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { minLength: 4, maxLength: 5 });
    fc.assert(
      fc.property(steps, (lengths) => {
        let start = 0;
        const stages = lengths.map(([wait, length], index) => {
          start += wait;
          return dates(STAGES[index]!, day(start), day(start + length));
        });
        expect(plan(stages)).toEqual({ stages, reason: null });
      }),
    );
  });
});
