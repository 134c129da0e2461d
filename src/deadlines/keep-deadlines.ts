import type { Acting, Transaction } from '../audit';
import { workingTimeOf } from '../people';
import { DeadlineTable } from './deadline.table';
import type { Deadline, SubjectOfDeadlines } from './domain/deadline';
import { keepDeadlines, type StepOfProcess } from './domain/keeping';

/**
 * Starts, pauses, resumes and cancels the deadlines of a subject, as a step of its process asks; in the transaction of the
 * step. The subject's row is locked by whoever moves it: deadlines are locked after it.
 */
export async function keepDeadlinesOf(
  tx: Transaction<Acting>,
  { kind: subjectKind, id: subjectId }: SubjectOfDeadlines,
  step: StepOfProcess,
): Promise<void> {
  const known = await deadlinesOf(tx, { kind: subjectKind, id: subjectId });
  const { changed, begun } = keepDeadlines(known, step, { time: await workingTimeOf(tx), now: tx.now });
  for (const deadline of changed) {
    const before = known.find(({ id }) => id === deadline.id);
    if (before) await tx.replace(DeadlineTable, before, deadline);
  }
  await tx.insert(
    DeadlineTable,
    begun.map((beginning) => ({
      ...{ id: tx.newId(), subjectKind, subjectId, ...beginning },
      ...{ state: 'PENDING' as const, remainingSeconds: null, firedAt: null, leftAt: null, problem: null, version: 1 },
    })),
  );
}

/** Every deadline that a subject has had. */
export async function deadlinesOf(tx: Transaction<Acting>, { kind, id }: SubjectOfDeadlines): Promise<Deadline[]> {
  const found = await tx.all(DeadlineTable, 'subjectId', [id]);
  return found.filter(({ subjectKind }) => subjectKind === kind);
}
