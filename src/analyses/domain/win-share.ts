import { drawRankings, fieldOf } from './drawn-rankings';
import type { Compared, Pair } from './rank-tally';
import type { RankingInputs } from './ranking-inputs';
import type { Sampling } from './sampling';

/** Which of two candidates comes first. Counts are of samples. */
export interface WinShare extends Compared {
  readonly firstId: string;
  readonly secondId: string;
  /** Of all samples, 0 … 1: in how many the first came before the second, a tie counted as half. */
  readonly share: number;
}

export const winShare = (firstId: string, secondId: string, compared: Compared): WinShare => {
  const { wins, losses, ties } = compared;
  return { firstId, secondId, ...compared, share: (wins + ties / 2) / (wins + losses + ties) };
};

/**
 * The win shares of named pairs, as `robustness` with the same seed finds them. Nobody else is drawn, so that few pairs
 * take some hundredths of a second.
 * @param pairs of ids of candidates, the first before the second
 * @returns yields the share that is done, 0 … 1
 * @throws RangeError naming the first thing that cannot be sampled, or an id that is none of a candidate
 */
export function* winShares(
  inputs: RankingInputs,
  sampling: Sampling,
  pairs: readonly (readonly [string, string])[],
): Generator<number, readonly WinShare[]> {
  const named = new Set(pairs.flat());
  const ofThem = { ...inputs, candidates: inputs.candidates.filter(({ proposalId }) => named.has(proposalId)) };
  const field = fieldOf(ofThem);
  const numbers = new Map(field.candidates.map(({ proposalId }, index) => [proposalId, index]));
  const numberOf = (proposalId: string): number => {
    const number = numbers.get(proposalId);
    if (number === undefined) throw new RangeError(`${proposalId} is not among the candidates.`);
    return number;
  };
  const numbered = pairs.map(([first, second]): Pair => [numberOf(first), numberOf(second)]);
  const tally = yield* drawRankings(ofThem, sampling, field, numbered);
  return pairs.map(([first, second], index) => winShare(first, second, tally.compared(index)));
}
