import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, nullable, organizationId, text, timestamp } from '../platform/columns';
import type { Team } from './domain/team';

export const TeamTable = new EntitySchema<Team>({
  name: 'Team',
  tableName: 'teams',
  columns: {
    id,
    organizationId,
    name: text('name'),
    retiredAt: timestamp('retired_at', nullable),
    version: integer('version'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof Team, EntitySchemaColumnOptions>,
});
