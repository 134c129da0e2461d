import { differenceIntervalOf, intervalOf, type Interval } from './interval';
import { inMetricOrder, type Metric, type MetricDirection } from './metric';
import { combine, tallyOfPeriods, valueOf, type Reading, type Tally } from './reading';

/** Whether a metric changed for the better: beyond what chance explains, or it cannot be told. */
export const VERDICTS = ['BETTER', 'WORSE', 'CANNOT_TELL'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why it cannot be told: too few were observed, nothing is known of how far values are apart, or chance could explain it. */
export const CANNOT_TELL_REASONS = ['TOO_FEW', 'NO_INTERVAL', 'CHANCE'] as const;
export type CannotTellReason = (typeof CANNOT_TELL_REASONS)[number];

/** Readings of one metric, combined. */
export interface CombinedReading extends Tally {
  /** In the metric's unit. */
  readonly value: number;
  /** Null for a mean of one value, or of values that are all the same. */
  readonly interval: Interval | null;
}

/** What became of a metric, from its baseline to its follow-up. */
export interface MetricVerdict {
  readonly metric: Metric;
  readonly baseline: CombinedReading;
  readonly followUp: CombinedReading;
  /** Follow-up − baseline, in points of the metric's unit: from 20 to 25 percent is +5. */
  readonly difference: number;
  /** Null for means when one side is of a single value, or no values differ on either. */
  readonly differenceInterval: Interval | null;
  readonly verdict: Verdict;
  /** Null for any other verdict. */
  readonly cannotTellBecause: CannotTellReason | null;
}

/** What a verdict is judged on. */
export type JudgedReading = Pick<Reading, 'isBaseline'> & Tally & { readonly metric: Metric };

/**
 * The verdict on each metric that has both a baseline and a follow-up, in the order of the metrics; all readings of a kind
 * are combined, in whatever order they come.
 * @param smallest of fewer observations on either side no verdict is given
 */
export function verdictsOn(readings: readonly JudgedReading[], smallest: number): MetricVerdict[] {
  const metrics = [...new Map(readings.map(({ metric }) => [metric.code, metric])).values()];
  return metrics.toSorted(inMetricOrder).flatMap((metric) => {
    const ofMetric = readings.filter((reading) => reading.metric.code === metric.code);
    const before = ofMetric.filter(({ isBaseline }) => isBaseline);
    const after = ofMetric.filter(({ isBaseline }) => !isBaseline);
    return before.length === 0 || after.length === 0 ? [] : [verdictBetween(metric, before, after, smallest)];
  });
}

/** The verdict on what was measured before and after, at least one reading each. @param smallest as for {@link verdictsOn} */
export function verdictBetween(
  metric: Metric,
  before: readonly Tally[],
  after: readonly Tally[],
  smallest: number,
): MetricVerdict {
  // Of cohorts, what both sides tell of: who is lost within three months is not compared with who is lost within a year.
  const { periods } = combine([...before, ...after]);
  const [baseline, followUp] = [combinedReading(metric, before, periods), combinedReading(metric, after, periods)];
  const differenceInterval = differenceIntervalOf(metric, baseline, followUp);
  const difference = followUp.value - baseline.value;
  const tooFew = Math.min(baseline.n, followUp.n) < smallest;
  const verdict = tooFew ? 'CANNOT_TELL' : verdictOf(metric.direction, differenceInterval);
  const cannotTellBecause = tooFew ? 'TOO_FEW' : verdict === 'CANNOT_TELL' ? whyNot(differenceInterval) : null;
  return { metric, baseline, followUp, difference, differenceInterval, verdict, cannotTellBecause };
}

/** Readings of one metric as one. @param common of cohorts, the periods to be told of; all of them by default */
export function combinedReading(metric: Metric, tallies: readonly Tally[], common?: Tally['periods']): CombinedReading {
  const all = combine(tallies);
  const tally = common && all.periods ? tallyOfPeriods(all.periods.slice(0, common.length)) : all;
  return { ...tally, value: valueOf(metric, tally), interval: intervalOf(metric, tally) };
}

/** Told by the interval of follow-up − baseline: as long as 0 is in it, chance alone could explain the difference. */
export function verdictOf(direction: MetricDirection, interval: Interval | null): Verdict {
  if (interval === null || (interval.low <= 0 && interval.high >= 0)) return 'CANNOT_TELL';
  return interval.low > 0 === (direction === 'HIGHER_IS_BETTER') ? 'BETTER' : 'WORSE';
}

const whyNot = (interval: Interval | null): CannotTellReason => (interval === null ? 'NO_INTERVAL' : 'CHANCE');
