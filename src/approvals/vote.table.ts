import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { ApprovalQuestion, AssignedSeat, ContentChange, Escalation, Recusal, Vote } from './domain/vote';

/** Append-only: the database refuses update and delete, and a vote of anybody with a part in what is decided. */
export const VoteTable = new EntitySchema<Vote>({
  name: 'Vote',
  tableName: 'votes',
  columns: {
    id,
    organizationId,
    approvalId: uuid('approval_id'),
    sequence: integer('sequence'),
    seatId: uuid('seat_id'),
    voterId: uuid('voter_id'),
    choice: text('choice'),
    reason: text('reason', nullable),
    contentVersion: integer('content_version'),
    castAt: timestamp('cast_at'),
  } satisfies Record<keyof Vote, EntitySchemaColumnOptions>,
});

export const ApprovalQuestionTable = new EntitySchema<ApprovalQuestion>({
  name: 'ApprovalQuestion',
  tableName: 'approval_questions',
  columns: {
    id,
    organizationId,
    approvalId: uuid('approval_id'),
    voteId: uuid('vote_id'),
    toId: uuid('to_id'),
    askedAt: timestamp('asked_at'),
    closedAt: timestamp('closed_at', nullable),
    answer: text('answer', nullable),
    answeredById: uuid('answered_by_id', nullable),
  } satisfies Record<keyof ApprovalQuestion, EntitySchemaColumnOptions>,
});

/** Append-only. */
export const RecusalTable = new EntitySchema<Recusal>({
  name: 'Recusal',
  tableName: 'recusals',
  columns: {
    id,
    organizationId,
    approvalId: uuid('approval_id'),
    personId: uuid('person_id'),
    reason: text('reason'),
    recusedAt: timestamp('recused_at'),
  } satisfies Record<keyof Recusal, EntitySchemaColumnOptions>,
});

export const AssignedSeatTable = new EntitySchema<AssignedSeat>({
  name: 'AssignedSeat',
  tableName: 'assigned_seats',
  columns: {
    id,
    organizationId,
    approvalId: uuid('approval_id'),
    groupName: text('group_name'),
    personId: uuid('person_id'),
    assignedById: uuid('assigned_by_id'),
    reason: text('reason'),
    assignedAt: timestamp('assigned_at'),
    version: integer('version'),
  } satisfies Record<keyof AssignedSeat, EntitySchemaColumnOptions>,
});

/** Append-only. */
export const ContentChangeTable = new EntitySchema<ContentChange>({
  name: 'ContentChange',
  tableName: 'content_changes',
  columns: {
    id,
    organizationId,
    approvalId: uuid('approval_id'),
    contentVersion: integer('content_version'),
    change: text('change'),
    changedById: uuid('changed_by_id'),
    changedAt: timestamp('changed_at'),
  } satisfies Record<keyof ContentChange, EntitySchemaColumnOptions>,
});

/** Append-only. */
export const EscalationTable = new EntitySchema<Escalation>({
  name: 'Escalation',
  tableName: 'escalations',
  columns: {
    id,
    organizationId,
    approvalId: uuid('approval_id'),
    deadlineId: uuid('deadline_id'),
    toId: uuid('to_id'),
    insteadOfId: uuid('instead_of_id', nullable),
    governanceBodyId: uuid('governance_body_id', nullable),
    toldAt: timestamp('told_at'),
  } satisfies Record<keyof Escalation, EntitySchemaColumnOptions>,
});
