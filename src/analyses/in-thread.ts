import type { Threads, Watch } from '../platform/threads';
import type { InvalidInput } from '../shared/refusal';
import type { Frontier, FrontierRange, Infeasible, NoneFound, Recommendation, SelectionProblem } from '../selection';
import type { Analysed } from './domain/analyse';
import type { FrozenInputs } from './domain/frozen-inputs';
import type { Influence } from './domain/influence';
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

export interface InfluencesInput {
  readonly inputs: RankingInputs;
}

export interface RecommendInput {
  readonly problem: SelectionProblem;
  /** Of the solver's search; that of `recommend` when left out. */
  readonly nodeLimit?: number;
}

export interface FrontierInput extends RecommendInput {
  readonly range: FrontierRange;
}

/** `analyse`, in a thread: of a thousand candidates it takes a second. @throws the signal's reason when it is broken off */
export const analyseInThread = (threads: Threads, inputs: FrozenInputs, watch?: Watch): Promise<Analysed> =>
  threads.run(require.resolve('./analyse.thread'), inputs, watch);

/** `robustness`, in a thread. @throws RangeError when it cannot be sampled; the signal's reason when it is broken off */
export const robustnessInThread = (threads: Threads, input: RobustnessInput, watch?: Watch): Promise<Robustness> =>
  threads.run(require.resolve('./robustness.thread'), input, watch);

/** `winShares`, in a thread. @throws RangeError when it cannot be sampled; the signal's reason when it is broken off */
export const winSharesInThread = (
  threads: Threads,
  input: WinSharesInput,
  watch?: Watch,
): Promise<readonly WinShare[]> => threads.run(require.resolve('./win-shares.thread'), input, watch);

/** `influences`, in a thread. @throws the signal's reason when it is broken off */
export const influencesInThread = (
  threads: Threads,
  input: InfluencesInput,
  watch?: Watch,
): Promise<readonly Influence[]> => threads.run(require.resolve('./influence.thread'), input, watch);

/** `recommend`, in a thread: refusals come back as they are. @throws the signal's reason when it is broken off */
export const recommendInThread = (
  threads: Threads,
  input: RecommendInput,
  watch?: Watch,
): Promise<Recommendation | InvalidInput> => threads.run(require.resolve('./recommend.thread'), input, watch);

/** `frontier`, in a thread: refusals come back as they are. @throws the signal's reason when it is broken off */
export const frontierInThread = (
  threads: Threads,
  input: FrontierInput,
  watch?: Watch,
): Promise<Frontier | Infeasible | NoneFound | InvalidInput> =>
  threads.run(require.resolve('./frontier.thread'), input, watch);
