import type { ValueDriverCode } from '../../proposals/domain/value-drivers';
import { isWithin } from './calibration';
import type { DriverForecast, MetricForecast, OutcomeForecast } from './outcome-forecast';
import type { RealisedDriver, RealisedMetric, RealisedOutcome } from './realised';

/** What was forecast of a driver, and what it brought; null where that is not known. In minor units a year. */
export interface DriverOutcome {
  readonly driver: ValueDriverCode;
  readonly forecast: DriverForecast;
  readonly realised: RealisedDriver | null;
  /** Realised − likely. */
  readonly differenceMinor: bigint | null;
  readonly withinForecast: boolean | null;
}

/** The same of a metric, in points of its unit. */
export interface MetricOutcome {
  readonly metric: string;
  readonly forecast: MetricForecast;
  readonly realised: RealisedMetric | null;
  readonly difference: number | null;
  readonly withinForecast: boolean | null;
}

/**
 * What was forecast for a mark beside what came of it.
 * @param realised null while it was not recorded
 */
export function besideForecast(
  { drivers, metrics }: Pick<OutcomeForecast, 'drivers' | 'metrics'>,
  afterMonths: number,
  realised: Pick<RealisedOutcome, 'drivers' | 'metrics'> | null,
): { readonly drivers: readonly DriverOutcome[]; readonly metrics: readonly MetricOutcome[] } {
  return {
    drivers: drivers.map((forecast) => ofDriver(forecast, realised?.drivers ?? [])),
    metrics: metrics
      .filter((each) => each.afterMonths === afterMonths)
      .map((each) => ofMetric(each, realised?.metrics ?? [])),
  };
}

function ofDriver(forecast: DriverForecast, realised: readonly RealisedDriver[]): DriverOutcome {
  const { driver, lowMinor, likelyMinor, highMinor } = forecast;
  const came = realised.find((each) => each.driver === driver) ?? null;
  if (came === null) return { driver, forecast, realised: null, differenceMinor: null, withinForecast: null };
  const withinForecast = lowMinor <= came.yearlyMinor && came.yearlyMinor <= highMinor;
  return { driver, forecast, realised: came, differenceMinor: came.yearlyMinor - likelyMinor, withinForecast };
}

function ofMetric(forecast: MetricForecast, realised: readonly RealisedMetric[]): MetricOutcome {
  const { metric, low, likely, high } = forecast;
  const came = realised.find((each) => each.metric === metric) ?? null;
  if (came === null) return { metric, forecast, realised: null, difference: null, withinForecast: null };
  const withinForecast = isWithin({ low, high, realised: came.change });
  return { metric, forecast, realised: came, difference: came.change - likely, withinForecast };
}
