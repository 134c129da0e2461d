import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Forecast } from './domain/forecast';

/** Append-only: the database refuses update and delete. */
export const ForecastTable = new EntitySchema<Forecast>({
  name: 'Forecast',
  tableName: 'forecasts',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    number: integer('number'),
    kind: text('kind'),
    costOneOffMinor: bigint('cost_one_off_minor'),
    costYearlyMinor: bigint('cost_yearly_minor'),
    valueYearlyMinor: bigint('value_yearly_minor'),
    costChange: integer('cost_change'),
    valueChange: integer('value_change'),
    note: text('note', nullable),
    madeById: uuid('made_by_id'),
    madeAt: timestamp('made_at'),
  } satisfies Record<keyof Forecast, EntitySchemaColumnOptions>,
});
