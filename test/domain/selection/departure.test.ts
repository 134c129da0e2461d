import fc from 'fast-check';
import { loadSolver } from '../../../src/platform/solver/highs-solver';
import { departure, recommend, type Departure, type SelectionProblem } from '../../../src/selection';
import { aProblem, fullProblems, type Given } from './a-problem';
import { keepsAll } from './by-trying-all';

const priceOf = (
  problem: SelectionProblem,
  recommendedIds: readonly string[],
  chosenIds: readonly string[],
): Departure => {
  const answer = departure(problem, { recommendedIds, chosenIds });
  if ('kind' in answer) throw new Error(answer.message);
  return answer;
};

/** Weighted value doubles the cost of inaction: A is worth 80 + 2 · 5, B 40 + 2 · 15, C 30 + 2 · 18. */
const ABC: Readonly<Record<string, Given>> = {
  A: { commitmentMinor: 3_000n, weightedValueMinor: 90n, valueMinor: 85n },
  B: { commitmentMinor: 2_500n, weightedValueMinor: 70n, valueMinor: 55n, pillarIds: ['voice'] },
  C: { commitmentMinor: 2_500n, weightedValueMinor: 66n, valueMinor: 48n, pillarIds: ['voice'] },
};
const within50 = aProblem(ABC, { budgetMinor: 5_000n });

describe('A departure from the recommended set', () => {
  it('is priced by what is dropped without what is added', () => {
    expect(priceOf(within50, ['B', 'C'], ['A'])).toEqual({
      recommended: { ids: ['B', 'C'], weightedValueMinor: 136n, valueMinor: 103n, commitmentMinor: 5_000n },
      chosen: { ids: ['A'], weightedValueMinor: 90n, valueMinor: 85n, commitmentMinor: 3_000n },
      // 70 + 66 − 90 and 55 + 48 − 85.
      weightedPriceMinor: 46n,
      priceMinor: 18n,
      added: [{ id: 'A', weightedValueMinor: 90n, valueMinor: 85n, commitmentMinor: 3_000n }],
      dropped: [
        { id: 'B', weightedValueMinor: 70n, valueMinor: 55n, commitmentMinor: 2_500n },
        { id: 'C', weightedValueMinor: 66n, valueMinor: 48n, commitmentMinor: 2_500n },
      ],
      broken: [],
    });
  });

  it('costs nothing when there is none', () => {
    expect(priceOf(within50, ['B', 'C'], ['C', 'B'])).toMatchObject({
      weightedPriceMinor: 0n,
      priceMinor: 0n,
      added: [],
      dropped: [],
    });
  });

  it('names the constraints that it breaks, and by how much', () => {
    const problem = aProblem(ABC, {
      budgetMinor: 5_000n,
      must: ['C'],
      dependsOn: [{ candidateId: 'A', needsId: 'C' }],
      pillars: [{ pillarId: 'voice', name: 'Voice of the Customer', floorMinor: 2_501n, capMinor: null }],
    });

    expect(priceOf(problem, ['B', 'C'], ['A', 'B']).broken).toEqual([
      {
        kind: 'BUDGET',
        sentence: 'Broken is the budget of EUR 50.00: the chosen set comes to EUR 55.00.',
      },
      { kind: 'MUST', sentence: 'Broken is must: "C".' },
      { kind: 'DEPENDS_ON', sentence: 'Broken is "A" depends on "C".' },
      {
        kind: 'PILLAR_FLOOR',
        sentence:
          'Broken is at least EUR 25.01 in pillar "Voice of the Customer", whose candidates ask for EUR 50.00: ' +
          'the chosen set comes to EUR 25.00 in pillar "Voice of the Customer".',
      },
    ]);
  });

  it('is refused when it names somebody twice or who is no candidate', () => {
    expect(departure(within50, { recommendedIds: ['X'], chosenIds: ['A', 'A'] })).toMatchObject({
      problems: [
        { path: 'input.recommendedIds[0]', message: '"X" is none of the candidates.' },
        { path: 'input.chosenIds[1]', message: '"A" is named twice.' },
      ],
    });
  });

  it('is never a gain in weighted value, as long as the chosen set keeps all constraints', async () => {
    const solver = await loadSolver();
    const chosen = fullProblems(8).chain((problem) =>
      fc.record({ problem: fc.constant(problem), ids: fc.subarray(problem.candidates.map(({ id }) => id)) }),
    );
    fc.assert(
      fc.property(chosen, ({ problem, ids }) => {
        const best = recommend(problem, solver);
        const keeps = keepsAll(problem, problem.candidates.filter(({ id }) => ids.includes(id))); // prettier-ignore
        if (!('ids' in best)) return expect(keeps).toBe(false);
        const { weightedPriceMinor, broken, added, dropped } = priceOf(problem, best.ids, ids);
        const worth = (list: typeof added) => list.reduce((sum, each) => sum + each.weightedValueMinor, 0n);

        expect(broken.length === 0).toBe(keeps);
        expect(weightedPriceMinor).toBe(worth(dropped) - worth(added));
        if (keeps) expect(weightedPriceMinor).toBeGreaterThanOrEqual(0n);
      }),
      { numRuns: 40 },
    );
  });
});
