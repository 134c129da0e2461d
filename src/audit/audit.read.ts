import { forbidden } from '../shared/fault';
import { parseGlobalId } from '../platform/global-id';
import { connection } from '../platform/read/connection';
import { expression, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import type { Entered } from '../platform/session';
import { AuditRecordTable } from './audit.table';

/** Who may read the audit: the permission table stands on a higher floor, so the rule comes as an argument. */
export interface AuditReaders {
  readonly allows: (viewer: Entered) => boolean;
  readonly sentence: string;
}

const detail = (name: string) => (row: string) =>
  `(select d.details -> '${name}' from audit_details d where d.organization_id = ${row}.organization_id and d.record_id = ${row}.id)`;

/** Asked at each run, not only when the statement is compiled: plans are shared by all viewers. */
function onlyFor(readers: AuditReaders, read: FieldRead): FieldRead {
  return {
    ...read,
    sql: (scope: FieldScope) => {
      scope.statement.shape(({ viewer }) => {
        if (!readers.allows(viewer)) throw forbidden(readers.sentence);
        return true;
      });
      return read.sql(scope);
    },
  };
}

export const auditReads = (readers: AuditReaders) => [
  readModel('AuditRecord', AuditRecordTable, {
    sequence: expression('number', (row) => `${row}.sequence`),
    hash: expression('text', (row) => `encode(${row}.hash, 'hex')`),
    previousHash: expression('text', (row) => `encode(${row}.previous_hash, 'hex')`),
    before: { sql: ({ row }) => toJson('json', detail('before')(row)) },
    after: { sql: ({ row }) => toJson('json', detail('after')(row)) },
    reason: { sql: ({ row }) => toJson('json', detail('reason')(row)) },
  }),
  extendRead('Query', {
    auditRecords: onlyFor(
      readers,
      connection('AuditRecord', {
        orders: { AT: [{ sql: (row) => `${row}.at`, form: 'timestamptz' }] },
        defaultDirection: 'DESC',
        filters: {
          subjectId: {
            cast: 'uuid',
            sql: (row, id) => `${row}.subject_id = ${id}`,
            value: (id: string) => parseGlobalId(id)?.id ?? null,
          },
          actorId: {
            cast: 'uuid',
            sql: (row, id) => `${row}.actor_id = ${id}`,
            value: (id: string) => parseGlobalId(id)?.id ?? null,
          },
          action: { cast: 'text', sql: (row, action) => `${row}.action = ${action}` },
        },
      }),
    ),
  }),
];
