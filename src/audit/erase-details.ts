import type { Transaction } from './transaction';

/** A subject of the audit. */
export interface AuditSubject {
  readonly subjectKind: string;
  readonly subjectId: string;
}

/** Which records an erasure took the details of: how many, and SHA-256 over their ids, in hexadecimal. */
export interface ErasedDetails {
  readonly records: number;
  readonly digest: string;
}

/**
 * Takes before, after and reason of all records of these subjects out of the audit; the chains, which hold a hash of them,
 * stay whole.
 * @param recordId of the record of the erasure, which the decision must leave behind, with what this answers in its `after`:
 *   the database refuses to commit without it, and `verify-audit` holds it to the digest
 */
export async function eraseDetails(
  tx: Transaction,
  subjects: readonly AuditSubject[],
  recordId: string,
): Promise<ErasedDetails> {
  const [erased] = await tx.manager.query<ErasedDetails[]>('select * from erase_audit_details($1, $2, $3)', [
    subjects.map(({ subjectKind }) => subjectKind),
    subjects.map(({ subjectId }) => subjectId),
    recordId,
  ]);
  return erased!;
}
