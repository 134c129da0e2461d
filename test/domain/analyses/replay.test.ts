import { analyse } from '../../../src/analyses/domain/analyse';
import { fromPlain, plainOf } from '../../../src/analyses/domain/exact-json';
import { differences, placesOf, type Answers } from '../../../src/analyses/domain/replay';
import { robustness } from '../../../src/analyses/domain/robustness';
import type { FrozenInputs } from '../../../src/analyses/domain/frozen-inputs';
import type { RecommendedSet } from '../../../src/selection';
import { answerOf } from './builders';
import { aProposal, both, frozen } from './frozen';

/** 5.00 are left for one of two that take 4.00; a is worth 20.00 over the horizon, b 10.00. */
const INPUTS = frozen({ proposals: [aProposal('a'), aProposal('b', { views: both(3, 2) })] });
const BEST: RecommendedSet = {
  ...{ ids: ['a'], valueMinor: 2_000n, weightedValueMinor: 2_000n, commitmentMinor: 400n, boundMinor: 2_000n },
  ...{ status: 'OPTIMAL', tiesSettled: true, method: 'DOMINANCE_LISTS', engine: 'selection 1' },
};

const answers = (different: Partial<Answers> = {}, inputs: FrozenInputs = INPUTS): Answers => ({
  places: placesOf(analyse(inputs).candidates),
  robustness: answerOf(robustness(analyse(inputs).rankingInputs, inputs.sampling, inputs.top)),
  recommendation: BEST,
  ...different,
});

describe('A replay', () => {
  it('agrees with what was kept, in whatever order a database gives it back', () => {
    const turned = JSON.parse(JSON.stringify(plainOf(answers())), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ) as unknown;

    expect(differences(INPUTS, fromPlain(turned), answers())).toEqual([]);
  });

  it('names each candidate that was kept at another score, rank or side of the budget', () => {
    const [first, second] = placesOf(analyse(INPUTS).candidates);
    const kept = answers({
      places: [
        { ...first!, scoreMicro: 5_000_001n },
        { ...second!, rank: null, withinBudget: true },
      ],
    });

    expect(differences(INPUTS, kept, answers())).toEqual([
      'Candidate a: kept 5000001 micro-points at rank 1, within the budget, replayed 5000000 micro-points at rank 1, within the budget.',
      'Candidate b: kept 2500000 micro-points at no rank, within the budget, replayed 2500000 micro-points at rank 2, beyond the budget.',
    ]);
  });

  it('names what was kept and is not among the inputs, and what is and was not', () => {
    const [first] = placesOf(analyse(INPUTS).candidates);
    const kept = answers({ places: [first!, { ...first!, proposalId: 'x' }] });

    expect(differences(INPUTS, kept, answers())).toEqual([
      'Candidate b was not kept.',
      'Candidate x is not among the inputs.',
    ]);
  });

  it('names whose robustness differs by a single sample', () => {
    const { robustness: drawn } = answers();
    const [first, ...others] = drawn.candidates;
    const kept = { ...drawn, candidates: [{ ...first!, fundedCount: first!.fundedCount - 1 }, ...others] };

    expect(differences(INPUTS, answers({ robustness: kept }), answers())).toEqual(['The robustness differs of a.']);
  });

  it('accepts another set of an unproven search, and none that breaks a constraint, its value or a bound', () => {
    const other: RecommendedSet = {
      ...BEST,
      status: 'BEST_FOUND',
      ids: ['b'],
      valueMinor: 1_000n,
      weightedValueMinor: 1_000n,
    };
    const of = (kept: Partial<RecommendedSet>, again: RecommendedSet = BEST) =>
      differences(INPUTS, answers({ recommendation: { ...BEST, ...kept } }), answers({ recommendation: again }));

    expect(of(other)).toEqual([]);
    expect(
      of({
        ids: ['a', 'b'],
        valueMinor: 3_000n,
        weightedValueMinor: 3_000n,
        commitmentMinor: 800n,
        boundMinor: 3_000n,
      }),
    ).toEqual([
      'The recommended set: Broken is the budget of EUR 5.00: the chosen set comes to EUR 8.00.',
      'The kept set is worth 3000, above the replayed bound of 2000.',
    ]);
    expect(of({ weightedValueMinor: 1_999n })).toEqual(['The recommended set is worth 2000, and 1999 was kept.']);
    expect(of({ ...other, boundMinor: 1_500n })).toEqual([
      'The replayed set is worth 2000, above the kept bound of 1500.',
    ]);
  });

  it('says by which engines it was frozen and is replayed, where they are not the same', () => {
    const older = { ...INPUTS, engines: { ...INPUTS.engines, robustness: 0 } };

    expect(differences(older, answers(), answers())).toEqual(['Frozen for robustness 0, replayed by robustness 1.']);
  });

  it('names a set where there was none', () => {
    const kept = answers({ recommendation: { status: 'NONE_FOUND', boundMinor: 5n } });

    expect(differences(INPUTS, kept, answers())).toEqual([
      'Kept of the recommended set: NONE_FOUND, replayed: OPTIMAL.',
    ]);
  });
});
