import type { Acting, Transaction } from '../audit';
import { deadlinesOf, writeDeadlines } from '../deadlines';
import { workingTimesOf } from '../people';
import type { Approval } from './domain/approval';
import { keepVoteClock, type VotesAwaited } from './domain/vote-clock';

type Timed = Pick<Approval, 'id' | 'policy'>;

/**
 * Starts, pauses, resumes and ends the deadlines of an approval's votes, as the votes stand now; in the transaction of what
 * made them stand so. The subject of the approval is locked: deadlines are locked after it.
 */
export async function keepVoteDeadlines(
  tx: Transaction<Acting>,
  { id, policy }: Timed,
  awaited: Omit<VotesAwaited, 'times'>,
): Promise<void> {
  if (policy?.days === undefined) return;
  const subject = { kind: 'APPROVAL', id } as const;
  const known = await deadlinesOf(tx, subject);
  if (known.length === 0 && awaited.seatIds.length === 0) return;
  const held = known.filter(({ leftAt }) => leftAt === null).flatMap(({ personId }) => personId ?? []);
  const timeOf = await workingTimesOf(tx, [...new Set([...awaited.seatIds, ...held])]);
  await writeDeadlines(tx, subject, known, keepVoteClock(known, { ...awaited, times: policy }, timeOf, tx.now));
}

/** Nobody's vote is awaited any more. */
export const endVoteDeadlines = (tx: Transaction<Acting>, approval: Timed): Promise<void> =>
  keepVoteDeadlines(tx, approval, { seatIds: [], isPaused: false, isAnew: false });
