import type { Cut, CutLabel } from './cut';
import type { Metric, MetricCode } from './metric';
import { combinePeriods, survivors, type SurvivalCounts, type SurvivalPeriod } from './survival';
import type { NamedMetric } from './used-metric';

/** What a reading is taken of. */
export const READING_SUBJECTS = ['ORGANIZATION', 'INITIATIVE'] as const;
export type ReadingSubject = (typeof READING_SUBJECTS)[number];

/**
 * A measurement kept as counts, not as a rounded value, so that readings combine exactly: add n, sum and sumOfSquares.
 *
 * | form | one observation is | sum | sumOfSquares |
 * |---|---|---|---|
 * | NPS | +1 promoter, 0 passive, −1 detractor | promoters − detractors | promoters + detractors |
 * | PROPORTION | 1 or 0 | how many | how many |
 * | MEAN | a whole number in the metric's unit | their sum | the sum of their squares |
 * | SURVIVAL | 1 lost in one of the periods, 0 not | how many | how many |
 */
export interface Reading extends Tally {
  readonly id: string;
  readonly organizationId: string;
  readonly metric: MetricCode;
  readonly subjectKind: ReadingSubject;
  readonly subjectId: string;
  /** Taken before the change, to compare with; a follow-up otherwise. */
  readonly isBaseline: boolean;
  readonly periods: readonly SurvivalPeriod[] | null;
  /** The part of the subject that was observed; empty for the whole. */
  readonly cut: Cut;
  /** Where the counts come from: a survey, a system. Null for readings of an initiative of which it was not said. */
  readonly source: string | null;
  /** The reading that this one corrects: that one counts no more. */
  readonly replacesId: string | null;
  /** First and last day of observation, `YYYY-MM-DD`, both included. */
  readonly windowFrom: string;
  readonly windowTo: string;
  /** How many people were asked, of whom n answered; null where nobody was asked, or it was not said. */
  readonly asked: number | null;
  /** The file that brought it; null when a person recorded it. */
  readonly importId: string | null;
  readonly recordedById: string;
  readonly recordedAt: Date;
}

export interface Tally {
  /** Observations, at least 1. */
  readonly n: number;
  readonly sum: bigint;
  readonly sumOfSquares: bigint;
  /** Of the form SURVIVAL, and of no other. */
  readonly periods?: readonly SurvivalPeriod[] | null;
}

export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}
export interface ProportionCounts {
  readonly n: number;
  readonly count: number;
}
export type MeanCounts = Pick<Tally, 'n' | 'sum' | 'sumOfSquares'>;

/** Exactly one of the counts, the one of the metric's form. */
export interface Counted extends NamedMetric {
  readonly windowFrom: string;
  readonly windowTo: string;
  readonly nps?: NpsCounts | null;
  readonly proportion?: ProportionCounts | null;
  readonly mean?: MeanCounts | null;
  readonly survival?: SurvivalCounts | null;
  readonly asked?: number | null;
}

export interface ReadingInput extends Counted {
  readonly isBaseline: boolean;
  readonly cut?: readonly CutLabel[] | null;
  readonly source?: string | null;
  /** The reading that it corrects. */
  readonly replacesId?: string | null | undefined;
}

export type Measured = Pick<Reading, 'metric' | 'windowFrom' | 'windowTo' | 'asked' | keyof Tally>;
export type ReadingDraft = Measured & Pick<Reading, 'isBaseline' | 'cut' | 'source'>;

/** Those of a subject's readings that count: in the place of which no correction stands. @param readings all of the subject's */
export function thatCount<Of extends Pick<Reading, 'id' | 'replacesId'>>(readings: readonly Of[]): Of[] {
  const replaced = new Set(readings.map(({ replacesId }) => replacesId));
  return readings.filter(({ id }) => !replaced.has(id));
}

/** What is counted of a cohort: of n customers, how many are lost in its periods. */
export function tallyOfPeriods(periods: readonly SurvivalPeriod[]): Tally {
  const lost = BigInt(periods.reduce((sum, each) => sum + each.lost, 0));
  return { n: periods[0]!.atRisk, sum: lost, sumOfSquares: lost, periods };
}

/**
 * Several tallies of one form as the one that was taken of all their observations: exact, in whatever order they come. Of
 * cohorts, over the periods that each of them tells of.
 * @param tallies at least one
 */
export function combine(tallies: readonly Tally[]): Tally {
  const cohorts = tallies.flatMap(({ periods }) => (periods ? [periods] : []));
  if (cohorts.length > 0) return tallyOfPeriods(combinePeriods(cohorts));
  return tallies.reduce((all, { n, sum, sumOfSquares }) => ({
    n: all.n + n,
    sum: all.sum + sum,
    sumOfSquares: all.sumOfSquares + sumOfSquares,
  }));
}

/**
 * The value of a reading in the metric's unit: NPS −100 … +100 points, a proportion 0 … 100 percent, a mean in its own unit,
 * of a cohort the percent that are lost by the end of its periods. Not rounded.
 */
export function valueOf({ form }: Pick<Metric, 'form'>, { n, sum, periods }: Tally): number {
  if (periods) return 100 * (1 - survivors(periods));
  return form === 'MEAN' ? Number(sum) / n : (100 * Number(sum)) / n;
}
