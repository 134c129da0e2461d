import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { ScoringAssignment, ScoringRound } from './domain/scoring-round';

export const ScoringRoundTable = new EntitySchema<ScoringRound>({
  name: 'ScoringRound',
  tableName: 'scoring_rounds',
  columns: {
    id,
    organizationId,
    name: text('name'),
    dueOn: date('due_on'),
    status: text('status'),
    openedById: uuid('opened_by_id'),
    openedAt: timestamp('opened_at'),
    closedById: uuid('closed_by_id', nullable),
    closedAt: timestamp('closed_at', nullable),
    missingAcceptedBecause: text('missing_accepted_because', nullable),
    timesClosed: integer('times_closed'),
    version: integer('version'),
  } satisfies Record<keyof ScoringRound, EntitySchemaColumnOptions>,
});

export const ScoringAssignmentTable = new EntitySchema<ScoringAssignment>({
  name: 'ScoringAssignment',
  tableName: 'scoring_assignments',
  columns: {
    id,
    organizationId,
    roundId: uuid('round_id'),
    proposalId: uuid('proposal_id'),
    scorerId: uuid('scorer_id'),
    drivers: { ...text('drivers'), array: true },
    conflict: text('conflict', nullable),
    conflictDeclaredAt: timestamp('conflict_declared_at', nullable),
  } satisfies Record<keyof ScoringAssignment, EntitySchemaColumnOptions>,
});
