import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, uuid } from '../platform/columns';
import type { Pillar } from './domain/pillar';

export const PillarTable = new EntitySchema<Pillar>({
  name: 'Pillar',
  tableName: 'pillars',
  columns: {
    id,
    organizationId,
    position: integer('position'),
    code: text('code'),
    name: text('name'),
    purpose: text('purpose'),
    ownerId: uuid('owner_id', nullable),
    targetLevel: integer('target_level', nullable),
    targetOn: date('target_on', nullable),
    version: integer('version'),
  } satisfies Record<keyof Pillar, EntitySchemaColumnOptions>,
});
