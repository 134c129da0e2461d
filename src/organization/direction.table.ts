import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, nullable, organizationId, text, timestamp } from '../platform/columns';
import type { StrategicObjective, VisionStatement } from './domain/direction';

export const VisionStatementTable = new EntitySchema<VisionStatement>({
  name: 'VisionStatement',
  tableName: 'vision_statements',
  columns: {
    id,
    organizationId,
    scope: text('scope'),
    name: text('name', nullable),
    text: text('text'),
    version: integer('version'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof VisionStatement, EntitySchemaColumnOptions>,
});

export const StrategicObjectiveTable = new EntitySchema<StrategicObjective>({
  name: 'StrategicObjective',
  tableName: 'strategic_objectives',
  columns: {
    id,
    organizationId,
    position: integer('position'),
    name: text('name'),
    meaning: text('meaning'),
    version: integer('version'),
  } satisfies Record<keyof StrategicObjective, EntitySchemaColumnOptions>,
});
