import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { ProposalEvent } from './domain/proposal-event';

export const ProposalEventTable = new EntitySchema<ProposalEvent>({
  name: 'ProposalEvent',
  tableName: 'proposal_events',
  columns: {
    id,
    organizationId,
    proposalId: uuid('proposal_id'),
    version: integer('version'),
    fromStatus: text('from_status', nullable),
    toStatus: text('to_status'),
    actorId: uuid('actor_id'),
    reason: text('reason', nullable),
    dueOn: date('due_on', nullable),
    occurredAt: timestamp('occurred_at'),
  } satisfies Record<keyof ProposalEvent, EntitySchemaColumnOptions>,
});
