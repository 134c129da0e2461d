import type { Cut } from '../../metrics/domain/cut';
import type { Metric, MetricCode } from '../../metrics/domain/metric';
import type { Tally } from '../../metrics/domain/reading';
import { combinedReading } from '../../metrics/domain/verdict';
import { adjustedPValues } from './benjamini-hochberg';
import { pValueOf } from './p-value';

/** Of all changes that a digest tells, this share at most is expected to be none. */
export const FALSE_DISCOVERY_RATE = 0.1;

/** A reading, as much of it as is compared. */
export interface WindowTally extends Tally {
  readonly windowFrom: string;
  readonly windowTo: string;
}

/** What was measured of one metric in one part from one source: its latest reading, and the one before that. */
export interface MeasuredSeries {
  /** Of `latest`. */
  readonly readingId: string;
  readonly metric: Metric;
  readonly cut: Cut;
  readonly source: string | null;
  /** No digest before has looked at it. */
  readonly latest: WindowTally;
  /** The latest whose window had ended when that of `latest` began; null where there is none. */
  readonly before: WindowTally | null;
}

/** Why a new reading is told nothing of: it is the first, one of the two is of too few, or no method gives a p-value. */
export const LEFT_OUT_REASONS = ['FIRST', 'TOO_FEW', 'NO_P_VALUE'] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

interface Named {
  readonly metric: MetricCode;
  /** As it was called then. */
  readonly name: string;
  readonly cut: Cut;
  readonly source: string | null;
}

export interface LeftOut extends Named {
  readonly reason: LeftOutReason;
}

/** A reading as it is told. */
export interface ToldReading {
  /** In the metric's unit. */
  readonly value: number;
  readonly n: number;
  readonly windowFrom: string;
  readonly windowTo: string;
}

/** A metric that moved beyond chance. */
export interface MovedMetric extends Named {
  readonly unit: string;
  readonly before: ToldReading;
  readonly latest: ToldReading;
  /** `latest` less `before`, in points of the metric's unit. */
  readonly difference: number;
  readonly isBetter: boolean;
  readonly pValue: number;
  /** By Benjamini and Hochberg among all that were compared: at most the false discovery rate. */
  readonly adjustedPValue: number;
}

export interface Changes {
  /** Those least likely by chance first. */
  readonly moved: readonly MovedMetric[];
  /** How many changes were looked at together. */
  readonly comparedCount: number;
  readonly leftOut: readonly LeftOut[];
}

/**
 * What moved beyond chance among all that was measured anew, the false discovery rate held at 10 %.
 * @param smallest where either reading is of fewer observations, nothing is told
 */
export function changesIn(series: readonly MeasuredSeries[], smallest: number): Changes {
  const looked = series.map((each) => ({ each, found: pValueOrReason(each, smallest) }));
  const compared = looked.flatMap(({ each, found }) => ('pValue' in found ? [{ ...each, ...found }] : []));
  const adjusted = adjustedPValues(compared.map(({ pValue }) => pValue));
  const moved = compared.flatMap((each, index) =>
    adjusted[index]! <= FALSE_DISCOVERY_RATE ? [movedMetric(each, adjusted[index]!)] : [],
  );
  return {
    moved: moved.toSorted((a, b) => a.pValue - b.pValue),
    comparedCount: compared.length,
    leftOut: looked.flatMap(({ each, found }) => ('reason' in found ? [{ ...named(each), ...found }] : [])),
  };
}

interface Compared extends MeasuredSeries {
  readonly before: WindowTally;
  readonly pValue: number;
}

function pValueOrReason(
  { metric, latest, before }: MeasuredSeries,
  smallest: number,
): Pick<Compared, 'before' | 'pValue'> | { readonly reason: LeftOutReason } {
  if (before === null) return { reason: 'FIRST' };
  if (Math.min(latest.n, before.n) < smallest) return { reason: 'TOO_FEW' };
  const pValue = pValueOf(metric, before, latest);
  return pValue === null ? { reason: 'NO_P_VALUE' } : { before, pValue };
}

const named = ({ metric, cut, source }: MeasuredSeries): Named => ({
  ...{ metric: metric.code, name: metric.name, cut, source },
});

function movedMetric(compared: Compared, adjustedPValue: number): MovedMetric {
  const { metric, pValue } = compared;
  const { unit, direction } = metric;
  const [before, latest] = [told(metric, compared.before), told(metric, compared.latest)];
  const difference = latest.value - before.value;
  const isBetter = difference > 0 === (direction === 'HIGHER_IS_BETTER');
  return { ...named(compared), unit, before, latest, difference, isBetter, pValue, adjustedPValue };
}

const told = (metric: Metric, { windowFrom, windowTo, ...tally }: WindowTally): ToldReading => ({
  ...{ value: combinedReading(metric, [tally]).value, n: tally.n, windowFrom, windowTo },
});
