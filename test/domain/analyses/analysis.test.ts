import { refuseMethod, refuseUnlessAnalysable } from '../../../src/analyses/domain/analysable';
import { analyse } from '../../../src/analyses/domain/analyse';
import { cancelAnalysis, failedAnalysis, refuseBeyondMost } from '../../../src/analyses/domain/analysis';
import { recommendedSetResult, robustnessResult } from '../../../src/analyses/domain/analysis-result';
import { NO_CONSTRAINTS, type PortfolioFacts } from '../../../src/analyses/domain/frozen-inputs';
import { influences } from '../../../src/analyses/domain/influence';
import { robustness } from '../../../src/analyses/domain/robustness';
import type { ScoringMethod } from '../../../src/scoring/domain/scoring-model';
import { answerOf } from './builders';
import { aProposal, anInitiative, both, facts, frozen } from './frozen';

const NOW = new Date('2026-11-02T09:00:00Z');

const refusal = (kind: 'ROBUSTNESS' | 'RECOMMENDED_SET' | 'FRONTIER', different: Partial<PortfolioFacts>) => {
  const inputs = frozen(different);
  return refuseUnlessAnalysable(kind, inputs, analyse(inputs))?.message;
};

describe('An analysis', () => {
  const scoredBy = (method: ScoringMethod): PortfolioFacts => facts({ model: { ...facts().model, method } });
  it('is refused where the scoring model has no values in money', () => {
    expect(refuseMethod(scoredBy('RETURN_AND_INACTION'))).toBeUndefined();
    expect(refuseMethod(scoredBy('NPV'))).toBeUndefined();
    expect(refuseMethod(scoredBy('RICE'))).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'RICE' },
      message:
        'Portfolio "Retail" is scored by RICE, whose values are no money: there is nothing to compare with a budget.',
    });
  });

  it('by net present value has a set and a frontier, and no robustness', () => {
    const byNpv = { ...scoredBy('NPV'), proposals: [aProposal('a')] };

    expect(refusal('RECOMMENDED_SET', byNpv)).toBeUndefined();
    expect(refusal('FRONTIER', byNpv)).toBeUndefined();
    expect(refusal('ROBUSTNESS', byNpv)).toBe(
      'Portfolio "Retail" is scored by NPV: how its ranking is drawn by chance is known of RETURN_AND_INACTION alone.',
    );
  });

  it('is refused where an amount is too great to be drawn down exactly', () => {
    const budgetRemainingMinor = 2n ** 54n;
    const proposals = [aProposal('a')];

    expect(refusal('ROBUSTNESS', { proposals, budgetRemainingMinor })).toBe(
      'The ranking cannot be sampled. Remaining 18014398509481984: expected at most 2^53 minor units.',
    );
    expect(refusal('ROBUSTNESS', { proposals })).toBeUndefined();
  });

  it('is refused where constraints say what cannot be, and names it', () => {
    const constraints = { ...NO_CONSTRAINTS, must: ['a'], dependsOn: [{ candidateId: 'a', needsId: 'declined' }] };
    const refused = refusal('RECOMMENDED_SET', { proposals: [aProposal('a')], constraints });

    expect(refused).toBe(
      'The constraints of portfolio "Retail" cannot be kept. portfolio.constraints.mustNot[0]: "Proposal a" must be in the set, too.',
    );
  });

  it('of a set and of a frontier is there for what runs, although nothing is ranked', () => {
    const initiatives = [anInitiative('b', { views: [] })];

    expect(refusal('FRONTIER', { initiatives })).toBeUndefined();
    expect(refusal('ROBUSTNESS', { initiatives })).toBe(
      'Nothing competes in portfolio "Retail": no proposal has all its drivers estimated.',
    );
  });

  it('begins while fewer than four of the organization are under way', () => {
    expect(refuseBeyondMost(3)).toBeUndefined();
    expect(refuseBeyondMost(4)?.status).toBe('RUNNING');
  });

  it('is cancelled while it waits or runs, and not once it has ended', () => {
    const cancelled = { state: 'CANCELLED', progressPercent: 40, result: null, problem: null, endedAt: NOW };

    expect(cancelAnalysis({ state: 'QUEUED', progressPercent: 40 }, NOW)).toEqual(cancelled);
    expect(cancelAnalysis({ state: 'RUNNING', progressPercent: 40 }, NOW)).toEqual(cancelled);
    for (const state of ['DONE', 'FAILED', 'CANCELLED'] as const) {
      expect(cancelAnalysis({ state, progressPercent: 100 }, NOW)).toMatchObject({
        message: `This analysis has ended: it is ${state}.`,
      });
    }
  });

  it('that fails keeps the first 2,000 characters of why', () => {
    const { problem, state } = failedAnalysis({ progressPercent: 0 }, '🚏'.repeat(3_000), NOW);

    expect([state, problem]).toEqual(['FAILED', '🚏'.repeat(2_000)]);
  });
});

describe('What is kept of an analysis', () => {
  const inputs = frozen({
    proposals: [
      aProposal('a', { views: [...both(6, 4), ...both(2, 0, 'theo')] }),
      aProposal('c', { views: both(1, 2) }),
    ],
    initiatives: [anInitiative('b')],
  });
  const analysed = analyse(inputs);

  it('tells of each candidate what it is, how it fares against the next, and whose view moves it', () => {
    const drawn = answerOf(robustness(analysed.rankingInputs, inputs.sampling, inputs.top));
    const { candidates } = robustnessResult(inputs, analysed, drawn, {
      ...{ influences: influences(analysed.rankingInputs), winShares: [] },
    });
    const kept = candidates.map(({ proposalId, kind, scoreMicro, overNext, influences: on }) => [
      ...[proposalId, kind, scoreMicro, overNext?.secondId],
      on.map(({ scorerId, scoreWithoutMicro, rankWithout }) => [scorerId, scoreWithoutMicro, rankWithout]),
    ]);

    // b: 2 and 6 by Sara alone. a: (6 + 4) / 2 by Sara, (2 + 0) / 2 by Theo, 3 together. c: 1 and 2 by Sara.
    // Without Sara a is at 1 and the only one that is left; without Theo a is at 5, before b.
    expect(kept).toEqual([
      ['b', 'INITIATIVE', 4_000_000n, 'a', [['sara', null, null], ['theo', 4_000_000n, 2]]],
      ['a', 'PROPOSAL', 3_000_000n, 'c', [['sara', 1_000_000n, 1], ['theo', 5_000_000n, 1]]],
      ['c', 'PROPOSAL', 1_500_000n, undefined, [['sara', null, null]]],
    ]); // prettier-ignore
  });

  it('shows beside a set what it was chosen from, by rank', () => {
    const { candidates, budgetMinor } = recommendedSetResult(inputs, analysed, {
      ...{ ids: ['a'], valueMinor: 0n, weightedValueMinor: 0n, commitmentMinor: 400n, boundMinor: 0n },
      ...{ status: 'OPTIMAL', tiesSettled: true, method: 'DOMINANCE_LISTS', engine: 'selection 1' },
    });

    expect(budgetMinor).toBe(850n);
    expect(
      candidates.map(({ proposalId, isRecommended, initiativeId }) => [proposalId, isRecommended, initiativeId]),
    ).toEqual([
      ['b', false, 'initiative of b'],
      ['a', true, null],
      ['c', false, null],
    ]);
  });
});
