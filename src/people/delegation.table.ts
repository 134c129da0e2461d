import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Delegation } from './domain/delegation';

export const DelegationTable = new EntitySchema<Delegation>({
  name: 'Delegation',
  tableName: 'delegations',
  columns: {
    id,
    organizationId,
    fromId: uuid('from_id'),
    toId: uuid('to_id'),
    firstDay: date('first_day'),
    lastDay: date('last_day'),
    portfolioId: uuid('portfolio_id', nullable),
    reason: text('reason'),
    givenById: uuid('given_by_id'),
    givenAt: timestamp('given_at'),
    revokedAt: timestamp('revoked_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof Delegation, EntitySchemaColumnOptions>,
});
