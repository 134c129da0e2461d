import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { ModelDriver } from './domain/scoring-model';
import type { StoredScoringModel } from './domain/scoring-model-life';

/** A driver as JSON keeps it: its worth as text, since a JSON number loses digits beyond 2^53. */
export type StoredDriver = Omit<ModelDriver, 'worthMinor'> & { readonly worthMinor: string };

/** The drivers of a model, as they come out of JSON. */
export const driversFrom = (stored: readonly StoredDriver[]): readonly ModelDriver[] =>
  stored.map((driver) => ({ ...driver, worthMinor: BigInt(driver.worthMinor) }));

const driversTo = (drivers: readonly ModelDriver[]): readonly StoredDriver[] =>
  drivers.map((driver) => ({ ...driver, worthMinor: String(driver.worthMinor) }));

export const ScoringModelTable = new EntitySchema<StoredScoringModel>({
  name: 'ScoringModel',
  tableName: 'scoring_models',
  columns: {
    id,
    organizationId,
    name: text('name'),
    method: text('method'),
    drivers: json('drivers', { transformer: { to: driversTo, from: driversFrom } }),
    horizonYears: integer('horizon_years'),
    discountRateBasisPoints: integer('discount_rate_basis_points'),
    currencyCode: text('currency_code'),
    status: text('status'),
    note: text('note'),
    basedOnId: uuid('based_on_id', nullable),
    draftedById: uuid('drafted_by_id', nullable),
    draftedAt: timestamp('drafted_at'),
    publishedById: uuid('published_by_id', nullable),
    publishedAt: timestamp('published_at', nullable),
    retiredById: uuid('retired_by_id', nullable),
    retiredAt: timestamp('retired_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof StoredScoringModel, EntitySchemaColumnOptions>,
});
