import { METRICS, type MetricCode, type MetricForm } from './metric';
import { valueOf, type Tally } from './reading';

/** A 95 % confidence interval in the metric's unit, low ≤ high; of a difference, in points of that unit. Not rounded. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How the readings of a form are estimated: in shares of 1, which `inUnit` turns into points. */
interface Method {
  readonly bounds: Interval;
  readonly interval: (tally: Tally) => Interval;
  /** Of what `to` has more than `from`, two samples of different people. */
  readonly difference: (from: Tally, to: Tally) => Interval;
}

/** The 97.5th percentile of the standard normal distribution: 95 % lie within so many standard errors on both sides. */
const Z = 1.959963984540054;

const METHODS: Readonly<Record<MetricForm, Method | null>> = {
  NPS: { bounds: { low: -100, high: 100 }, interval: adjustedWald, difference: adjustedWaldDifference },
  PROPORTION: { bounds: { low: 0, high: 100 }, interval: wilson, difference: newcombe },
  MEAN: null,
};

/**
 * The 95 % interval of a reading, or of several combined (`combine`). Only + − × ÷ √ are used, which IEEE 754 rounds the
 * same way on every machine.
 * @param tally as `takeReading` lets it pass: n ≥ 1
 * @returns in the metric's unit, NPS −100 … +100 points, a proportion 0 … 100 percent, low ≤ value ≤ high;
 *   null for means, which have no interval yet
 */
export function intervalOf(metric: MetricCode, tally: Tally): Interval | null {
  const method = METHODS[METRICS[metric].form];
  return method && inUnit(method.interval(tally), valueOf({ metric, ...tally }), method.bounds);
}

/**
 * The 95 % interval of the difference between two samples of a metric, `to` − `from`.
 * @returns in points of the metric's unit, NPS −200 … +200, a proportion −100 … +100, low ≤ difference ≤ high;
 *   null for means
 */
export function differenceIntervalOf(metric: MetricCode, from: Tally, to: Tally): Interval | null {
  const method = METHODS[METRICS[metric].form];
  if (!method) return null;
  const { low, high } = method.bounds;
  const difference = valueOf({ metric, ...to }) - valueOf({ metric, ...from });
  return inUnit(method.difference(from, to), difference, { low: low - high, high: high - low });
}

/** In points, within what is possible, and never without what was observed: of one answer, adjusted Wald would miss it. */
const inUnit = ({ low, high }: Interval, observed: number, bounds: Interval): Interval => ({
  low: Math.min(observed, Math.max(bounds.low, 100 * low)),
  high: Math.max(observed, Math.min(bounds.high, 100 * high)),
});

/**
 * Adjusted Wald: 3 imaginary answers are added, ¾ promoter, 1½ passive, ¾ detractor.
 * @see B. Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70 (2016)
 */
function adjustedWald(tally: Tally): Interval {
  const { score, variance } = adjustedScore(tally);
  return around(score, variance);
}

/** Of two scores adjusted like that, whose variances add up since the samples are independent. */
function adjustedWaldDifference(from: Tally, to: Tally): Interval {
  const [a, b] = [adjustedScore(from), adjustedScore(to)];
  return around(b.score - a.score, a.variance + b.variance);
}

function adjustedScore({ n, sum, sumOfSquares }: Tally): { score: number; variance: number } {
  const answers = n + 3;
  // The imaginary promoter and detractor cancel out in the sum; both have the square 1.
  const score = Number(sum) / answers;
  return { score, variance: ((Number(sumOfSquares) + 1.5) / answers - score * score) / answers };
}

const around = (middle: number, variance: number): Interval => ({
  low: middle - Z * Math.sqrt(variance),
  high: middle + Z * Math.sqrt(variance),
});

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
  const [p, q] = [share(to), share(from)];
  const [ofP, ofQ] = [wilson(to), wilson(from)];
  return {
    low: p - q - hypotenuse(p - ofP.low, ofQ.high - q),
    high: p - q + hypotenuse(ofP.high - p, q - ofQ.low),
  };
}

/** Not Math.hypot, which engines may round differently. */
const hypotenuse = (a: number, b: number): number => Math.sqrt(a * a + b * b);
