import { analyse } from '../../../src/analyses/domain/analyse';
import type { FrozenInputs } from '../../../src/analyses/domain/frozen-inputs';
import { placesOf } from '../../../src/analyses/domain/replay';
import { robustness } from '../../../src/analyses/domain/robustness';
import { departureOf, priceOf, type Decided } from '../../../src/reviews/domain/departing';
import type { ReviewOutcome } from '../../../src/reviews/domain/motion';
import { reviewItems, type Frozen } from '../../../src/reviews/domain/pre-read';
import { answerOf } from '../analyses/builders';
import { anInitiative, aProposal, both, frozen } from '../analyses/frozen';

const recommending = (inputs: FrozenInputs, ids: readonly string[]): Frozen => ({
  inputs,
  answers: {
    places: placesOf(analyse(inputs).candidates),
    robustness: answerOf(robustness(analyse(inputs).rankingInputs, inputs.sampling, inputs.top)),
    recommendation: {
      ...{ ids, status: 'OPTIMAL', tiesSettled: true, method: 'DOMINANCE_LISTS', engine: 'selection 1' },
      ...{ valueMinor: 0n, weightedValueMinor: 0n, commitmentMinor: 0n, boundMinor: 0n },
    },
  },
});

const PROPOSALS = [aProposal('a'), aProposal('b', { views: both(3, 2) })];
/** 5.00 are left for one of two that take 4.00; over two years a is worth 20.00, b 10.00. */
const A = recommending(frozen({ proposals: PROPOSALS }), ['a']);

const decided = (proposalId: string, outcome: ReviewOutcome, different: Partial<Decided> = {}): Decided => ({
  ...{ proposalId, outcome, valueYearlyMinor: null, amountMinor: null },
  ...different,
});

describe('The price of a decision', () => {
  it('is none where it follows the recommended set', () => {
    expect(priceOf(A, decided('a', 'FUND'))).toBeNull();
    expect(priceOf(A, decided('b', 'DEFER'))).toBeNull();
  });

  it('is what is left out is worth, over the horizon', () => {
    expect(priceOf(A, decided('a', 'DECLINE'))).toEqual({ weightedPriceMinor: 2_000n, priceMinor: 2_000n });
  });

  it('is below nothing where something is added beyond the budget', () => {
    expect(priceOf(A, decided('b', 'FUND'))).toEqual({ weightedPriceMinor: -1_000n, priceMinor: -1_000n });
  });

  it('of a part is what the whole is worth beyond it, as λ weighs the whole', () => {
    // 3.00 a year are 6.00 over two years, of 20.00.
    const part = decided('a', 'FUND_IN_PART', { valueYearlyMinor: 300n, amountMinor: 100n });
    expect(priceOf(A, part)).toEqual({ weightedPriceMinor: 1_400n, priceMinor: 1_400n });
    // At λ = 2 the whole is 6 + 2 · 4 = 14.00 a year, 28.00 in two; the part 6.00 · 28/20 = 8.40 of it.
    const twice = recommending(frozen({ proposals: PROPOSALS }, { inactionWeight: 200 }), ['a']);
    expect(priceOf(twice, part)).toEqual({ weightedPriceMinor: 1_960n, priceMinor: 1_400n });
    expect(priceOf(A, { ...part, valueYearlyMinor: 1_000n })).toBeNull();
  });

  it('is none where there is no recommended set', () => {
    const answers = { ...A.answers, recommendation: { status: 'NONE_FOUND' as const, boundMinor: 0n } };
    expect(priceOf({ ...A, answers }, decided('b', 'FUND'))).toBeNull();
    expect(departureOf({ ...A, answers }, [])).toBeNull();
  });
});

describe('A review beside the recommended set', () => {
  it('tells what was added and left out, and what that costs together', () => {
    expect(departureOf(A, [decided('a', 'DECLINE'), decided('b', 'FUND')])).toEqual({
      ...{ weightedPriceMinor: 1_000n, priceMinor: 1_000n, added: ['Proposal b'], dropped: ['Proposal a'], broken: [] },
    });
    expect(departureOf(A, [decided('a', 'FUND')])).toMatchObject({ priceMinor: 0n, added: [], dropped: [] });
    expect(departureOf(A, [])).toMatchObject({ priceMinor: 2_000n, dropped: ['Proposal a'] });
  });

  it('names the constraints that it breaks', () => {
    const { broken } = departureOf(A, [decided('a', 'FUND'), decided('b', 'FUND')])!;
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatch(/budget of EUR 5.00: the chosen set comes to EUR 8.00/);
    // In part, it takes 1.00 beside 4.00.
    const part = decided('b', 'FUND_IN_PART', { valueYearlyMinor: 300n, amountMinor: 100n });
    expect(departureOf(A, [decided('a', 'FUND'), part])).toMatchObject({ broken: [], priceMinor: -600n });
  });

  it('has an initiative go on unless it is sunset', () => {
    const inputs = frozen({ proposals: [aProposal('a')], initiatives: [anInitiative('i')] });
    const both = recommending(inputs, ['a', 'i']);
    expect(departureOf(both, [decided('a', 'FUND')])).toMatchObject({ dropped: [] });
    expect(departureOf(both, [decided('a', 'FUND'), decided('i', 'PAUSE')])).toMatchObject({ dropped: [] });
    // By its forecast 9.00 a year, 18.00 in two.
    expect(departureOf(both, [decided('a', 'FUND'), decided('i', 'SUNSET')])).toMatchObject({
      ...{ dropped: ['Proposal i'], priceMinor: 1_800n },
    });
  });
});

describe('The agenda of a review', () => {
  it('has new proposals and running initiatives in one list, by the ranking', () => {
    const inputs = frozen({
      proposals: [aProposal('a', { views: both(3, 2) }), aProposal('b', { views: both(3, 2).slice(1) })],
      initiatives: [anInitiative('i')],
    });
    // The initiative's views are 2 and 6: 4 points; what it needs beyond the 2.50 that are released of 7.00.
    expect(reviewItems(recommending(inputs, ['i']))).toMatchObject([
      { position: 1, proposalId: 'i', initiativeId: 'initiative of i', rank: 1, neededMinor: 450n, recommended: true },
      { position: 2, proposalId: 'a', initiativeId: null, rank: 2, scoreMicro: 2_500_000n, recommended: false },
      { position: 3, proposalId: 'b', rank: null, robustness: null, withinBudget: false },
    ]);
  });
});
