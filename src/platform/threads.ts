import { Worker } from 'node:worker_threads';

/**
 * A computation that can be watched and broken off: it yields how much of it is done, 0 … 1, at least every tenth of a
 * second, and returns its answer. It is a function of its input, which is copied to a thread, as the answer is copied back.
 */
export type Computation<Input, Answer> = (input: Input) => Generator<number, Answer>;

/** What a thread says: how much is done, or what came of it. */
export type Told<Answer> = { readonly done: number } | { readonly answer: Answer };

/** Who waits for an answer. */
export interface Watch {
  /** Must not throw. @param done 0 … 1, ascending */
  readonly onProgress?: (done: number) => void;
  /** Breaks the computation off. */
  readonly signal?: AbortSignal;
}

interface ThreadOptions {
  /** A module that each thread loads first: a compiler, where Steward runs from its sources. */
  readonly preload?: string;
}

/** Computations that would keep the process from answering, each in a thread of its own, on one core. */
export class Threads {
  private readonly running = new Set<Worker>();
  private readonly end = new AbortController();

  constructor(private readonly options: ThreadOptions = {}) {}

  /** Whether the process ends: what is computed was broken off, through no fault of its own. */
  get isStopped(): boolean {
    return this.end.signal.aborted;
  }

  /**
   * Computes in a thread, and waits for the answer.
   * @param file a module that calls `answerInThread` with the computation
   * @throws what the computation throws, with its message; the reason of the signal or of `stop` when it is broken off
   */
  async run<Answer>(file: string, input: unknown, { onProgress, signal }: Watch = {}): Promise<Answer> {
    const brokenOff = AbortSignal.any([this.end.signal, ...(signal ? [signal] : [])]);
    brokenOff.throwIfAborted();
    const { preload } = this.options;
    const thread = new Worker(file, { workerData: input, ...(preload && { execArgv: ['--require', preload] }) });
    this.running.add(thread);
    try {
      return await new Promise<Answer>((resolve, reject) => {
        brokenOff.addEventListener('abort', () => reject(asError(brokenOff.reason)), { once: true });
        thread.on('message', (told: Told<Answer>) =>
          'answer' in told ? resolve(told.answer) : onProgress?.(told.done),
        );
        thread.once('error', reject).once('messageerror', reject);
        thread.once('exit', (status) =>
          reject(new Error(`A thread ended with status ${status} and without an answer.`)),
        );
      });
    } finally {
      await thread.terminate();
      this.running.delete(thread);
    }
  }

  /** Breaks off whatever is computed, and begins nothing more. */
  async stop(): Promise<void> {
    this.end.abort(new Error('The computation was broken off: the process ends.'));
    await Promise.all([...this.running].map((thread) => thread.terminate()));
  }
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
