import type { Threads, Watch } from '../platform/threads';
import { invalidInput } from '../shared/refusal';
import { isSampled, withoutMoney } from './domain/analysable';
import type { FrozenInputs } from './domain/frozen-inputs';
import { differences, nothingSampled, placesOf, type Answers } from './domain/replay';
import { analyseInThread, recommendInThread, robustnessInThread } from './in-thread';

/**
 * All that a review keeps of frozen inputs. By a method that nobody knows how to sample, nobody is in the robustness; by one
 * whose values are no money, the recommended set is refused.
 * @throws RangeError when they cannot be sampled; whatever breaks it off
 */
export async function answersOf(threads: Threads, inputs: FrozenInputs, watch?: Watch): Promise<Answers> {
  const { model, sampling, top } = inputs;
  const { candidates, rankingInputs, problem } = await analyseInThread(threads, inputs, watch);
  const why = withoutMoney(inputs);
  return {
    places: placesOf(candidates),
    robustness: isSampled(model.method)
      ? await robustnessInThread(threads, { inputs: rankingInputs, sampling, top }, watch)
      : nothingSampled(inputs),
    recommendation:
      why === undefined
        ? await recommendInThread(threads, { problem }, watch)
        : invalidInput([{ path: 'portfolio', message: why }]),
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
