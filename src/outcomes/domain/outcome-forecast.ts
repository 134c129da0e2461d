import type { Metric, MetricCode } from '../../metrics/domain/metric';
import type { Forecast } from '../../initiatives/domain/forecast';
import type { Initiative } from '../../initiatives/domain/initiative';
import type { ValueDriverCode } from '../../proposals/domain/value-drivers';
import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { measureOf, type Measure } from './driver-measures';
import { isMark, MARKS } from './marks';

/** What the estimates said when it was funded; what the team expects since, in design. */
export const OUTCOME_FORECAST_KINDS = ['FUNDED', 'DESIGN'] as const;
export type OutcomeForecastKind = (typeof OUTCOME_FORECAST_KINDS)[number];

/** What a value driver is expected to be worth a year, in minor units, low ≤ likely ≤ high. */
export interface DriverForecast extends Measure {
  readonly driver: ValueDriverCode;
  readonly lowMinor: bigint;
  readonly likelyMinor: bigint;
  readonly highMinor: bigint;
  /** What 10 points were worth a year when it was made, by the model of the portfolio; 0 where that knows no money. */
  readonly worthMinor: bigint;
}

/** By how much a metric is expected to change against its baseline, in points of its unit, low ≤ likely ≤ high. */
export interface MetricForecast {
  readonly metric: MetricCode;
  /** Months after measure was entered. */
  readonly afterMonths: number;
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** What is expected to come of an initiative, by driver and metric. Append-only: all are kept and the last one counts. */
export interface OutcomeForecast {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** 1, 2, 3, … within the initiative. */
  readonly number: number;
  readonly kind: OutcomeForecastKind;
  /** The number of the forecast in money whose value a year its drivers add up to. */
  readonly forecastNumber: number;
  /** Of how much of the whole base the readings of the initiative tell, in percent, 1 to 100. */
  readonly reachPercent: number;
  readonly drivers: readonly DriverForecast[];
  readonly metrics: readonly MetricForecast[];
  readonly note: string | null;
  readonly madeById: string;
  readonly madeAt: Date;
}

export interface DriverForecastInput extends Pick<DriverForecast, 'driver' | 'lowMinor' | 'likelyMinor' | 'highMinor'> {
  readonly betterAtTen?: number | null;
}

export interface OutcomeForecastInput {
  readonly reachPercent?: number | null;
  readonly drivers: readonly DriverForecastInput[];
  readonly metrics: readonly MetricForecast[];
  readonly note: string;
}

/** What a forecast of outcomes is made on. */
export interface Grounds {
  /** The forecast in money that counts now. */
  readonly money: Pick<Forecast, 'number' | 'valueYearlyMinor'>;
  /** All metrics of the organization by code. */
  readonly metrics: ReadonlyMap<MetricCode, Metric>;
  /** Those of which the initiative has a baseline. */
  readonly baselines: ReadonlySet<MetricCode>;
  /** What 10 points are worth a year, by driver; those that are left out are worth nothing. */
  readonly worths: ReadonlyMap<string, bigint>;
}

export type DraftOutcomeForecast = Pick<OutcomeForecast, 'forecastNumber' | 'reachPercent' | 'drivers' | 'metrics'> & {
  readonly note: string;
};

const MOST_METRICS = 45;
/** A thousandth of a point is nothing that anybody could measure. */
const LEAST_BETTER = 0.001;
const MOST_BETTER = 1_000_000_000;

/**
 * A forecast of outcomes, checked whole.
 * @returns or a refusal: it is not in design, or is on hold (what was approved stands); the drivers do not add up to the value
 *   a year of the forecast in money; a metric has no baseline
 */
export function forecastOutcome(
  initiative: Pick<Initiative, 'title' | 'stage' | 'status'>,
  grounds: Grounds,
  input: OutcomeForecastInput,
): DraftOutcomeForecast | InvalidInput | NotPossibleNow {
  const locked = refuseOutsideDesign(initiative, 'Outcomes are forecast');
  if (locked) return locked;
  const check = new InputCheck();
  const reachPercent = check.whole('input.reachPercent', input.reachPercent ?? 100, { min: 1, max: 100 });
  const drivers = takeDrivers(check, grounds, input.drivers);
  takeMetrics(check, grounds, input.metrics);
  const note = check.text('input.note', input.note, { max: 2000 });
  if (check.failed) return check.refusal();
  return { forecastNumber: grounds.money.number, reachPercent, drivers, metrics: input.metrics.map(plain), note };
}

/** What is fixed with the design is open while an initiative is in design, and worked on or voted on. @param what `Outcomes are forecast` */
export function refuseOutsideDesign(
  { title, stage, status }: Pick<Initiative, 'title' | 'stage' | 'status'>,
  what: string,
): NotPossibleNow | undefined {
  if (stage === 'DESIGN' && (status === 'WORKING' || status === 'AWAITING_APPROVAL')) return undefined;
  const message = `${what} while an initiative is in design, and worked on or awaiting approval: "${title}" is ${status} in ${stage}.`;
  return notPossibleNow(message, status);
}

function takeDrivers(
  check: InputCheck,
  { money, worths }: Grounds,
  inputs: readonly DriverForecastInput[],
): readonly DriverForecast[] {
  check.distinct(
    'input.drivers',
    inputs.map(({ driver }) => driver),
  );
  const drivers = inputs.map(({ driver, lowMinor, likelyMinor, highMinor, betterAtTen }, index): DriverForecast => {
    const path = `input.drivers[${index}]`;
    const amounts = { lowMinor, likelyMinor, highMinor };
    for (const [name, amount] of Object.entries(amounts)) check.signedAmount(`${path}.${name}`, amount);
    inOrder(check, path, 'Minor', [lowMinor, likelyMinor, highMinor]);
    const measure = measureOf(driver);
    if (betterAtTen != null) isBetter(check, `${path}.betterAtTen`, betterAtTen, measure);
    const worthMinor = worths.get(driver) ?? 0n;
    return { driver, ...amounts, worthMinor, ...measure, betterAtTen: betterAtTen ?? measure.betterAtTen };
  });
  const sum = inputs.reduce((total, { likelyMinor }) => total + likelyMinor, 0n);
  if (sum !== money.valueYearlyMinor) {
    const message = `What is likely adds up to ${sum}: expected ${money.valueYearlyMinor}, the value a year of forecast ${money.number}.`;
    check.problem('input.drivers', message);
  }
  return drivers;
}

function isBetter(check: InputCheck, path: string, betterAtTen: number, { metric }: Measure): void {
  if (metric === null) check.problem(path, 'No metric tells of this driver: expected none.');
  else if (!(betterAtTen >= LEAST_BETTER && betterAtTen <= MOST_BETTER)) {
    check.problem(path, `${betterAtTen}: expected from ${LEAST_BETTER} to ${MOST_BETTER}.`);
  }
}

function takeMetrics(check: InputCheck, { metrics, baselines }: Grounds, inputs: readonly MetricForecast[]): void {
  if (inputs.length === 0 || inputs.length > MOST_METRICS) {
    check.problem('input.metrics', `${inputs.length} changes of metrics: expected 1 to ${MOST_METRICS}.`);
    return;
  }
  check.distinct(
    'input.metrics',
    inputs.map(({ metric, afterMonths }) => `${metric} after ${afterMonths} months`),
  );
  inputs.forEach(({ metric, afterMonths, low, likely, high }, index) => {
    const path = `input.metrics[${index}]`;
    if (!isMark(afterMonths)) {
      check.problem(`${path}.afterMonths`, `${afterMonths}: expected one of ${MARKS.join(', ')}.`);
    }
    if (!baselines.has(metric)) {
      check.problem(`${path}.metric`, `The initiative has no baseline reading of ${metric}: record one first.`);
    }
    const known = metrics.get(metric);
    if (!known) return;
    const most = known.greatest - known.least;
    for (const [name, change] of Object.entries({ low, likely, high })) {
      if (Math.abs(change) > most) check.problem(`${path}.${name}`, `${change}: expected from -${most} to ${most}.`);
    }
    inOrder(check, path, '', [low, likely, high]);
  });
}

function inOrder<T extends bigint | number>(
  check: InputCheck,
  path: string,
  suffix: string,
  [low, likely, high]: readonly [T, T, T],
): void {
  if (low > likely) check.problem(`${path}.low${suffix}`, `${low}: expected at most ${likely}, which is likely.`);
  if (high < likely) check.problem(`${path}.high${suffix}`, `${high}: expected at least ${likely}, which is likely.`);
}

const plain = ({ metric, afterMonths, low, likely, high }: MetricForecast): MetricForecast => ({
  ...{ metric, afterMonths, low, likely, high },
});
