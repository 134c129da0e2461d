import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** One thing to put away. `hurry` is aborted when there is no time left: then only what must be done is done. */
export type StopStep = (hurry: AbortSignal) => Promise<void> | void;

/** Docker kills after 10 seconds; what it kills cannot put anything away. */
const PATIENCE_MS = 7_000;
/** What each step still gets once time is up. */
const GRACE_MS = 1_000;
/** npm hands on the SIGINT that the terminal has sent to everyone already: the echo is not a second wish. */
const ECHO_MS = 1_000;
const EXIT_STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

/** The life of the process: what was started, and how it is put away again. */
export class Lifecycle {
  private readonly steps: StopStep[] = [];
  private readonly hurry = new AbortController();
  private underWay: Promise<unknown> = Promise.resolve();
  private stopped: Promise<void> | undefined;
  private exitStatus = 0;
  private firstAskedAt = 0;

  constructor() {
    // Every step listens, and there may be more of them than Node takes for a leak.
    setMaxListeners(0, this.hurry.signal);
  }

  /** Whether the process is on its way out: a server answers no new requests. */
  get stopping(): boolean {
    return this.stopped !== undefined;
  }

  /** Steps are taken in reverse order, each once; one that fails keeps none of the others from being taken. */
  onStop(step: StopStep): void {
    this.steps.push(step);
  }

  /**
   * Does one step of the start. A stop that is asked meanwhile waits for it and puts it away; the start then goes no
   * further: what waits for this promise waits for ever.
   * @example const postgres = await lifecycle.begin(() => startEmbeddedPostgres(…), (started, hurry) => started.stop(hurry));
   */
  async begin<T>(start: () => Promise<T>, stop?: (started: T, hurry: AbortSignal) => Promise<void> | void): Promise<T> {
    if (this.stopping) return new Promise<T>(() => undefined);
    const work = start().then((started) => {
      if (stop !== undefined) this.onStop((hurry) => stop(started, hurry));
      return started;
    });
    this.underWay = work.catch(() => undefined);
    const settled = await work.then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
    return this.stopping ? new Promise<T>(() => undefined) : settled();
  }

  /** Puts everything away and ends the process; a second call waits for the first. */
  stop(exitStatus: number): Promise<void> {
    if (!this.stopping) this.exitStatus = exitStatus;
    this.stopped ??= this.putAway().then(() => process.exit(this.exitStatus));
    return this.stopped;
  }

  /** Ends the process with status 1 after a line on stderr that says why. Of several causes the first is told. */
  fail(line: string): void {
    if (this.stopping) return;
    process.stderr.write(`${line}\n`);
    void this.stop(1);
  }

  /** A wish to stop. The first finishes what runs, the second (not its echo) hurries. */
  ask(signal: keyof typeof EXIT_STATUS): void {
    if (!this.stopping) {
      this.firstAskedAt = Date.now();
      void this.stop(0);
    } else if (Date.now() - this.firstAskedAt > ECHO_MS) {
      this.exitStatus = EXIT_STATUS[signal];
      this.hurry.abort();
    }
  }

  private async putAway(): Promise<void> {
    const outOfTime = setTimeout(() => {
      process.stderr.write(`What was running did not end within ${PATIENCE_MS / 1000} s and is broken off.\n`);
      this.hurry.abort();
    }, PATIENCE_MS);
    await Promise.race([this.underWay, this.hurried(0)]);
    for (const step of this.steps.reverse())
      await Promise.race([attempt(step, this.hurry.signal), this.hurried(GRACE_MS)]);
    clearTimeout(outOfTime);
  }

  private async hurried(graceMs: number): Promise<void> {
    const { signal } = this.hurry;
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    await pause(graceMs);
  }
}

async function attempt(step: StopStep, hurry: AbortSignal): Promise<void> {
  try {
    await step(hurry);
  } catch (error) {
    process.stderr.write(`While stopping: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/**
 * Runs a start to its end and then until the process is asked to stop: SIGINT, SIGTERM, or the death of the npm that
 * started it. Nothing is left behind, also when the start fails half way or an error is caught by nobody.
 * @param explain turns what a failed start has thrown into the one line that is printed
 */
export function run(start: (lifecycle: Lifecycle) => Promise<void>, explain: (error: unknown) => string): Lifecycle {
  const lifecycle = new Lifecycle();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => lifecycle.ask(signal));
  // Whoever read our output may be gone before us; that is no reason to fall over.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  process.on('uncaughtException', (error) => lifecycle.fail(error.stack ?? error.message));
  if (process.env['npm_lifecycle_event'] !== undefined) stopWithParent(lifecycle);
  start(lifecycle).catch((error: unknown) => lifecycle.fail(explain(error)));
  return lifecycle;
}

/** npm passes SIGTERM on, but a kill -9 of npm reaches nobody: it shows in the parent's number. */
function stopWithParent(lifecycle: Lifecycle): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    lifecycle.ask('SIGTERM');
  }, 1_000);
  watch.unref();
}
