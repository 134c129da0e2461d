import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { WorkflowMigration } from './domain/workflow-migration';

/** What was asked for never changes: the application may only write how far it is. */
export const WorkflowMigrationTable = new EntitySchema<WorkflowMigration>({
  name: 'WorkflowMigration',
  tableName: 'workflow_migrations',
  columns: {
    id,
    organizationId,
    subjectKind: text('subject_kind'),
    fromVersion: integer('from_version'),
    toVersion: integer('to_version'),
    plan: json('plan'),
    reason: text('reason'),
    state: text('state'),
    total: integer('total'),
    done: integer('done'),
    failed: integer('failed'),
    reachedId: uuid('reached_id', nullable),
    problem: text('problem', nullable),
    startedById: uuid('started_by_id'),
    startedAt: timestamp('started_at'),
    finishedAt: timestamp('finished_at', nullable),
  } satisfies Record<keyof WorkflowMigration, EntitySchemaColumnOptions>,
});
