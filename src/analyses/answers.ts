import type { Threads, Watch } from '../platform/threads';
import type { FrozenInputs } from './domain/frozen-inputs';
import { differences, placesOf, type Answers } from './domain/replay';
import { analyseInThread, recommendInThread, robustnessInThread } from './in-thread';

/**
 * All that a review keeps of frozen inputs.
 * @throws RangeError when they cannot be sampled; whatever breaks it off
 */
export async function answersOf(threads: Threads, inputs: FrozenInputs, watch?: Watch): Promise<Answers> {
  const { sampling, top } = inputs;
  const { candidates, rankingInputs, problem } = await analyseInThread(threads, inputs, watch);
  return {
    places: placesOf(candidates),
    robustness: await robustnessInThread(threads, { inputs: rankingInputs, sampling, top }, watch),
    recommendation: await recommendInThread(threads, { problem }, watch),
  };
}

/**
 * Computes anew what frozen inputs came to.
 * @returns what is otherwise than it was kept, in sentences; empty when it agrees
 * @throws as {@link answersOf}
 */
export const replayInputs = async (
  threads: Threads,
  inputs: FrozenInputs,
  kept: Answers,
  watch?: Watch,
): Promise<readonly string[]> => differences(inputs, kept, await answersOf(threads, inputs, watch));
