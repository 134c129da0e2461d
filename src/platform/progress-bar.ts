import type { WriteStream } from 'node:tty';

const WIDTH = 30;

/** A bar that grows on a terminal; anywhere else it is silent. */
export class ProgressBar {
  private shown = -1;

  /** @param total what 100 % is, in the unit of `update` */
  constructor(
    private readonly total: number,
    private readonly out: Pick<WriteStream, 'isTTY' | 'write'> = process.stderr,
  ) {}

  update(done: number): void {
    const percent = this.total === 0 ? 100 : Math.floor((100 * done) / this.total);
    if (!this.out.isTTY || percent === this.shown) return;
    this.shown = percent;
    const filled = Math.round((WIDTH * percent) / 100);
    this.out.write(`\r[${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${percent} %`);
  }

  /** Takes the bar away: what is printed next stands in its place. */
  end(): void {
    if (this.out.isTTY && this.shown >= 0) this.out.write('\r\x1b[K');
  }
}
