import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { DriverForecast, OutcomeForecast } from './domain/outcome-forecast';

/** Amounts that JSON keeps as texts, since a JSON number loses digits beyond 2^53. */
type Amounts = 'lowMinor' | 'likelyMinor' | 'highMinor' | 'worthMinor';
export type StoredDriverForecast = Omit<DriverForecast, Amounts> & Readonly<Record<Amounts, string>>;

/** The drivers of a forecast, as they come out of JSON. */
export const driverForecastsFrom = (stored: readonly StoredDriverForecast[]): readonly DriverForecast[] =>
  stored.map(({ lowMinor, likelyMinor, highMinor, worthMinor, ...rest }) => ({
    ...rest,
    ...{ lowMinor: BigInt(lowMinor), likelyMinor: BigInt(likelyMinor), highMinor: BigInt(highMinor) },
    worthMinor: BigInt(worthMinor),
  }));

const driverForecastsTo = (drivers: readonly DriverForecast[]): readonly StoredDriverForecast[] =>
  drivers.map(({ lowMinor, likelyMinor, highMinor, worthMinor, ...rest }) => ({
    ...rest,
    ...{ lowMinor: String(lowMinor), likelyMinor: String(likelyMinor), highMinor: String(highMinor) },
    worthMinor: String(worthMinor),
  }));

/** Append-only: the database refuses update and delete. */
export const OutcomeForecastTable = new EntitySchema<OutcomeForecast>({
  name: 'OutcomeForecast',
  tableName: 'outcome_forecasts',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    number: integer('number'),
    kind: text('kind'),
    forecastNumber: integer('forecast_number'),
    reachPercent: integer('reach_percent'),
    drivers: json('drivers', { transformer: { to: driverForecastsTo, from: driverForecastsFrom } }),
    metrics: json('metrics'),
    note: text('note', nullable),
    madeById: uuid('made_by_id'),
    madeAt: timestamp('made_at'),
  } satisfies Record<keyof OutcomeForecast, EntitySchemaColumnOptions>,
});
