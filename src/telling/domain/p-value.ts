import type { Metric, MetricForm } from '../../metrics/domain/metric';
import type { Tally } from '../../metrics/domain/reading';
import { beyondNormal, beyondStudent } from './tails';

/**
 * How likely a difference as large as that between two samples would be by chance alone, on either side: the level at which
 * the interval of the difference just reaches 0, by the same methods as `differenceIntervalOf`. So it is at most 0.05 where
 * the 95 % interval does not hold 0, and a verdict never contradicts it.
 * @returns 0 … 1; null where there is none: means of a single value or of values that are all the same, and cohorts, whose
 *   interval is put together of other ones
 */
export const pValueOf = ({ form }: Pick<Metric, 'form'>, from: Tally, to: Tally): number | null =>
  BY_FORM[form](from, to);

const BY_FORM: Readonly<Record<MetricForm, (from: Tally, to: Tally) => number | null>> = {
  NPS: adjustedWald,
  PROPORTION: newcombe,
  MEAN: welch,
  SURVIVAL: () => null,
};

/** Of two scores, each with 3 imaginary answers (Rocks 2016). */
function adjustedWald(from: Tally, to: Tally): number {
  const score = ({ n, sum }: Tally): number => Number(sum) / (n + 3);
  const variance = (tally: Tally): number =>
    ((Number(tally.sumOfSquares) + 1.5) / (tally.n + 3) - score(tally) * score(tally)) / (tally.n + 3);
  return beyondNormal(Math.abs(score(to) - score(from)) / Math.sqrt(variance(from) + variance(to)));
}

/** Of two means whose variances need not be equal (Welch 1947, with the degrees of freedom of Satterthwaite). */
function welch(from: Tally, to: Tally): number | null {
  if (from.n === 1 || to.n === 1) return null;
  const [a, b] = [squaredError(from), squaredError(to)];
  const both = a + b;
  if (both === 0) return null;
  const [ofA, ofB] = [a / both, b / both];
  const degrees = 1 / ((ofA * ofA) / (from.n - 1) + (ofB * ofB) / (to.n - 1));
  const difference = Number(to.sum) / to.n - Number(from.sum) / from.n;
  return beyondStudent(Math.abs(difference) / Math.sqrt(both), degrees);
}

/** Of a mean; in whole numbers first, since in floating point large values that hardly differ would leave only rounding. */
const squaredError = ({ n, sum, sumOfSquares }: Tally): number =>
  Number(BigInt(n) * sumOfSquares - sum * sum) / n / n / (n - 1);

/** No difference that is told is so many standard errors away. */
const FARTHEST = 64;

/** Of two shares by their Wilson intervals (Newcombe 1998, method 10): the wider these are, the nearer that comes to 0. */
function newcombe(from: Tally, to: Tally): number {
  const [smaller, larger] = share(from) <= share(to) ? [from, to] : [to, from];
  const difference = share(larger) - share(smaller);
  if (difference === 0) return 1;
  const reaches = (z: number): boolean => {
    const [down, up] = [share(larger) - wilson(larger, z).low, wilson(smaller, z).high - share(smaller)];
    return down * down + up * up >= difference * difference;
  };
  let [within, beyond] = [0, FARTHEST];
  // 60 halves leave nothing that a number could tell apart.
  for (let round = 0; round < 60; round += 1) {
    const middle = (within + beyond) / 2;
    if (reaches(middle)) beyond = middle;
    else within = middle;
  }
  return beyondNormal(beyond);
}

const share = ({ n, sum }: Tally): number => Number(sum) / n;

/** Wilson's score interval of a share, so many standard errors wide on both sides. */
function wilson(tally: Tally, z: number): { readonly low: number; readonly high: number } {
  const { n } = tally;
  const p = share(tally);
  const middle = 2 * n * p + z * z;
  const half = z * Math.sqrt(z * z + 4 * n * p * (1 - p));
  const whole = 2 * (n + z * z);
  return { low: (middle - half) / whole, high: (middle + half) / whole };
}
