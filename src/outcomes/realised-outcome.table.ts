import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { RealisedConfirmation, RealisedDriver, RealisedOutcome } from './domain/realised';

/** Amounts that JSON keeps as texts, since a JSON number loses digits beyond 2^53. */
export type StoredRealisedDriver = Omit<RealisedDriver, 'yearlyMinor' | 'lowMinor' | 'highMinor'> & {
  readonly yearlyMinor: string;
  readonly lowMinor: string | null;
  readonly highMinor: string | null;
};

const amountOrNull = (stored: string | null): bigint | null => (stored === null ? null : BigInt(stored));

/** What drivers brought, as it comes out of JSON. */
export const realisedDriversFrom = (stored: readonly StoredRealisedDriver[]): readonly RealisedDriver[] =>
  stored.map(({ yearlyMinor, lowMinor, highMinor, ...rest }) => ({
    ...{ ...rest, yearlyMinor: BigInt(yearlyMinor) },
    ...{ lowMinor: amountOrNull(lowMinor), highMinor: amountOrNull(highMinor) },
  }));

const realisedDriversTo = (drivers: readonly RealisedDriver[]): readonly StoredRealisedDriver[] =>
  drivers.map(({ yearlyMinor, lowMinor, highMinor, ...rest }) => ({
    ...{ ...rest, yearlyMinor: String(yearlyMinor) },
    ...{ lowMinor: lowMinor?.toString() ?? null, highMinor: highMinor?.toString() ?? null },
  }));

/** Append-only: the database refuses update and delete. */
export const RealisedOutcomeTable = new EntitySchema<RealisedOutcome>({
  name: 'RealisedOutcome',
  tableName: 'realised_outcomes',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    outcomeForecastId: uuid('outcome_forecast_id'),
    afterMonths: integer('after_months'),
    measuredSince: date('measured_since'),
    metrics: json('metrics'),
    drivers: json('drivers', { transformer: { to: realisedDriversTo, from: realisedDriversFrom } }),
    note: text('note', nullable),
    correctsId: uuid('corrects_id', nullable),
    recordedById: uuid('recorded_by_id'),
    recordedAt: timestamp('recorded_at'),
  } satisfies Record<keyof RealisedOutcome, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const RealisedConfirmationTable = new EntitySchema<RealisedConfirmation>({
  name: 'RealisedConfirmation',
  tableName: 'realised_confirmations',
  columns: {
    id,
    organizationId,
    realisedOutcomeId: uuid('realised_outcome_id'),
    confirmedById: uuid('confirmed_by_id'),
    confirmedAt: timestamp('confirmed_at'),
  } satisfies Record<keyof RealisedConfirmation, EntitySchemaColumnOptions>,
});
