import type { Threads, Watch } from '../platform/threads';
import type { RankingInputs } from './domain/ranking-inputs';
import type { Robustness } from './domain/robustness';
import type { Sampling } from './domain/sampling';
import type { WinShare } from './domain/win-share';

export interface RobustnessInput {
  readonly inputs: RankingInputs;
  readonly sampling: Sampling;
  /** The k of P(top k). */
  readonly top: number;
}

export interface WinSharesInput {
  readonly inputs: RankingInputs;
  readonly sampling: Sampling;
  /** Ids of candidates. */
  readonly pairs: readonly (readonly [string, string])[];
}

/** `robustness`, in a thread. @throws RangeError when it cannot be sampled; the signal's reason when it is broken off */
export const robustnessInThread = (threads: Threads, input: RobustnessInput, watch?: Watch): Promise<Robustness> =>
  threads.run(require.resolve('./robustness.thread'), input, watch);

/** `winShares`, in a thread. @throws RangeError when it cannot be sampled; the signal's reason when it is broken off */
export const winSharesInThread = (
  threads: Threads,
  input: WinSharesInput,
  watch?: Watch,
): Promise<readonly WinShare[]> => threads.run(require.resolve('./win-shares.thread'), input, watch);
