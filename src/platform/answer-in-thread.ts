import { parentPort, workerData } from 'node:worker_threads';
import type { Computation, Told } from './threads';

/**
 * The other end of `Threads.run`: called once by the module that a thread begins with.
 * @throws Error outside of a thread
 */
export function answerInThread<Input, Answer>(computation: Computation<Input, Answer>): void {
  if (parentPort === null) throw new Error('Only a thread answers in a thread.');
  const tell = (told: Told<Answer>): void => parentPort?.postMessage(told);
  const steps = computation(workerData as Input);
  let step = steps.next();
  for (; !step.done; step = steps.next()) tell({ done: step.value });
  tell({ answer: step.value });
}
