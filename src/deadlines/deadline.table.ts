import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { boolean, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Deadline } from './domain/deadline';

export const DeadlineTable = new EntitySchema<Deadline>({
  name: 'Deadline',
  tableName: 'deadlines',
  columns: {
    id,
    organizationId,
    subjectKind: text('subject_kind'),
    subjectId: uuid('subject_id'),
    personId: uuid('person_id', nullable),
    name: text('name'),
    entry: integer('entry'),
    startedAt: timestamp('started_at'),
    dueAt: timestamp('due_at', nullable),
    inWorkingTime: boolean('in_working_time'),
    remainingSeconds: integer('remaining_seconds', nullable),
    state: text('state'),
    firedAt: timestamp('fired_at', nullable),
    leftAt: timestamp('left_at', nullable),
    problem: text('problem', nullable),
    version: integer('version'),
  } satisfies Record<keyof Deadline, EntitySchemaColumnOptions>,
});
