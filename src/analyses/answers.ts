import type { Threads, Watch } from '../platform/threads';
import type { InvalidInput } from '../shared/refusal';
import type { Frontier, FrontierRange, Infeasible, NoneFound, Recommendation } from '../selection';
import { analyse } from './domain/analyse';
import type { FrozenInputs } from './domain/frozen-inputs';
import { differences, placesOf, type Answers } from './domain/replay';
import type { Robustness } from './domain/robustness';
import { frontierInThread, recommendInThread, robustnessInThread } from './in-thread';

/** What chance does to the ranking of frozen inputs. @throws RangeError when it cannot be sampled; what breaks it off */
export const robustnessOf = (threads: Threads, inputs: FrozenInputs, watch?: Watch): Promise<Robustness> => {
  const { sampling, top } = inputs;
  return robustnessInThread(threads, { inputs: analyse(inputs).rankingInputs, sampling, top }, watch);
};

/** The recommended set of frozen inputs. @throws what breaks it off */
export const recommendedSetOf = (
  threads: Threads,
  inputs: FrozenInputs,
  watch?: Watch,
): Promise<Recommendation | InvalidInput> => recommendInThread(threads, { problem: analyse(inputs).problem }, watch);

/** Value against budget of frozen inputs. @throws what breaks it off */
export const frontierOf = (
  threads: Threads,
  inputs: FrozenInputs,
  range: FrontierRange,
  watch?: Watch,
): Promise<Frontier | Infeasible | NoneFound | InvalidInput> =>
  frontierInThread(threads, { problem: analyse(inputs).problem, range }, watch);

/** All that a review keeps of frozen inputs. @throws as {@link robustnessOf} */
export async function answersOf(threads: Threads, inputs: FrozenInputs, watch?: Watch): Promise<Answers> {
  return {
    places: placesOf(inputs),
    robustness: await robustnessOf(threads, inputs, watch),
    recommendation: await recommendedSetOf(threads, inputs, watch),
  };
}

/**
 * Computes anew what frozen inputs came to.
 * @returns what is otherwise than it was kept, in sentences; empty when it agrees
 * @throws as {@link robustnessOf}
 */
export const replayInputs = async (
  threads: Threads,
  inputs: FrozenInputs,
  kept: Answers,
  watch?: Watch,
): Promise<readonly string[]> => differences(inputs, kept, await answersOf(threads, inputs, watch));
