import type { Logger } from 'pino';

/** A deadline fires within so long of its time, and a poll that finds nothing costs an indexed look. */
const POLL_MS = 250;
/** When the database cannot be reached, it is asked again after so long. */
const PAUSE_MS = 1_000;

/** Looks for deadlines that are due until it is stopped. */
export class DeadlineWatch {
  private stopping = false;
  private wake: () => void = () => undefined;
  private readonly ended: Promise<void>;

  constructor(
    private readonly firing: { fireBatch(): Promise<number> },
    private readonly log: Logger,
  ) {
    this.ended = this.watch();
  }

  /** Looks no more, and waits for the batch that is under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.ended;
  }

  private async watch(): Promise<void> {
    while (!this.stopping) {
      try {
        const fired = await this.firing.fireBatch();
        if (fired === 0) await this.rest(POLL_MS);
      } catch (err) {
        this.log.warn({ err }, 'deadlines could not be looked for');
        await this.rest(PAUSE_MS);
      }
    }
  }

  private rest(milliseconds: number): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
