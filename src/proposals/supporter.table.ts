import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { ProposalSupporter } from './domain/supporter';

export const ProposalSupporterTable = new EntitySchema<ProposalSupporter>({
  name: 'ProposalSupporter',
  tableName: 'proposal_supporters',
  columns: {
    id,
    organizationId,
    proposalId: uuid('proposal_id'),
    personId: uuid('person_id'),
    reason: text('reason', nullable),
    cameWithId: uuid('came_with_id', nullable),
    supportedAt: timestamp('supported_at'),
  } satisfies Record<keyof ProposalSupporter, EntitySchemaColumnOptions>,
});
