import type { AuditEntry, Nobody, Transaction } from '../audit';
import { closeDeadlines, type RunOut } from '../deadlines';
import type { Deadline } from '../deadlines/domain/deadline';
import { FOLLOW_UP_TIMERS } from './domain/follow-up';
import { tellDue } from './follow-up-news';
import { FollowUpTable } from './follow-up.table';

/** Reminds the owners of follow-ups whose deadlines have run out. One that somebody is closing at this moment is left alone. */
export async function fireFollowUpDeadlines(tx: Transaction<Nobody>, due: readonly Deadline[]): Promise<RunOut> {
  const free = await tx.lockFree(FollowUpTable, [...new Set(due.map(({ subjectId }) => subjectId))]);
  const audit: AuditEntry[] = [];
  const ofFree = due.flatMap((deadline) => {
    const followUp = free.find(({ id }) => id === deadline.subjectId);
    return followUp === undefined ? [] : [{ deadline, followUp }];
  });
  const open = ofFree.filter(({ followUp }) => followUp.closedAt === null);
  await closeDeadlines(
    tx,
    open.map(({ deadline: { id } }) => ({ id, problem: null })),
    ofFree.filter(({ followUp }) => followUp.closedAt !== null).map(({ deadline }) => deadline.id),
  );
  for (const { deadline, followUp } of open) {
    const { id: deadlineId, name, dueAt } = deadline;
    await tellDue(tx, followUp, name === FOLLOW_UP_TIMERS.due);
    audit.push({
      ...{ subjectKind: 'FOLLOW_UP', subjectId: followUp.id, action: 'deadlineRanOut' },
      after: { deadlineId, deadline: name, dueAt, toldIds: [followUp.ownerId] },
    });
  }
  return { fired: ofFree.length, audit };
}
