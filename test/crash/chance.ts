/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** A whole number from 0 to size − 1. */
  below(size: number): number;
  /** True in so many of a hundred cases. */
  percent(of: number): boolean;
  /** One of these; at least one. */
  of<T>(those: readonly T[]): T;
  /** Another row of chances, for somebody who draws at times of their own. */
  apart(): Chance;
}

/** @see mulberry32, T. Ettinger: 32 bits of state, a full period */
export function chance(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (size: number): number => Math.floor(next() * size);
  return {
    below,
    percent: (of) => below(100) < of,
    of: (those) => those[below(those.length)]!,
    apart: () => chance(below(2 ** 32)),
  };
}
