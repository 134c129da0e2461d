import type { Transaction } from '../audit';
import type { Reading, ReadingDraft, ReadingSubject } from './domain/reading';
import { ReadingTable } from './reading.table';

/** What a reading is taken of. */
export interface SubjectOfReading {
  readonly kind: ReadingSubject;
  readonly id: string;
}

/**
 * Writes a reading that was checked (`takeReading`) of a subject that the caller has locked: whoever decides on its
 * readings locks the same row first.
 */
export async function insertReading(tx: Transaction, subject: SubjectOfReading, draft: ReadingDraft): Promise<Reading> {
  const reading: Reading = {
    id: tx.newId(),
    organizationId: tx.viewer.organizationId,
    subjectKind: subject.kind,
    subjectId: subject.id,
    ...draft,
    recordedById: tx.viewer.personId,
    recordedAt: tx.now,
  };
  await tx.insert(ReadingTable, [reading]);
  return reading;
}
