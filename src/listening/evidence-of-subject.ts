import type { Transaction } from '../audit';
import type { Evidence, EvidenceDraft, EvidenceSubject } from './domain/evidence';
import { EvidenceTable } from './need.table';

/** What evidence speaks for. */
export interface SubjectOfEvidence {
  readonly kind: EvidenceSubject;
  readonly id: string;
}

/**
 * Writes evidence that was checked (`gatherEvidence`) for a subject that the caller has locked: whoever decides on what
 * is gathered for it locks the same row first.
 */
export async function insertEvidence(
  tx: Transaction,
  subject: SubjectOfEvidence,
  draft: EvidenceDraft,
): Promise<Evidence> {
  const evidence = {
    id: tx.newId(),
    organizationId: tx.viewer.organizationId,
    subjectKind: subject.kind,
    subjectId: subject.id,
    ...draft,
    recordedById: tx.viewer.personId,
    recordedAt: tx.now,
  };
  await tx.insert(EvidenceTable, [evidence]);
  return evidence;
}

/** All that was gathered for a subject, expired or not, in the order in which it was recorded. */
export async function evidenceOf(tx: Transaction, subject: SubjectOfEvidence): Promise<Evidence[]> {
  const gathered = await tx.all(EvidenceTable, 'subjectId', [subject.id]);
  return gathered.filter((evidence) => evidence.subjectKind === subject.kind);
}
