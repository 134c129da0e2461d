import fc from 'fast-check';
import { loadSolver } from '../../../src/platform/solver/highs-solver';
import type { BinarySolver } from '../../../src/shared/binary-program';
import { recommend, type Recommendation, type SelectionProblem } from '../../../src/selection';
import { fullProblems, oneBudgetProblems } from './a-problem';
import { byTryingAll, keepsAll } from './by-trying-all';

let solver: BinarySolver;
beforeAll(async () => (solver = await loadSolver()));

const answerTo = (problem: SelectionProblem): Recommendation => {
  const answer = recommend(problem, solver);
  if ('kind' in answer) throw new Error(answer.message);
  return answer;
};

/** The same problem with a cap that binds nothing: what dominance lists answer alone is left to the solver. */
const forTheSolver = (problem: SelectionProblem): SelectionProblem => ({
  ...problem,
  constraints: { ...problem.constraints, periodCaps: [{ period: 'never', capMinor: 0n }] },
});

const withBudget = (problem: SelectionProblem, budgetMinor: bigint): SelectionProblem => ({
  ...problem,
  constraints: { ...problem.constraints, budgetMinor },
});

const idsOf = (answer: Recommendation) => ('ids' in answer ? answer.ids : answer.status);

describe('A recommended set', () => {
  it('under one budget is the same by dominance lists, by the solver, and by trying all sets', () => {
    fc.assert(
      fc.property(oneBudgetProblems(8), (problem) => {
        const tried = byTryingAll(problem)?.ids ?? 'INFEASIBLE';

        expect(idsOf(answerTo(problem))).toEqual(tried);
        expect(idsOf(answerTo(forTheSolver(problem)))).toEqual(tried);
      }),
      { numRuns: 40 },
    );
  });

  it('under one budget is the same by dominance lists and by trying all sets of twelve', () => {
    fc.assert(
      fc.property(oneBudgetProblems(12), (problem) => {
        expect(idsOf(answerTo(problem))).toEqual(byTryingAll(problem)?.ids ?? 'INFEASIBLE');
      }),
      { numRuns: 40 },
    );
  });

  it('is the best of all sets that keep all constraints, or there is none', () => {
    fc.assert(
      fc.property(fullProblems(9), (problem) => {
        expect(idsOf(answerTo(problem))).toEqual(byTryingAll(problem)?.ids ?? 'INFEASIBLE');
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order in which candidates and constraints are listed', () => {
    const shuffled = fullProblems(7).chain((problem) => {
      const { must, dependsOn, excludes } = problem.constraints;
      const whole = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
      return fc
        .record({
          candidates: whole(problem.candidates),
          constraints: fc.record({ must: whole(must), dependsOn: whole(dependsOn), excludes: whole(excludes) }),
        })
        .map(({ candidates, constraints }) => ({
          problem,
          other: { ...problem, candidates, constraints: { ...problem.constraints, ...constraints } },
        }));
    });
    fc.assert(
      fc.property(shuffled, ({ problem, other }) => expect(idsOf(answerTo(other))).toEqual(idsOf(answerTo(problem)))),
      { numRuns: 40 },
    );
  });

  it('is not worth less when the budget grows', () => {
    fc.assert(
      fc.property(fullProblems(9), fc.bigInt({ min: 1n, max: 100_000n }), (problem, more) => {
        const before = answerTo(problem);
        fc.pre('ids' in before);
        const after = answerTo(withBudget(problem, problem.constraints.budgetMinor + more));

        if (!('ids' in before) || !('ids' in after)) throw new Error(after.status);
        expect(after.weightedValueMinor).toBeGreaterThanOrEqual(before.weightedValueMinor);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps all constraints, and nobody knows a better one, where only part of the search is allowed', () => {
    fc.assert(
      fc.property(fullProblems(12), (problem) => {
        const answer = recommend(problem, solver, { nodeLimit: 1 });
        if ('kind' in answer || !('ids' in answer)) return;
        const { ids } = answer;

        expect(keepsAll(problem, problem.candidates.filter(({ id }) => ids.includes(id)))).toBe(true); // prettier-ignore
        expect(answer.boundMinor).toBeGreaterThanOrEqual(byTryingAll(problem)?.weightedValueMinor ?? 0n);
      }),
      { numRuns: 30 },
    );
  });
});
