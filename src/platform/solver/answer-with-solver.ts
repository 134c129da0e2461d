import { parentPort, workerData } from 'node:worker_threads';
import type { BinarySolver } from '../../shared/binary-program';
import type { Told } from '../threads';
import { loadSolver } from './highs-solver';

/** A computation that asks a solver, which keeps the thread while it searches and says meanwhile how much is done, 0 … 1. */
export type SolverComputation<Input, Answer> = (
  input: Input,
  solver: BinarySolver,
  onProgress: (done: number) => void,
) => Answer;

/**
 * The other end of `Threads.run` for what needs a solver: called once by the module that a thread begins with.
 * @throws Error outside of a thread
 */
export async function answerWithSolver<Input, Answer>(computation: SolverComputation<Input, Answer>): Promise<void> {
  if (parentPort === null) throw new Error('Only a thread answers in a thread.');
  const tell = (told: Told<Answer>): void => parentPort?.postMessage(told);
  const solver = await loadSolver();
  tell({ answer: computation(workerData as Input, solver, (done) => tell({ done })) });
}
