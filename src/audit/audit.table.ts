import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, bytes, id, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { AuditRecord } from './audit-record';

/** Written by `append_audit_record()` in the database alone; here for reading. */
export const AuditRecordTable = new EntitySchema<AuditRecord>({
  name: 'AuditRecord',
  tableName: 'audit_records',
  columns: {
    id,
    organizationId,
    subjectKind: text('subject_kind'),
    subjectId: uuid('subject_id'),
    sequence: bigint('sequence'),
    action: text('action'),
    actorId: uuid('actor_id', nullable),
    onBehalfOfId: uuid('on_behalf_of_id', nullable),
    at: timestamp('at'),
    requestId: text('request_id'),
    detailsHash: bytes('details_hash'),
    previousHash: bytes('previous_hash'),
    hash: bytes('hash'),
  } satisfies Record<keyof AuditRecord, EntitySchemaColumnOptions>,
});
