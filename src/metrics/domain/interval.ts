import type { Metric, MetricForm } from './metric';
import { valueOf, type Tally } from './reading';
import { studentT, Z } from './student-t';
import { greenwood, survivors, type SurvivalPeriod } from './survival';

/** A 95 % confidence interval in the metric's unit, low ≤ high; of a difference, in points of that unit. Not rounded. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How the readings of a form are estimated: in the unit of a mean, in shares of 1 for the others. */
interface Method {
  /** How many points of the metric's unit one is. */
  readonly points: 1 | 100;
  /** Null where nothing is known of how far values are apart. */
  readonly interval: (tally: Tally) => Interval | null;
  /** Of what `to` has more than `from`, two samples of different people. */
  readonly difference: (from: Tally, to: Tally) => Interval | null;
}

const METHODS: Readonly<Record<MetricForm, Method>> = {
  NPS: { points: 100, interval: adjustedWald, difference: adjustedWaldDifference },
  PROPORTION: { points: 100, interval: wilson, difference: newcombe },
  MEAN: { points: 1, interval: student, difference: welch },
  SURVIVAL: { points: 100, interval: kaplanMeier, difference: kaplanMeierDifference },
};

/**
 * The 95 % interval of a reading, or of several combined (`combine`). Only + − × ÷ √ are used, which IEEE 754 rounds the
 * same way on every machine.
 * @param tally as `takeReading` lets it pass: n ≥ 1
 * @returns in the metric's unit, NPS −100 … +100 points, a proportion 0 … 100 percent, a mean within its scale,
 *   low ≤ value ≤ high; null for a mean of one value, or of values that are all the same: they tell nothing of how far
 *   values are apart
 */
export function intervalOf(metric: Metric, tally: Tally): Interval | null {
  const { interval, points } = METHODS[metric.form];
  const bounds = { low: metric.least, high: metric.greatest };
  return inUnit(interval(tally), points, valueOf(metric, tally), bounds);
}

/**
 * The 95 % interval of the difference between two samples of a metric, `to` − `from`.
 * @returns in points of the metric's unit, NPS −200 … +200, a proportion −100 … +100, low ≤ difference ≤ high;
 *   null for means when one is of a single value, or no values differ in either
 */
export function differenceIntervalOf(metric: Metric, from: Tally, to: Tally): Interval | null {
  const { difference, points } = METHODS[metric.form];
  const widest = metric.greatest - metric.least;
  const observed = valueOf(metric, to) - valueOf(metric, from);
  return inUnit(difference(from, to), points, observed, { low: -widest, high: widest });
}

/** In points, within what is possible, and never without what was observed: of one answer, adjusted Wald would miss it. */
const inUnit = (interval: Interval | null, points: number, observed: number, bounds: Interval): Interval | null =>
  interval && {
    low: Math.min(observed, Math.max(bounds.low, points * interval.low)),
    high: Math.max(observed, Math.min(bounds.high, points * interval.high)),
  };

/**
 * Adjusted Wald: 3 imaginary answers are added, ¾ promoter, 1½ passive, ¾ detractor.
 * @see B. Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70 (2016)
 */
function adjustedWald(tally: Tally): Interval {
  const { score, variance } = adjustedScore(tally);
  return around(score, Z * Math.sqrt(variance));
}

/** Of two scores adjusted like that, whose variances add up since the samples are independent. */
function adjustedWaldDifference(from: Tally, to: Tally): Interval {
  const [a, b] = [adjustedScore(from), adjustedScore(to)];
  return around(b.score - a.score, Z * Math.sqrt(a.variance + b.variance));
}

function adjustedScore({ n, sum, sumOfSquares }: Tally): { score: number; variance: number } {
  const answers = n + 3;
  // The imaginary promoter and detractor cancel out in the sum; both have the square 1.
  const score = Number(sum) / answers;
  return { score, variance: ((Number(sumOfSquares) + 1.5) / answers - score * score) / answers };
}

const around = (middle: number, half: number): Interval => ({ low: middle - half, high: middle + half });

const share = ({ n, sum }: Tally): number => Number(sum) / n;

/**
 * Wilson's score interval, without continuity correction.
 * @see R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods",
 *   Statistics in Medicine 17 (1998) 857–872, method 3
 */
function wilson(tally: Tally): Interval {
  const { n } = tally;
  const p = share(tally);
  const middle = 2 * n * p + Z * Z;
  const half = Z * Math.sqrt(Z * Z + 4 * n * p * (1 - p));
  const whole = 2 * (n + Z * Z);
  return { low: (middle - half) / whole, high: (middle + half) / whole };
}

/**
 * The hybrid score interval: from the Wilson intervals of both proportions, without continuity correction.
 * @see R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
 *   methods", Statistics in Medicine 17 (1998) 873–890, method 10
 */
function newcombe(from: Tally, to: Tally): Interval {
  return hybrid(share(from), wilson(from), share(to), wilson(to));
}

/** Of two shares with an interval each: on either side their distances to its ends, as the legs of a right triangle. */
function hybrid(q: number, ofQ: Interval, p: number, ofP: Interval): Interval {
  return {
    low: p - q - hypotenuse(p - ofP.low, ofQ.high - q),
    high: p - q + hypotenuse(ofP.high - p, q - ofQ.low),
  };
}

/** Not Math.hypot, which engines may round differently. */
const hypotenuse = (a: number, b: number): number => Math.sqrt(a * a + b * b);

/** Student's t interval of a mean. @see NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2 */
function student(tally: Tally): Interval | null {
  const mean = meanOf(tally);
  if (!mean || mean.variance === 0) return null;
  return around(mean.value, studentT(mean.degrees) * Math.sqrt(mean.variance));
}

/**
 * Welch's interval of a difference of means, whose variances need not be equal, with the degrees of freedom of
 * Satterthwaite.
 * @see B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved",
 *   Biometrika 34 (1947) 28–35
 */
function welch(from: Tally, to: Tally): Interval | null {
  const [a, b] = [meanOf(from), meanOf(to)];
  if (!a || !b) return null;
  const variance = a.variance + b.variance;
  const middle = b.value - a.value;
  if (variance === 0) return null;
  // As shares of the whole, since squares of small variances would vanish.
  const [ofA, ofB] = [a.variance / variance, b.variance / variance];
  const degrees = 1 / ((ofA * ofA) / a.degrees + (ofB * ofB) / b.degrees);
  return around(middle, studentT(degrees) * Math.sqrt(variance));
}

/** The mean of values, its variance (the square of its standard error) and the degrees of freedom of that. */
function meanOf({ n, sum, sumOfSquares }: Tally): { value: number; variance: number; degrees: number } | null {
  if (n === 1) return null;
  // n · Σx² − (Σx)² in whole numbers: in floating point, large values that hardly differ would leave only rounding.
  const spread = BigInt(n) * sumOfSquares - sum * sum;
  return { value: Number(sum) / n, variance: Number(spread) / n / n / (n - 1), degrees: n - 1 };
}

/**
 * Of the customers lost of a cohort. Greenwood's variance is 0 where nobody or everybody is lost, as if that were certain:
 * then Wilson's interval of those at risk in the last period stands in for it.
 */
function kaplanMeier({ periods }: Tally): Interval {
  const known = periods!;
  const half = greenwood(known);
  return half === 0 ? wilson(lastOf(known)) : around(1 - survivors(known), half);
}

/** Of two cohorts of different customers: where both have a variance by Greenwood, the sum of these. */
function kaplanMeierDifference(from: Tally, to: Tally): Interval {
  return hybrid(1 - survivors(from.periods!), kaplanMeier(from), 1 - survivors(to.periods!), kaplanMeier(to));
}

/** The last period as a proportion: who was at risk, and of them all lost or nobody. */
function lastOf(periods: readonly SurvivalPeriod[]): Tally {
  const { atRisk, lost } = periods.at(-1)!;
  return { n: atRisk, sum: BigInt(lost), sumOfSquares: BigInt(lost) };
}
