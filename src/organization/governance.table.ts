import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { GovernanceBody, GovernanceMember } from './domain/governance-body';

export const GovernanceBodyTable = new EntitySchema<GovernanceBody>({
  name: 'GovernanceBody',
  tableName: 'governance_bodies',
  columns: {
    id,
    organizationId,
    name: text('name'),
    charter: text('charter'),
    meetings: text('meetings'),
    chairId: uuid('chair_id'),
    customerVoiceId: uuid('customer_voice_id'),
    quorum: integer('quorum'),
    decidesUpToMinor: bigint('decides_up_to_minor', nullable),
    escalatesToId: uuid('escalates_to_id', nullable),
    version: integer('version'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof GovernanceBody, EntitySchemaColumnOptions>,
});

export const GovernanceMemberTable = new EntitySchema<GovernanceMember>({
  name: 'GovernanceMember',
  tableName: 'governance_members',
  columns: {
    id,
    organizationId,
    governanceBodyId: uuid('governance_body_id'),
    position: integer('position'),
    personId: uuid('person_id'),
    deputyId: uuid('deputy_id', nullable),
  } satisfies Record<keyof GovernanceMember, EntitySchemaColumnOptions>,
});
