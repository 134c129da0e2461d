/** Of so many a class speaks for itself. */
export const ENOUGH = 10;

/** The quantiles that are told, in percent. */
export const UPLIFT_QUANTILES = [20, 50, 80] as const;

/** What came of forecasts of a reference class, as a multiple of what was likely. */
export interface Uplift {
  /** Forecasts of the class, and of all its parent has. */
  readonly n: number;
  readonly parentN: number;
  /** In a fifth of cases at most this part of what was likely came; in half of them; in four fifths. */
  readonly p20: number;
  readonly p50: number;
  readonly p80: number;
}

/**
 * Reference-class forecasting: how much of what was likely came, of forecasts like this one, by empirical quantiles. Where the
 * class has fewer than ten, each of its quantiles is shrunk to that of the parent class, and that, where it has fewer than ten
 * itself, to 1, which changes nothing: `q = w · q(class) + (1 − w) · q(parent)`, w = n / 10.
 * @param ratios realised / likely of the class, likely > 0
 * @param parentRatios of all that the parent class has, the class with it
 * @returns null where nobody knows anything
 * @see B. Flyvbjerg, "From Nobel Prize to Project Management: Getting Risks Right", Project Management Journal 37 (2006) 5–15
 */
export function upliftOf(ratios: readonly number[], parentRatios: readonly number[]): Uplift | null {
  if (parentRatios.length === 0) return null;
  const at = (percent: number): number => shrunk(ratios, percent, shrunk(parentRatios, percent, 1));
  const [p20, p50, p80] = UPLIFT_QUANTILES.map(at) as [number, number, number];
  return { n: ratios.length, parentN: parentRatios.length, p20, p50, p80 };
}

function shrunk(ratios: readonly number[], percent: number, to: number): number {
  if (ratios.length === 0) return to;
  const weight = Math.min(1, ratios.length / ENOUGH);
  return weight * quantile(ratios, percent / 100) + (1 - weight) * to;
}

/**
 * An empirical quantile: between the order statistics around 1 + (n − 1) · p, linear.
 * @param values at least one, in any order
 * @param p 0 to 1
 * @see R. J. Hyndman, Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996) 361–365,
 *   definition 7
 */
export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const [one, next] = [sorted[below]!, sorted[below + 1]];
  return next === undefined ? one : one + (place - below) * (next - one);
}
