import { ranked } from '../../portfolio/domain/ranking';
import { type CandidateInputs, type RankingInputs, type Standing, standing } from './ranking-inputs';

/** Where a candidate stands with all scorers, and without one of them. */
export interface Shift {
  readonly proposalId: string;
  /** In micro-points. */
  readonly scoreMicro: bigint;
  /** Null when a driver is left with no estimate: its coverage would not be complete. */
  readonly scoreWithoutMicro: bigint | null;
  /** Null when it is not ranked, since its coverage is not complete. */
  readonly rank: number | null;
  readonly rankWithout: number | null;
}

/** What one scorer moves. */
export interface Influence {
  readonly scorerId: string;
  /** Every candidate whose score or rank would be another without the scorer's estimates, in the order of the ranking. */
  readonly shifts: readonly Shift[];
}

/**
 * What each scorer moves: all scores and the ranking, computed again without any of the scorer's estimates, exactly as the
 * ranking itself is. A candidate that would be left with a driver without an estimate drops out of that ranking, so that
 * those behind it move up.
 * @returns by scorer, in the order of their ids
 * @throws RangeError when λ is negative or not whole
 */
export function influences(inputs: RankingInputs): readonly Influence[] {
  const all = inputs.candidates.map((candidate) => standing(inputs, candidate));
  const ranks = ranksOf(all, inputs);
  const inOrder = all.toSorted((a, b) => (ranks.get(a.proposalId) ?? Infinity) - (ranks.get(b.proposalId) ?? Infinity));
  const views = new Map(inputs.candidates.map((candidate) => [candidate.proposalId, candidate]));
  const scorers = new Set(inputs.candidates.flatMap((candidate) => candidate.views.map(({ scorerId }) => scorerId)));
  return [...scorers].sort().map((scorerId) => {
    const without = inOrder.map((before) => {
      const candidate = views.get(before.proposalId)!;
      return isScorerOf(candidate, scorerId) ? standing(inputs, withoutScorer(candidate, scorerId)) : before;
    });
    const ranksWithout = ranksOf(without, inputs);
    const shifts = inOrder.map(({ proposalId, scoreMicro }, index): Shift => {
      const { complete, scoreMicro: left } = without[index]!;
      return {
        ...{ proposalId, scoreMicro, scoreWithoutMicro: complete ? left : null },
        ...{ rank: ranks.get(proposalId) ?? null, rankWithout: ranksWithout.get(proposalId) ?? null },
      };
    });
    return { scorerId, shifts: shifts.filter(isMoved) };
  });
}

const ranksOf = (standings: readonly Standing[], { remainingMinor }: RankingInputs): ReadonlyMap<string, number> => {
  const complete = standings.filter((each) => each.complete);
  return new Map(ranked(complete, remainingMinor).map(({ proposalId, rank }) => [proposalId, rank]));
};

const isScorerOf = ({ views }: CandidateInputs, scorerId: string): boolean =>
  views.some((view) => view.scorerId === scorerId);

const withoutScorer = (candidate: CandidateInputs, scorerId: string): CandidateInputs => ({
  ...candidate,
  views: candidate.views.filter((view) => view.scorerId !== scorerId),
});

const isMoved = ({ scoreMicro, scoreWithoutMicro, rank, rankWithout }: Shift): boolean =>
  scoreMicro !== scoreWithoutMicro || rank !== rankWithout;
