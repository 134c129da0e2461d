import { globalId, parseGlobalId } from '../platform/global-id';
import { connection } from '../platform/read/connection';
import { computed, expression, ownRows, toJson } from '../platform/read/fields';
import type { FilterField } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { onlyFor, type Readers } from '../platform/read/only-for';
import { jsonObject } from '../platform/read/statement';
import { AuditRecordTable } from './audit.table';

/** The API's type of a subject: `SCORING_MODEL` → `ScoringModel`. */
const typeOf = (subjectKind: string): string =>
  subjectKind.toLowerCase().replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** The chain or the doings of whatever has this global id; an id that is none finds nothing. */
const filterByAnyId = (column: string): FilterField => ({
  cast: 'uuid',
  sql: (row, id) => `${row}.${column} = ${id}`,
  value: (id: string) => parseGlobalId(id)?.id ?? null,
});

/** SQL of the details of which records nobody sees now, given the record's alias. */
export type Blinded = (record: string) => string;

const detail = (name: string, blinded: Blinded) => ({
  sql: ({ row }: FieldScope) =>
    toJson(
      'json',
      `case when ${blinded(row)} then null else (select d.details -> '${name}' from audit_details d
        where d.organization_id = ${row}.organization_id and d.record_id = ${row}.id) end`,
    ),
});

const erasure: FieldRead = {
  sql: (scope) => {
    const alias = scope.statement.alias();
    const found = `select ${scope.object('AuditRecord', alias)} from audit_erasures e
      join audit_records ${alias} on ${ownRows(scope, 'AuditRecord', alias)} and ${alias}.id = e.erased_by_record_id
      where e.organization_id = ${scope.row}.organization_id and e.record_id = ${scope.row}.id`;
    return `coalesce((${found}), 'null')`;
  },
};

/** @param blinded what is not to be seen of a record by anybody, an admin neither; that there is a record is seen */
export const auditReads = (readers: Readers, blinded: Blinded) => [
  readModel('AuditRecord', AuditRecordTable, {
    subjectId: computed<{ kind: string; id: string }>(
      ({ row }) =>
        jsonObject([
          ['kind', toJson('text', `${row}.subject_kind`)],
          ['id', toJson('text', `${row}.subject_id`)],
        ]),
      ({ kind, id }) => globalId(typeOf(kind), id),
    ),
    sequence: expression('number', (row) => `${row}.sequence`),
    hash: expression('text', (row) => `encode(${row}.hash, 'hex')`),
    previousHash: expression('text', (row) => `encode(${row}.previous_hash, 'hex')`),
    erasedBy: erasure,
    before: detail('before', blinded),
    after: detail('after', blinded),
    reason: detail('reason', blinded),
  }),
  extendRead('Query', {
    auditRecords: onlyFor(
      readers,
      connection('AuditRecord', {
        orders: { AT: [{ sql: (row) => `${row}.at`, form: 'timestamptz' }] },
        defaultDirection: 'DESC',
        filters: {
          subjectId: filterByAnyId('subject_id'),
          actorId: filterByAnyId('actor_id'),
          action: { cast: 'text', sql: (row, action) => `${row}.action = ${action}` },
        },
      }),
    ),
  }),
];
