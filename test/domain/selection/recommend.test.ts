import { loadSolver } from '../../../src/platform/solver/highs-solver';
import type { BinarySolver } from '../../../src/shared/binary-program';
import {
  recommend,
  type RecommendedSet,
  type SelectionConstraints,
  type SelectionProblem,
} from '../../../src/selection';
import { aHardProblem, aProblem, type Given } from './a-problem';

let solver: BinarySolver;
beforeAll(async () => (solver = await loadSolver()));

const best = (problem: SelectionProblem): RecommendedSet => {
  const answer = recommend(problem, solver);
  if ('ids' in answer) return answer;
  throw new Error(JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)));
};

/**
 * Three proposals whose best is not the first by value for cost: A is worth 3.0 for 1, B 2.8, C 2.64.
 *
 *           cost  worth
 *   A        30     90
 *   B        25     70
 *   C        25     66
 *   B, C     50    136
 *   A, C     55    156
 *   A, B     55    160
 *   all      80    226
 */
const ABC: Readonly<Record<string, Given>> = {
  A: { commitmentMinor: 30n, worth: 90n },
  B: { commitmentMinor: 25n, worth: 70n },
  C: { commitmentMinor: 25n, worth: 66n },
};

describe('The recommended set under a budget alone', () => {
  const within = (budgetMinor: bigint, more: Partial<SelectionConstraints> = {}) =>
    best(aProblem(ABC, { budgetMinor, ...more }));

  it('is the best set, not the best candidates one after the other', () => {
    expect(within(50n)).toEqual({
      status: 'OPTIMAL',
      ids: ['B', 'C'],
      weightedValueMinor: 136n,
      valueMinor: 136n,
      commitmentMinor: 50n,
      boundMinor: 136n,
      tiesSettled: true,
      method: 'DOMINANCE_LISTS',
      engine: 'selection 1',
    });
  });

  it.each([
    [24n, []],
    [25n, ['B']],
    [30n, ['A']],
    [54n, ['B', 'C']],
    [55n, ['A', 'B']],
    [79n, ['A', 'B']],
    [80n, ['A', 'B', 'C']],
  ])('within %d is %j', (budgetMinor, ids) => {
    expect(within(budgetMinor).ids).toEqual(ids);
  });

  it('has what must be in it, and the best of what the rest of the budget pays for', () => {
    // Beside A stands 50 − 30 = 20, which pays for neither of the others.
    expect(within(50n, { must: ['A'] }).ids).toEqual(['A']);
    expect(within(55n, { must: ['C'] }).ids).toEqual(['A', 'C']);
  });

  it('does without what must not be in it', () => {
    expect(within(55n, { mustNot: ['B'] }).ids).toEqual(['A', 'C']);
  });

  it('has something that is worth less than nothing only where it must', () => {
    const given = { ...ABC, D: { commitmentMinor: 1n, worth: -5n } };

    expect(best(aProblem(given, { budgetMinor: 100n })).ids).toEqual(['A', 'B', 'C']);
    expect(best(aProblem(given, { budgetMinor: 100n, must: ['D'] })).weightedValueMinor).toBe(221n);
  });

  it('maximizes weighted value, and says beside it what the set is worth at λ = 1', () => {
    const given = {
      A: { commitmentMinor: 10n, weightedValueMinor: 50n, valueMinor: 20n },
      B: { commitmentMinor: 10n, weightedValueMinor: 40n, valueMinor: 40n },
    };

    expect(best(aProblem(given, { budgetMinor: 10n }))).toMatchObject({
      ids: ['A'],
      weightedValueMinor: 50n,
      valueMinor: 20n,
    });
  });

  it('is empty when no candidate can be paid for, or there is none', () => {
    expect(within(1n).ids).toEqual([]);
    expect(best(aProblem({}, { budgetMinor: 1n })).ids).toEqual([]);
    expect(best(aProblem({}, { budgetMinor: 1n, periodCaps: [{ period: '2027', capMinor: 0n }] })).ids).toEqual([]);
  });
});

describe.each(['DOMINANCE_LISTS', 'BRANCH_AND_CUT'])('Of sets that are worth the same, by %s,', (method) => {
  // A cap on a period in which nothing falls binds nothing, but is for the solver.
  const periodCaps = method === 'BRANCH_AND_CUT' ? [{ period: 'never', capMinor: 0n }] : [];
  const among = (given: Readonly<Record<string, Given>>, budgetMinor: bigint) => {
    const set = best(aProblem(given, { budgetMinor, periodCaps }));
    expect(set).toMatchObject({ method, tiesSettled: true });
    return set.ids;
  };

  it('the cheaper one is taken, however it ranks', () => {
    expect(among({ A: { commitmentMinor: 9n, worth: 7n }, B: { commitmentMinor: 8n, worth: 7n } }, 10n)).toEqual(['B']);
  });

  it('and cost the same, the one with the first in the ranking', () => {
    // B, C and A, D both cost 10 and are worth 10.
    const given = {
      A: { commitmentMinor: 4n, worth: 4n },
      B: { commitmentMinor: 5n, worth: 5n },
      C: { commitmentMinor: 5n, worth: 5n },
      D: { commitmentMinor: 6n, worth: 6n },
    };

    expect(among(given, 10n)).toEqual(['A', 'D']);
    expect(among({ ...given, A: { ...given.A, rank: 9 } }, 10n)).toEqual(['B', 'C']);
  });

  it('and share their ranks, the one with the first by id', () => {
    const given = { commitmentMinor: 5n, worth: 5n, rank: 1 };

    expect(among({ C: given, B: given, A: given }, 10n)).toEqual(['A', 'B']);
  });

  it('one of many alike is settled among all of them', () => {
    const alike = Object.fromEntries(
      Array.from({ length: 45 }, (_, at) => [`c${at}`, { commitmentMinor: 3n, worth: 2n }]),
    );

    expect(among(alike, 9n)).toEqual(['c0', 'c1', 'c2']);
  });
});

describe('The recommended set under further constraints, within 55', () => {
  const set = (constraints: Partial<SelectionConstraints>, more: Readonly<Record<string, Partial<Given>>> = {}) => {
    const given = Object.fromEntries(Object.entries(ABC).map(([id, each]) => [id, { ...each, ...more[id] }]));
    const { ids, method } = best(aProblem(given, { budgetMinor: 55n, ...constraints }));
    expect(method).toBe('BRANCH_AND_CUT');
    return ids;
  };

  it('has nothing without what it depends on, along the chain', () => {
    // A only with B, B only with C: all cost 80, B and C cost 50.
    const dependsOn = [
      { candidateId: 'A', needsId: 'B' },
      { candidateId: 'B', needsId: 'C' },
    ];

    expect(set({ dependsOn })).toEqual(['B', 'C']);
    expect(set({ dependsOn, budgetMinor: 80n })).toEqual(['A', 'B', 'C']);
  });

  it('has at most one of a group', () => {
    expect(set({ excludes: [['A', 'B']] })).toEqual(['A', 'C']);
    expect(set({ excludes: [['A', 'B', 'C']] })).toEqual(['A']);
  });

  it('commits at least the floor to a pillar, of all of which a candidate serves', () => {
    const serving = { B: { pillarIds: ['voice', 'service'] }, C: { pillarIds: ['voice'] } };
    const floor = (pillarId: string, floorMinor: bigint) => ({
      pillars: [{ pillarId, name: pillarId, floorMinor, capMinor: null }],
    });

    expect(set(floor('voice', 25n), serving)).toEqual(['A', 'B']);
    expect(set(floor('voice', 26n), serving)).toEqual(['B', 'C']);
    expect(set(floor('service', 1n), serving)).toEqual(['A', 'B']);
  });

  it('commits at most the cap to a pillar', () => {
    const pillars = [{ pillarId: 'voice', name: 'Voice', floorMinor: null, capMinor: 54n }];

    // A and B would be 55.
    expect(set({ pillars }, { A: { pillarIds: ['voice'] }, B: { pillarIds: ['voice'] } })).toEqual(['A', 'C']);
  });

  it('costs at most the cap of each period', () => {
    const periodCaps = [
      { period: '2027-Q1', capMinor: 20n },
      { period: '2027-Q2', capMinor: 20n },
    ];
    const costs = (first: bigint, second: bigint) => ({
      costByPeriod: [
        { period: '2027-Q1', costMinor: first },
        { period: '2027-Q2', costMinor: second },
      ],
    });

    // A and B: 21 in the first. A and C: 20 and 20.
    expect(set({ periodCaps }, { A: costs(15n, 15n), B: costs(6n, 4n), C: costs(5n, 5n) })).toEqual(['A', 'C']);
  });

  it('takes at most what a team can do', () => {
    const capacities = [{ teamId: 'design', name: 'Design', personDaysHundredths: 1_250 }];
    const effort = (personDaysHundredths: number) => ({ effortByTeam: [{ teamId: 'design', personDaysHundredths }] });

    // A and B: 12.51 person-days of 12.50.
    expect(set({ capacities }, { A: effort(1_000), B: effort(251), C: effort(250) })).toEqual(['A', 'C']);
  });
});

describe('A search that is limited', () => {
  it('gives the best that it found, and the value that no set exceeds', () => {
    const progress: number[] = [];
    const limited = recommend(aHardProblem(12), solver, { nodeLimit: 1, onProgress: (done) => progress.push(done) });
    const whole = best(aHardProblem(12));

    expect(whole).toMatchObject({ status: 'OPTIMAL', engine: `selection 1, ${solver.engine}` });
    if (!('ids' in limited)) throw new Error('Nothing was found.');
    expect(limited).toMatchObject({ status: 'BEST_FOUND', tiesSettled: false, method: 'BRANCH_AND_CUT' });
    expect(limited.commitmentMinor).toBeLessThanOrEqual(45_000n);
    expect(limited.weightedValueMinor).toBeLessThanOrEqual(whole.weightedValueMinor);
    expect(limited.boundMinor).toBeGreaterThanOrEqual(whole.weightedValueMinor);
    expect(progress.every((done) => done >= 0 && done <= 1)).toBe(true);
  });

  it('has the same answer each time', () => {
    expect(recommend(aHardProblem(12), solver, { nodeLimit: 5 })).toEqual(
      recommend(aHardProblem(12), solver, { nodeLimit: 5 }),
    );
  });
});
