import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Approval } from './domain/approval';

export const ApprovalTable = new EntitySchema<Approval>({
  name: 'Approval',
  tableName: 'approvals',
  columns: {
    id,
    organizationId,
    subjectKind: text('subject_kind'),
    subjectId: uuid('subject_id'),
    gate: text('gate'),
    subjectVersion: integer('subject_version'),
    policy: json('policy', nullable),
    contentVersion: integer('content_version'),
    seen: json('seen', nullable),
    requestedById: uuid('requested_by_id'),
    requestedAt: timestamp('requested_at'),
    decision: text('decision', nullable),
    decidedById: uuid('decided_by_id', nullable),
    decidedAt: timestamp('decided_at', nullable),
    reason: text('reason', nullable),
    electorates: json('electorates', nullable),
  } satisfies Record<keyof Approval, EntitySchemaColumnOptions>,
});
