import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Parameter } from '../platform/table-statements';
import type { AuditEntry } from './audit-record';
import { canonicalJson } from './canonical';
import type { WriteConnection } from './write-connection';

/** Whose records they are; nobody's where time brought it about. */
interface Act {
  readonly actorId: string | null;
  readonly at: Date;
  readonly requestId: string;
}

/** Of so many records one statement is made: an import has thousands. */
const RECORDS_A_STATEMENT = 500;

/** Chains each record to its subject's, in their order; the last of them travel with whatever else is written. */
export async function appendAudit(
  connection: WriteConnection,
  act: Act,
  entries: readonly AuditEntry[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += RECORDS_A_STATEMENT) {
    const batch = entries.slice(start, start + RECORDS_A_STATEMENT);
    // Plans that were made while the chains were few read all of them, and would go on to.
    if (start > 0) await connection.manager.query('discard plans');
    await connection.write({ table: 'audit_records', sql: (parameter) => chained(act, batch, parameter) });
  }
}

function chained({ actorId, at, requestId }: Act, batch: readonly AuditEntry[], parameter: Parameter): string {
  const list = (type: string, valueOf: (entry: AuditEntry) => unknown) => `${parameter(batch.map(valueOf))}::${type}[]`;
  const values = [
    list('uuid', ({ recordId }) => recordId ?? uuidv7()),
    list('text', ({ subjectKind }) => subjectKind),
    list('uuid', ({ subjectId }) => subjectId),
    list('text', ({ action }) => action),
    parameter(actorId),
    list('uuid', ({ onBehalfOfId }) => onBehalfOfId ?? null),
    parameter(at),
    parameter(requestId),
    list('bytea', () => randomBytes(16)),
    list('text', ({ before = null, after = null, reason = null }) => canonicalJson({ before, after, reason })),
  ];
  return `select append_audit_records(${values.join()})`;
}
