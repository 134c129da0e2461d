import type { Metric } from '../../metrics/domain/metric';
import { combinedReading } from '../../metrics/domain/verdict';
import type { Reading, Tally } from '../../metrics/domain/reading';
import type { KillCriterion, KillTerms } from './kill-criterion';
import { monthsAfter } from './marks';

/** `HOLDS`: it is on the good side of the threshold; `HIT`: beyond it, as the rule of the criterion asks. */
export const JUDGEMENT_OUTCOMES = ['HOLDS', 'HIT', 'CANNOT_TELL'] as const;
export type JudgementOutcome = (typeof JUDGEMENT_OUTCOMES)[number];

/** Why it cannot be told. */
export const UNTOLD_REASONS = ['NO_READING', 'TOO_FEW', 'NO_INTERVAL', 'CHANCE'] as const;
export type UntoldReason = (typeof UNTOLD_REASONS)[number];

/** When it is judged: at the end of a period, and on its last day. */
export const JUDGEMENT_OCCASIONS = ['PERIOD', 'LAST_DAY'] as const;
export type JudgementOccasion = (typeof JUDGEMENT_OCCASIONS)[number];

/** Windows of readings that end on these days, both included, are judged together. */
export interface JudgedDays {
  /** 1, 2, 3, … since measure was entered; 0 of the last day, which judges what no period has. */
  readonly period: number;
  readonly from: string;
  readonly to: string;
}

/** What was seen of a criterion, and what it came to. */
export interface Judged {
  readonly outcome: JudgementOutcome;
  /** Null unless it cannot be told. */
  readonly untoldBecause: UntoldReason | null;
  /** In the metric's unit; null where there was no reading. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Observations. */
  readonly n: number;
  readonly readingIds: readonly string[];
}

/** Append-only. */
export interface KillJudgement extends Judged, JudgedDays {
  readonly id: string;
  readonly organizationId: string;
  readonly killCriterionId: string;
  /** Of the criterion: periods before a change of it do not count for it. */
  readonly criterionVersion: number;
  readonly occasion: JudgementOccasion;
  /** The day on which measure was entered, since which periods are counted. */
  readonly measuredSince: string;
  readonly judgedAt: Date;
}

/** What is judged on: a follow-up that counts. */
export type JudgedReading = Pick<Reading, 'id' | 'metric' | 'windowTo'> & Tally;

/** The days of a period; the first day of measure belongs to none, as it ended before it was lived through. */
export function daysOfPeriod(measuredSince: string, periodMonths: number, period: number): JudgedDays {
  const start = monthsAfter(measuredSince, (period - 1) * periodMonths);
  return { period, from: dayAfter(start), to: monthsAfter(measuredSince, period * periodMonths) };
}

/** The first period that ends on this day or later. */
export function firstPeriodFrom(measuredSince: string, periodMonths: number, day: string): number {
  let period = 1;
  while (daysOfPeriod(measuredSince, periodMonths, period).to < day) period += 1;
  return period;
}

/** The next day, `YYYY-MM-DD`. */
export const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/**
 * Judges a criterion of a metric on the readings whose windows end on these days, combined.
 * @param readings follow-ups of the initiative
 * @param smallest of fewer observations nothing is told
 */
export function judge(
  criterion: KillTerms,
  metric: Metric,
  readings: readonly JudgedReading[],
  { from, to }: JudgedDays,
  smallest: number,
): Judged {
  const judged = readings.filter(
    (reading) => reading.metric === metric.code && reading.windowTo >= from && reading.windowTo <= to,
  );
  if (judged.length === 0) return untold('NO_READING', { value: null, low: null, high: null, n: 0, readingIds: [] });
  const { value, interval, n } = combinedReading(metric, judged);
  const seen = {
    ...{ value, low: interval?.low ?? null, high: interval?.high ?? null, n },
    readingIds: judged.map(({ id }) => id).toSorted(),
  };
  if (n < smallest) return untold('TOO_FEW', seen);
  if (criterion.rule === 'POINT') return told(isBeyond(criterion, value) ? 'HIT' : 'HOLDS', seen);
  if (interval === null) return untold('NO_INTERVAL', seen);
  const ends = [interval.low, interval.high].map((end) => isBeyond(criterion, end));
  if (ends[0] === ends[1]) return told(ends[0] === true ? 'HIT' : 'HOLDS', seen);
  return untold('CHANCE', seen);
}

const isBeyond = ({ side, threshold }: KillTerms, value: number): boolean =>
  side === 'ABOVE' ? value > threshold : value < threshold;

type Seen = Omit<Judged, 'outcome' | 'untoldBecause'>;
const told = (outcome: JudgementOutcome, seen: Seen): Judged => ({ outcome, untoldBecause: null, ...seen });
const untold = (untoldBecause: UntoldReason, seen: Seen): Judged => ({
  outcome: 'CANNOT_TELL',
  untoldBecause,
  ...seen,
});

type Past = Pick<KillJudgement, 'occasion' | 'period' | 'outcome' | 'criterionVersion' | 'measuredSince'>;

/** Whether the latest periods, as many as the criterion asks for, were all hit; one that cannot be told breaks the row. */
export function isHitInARow(
  { periodsInRow, version }: Pick<KillCriterion, 'periodsInRow' | 'version'>,
  measuredSince: string,
  judgements: readonly Past[],
): boolean {
  const periods = judgements
    .filter(
      (each) => each.occasion === 'PERIOD' && each.criterionVersion === version && each.measuredSince === measuredSince,
    )
    .toSorted((a, b) => b.period - a.period)
    .slice(0, periodsInRow);
  return (
    periods.length === periodsInRow &&
    periods.every(({ outcome, period }, index) => outcome === 'HIT' && period === periods[0]!.period - index)
  );
}

/** Whether it was proven: it held, in a period or on its last day. */
export const isProven = ({ version }: Pick<KillCriterion, 'version'>, judgements: readonly Past[]): boolean =>
  judgements.some(({ outcome, criterionVersion }) => criterionVersion === version && outcome === 'HOLDS');
