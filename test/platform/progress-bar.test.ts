import { ProgressBar } from '../../src/platform/progress-bar';

/** Draws a bar of 200 on an output that remembers. */
function drawn(isTTY: boolean, steps: readonly number[]): string[] {
  const written: string[] = [];
  const bar = new ProgressBar(200, { isTTY, write: (text: string) => written.push(text) > 0 });
  for (const step of steps) bar.update(step);
  bar.end();
  return written;
}

describe('A progress bar', () => {
  it('grows on a terminal, and is taken away at its end', () => {
    expect(drawn(true, [100, 200])).toEqual([
      `\r[${'#'.repeat(15)}${' '.repeat(15)}] 50 %`,
      `\r[${'#'.repeat(30)}] 100 %`,
      '\r\x1b[K',
    ]);
  });

  it('is drawn anew only when the percentage changes', () => {
    expect(drawn(true, [100, 101])).toHaveLength(2);
  });

  it('is silent anywhere else', () => {
    expect(drawn(false, [100, 200])).toEqual([]);
  });
});
