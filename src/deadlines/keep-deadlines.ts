import type { Acting, Transaction } from '../audit';
import { workingTimeOf } from '../people';
import { DeadlineTable } from './deadline.table';
import type { Deadline, DeadlineSubject, SubjectOfDeadlines } from './domain/deadline';
import { keepDeadlines, type Beginning, type Kept, type StepOfProcess } from './domain/keeping';
import { migrateDeadlines, type MigratedProcess } from './domain/migrating';

/**
 * Starts, pauses, resumes and cancels the deadlines of a subject, as a step of its process asks; in the transaction of the
 * step. The subject's row is locked by whoever moves it: deadlines are locked after it.
 */
export async function keepDeadlinesOf(
  tx: Transaction<Acting>,
  subject: SubjectOfDeadlines,
  step: StepOfProcess,
): Promise<void> {
  const known = await deadlinesOf(tx, subject);
  await writeDeadlines(tx, subject, known, keepDeadlines(known, step, { time: await workingTimeOf(tx), now: tx.now }));
}

/**
 * Takes the deadlines of a subject over to another version of its process, in the transaction that takes the subject.
 * @param known every deadline that the subject has had
 */
export async function migrateDeadlinesOf(
  tx: Transaction<Acting>,
  subject: SubjectOfDeadlines,
  known: readonly Deadline[],
  process: MigratedProcess,
): Promise<void> {
  if (process.changes.every(({ outcome, timer, to }) => outcome === 'KEPT' && timer === to)) return;
  await writeDeadlines(
    tx,
    subject,
    known,
    migrateDeadlines(known, process, { time: await workingTimeOf(tx), now: tx.now }),
  );
}

/** Every deadline that a subject has had. */
export const deadlinesOf = async (tx: Transaction<Acting>, { kind, id }: SubjectOfDeadlines): Promise<Deadline[]> =>
  deadlinesOfEach(tx, kind, [id]);

/** Every deadline that any of these has had. */
export async function deadlinesOfEach(
  tx: Transaction<Acting>,
  kind: DeadlineSubject,
  ids: readonly string[],
): Promise<Deadline[]> {
  const found = await tx.all(DeadlineTable, 'subjectId', ids);
  return found.filter(({ subjectKind }) => subjectKind === kind);
}

/** Writes what becomes of the deadlines of a subject, which is locked. @param known every deadline that it has had */
export async function writeDeadlines(
  tx: Transaction<Acting>,
  { kind: subjectKind, id: subjectId }: SubjectOfDeadlines,
  known: readonly Deadline[],
  { changed, begun }: Kept,
): Promise<void> {
  await tx.replaceEach(DeadlineTable, known, changed);
  // One that ended makes room for one of its name.
  const isOneOfThem = (one: Beginning) =>
    changed.some(({ name, personId }) => name === one.name && personId === one.personId);
  await tx.insert(
    DeadlineTable,
    begun.map(({ personId, name, entry, startedAt, dueAt, inWorkingTime, state, remainingSeconds, firedAt }) => ({
      ...{ id: tx.newId(), subjectKind, subjectId, personId, name, entry, startedAt, dueAt, inWorkingTime },
      ...{ state, remainingSeconds, firedAt, leftAt: null, problem: null, version: 1 },
    })),
    begun.some(isOneOfThem) ? {} : { beside: true },
  );
}
