import { inMetricOrder, type Metric, type MetricCode } from '../../metrics/domain/metric';
import type { Reading, Tally } from '../../metrics/domain/reading';
import { verdictBetween, type MetricVerdict } from '../../metrics/domain/verdict';
import type { ValueDriverCode } from '../../proposals/domain/value-drivers';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { dayAfter } from './judging';
import { markBefore, monthsAfter, type Mark } from './marks';
import type { DriverForecast, OutcomeForecast } from './outcome-forecast';

/** How a metric changed against its baseline. */
export interface RealisedMetric {
  readonly metric: MetricCode;
  readonly baselineIds: readonly string[];
  readonly followUpIds: readonly string[];
  /** In the metric's unit. */
  readonly baseline: number;
  readonly followUp: number;
  /** Follow-up − baseline, in points of that unit, with its 95 % interval; null where nothing is known of that. */
  readonly change: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** `MEASURED`: by its metric and what ten points are worth; `STATED`: in money, by a person. */
export type RealisedBy = 'MEASURED' | 'STATED';
export const REALISED_BY: readonly RealisedBy[] = ['MEASURED', 'STATED'];

/** What a value driver brought a year, in minor units. */
export interface RealisedDriver {
  readonly driver: ValueDriverCode;
  readonly by: RealisedBy;
  readonly yearlyMinor: bigint;
  /** By the interval of the change, or as it was stated; null where nothing is known of that. */
  readonly lowMinor: bigint | null;
  readonly highMinor: bigint | null;
  /** Where the amount comes from; null of what was measured. */
  readonly statement: string | null;
}

/** What came of an initiative by a mark. Append-only: a further one corrects it. */
export interface RealisedOutcome {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** What it is held against. */
  readonly outcomeForecastId: string;
  readonly afterMonths: Mark;
  readonly measuredSince: string;
  readonly metrics: readonly RealisedMetric[];
  readonly drivers: readonly RealisedDriver[];
  readonly note: string | null;
  /** The earlier one that it takes the place of. */
  readonly correctsId: string | null;
  readonly recordedById: string;
  readonly recordedAt: Date;
}

/** Finance confirms what it was worth, once. Append-only. */
export interface RealisedConfirmation {
  readonly id: string;
  readonly organizationId: string;
  readonly realisedOutcomeId: string;
  readonly confirmedById: string;
  readonly confirmedAt: Date;
}

export interface StatedInput {
  readonly driver: ValueDriverCode;
  readonly yearlyMinor: bigint;
  readonly lowMinor?: bigint | null;
  readonly highMinor?: bigint | null;
  readonly statement: string;
}

/** What it is told from. */
export interface Measured {
  readonly forecast: Pick<OutcomeForecast, 'drivers' | 'metrics' | 'reachPercent'>;
  /** All metrics, by their codes. */
  readonly known: ReadonlyMap<MetricCode, Metric>;
  /** All of the initiative that count. */
  readonly readings: readonly (Pick<Reading, 'id' | 'metric' | 'isBaseline' | 'windowTo'> & Tally)[];
  readonly afterMonths: Mark;
  /** The day on which measure was entered. */
  readonly measuredSince: string;
}

/** The days on which the windows of follow-ups for a mark end, both included: after the mark before. */
export const daysOfMark = (measuredSince: string, mark: Mark) => ({
  from: dayAfter(monthsAfter(measuredSince, markBefore(mark))),
  to: monthsAfter(measuredSince, mark),
});

/**
 * What came of it: the change of each metric that was forecast or measures a driver, from all baselines to the follow-ups of
 * the mark, and what each driver of the forecast brought a year ({@link inMoney}).
 * @param stated in place of what is measured, or where nothing is
 * @returns or a refusal that names every driver which was neither measured nor stated
 */
export function realise(
  measured: Measured,
  stated: readonly StatedInput[],
): Pick<RealisedOutcome, 'metrics' | 'drivers'> | InvalidInput {
  const check = new InputCheck();
  checkStated(check, measured.forecast.drivers, stated);
  const { reachPercent } = measured.forecast;
  const metrics = metricsOf(measured);
  const bySharers = measured.forecast.drivers.filter((each) => !stated.some(({ driver }) => driver === each.driver));
  const drivers = measured.forecast.drivers.map((forecast): RealisedDriver | undefined => {
    const said = stated.find(({ driver }) => driver === forecast.driver);
    if (said !== undefined) return takeStated(said);
    const change = metrics.find(({ metric }) => metric === forecast.metric);
    const share = shareOf(forecast, bySharers);
    const money = change && inMoney(forecast, { change, ...metricOf(measured, change) }, { share, reachPercent });
    if (money !== undefined) return { driver: forecast.driver, by: 'MEASURED', ...money, statement: null };
    check.problem('input.stated', `${forecast.driver} ${whyNot(forecast, change, measured)}: state what it brought.`);
    return undefined;
  });
  if (check.failed) return check.refusal();
  return { metrics, drivers: drivers.filter((each) => each !== undefined) };
}

const metricOf = ({ known }: Measured, { metric }: RealisedMetric) => ({ direction: known.get(metric)!.direction });

function metricsOf({ forecast, known, readings, afterMonths, measuredSince }: Measured): readonly RealisedMetric[] {
  const { from, to } = daysOfMark(measuredSince, afterMonths);
  const wanted = new Set<string | null>([...forecast.metrics, ...forecast.drivers].map(({ metric }) => metric));
  const told = [...known.values()].filter(({ code }) => wanted.has(code)).toSorted(inMetricOrder);
  return told.flatMap((metric) => {
    const ofIt = readings.filter((each) => each.metric === metric.code);
    const before = ofIt.filter(({ isBaseline }) => isBaseline);
    const after = ofIt.filter(({ isBaseline, windowTo }) => !isBaseline && windowTo >= from && windowTo <= to);
    if (before.length === 0 || after.length === 0) return [];
    // How few are too few for a verdict is nothing to an amount, which has its interval.
    return [realisedMetric(verdictBetween(metric, before, after, 1), idsOf(before), idsOf(after))];
  });
}

const idsOf = (readings: readonly { readonly id: string }[]): readonly string[] =>
  readings.map(({ id }) => id).toSorted();

const realisedMetric = (
  { metric, baseline, followUp, difference, differenceInterval }: MetricVerdict,
  baselineIds: readonly string[],
  followUpIds: readonly string[],
): RealisedMetric => ({
  ...{
    metric: metric.code,
    baselineIds,
    followUpIds,
    baseline: baseline.value,
    followUp: followUp.value,
    change: difference,
  },
  ...{ low: differenceInterval?.low ?? null, high: differenceInterval?.high ?? null },
});

/**
 * Of drivers that one metric measures, the share of each in its change: as they were forecast, since a euro is counted once;
 * alike where that says nothing, because nothing or a loss was forecast of one.
 * @param sharers the drivers of the forecast that are not stated
 */
export function shareOf(driver: DriverForecast, sharers: readonly DriverForecast[]): number {
  const together = sharers.filter(({ metric }) => metric === driver.metric);
  const sum = together.reduce((total, { likelyMinor }) => total + likelyMinor, 0n);
  const isClear = sum > 0n && together.every(({ likelyMinor }) => likelyMinor >= 0n);
  return isClear ? Number(driver.likelyMinor) / Number(sum) : 1 / together.length;
}

/** The most that an amount is. */
const MOST_MINOR = 999_999_999_999_999;

/**
 * What a change of its metric is worth of a driver, a year:
 * `worth of 10 points × improvement / improvement at 10 points × share × reach`. An improvement is the change in the better
 * direction, in points, or in percent of the baseline where the anchor is; its ends are those of the interval of the change,
 * and the baseline is taken as it was read. Rounded to whole minor units.
 * @param of share of the change, 0 to 1, and reach, in percent of the base
 * @returns undefined where that cannot be told: no worth, no improvement at ten points, or a baseline of 0
 */
export function inMoney(
  { worthMinor, betterAtTen, betterIn }: Pick<DriverForecast, 'worthMinor' | 'betterAtTen' | 'betterIn'>,
  {
    change: { baseline, change, low, high },
    direction,
  }: { readonly change: RealisedMetric } & Pick<Metric, 'direction'>,
  of: { readonly share: number; readonly reachPercent: number },
): Pick<RealisedDriver, 'yearlyMinor' | 'lowMinor' | 'highMinor'> | undefined {
  if (worthMinor === 0n || betterAtTen === null) return undefined;
  if (betterIn === 'PERCENT_OF_BASELINE' && baseline === 0) return undefined;
  const better = direction === 'HIGHER_IS_BETTER' ? 1 : -1;
  const perPoint = betterIn === 'UNITS' ? 1 : 100 / baseline;
  const money = (points: number): bigint => {
    const exact = (Number(worthMinor) * better * points * perPoint * of.share * of.reachPercent) / (betterAtTen * 100);
    return BigInt(Math.round(Math.max(-MOST_MINOR, Math.min(MOST_MINOR, exact))));
  };
  if (low === null || high === null) return { yearlyMinor: money(change), lowMinor: null, highMinor: null };
  const [worse, best] = better > 0 ? [low, high] : [high, low];
  return { yearlyMinor: money(change), lowMinor: money(worse), highMinor: money(best) };
}

function whyNot(
  { metric, worthMinor, betterAtTen }: DriverForecast,
  change: RealisedMetric | undefined,
  of: Measured,
): string {
  if (metric === null) return 'is measured by no metric';
  if (worthMinor === 0n) return 'has no worth in the scoring model';
  if (betterAtTen === null) return `has no improvement of ${metric} at ten points`;
  if (change !== undefined) return `has a baseline of ${metric} of 0`;
  const { from, to } = daysOfMark(of.measuredSince, of.afterMonths);
  return `has no follow-up reading of ${metric} whose window ends from ${from} to ${to}, or no baseline`;
}

function checkStated(check: InputCheck, drivers: readonly DriverForecast[], stated: readonly StatedInput[]): void {
  check.distinct(
    'input.stated',
    stated.map(({ driver }) => driver),
  );
  stated.forEach(({ driver, yearlyMinor, lowMinor, highMinor, statement }, index) => {
    const path = `input.stated[${index}]`;
    if (!drivers.some((each) => each.driver === driver)) check.problem(`${path}.driver`, `${driver} was not forecast.`);
    check.signedAmount(`${path}.yearlyMinor`, yearlyMinor);
    if ((lowMinor == null) !== (highMinor == null))
      check.problem(path, 'Expected both lowMinor and highMinor, or none.');
    if (lowMinor != null && check.signedAmount(`${path}.lowMinor`, lowMinor) > yearlyMinor) {
      check.problem(`${path}.lowMinor`, `${lowMinor}: expected at most ${yearlyMinor}.`);
    }
    if (highMinor != null && check.signedAmount(`${path}.highMinor`, highMinor) < yearlyMinor) {
      check.problem(`${path}.highMinor`, `${highMinor}: expected at least ${yearlyMinor}.`);
    }
    check.text(`${path}.statement`, statement, { max: 2000 });
  });
}

const takeStated = ({ driver, yearlyMinor, lowMinor, highMinor, statement }: StatedInput): RealisedDriver => ({
  ...{ driver, by: 'STATED', yearlyMinor, lowMinor: lowMinor ?? null, highMinor: highMinor ?? null },
  statement: statement.trim(),
});
