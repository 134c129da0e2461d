import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { CustomMetric } from './domain/custom-metric';

export const CustomMetricTable = new EntitySchema<CustomMetric>({
  name: 'CustomMetric',
  tableName: 'custom_metrics',
  columns: {
    id,
    organizationId,
    code: text('code'),
    name: text('name'),
    unit: text('unit'),
    direction: text('direction'),
    form: text('form'),
    level: text('level'),
    least: integer('least', nullable),
    greatest: integer('greatest', nullable),
    definedById: uuid('defined_by_id'),
    definedAt: timestamp('defined_at'),
    retiredAt: timestamp('retired_at', nullable),
    retiredReason: text('retired_reason', nullable),
    version: integer('version'),
  } satisfies Record<keyof CustomMetric, EntitySchemaColumnOptions>,
});
