import type { Ranked } from '../../portfolio/domain/ranking';
import { drawRankings, type Field, fieldOf } from './drawn-rankings';
import type { Pair, RankTally } from './rank-tally';
import type { RankingInputs } from './ranking-inputs';
import type { Sampling } from './sampling';
import { type WinShare, winShare } from './win-share';

/** Which of several ways to draw it was: raised when the same seed gives another answer, so that a replay can tell. */
export const ROBUSTNESS_ENGINE = 1;

/**
 * Whether the budget reaches a candidate whatever the estimates, weights and λ may be.
 * - `SAFE`: in at least 90 of 100 samples
 * - `OUT`: in at most 10 of 100
 * - `CLOSE_CALL`: anything between
 */
export const ROBUSTNESS_CLASSES = ['SAFE', 'CLOSE_CALL', 'OUT'] as const;
export type RobustnessClass = (typeof ROBUSTNESS_CLASSES)[number];

/** How one candidate fared. Counts are of samples: a share of all of them is a probability. */
export interface CandidateRobustness {
  readonly proposalId: string;
  /** Where it stands by the model, without any chance. */
  readonly rank: number;
  readonly withinBudget: boolean;
  /** The best rank that it had. */
  readonly bestRank: number;
  /** How often it had each rank, from its best to its worst. */
  readonly rankCounts: readonly number[];
  /** How often its rank was at most k. Where some tie, more than k may have such a rank. */
  readonly topCount: number;
  /** How often the budget reached it. */
  readonly fundedCount: number;
  /** The mean of its ranks. */
  readonly expectedRank: number;
  /** The 5th and the 95th percentile of its ranks, by the nearest rank. */
  readonly rankInterval: { readonly low: number; readonly high: number };
  readonly robustness: RobustnessClass;
}

/** What became of a ranking that was drawn again and again. */
export interface Robustness {
  readonly engine: number;
  readonly samples: number;
  readonly seed: number;
  /** The k of `topCount`. */
  readonly top: number;
  /** In the order of the model's ranking. */
  readonly candidates: readonly CandidateRobustness[];
  /** Each candidate against the next in the model's ranking. */
  readonly neighbours: readonly WinShare[];
  /** Each of the last three that the budget reaches against each of the first three that it does not. */
  readonly aroundBudgetLine: readonly WinShare[];
}

/** So many on either side of the line are compared. */
const AROUND_LINE = 3;

/**
 * Ranks the candidates again and again, with estimates, weights and λ drawn by chance around the model's: each scorer's
 * view from its PERT distribution, independently of all others; the weights, common to all candidates in a sample, from a
 * Dirichlet distribution; λ from a triangular one. Each sample is scored, ranked and drawn down from the budget by the
 * rules of the model's ranking. Equal scores are told apart by the model's own value per cost.
 *
 * The answer follows from inputs and seed, bit for bit on every machine. A proposal more changes no win share between two
 * others, as it changes no score.
 * @param inputs candidates whose coverage is complete
 * @param top the k of P(top k), a whole number ≥ 1
 * @returns yields the share that is done, 0 … 1, every few hundredths of a second
 * @throws RangeError naming the first thing that cannot be sampled
 */
export function* robustness(inputs: RankingInputs, sampling: Sampling, top: number): Generator<number, Robustness> {
  if (!Number.isInteger(top) || top < 1) throw new RangeError(`Top ${top}: expected a whole number ≥ 1.`);
  const field = fieldOf(inputs);
  const [neighbours, aroundLine] = [neighboursIn(field), pairsAroundLine(field)];
  const pairs = [...neighbours, ...aroundLine];
  const tally = yield* drawRankings(inputs, sampling, field, pairs);
  const shares = pairs.map(([first, second], index) =>
    winShare(field.candidates[first]!.proposalId, field.candidates[second]!.proposalId, tally.compared(index)),
  );
  const { samples, seed } = sampling;
  return {
    engine: ROBUSTNESS_ENGINE,
    ...{ samples, seed, top },
    candidates: field.places.map((place, index) => fared(place, tally, field.order[index]!, top)),
    neighbours: shares.slice(0, neighbours.length),
    aroundBudgetLine: shares.slice(neighbours.length),
  };
}

const neighboursIn = ({ order }: Field): readonly Pair[] =>
  order.slice(1).map((second, index): Pair => [order[index]!, second]);

function pairsAroundLine({ places, order }: Field): readonly Pair[] {
  const reached = places.filter(({ withinBudget }) => withinBudget).length;
  const within = order.slice(Math.max(0, reached - AROUND_LINE), reached);
  const beyond = order.slice(reached, reached + AROUND_LINE);
  return within.flatMap((first) => beyond.map((second): Pair => [first, second]));
}

function fared(
  { proposalId, rank, withinBudget }: Ranked,
  tally: RankTally,
  candidate: number,
  top: number,
): CandidateRobustness {
  const { samples } = tally;
  const counts = tally.ranksOf(candidate);
  const [best, worst] = [counts.findIndex((count) => count > 0), counts.findLastIndex((count) => count > 0)];
  const fundedCount = tally.funded[candidate]!;
  return {
    ...{ proposalId, rank, withinBudget },
    bestRank: best + 1,
    rankCounts: counts.slice(best, worst + 1),
    topCount: counts.slice(0, top).reduce((sum, count) => sum + count, 0),
    fundedCount,
    expectedRank: counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / samples,
    rankInterval: { low: percentile(counts, samples, 5), high: percentile(counts, samples, 95) },
    robustness: classOf(fundedCount, samples),
  };
}

const classOf = (fundedCount: number, samples: number): RobustnessClass =>
  10 * fundedCount >= 9 * samples ? 'SAFE' : 10 * fundedCount <= samples ? 'OUT' : 'CLOSE_CALL';

/** The least rank that so many percent of the samples are not above. */
function percentile(counts: readonly number[], samples: number, percent: number): number {
  let reached = 0;
  return 1 + counts.findIndex((count) => 100 * (reached += count) >= percent * samples);
}
