import fc from 'fast-check';
import { loadSolver } from '../../../src/platform/solver/highs-solver';
import type { BinarySolver } from '../../../src/shared/binary-program';
import { frontier, recommend, type Frontier, type FrontierRange, type SelectionProblem } from '../../../src/selection';
import { aProblem, fullProblems, oneBudgetProblems, type Given } from './a-problem';

let solver: BinarySolver;
beforeAll(async () => (solver = await loadSolver()));

const frontierOf = (problem: SelectionProblem, range: Partial<FrontierRange> = {}): Frontier => {
  const answer = frontier(problem, { fromMinor: 0n, toMinor: 100n, mostSteps: 100, ...range }, solver);
  if ('steps' in answer) return answer;
  throw new Error('There is no set in this range.');
};

/**
 *           cost  worth
 *   B        25     70
 *   A        30     90
 *   B, C     50    136
 *   A, B     55    160   (A, C cost as much and are worth 156; C costs as much as B and is worth 66)
 *   all      80    226
 */
const ABC: Readonly<Record<string, Given>> = {
  A: { commitmentMinor: 30n, weightedValueMinor: 90n, valueMinor: 60n },
  B: { commitmentMinor: 25n, worth: 70n },
  C: { commitmentMinor: 25n, worth: 66n },
};

describe.each(['dominance lists', 'the solver'])('Value against budget, by %s,', (way) => {
  const periodCaps = way === 'the solver' ? [{ period: 'never', capMinor: 0n }] : [];
  const problem = aProblem(ABC, { budgetMinor: 40n, periodCaps });

  it('has a step for each set that is the best at some budget, with what the next one needs and brings', () => {
    const step = (
      commitmentMinor: bigint,
      bestToMinor: bigint,
      [weightedValueMinor, valueMinor]: [bigint, bigint],
    ) => ({
      commitmentMinor,
      bestToMinor,
      weightedValueMinor,
      valueMinor,
      isProven: true,
    });
    const next = (moreBudgetMinor: bigint, moreWeightedValueMinor: bigint, moreValueMinor: bigint) => ({
      next: { moreBudgetMinor, moreWeightedValueMinor, moreValueMinor },
    });

    expect(frontierOf(problem)).toEqual({
      status: 'FOUND',
      steps: [
        { ids: [], ...step(0n, 24n, [0n, 0n]), added: [], dropped: [], ...next(25n, 70n, 70n) },
        { ids: ['B'], ...step(25n, 29n, [70n, 70n]), added: ['B'], dropped: [], ...next(5n, 20n, -10n) },
        { ids: ['A'], ...step(30n, 49n, [90n, 60n]), added: ['A'], dropped: ['B'], ...next(20n, 46n, 76n) },
        { ids: ['B', 'C'], ...step(50n, 54n, [136n, 136n]), added: ['B', 'C'], dropped: ['A'], ...next(5n, 24n, -6n) },
        { ids: ['A', 'B'], ...step(55n, 79n, [160n, 130n]), added: ['A'], dropped: ['C'], ...next(25n, 66n, 66n) },
        { ids: ['A', 'B', 'C'], ...step(80n, 100n, [226n, 196n]), added: ['C'], dropped: [], next: null },
      ],
      isComplete: true,
    });
  });

  it('begins with the best at the lower end of the range', () => {
    const { steps } = frontierOf(problem, { fromMinor: 52n, toMinor: 60n });

    expect(steps.map(({ ids, bestToMinor }) => [ids, bestToMinor])).toEqual([
      [['B', 'C'], 54n],
      [['A', 'B'], 60n],
    ]);
  });

  it('may be a single budget', () => {
    expect(frontierOf(problem, { fromMinor: 52n, toMinor: 52n }).steps.map(({ ids }) => ids)).toEqual([['B', 'C']]);
  });

  it('begins with the least budget that pays for what must be', () => {
    const { steps, isComplete } = frontierOf(aProblem(ABC, { budgetMinor: 40n, must: ['A'], periodCaps }));

    expect(steps.map(({ ids, commitmentMinor }) => [ids, commitmentMinor])).toEqual([
      [['A'], 30n],
      [['A', 'B'], 55n],
      [['A', 'B', 'C'], 80n],
    ]);
    expect(isComplete).toBe(true);
  });

  it('names the clash when the whole range does not pay for what must be', () => {
    const dear = aProblem(ABC, { budgetMinor: 40n, must: ['A'], periodCaps });

    expect(frontier(dear, { fromMinor: 0n, toMinor: 29n, mostSteps: 10 }, solver)).toMatchObject({
      status: 'INFEASIBLE',
      clash: { sentence: 'These cannot hold together: the budget of EUR 0.29; must: "A" (EUR 0.30).' },
    });
  });

  it('tells no more steps than are asked for, and the one after the budget of the problem among them', () => {
    const { steps, isComplete } = frontierOf(problem, { mostSteps: 4 });

    expect(isComplete).toBe(false);
    // Both ends, the best at 40 and the next step from there.
    expect(steps.map(({ ids, next }) => [ids, next?.moreBudgetMinor])).toEqual([
      [[], undefined],
      [['A'], 20n],
      [['B', 'C'], undefined],
      [['A', 'B', 'C'], undefined],
    ]);
  });
});

describe('A range of budgets', () => {
  it('is refused when it is turned around, or too few or too many steps are asked for', () => {
    const range = { fromMinor: 2n, toMinor: 1n, mostSteps: 1_001 };

    expect(frontier(aProblem(ABC, {}), range, solver)).toMatchObject({
      problems: [
        { path: 'input.fromMinor', message: '2: expected at most 1, the other end.' },
        { path: 'input.mostSteps', message: '1001: expected a whole number from 4 to 1000.' },
      ],
    });
  });

  it.each([
    ['under one budget', () => oneBudgetProblems(6)],
    ['under all constraints', () => fullProblems(6)],
  ])('has, %s, at every budget the set that is recommended there', (_, problems) => {
    const asked = problems().chain((problem) => {
      const toMinor = problem.constraints.budgetMinor;
      return fc.record({ problem: fc.constant(problem), budgetMinor: fc.bigInt({ min: 1n, max: toMinor }) });
    });
    fc.assert(
      fc.property(asked, ({ problem, budgetMinor }) => {
        const toMinor = problem.constraints.budgetMinor;
        const whole = frontier(problem, { fromMinor: 0n, toMinor, mostSteps: 1_000 }, solver);
        const single = recommend({ ...problem, constraints: { ...problem.constraints, budgetMinor } }, solver);
        if (!('steps' in whole)) return expect(single).toMatchObject({ status: 'INFEASIBLE' });
        const { steps, isComplete } = whole;
        const step = steps.findLast(({ commitmentMinor }) => commitmentMinor <= budgetMinor);

        expect(isComplete).toBe(true);
        expect(step?.ids).toEqual('ids' in single ? single.ids : undefined);
        steps.slice(1).forEach(({ commitmentMinor, weightedValueMinor }, index) => {
          expect(commitmentMinor).toBe((steps[index]?.bestToMinor ?? 0n) + 1n);
          expect(weightedValueMinor).toBeGreaterThan(steps[index]?.weightedValueMinor ?? 0n);
        });
      }),
      { numRuns: 15 },
    );
  });
});
