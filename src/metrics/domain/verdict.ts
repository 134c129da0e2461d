import { differenceIntervalOf, intervalOf, type Interval } from './interval';
import { METRIC_CODES, METRICS, type MetricCode, type MetricDirection } from './metric';
import { combine, tallyOfPeriods, valueOf, type Reading, type Tally } from './reading';

/** Whether a metric changed for the better: beyond what chance explains, or it cannot be told. */
export const VERDICTS = ['BETTER', 'WORSE', 'CANNOT_TELL'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Readings of one metric, combined. */
export interface CombinedReading extends Tally {
  /** In the metric's unit. */
  readonly value: number;
  /** Null for a mean of one value, or of values that are all the same. */
  readonly interval: Interval | null;
}

/** What became of a metric, from its baseline to its follow-up. */
export interface MetricVerdict {
  readonly metric: MetricCode;
  readonly baseline: CombinedReading;
  readonly followUp: CombinedReading;
  /** Follow-up − baseline, in points of the metric's unit: from 20 to 25 percent is +5. */
  readonly difference: number;
  /** Null for means when one side is of a single value, or no values differ on either. */
  readonly differenceInterval: Interval | null;
  readonly verdict: Verdict;
}

/** What a verdict is judged on. */
export type JudgedReading = Pick<Reading, 'metric' | 'isBaseline'> & Tally;

/**
 * The verdict on each metric that has both a baseline and a follow-up, in the order of METRICS; all readings of a kind
 * are combined, in whatever order they come.
 */
export const verdictsOn = (readings: readonly JudgedReading[]): MetricVerdict[] =>
  METRIC_CODES.flatMap((metric) => {
    const ofMetric = readings.filter((reading) => reading.metric === metric);
    return judge(
      metric,
      ofMetric.filter(({ isBaseline }) => isBaseline),
      ofMetric.filter(({ isBaseline }) => !isBaseline),
    );
  });

function judge(metric: MetricCode, before: readonly Tally[], after: readonly Tally[]): MetricVerdict[] {
  if (before.length === 0 || after.length === 0) return [];
  // Of cohorts, what both sides tell of: who is lost within three months is not compared with who is lost within a year.
  const { periods } = combine([...before, ...after]);
  const [baseline, followUp] = [combinedReading(metric, before, periods), combinedReading(metric, after, periods)];
  const differenceInterval = differenceIntervalOf(metric, baseline, followUp);
  const difference = followUp.value - baseline.value;
  const verdict = verdictOf(METRICS[metric].direction, differenceInterval);
  return [{ metric, baseline, followUp, difference, differenceInterval, verdict }];
}

function combinedReading(metric: MetricCode, tallies: readonly Tally[], common: Tally['periods']): CombinedReading {
  const all = combine(tallies);
  const tally = common && all.periods ? tallyOfPeriods(all.periods.slice(0, common.length)) : all;
  return { ...tally, value: valueOf({ metric, ...tally }), interval: intervalOf(metric, tally) };
}

/** Told by the interval of follow-up − baseline: as long as 0 is in it, chance alone could explain the difference. */
export function verdictOf(direction: MetricDirection, interval: Interval | null): Verdict {
  if (interval === null || (interval.low <= 0 && interval.high >= 0)) return 'CANNOT_TELL';
  return interval.low > 0 === (direction === 'HIGHER_IS_BETTER') ? 'BETTER' : 'WORSE';
}
