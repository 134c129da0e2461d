import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Condition } from './domain/condition';

/** The database refuses to change what was said, and to delete any. */
export const ConditionTable = new EntitySchema<Condition>({
  name: 'Condition',
  tableName: 'conditions',
  columns: {
    id,
    organizationId,
    approvalId: uuid('approval_id', nullable),
    voteId: uuid('vote_id', nullable),
    reviewDecisionId: uuid('review_decision_id', nullable),
    subjectKind: text('subject_kind'),
    subjectId: uuid('subject_id'),
    number: integer('number'),
    text: text('text'),
    state: text('state'),
    ownerId: uuid('owner_id', nullable),
    confirmerId: uuid('confirmer_id'),
    dueOn: date('due_on', nullable),
    setAt: timestamp('set_at'),
    openedAt: timestamp('opened_at', nullable),
    done: text('done', nullable),
    link: text('link', nullable),
    metById: uuid('met_by_id', nullable),
    metAt: timestamp('met_at', nullable),
    reason: text('reason', nullable),
    decidedById: uuid('decided_by_id', nullable),
    decidedAt: timestamp('decided_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof Condition, EntitySchemaColumnOptions>,
});
