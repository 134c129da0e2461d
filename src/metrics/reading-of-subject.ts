import type { Transaction } from '../audit';
import type { OrganizationReadingDraft } from './domain/organization-reading';
import type { Reading, ReadingDraft, ReadingSubject } from './domain/reading';
import { ReadingTable } from './reading.table';

/** What a reading is taken of. */
export interface SubjectOfReading {
  readonly kind: ReadingSubject;
  readonly id: string;
}

/** Of so many rows one statement is made: PostgreSQL takes 65,535 parameters, and a reading has 20. */
const ROWS_A_STATEMENT = 1000;

/**
 * Writes a reading that was checked (`takeReading`) of a subject that the caller has locked: whoever decides on its
 * readings locks the same row first.
 */
export async function insertReading(tx: Transaction, subject: SubjectOfReading, draft: ReadingDraft): Promise<Reading> {
  const reading = readingOf(tx, subject, { ...draft, cut: [], source: null, replacesId: null, importId: null });
  await tx.insert(ReadingTable, [reading]);
  return reading;
}

/**
 * Writes readings of the organization that were checked (`takeOrganizationReading`), however many, in one transaction.
 * @returns in the order of the drafts
 */
export async function insertOrganizationReadings(
  tx: Transaction,
  drafts: readonly (OrganizationReadingDraft & Partial<Pick<Reading, 'replacesId' | 'importId'>>)[],
): Promise<Reading[]> {
  const subject = { kind: 'ORGANIZATION', id: tx.viewer.organizationId } as const;
  const readings = drafts.map((draft) =>
    readingOf(tx, subject, { replacesId: null, importId: null, ...draft, isBaseline: false }),
  );
  for (let start = 0; start < readings.length; start += ROWS_A_STATEMENT) {
    await tx.insert(ReadingTable, readings.slice(start, start + ROWS_A_STATEMENT));
  }
  return readings;
}

const readingOf = (
  tx: Transaction,
  subject: SubjectOfReading,
  draft: ReadingDraft & Pick<Reading, 'cut' | 'source' | 'replacesId' | 'importId'>,
): Reading => ({
  id: tx.newId(),
  organizationId: tx.viewer.organizationId,
  subjectKind: subject.kind,
  subjectId: subject.id,
  ...draft,
  recordedById: tx.viewer.personId,
  recordedAt: tx.now,
});
