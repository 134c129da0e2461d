import { createHash } from 'node:crypto';

/** What a write says of itself: one entry for each subject that it changed. */
export interface AuditEntry {
  /** The record's id, where something else has to name it before it is written. */
  readonly recordId?: string;
  /** What it was done to: PROPOSAL, INITIATIVE, … */
  readonly subjectKind: string;
  readonly subjectId: string;
  /** The verb of the process, in the past: `proposalFunded`. */
  readonly action: string;
  readonly onBehalfOfId?: string | null;
  /** Before, after and reason stand outside the chain, which holds their salted hash: free text can be erased. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
}

/** A record as it stands in the chain of its subject. */
export interface AuditRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly sequence: bigint;
  readonly action: string;
  readonly actorId: string | null;
  readonly onBehalfOfId: string | null;
  readonly at: Date;
  readonly requestId: string;
  readonly detailsHash: Buffer;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/**
 * The hash that a record must have: SHA-256 over the previous record's hash and the record's own lines. It is the same
 * sum as `append_audit_record()` makes in the database, written a second time so that one checks the other.
 */
export function chainHash(record: Omit<AuditRecord, 'id' | 'hash'>): Buffer {
  const lines = [
    record.organizationId,
    record.subjectKind,
    record.subjectId,
    String(record.sequence),
    record.action,
    record.actorId ?? '',
    record.onBehalfOfId ?? '',
    record.at.toISOString(),
    record.requestId,
    record.detailsHash.toString('hex'),
  ];
  return createHash('sha256').update(record.previousHash).update(lines.join('\n'), 'utf8').digest();
}

/** SHA-256 over salt and the details' text: without the salt, a guessed text cannot be confirmed after an erasure. */
export const detailsHash = (salt: Buffer, details: string): Buffer =>
  createHash('sha256').update(salt).update(details, 'utf8').digest();
