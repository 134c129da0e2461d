import { analyse } from '../../../src/analyses/domain/analyse';
import { fromPlain, plainOf } from '../../../src/analyses/domain/exact-json';
import { NO_CONSTRAINTS } from '../../../src/analyses/domain/frozen-inputs';
import { robustness } from '../../../src/analyses/domain/robustness';
import { checkProblem } from '../../../src/selection';
import { answerOf, aView } from './builders';
import { aProposal, anInitiative, frozen, TWO_DRIVERS } from './frozen';

/** a at 6 and 4 points, b running at 2 and 6, c half estimated, d running and never estimated. */
const INPUTS = {
  proposals: [aProposal('a'), aProposal('c', { views: [aView('CUSTOMER_LOYALTY', 9)] })],
  initiatives: [
    anInitiative('b'),
    anInitiative('d', { views: [], committedMinor: 700n, releasedMinor: 700n, forecastYearlyMinor: -50n }),
  ],
};

describe('An analysis of frozen inputs', () => {
  it('ranks proposals and running initiatives side by side, and draws down what is left for both', () => {
    const { candidates, ranking } = analyse(frozen(INPUTS));

    // (6 + 4) / 2 and (2 + 6) / 2. Left are 5.00 and the 3.50 that b would give back: 4.00 for a and 4.50 for the rest of b.
    expect(
      candidates.map(({ proposalId, kind, score, place }) => [proposalId, kind, score.scoreMicro, place?.rank]),
    ).toEqual([
      ['a', 'PROPOSAL', 5_000_000n, 1],
      ['b', 'INITIATIVE', 4_000_000n, 2],
      ['c', 'PROPOSAL', 4_500_000n, undefined],
      ['d', 'INITIATIVE', 0n, undefined],
    ]);
    expect(ranking.map(({ cumulativeMinor, withinBudget }) => [cumulativeMinor, withinBudget])).toEqual([
      [400n, true],
      [850n, true],
    ]);
  });

  it('values a proposal by its estimates, a running initiative by its last forecast, and λ by the estimates of both', () => {
    const { problem } = analyse(frozen(INPUTS, { inactionWeight: 200 }));
    const values = problem.candidates.map(({ id, valueMinor, weightedValueMinor }) => [
      id,
      valueMinor,
      weightedValueMinor,
    ]);

    // Ten points are worth 10.00 a year, over two years. a: 6.00 + 4.00 a year, with inaction twice 6.00 + 8.00.
    // b: 9.00 by forecast, and once more the 6.00 of inaction that its estimates hold. d: −0.50 by forecast, no estimates.
    expect(values).toEqual([
      ['a', 2_000n, 2_800n],
      ['b', 1_800n, 3_000n],
      ['d', -100n, -100n],
    ]);
  });

  it('by net present value offers what is left of the value after its cost, whatever λ is', () => {
    const model = { ...TWO_DRIVERS, method: 'NPV' as const };
    const { problem, candidates } = analyse(frozen({ ...INPUTS, model }, { inactionWeight: 200 }));
    const values = problem.candidates.map(({ id, valueMinor, weightedValueMinor }) => [
      id,
      valueMinor,
      weightedValueMinor,
    ]);

    // a: 20.00 over two years less 3.00 and twice 1.00; b: 18.00 by forecast less 2.50 and twice 2.00; d: −1.00 less twice 2.00.
    expect(values).toEqual([
      ['a', 1_500n, 1_500n],
      ['b', 1_150n, 1_150n],
      ['d', -500n, -500n],
    ]);
    expect(candidates[0]?.score.scoreMicro).toBe(1_500n);
  });

  it('offers what is ranked, and what runs although it is not, behind all that is', () => {
    const { problem, rankingInputs } = analyse(frozen(INPUTS));

    expect(problem.candidates.map(({ id, rank, commitmentMinor }) => [id, rank, commitmentMinor])).toEqual([
      ['a', 1, 400n],
      ['b', 2, 450n],
      ['d', 3, 0n],
    ]);
    expect(rankingInputs.candidates.map(({ proposalId }) => proposalId)).toEqual(['a', 'b']);
    expect([problem.constraints.budgetMinor, rankingInputs.remainingMinor]).toEqual([850n, 850n]);
    expect(checkProblem(problem)).toBeUndefined();
  });

  it('leaves what initiatives hold to those that do not compete, and draws it down for those that do', () => {
    const initiatives = [anInitiative('b', { views: [] })];
    const { problem, rankingInputs } = analyse(frozen({ proposals: [aProposal('a')], initiatives }));

    // b is not ranked, and keeps its 3.50 of the ranking; it is offered for the set, and could be left out of it.
    expect([rankingInputs.remainingMinor, problem.constraints.budgetMinor]).toEqual([500n, 850n]);
  });

  it('ranks nothing that is mandatory, and has it in every set', () => {
    const proposals = [
      aProposal('a'),
      aProposal('m', { isMandatory: true }),
      aProposal('n', { isMandatory: true, views: [] }),
    ];
    const { ranking, problem } = analyse(frozen({ proposals }));

    expect(ranking.map(({ proposalId }) => proposalId)).toEqual(['a']);
    expect(problem.candidates.map(({ id, rank, valueMinor }) => [id, rank, valueMinor])).toEqual([
      ['a', 1, 2_000n],
      ['m', 2, 2_000n],
      ['n', 2, 0n],
    ]);
    expect(problem.constraints.must).toEqual(['m', 'n']);
  });

  it('binds a set by the constraints that were frozen', () => {
    const constraints = { ...NO_CONSTRAINTS, must: ['b', 'gone'], dependsOn: [{ candidateId: 'a', needsId: 'gone' }] };

    expect(analyse(frozen({ ...INPUTS, constraints })).problem.constraints).toEqual({
      ...NO_CONSTRAINTS,
      ...{ must: ['b'], mustNot: ['a'], budgetMinor: 850n },
    });
  });

  it('ranks as the sampling does without any chance, and comes out the same after JSON', () => {
    const inputs = frozen(INPUTS);
    const { rankingInputs, ranking } = analyse(inputs);
    const drawn = answerOf(robustness(rankingInputs, inputs.sampling, inputs.top));

    expect(drawn.candidates.map(({ proposalId, rank }) => [proposalId, rank])).toEqual(
      ranking.map(({ proposalId, rank }) => [proposalId, rank]),
    );
    expect(analyse(fromPlain(JSON.parse(JSON.stringify(plainOf(inputs)))))).toEqual(analyse(inputs));
  });
});
