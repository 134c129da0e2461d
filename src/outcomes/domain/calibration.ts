/** A forecast and what came of it, in one unit, low ≤ likely ≤ high. */
export interface Pair {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly realised: number;
}

/** How good forecasts were. */
export interface Calibration {
  /** Pairs. */
  readonly n: number;
  /**
   * The mean of (realised − likely) / |likely|, in percent, where more is better; below 0: less came than was likely. Pairs whose likely value is 0
   * are left out of it. Null where all are.
   */
  readonly biasPercent: number | null;
  /** In how many of 100 low ≤ realised ≤ high. Null of no pairs. */
  readonly coveragePercent: number | null;
}

export const isWithin = ({ low, high, realised }: Omit<Pair, 'likely'>): boolean => low <= realised && realised <= high;

/** Bias and interval coverage of forecasts, exactly as {@link Calibration} says. */
export function calibrationOf(pairs: readonly Pair[]): Calibration {
  const relative = pairs
    .filter(({ likely }) => likely !== 0)
    .map(({ likely, realised }) => (realised - likely) / Math.abs(likely));
  return {
    n: pairs.length,
    biasPercent: relative.length === 0 ? null : 100 * mean(relative),
    coveragePercent: pairs.length === 0 ? null : (100 * pairs.filter(isWithin).length) / pairs.length,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
