import type { Frontier, Infeasible, NoneFound, Recommendation } from '../../selection';
import type { Analysed } from './analyse';
import type { FrozenCandidate, FrozenInputs } from './frozen-inputs';
import type { Influence, Shift } from './influence';
import type { CandidateRobustness, Robustness } from './robustness';
import type { WinShare } from './win-share';

/** What a candidate is, beside what came of it. */
type Named = Pick<FrozenCandidate, 'proposalId' | 'kind' | 'initiativeId'>;

/** Where a candidate would stand without one of the scorers; told where it would be another score or rank. */
export interface InfluenceOn extends Pick<Shift, 'scoreWithoutMicro' | 'rankWithout'> {
  readonly scorerId: string;
}

export interface RobustCandidate extends Named, CandidateRobustness {
  readonly scoreMicro: bigint;
  /** Against the next in the ranking; null of the last. */
  readonly overNext: WinShare | null;
  /** By the ids of the scorers. */
  readonly influences: readonly InfluenceOn[];
}

export interface RobustnessResult extends Omit<Robustness, 'candidates' | 'neighbours'> {
  readonly kind: 'ROBUSTNESS';
  /** In the order of the ranking. */
  readonly candidates: readonly RobustCandidate[];
  /** Of the pairs that were asked for. */
  readonly winShares: readonly WinShare[];
}

/** A candidate of a set: amounts over the horizon, in minor units. */
export interface OfferedCandidate extends Named {
  /** Those that are not ranked stand behind all that are. */
  readonly rank: number;
  readonly valueMinor: bigint;
  readonly weightedValueMinor: bigint;
  readonly commitmentMinor: bigint;
  readonly isRecommended: boolean;
}

export interface RecommendedSetResult {
  readonly kind: 'RECOMMENDED_SET';
  readonly recommendation: Recommendation;
  /** What was left to commit, in minor units. */
  readonly budgetMinor: bigint;
  /** By rank, then id. */
  readonly candidates: readonly OfferedCandidate[];
}

export interface FrontierResult {
  readonly kind: 'FRONTIER';
  readonly frontier: Frontier | Infeasible | NoneFound;
}

export type AnalysisResult = RobustnessResult | RecommendedSetResult | FrontierResult;

/** What is kept of a robustness: with what each candidate is, and whose view moves it. */
export function robustnessResult(
  inputs: FrozenInputs,
  { candidates: analysed }: Pick<Analysed, 'candidates'>,
  { candidates, neighbours, ...robustness }: Robustness,
  { influences, winShares }: { readonly influences: readonly Influence[]; readonly winShares: readonly WinShare[] },
): RobustnessResult {
  const named = namesIn(inputs);
  const scores = new Map(analysed.map(({ proposalId, score }) => [proposalId, score.scoreMicro]));
  const moved = influencesOn(influences);
  return {
    kind: 'ROBUSTNESS',
    ...robustness,
    candidates: candidates.map((candidate, index) => ({
      ...named(candidate.proposalId),
      ...candidate,
      scoreMicro: scores.get(candidate.proposalId)!,
      overNext: neighbours[index] ?? null,
      influences: moved.get(candidate.proposalId) ?? [],
    })),
    winShares,
  };
}

/** By candidate what each scorer moves, in the order of the scorers. */
function influencesOn(influences: readonly Influence[]): ReadonlyMap<string, readonly InfluenceOn[]> {
  const moved = new Map<string, InfluenceOn[]>();
  for (const { scorerId, shifts } of influences) {
    for (const { proposalId, scoreWithoutMicro, rankWithout } of shifts) {
      const on = { scorerId, scoreWithoutMicro, rankWithout };
      moved.set(proposalId, [...(moved.get(proposalId) ?? []), on]);
    }
  }
  return moved;
}

/** What is kept of a recommended set: beside it, all that it was chosen from. */
export function recommendedSetResult(
  inputs: FrozenInputs,
  { problem }: Pick<Analysed, 'problem'>,
  recommendation: Recommendation,
): RecommendedSetResult {
  const named = namesIn(inputs);
  const chosen = new Set('ids' in recommendation ? recommendation.ids : []);
  const candidates = problem.candidates.map(({ id, rank, valueMinor, weightedValueMinor, commitmentMinor }) => ({
    ...named(id),
    ...{ rank, valueMinor, weightedValueMinor, commitmentMinor, isRecommended: chosen.has(id) },
  }));
  return {
    ...{ kind: 'RECOMMENDED_SET', recommendation, budgetMinor: problem.constraints.budgetMinor },
    candidates: candidates.toSorted((a, b) => a.rank - b.rank || (a.proposalId < b.proposalId ? -1 : 1)),
  };
}

function namesIn({ candidates }: FrozenInputs): (proposalId: string) => Named {
  const names = new Map(
    candidates.map(({ proposalId, kind, initiativeId }) => [proposalId, { proposalId, kind, initiativeId }]),
  );
  return (proposalId) => names.get(proposalId)!;
}
