import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { AdoptionRecord } from './domain/adoption';
import type { RegisteredService } from './domain/registered-service';
import type { SunsetProposal } from './domain/sunset-proposal';

/** Append-only: the database refuses update and delete. */
export const RegisteredServiceTable = new EntitySchema<RegisteredService>({
  name: 'RegisteredService',
  tableName: 'registered_services',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    kind: text('kind'),
    journeyId: uuid('journey_id', nullable),
    inServiceSince: date('in_service_since'),
    users: integer('users'),
    runCostYearlyMinor: bigint('run_cost_yearly_minor'),
    registeredById: uuid('registered_by_id'),
    registeredAt: timestamp('registered_at'),
  } satisfies Record<keyof RegisteredService, EntitySchemaColumnOptions>,
});

export const SunsetProposalTable = new EntitySchema<SunsetProposal>({
  name: 'SunsetProposal',
  tableName: 'sunset_proposals',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    number: integer('number'),
    reason: text('reason'),
    proposedById: uuid('proposed_by_id'),
    proposedAt: timestamp('proposed_at'),
    governanceBodyId: uuid('governance_body_id', nullable),
    meetingId: uuid('meeting_id', nullable),
    answer: text('answer', nullable),
    answerReason: text('answer_reason', nullable),
    answeredById: uuid('answered_by_id', nullable),
    answeredAt: timestamp('answered_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof SunsetProposal, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const AdoptionRecordTable = new EntitySchema<AdoptionRecord>({
  name: 'AdoptionRecord',
  tableName: 'adoption_records',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    day: date('day'),
    users: integer('users'),
    ofAll: integer('of_all', nullable),
    note: text('note', nullable),
    recordedById: uuid('recorded_by_id'),
    recordedAt: timestamp('recorded_at'),
  } satisfies Record<keyof AdoptionRecord, EntitySchemaColumnOptions>,
});
