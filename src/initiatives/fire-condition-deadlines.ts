import type { AuditEntry, Nobody, Transaction } from '../audit';
import { ConditionTable } from '../approvals';
import type { Condition } from '../approvals/domain/condition';
import { closeDeadlines, type RunOut } from '../deadlines';
import type { Deadline } from '../deadlines/domain/deadline';
import { notify } from '../notifications';
import type { News } from '../notifications/domain/notification';
import { newsOfDueCondition } from './condition-news';
import { InitiativeTable } from './initiative.table';

/**
 * Fires deadlines of conditions that have run out: people are reminded, and nothing else changes. An initiative that somebody is
 * moving at this moment is left alone: they may be settling the condition.
 */
export async function fireConditionDeadlines(tx: Transaction<Nobody>, due: readonly Deadline[]): Promise<RunOut> {
  const conditionIds = due.map(({ subjectId }) => subjectId);
  const asked = await tx.all(ConditionTable, 'id', conditionIds);
  const free = await tx.lockFree(InitiativeTable, [...new Set(asked.map(({ subjectId }) => subjectId))]);
  // As they stand behind the locks.
  const conditions = new Map((await tx.all(ConditionTable, 'id', conditionIds)).map((each) => [each.id, each]));
  const [fired, gone]: [Deadline[], Deadline[]] = [[], []];
  const news: News[] = [];
  const audit: AuditEntry[] = [];
  for (const deadline of due) {
    const condition = conditions.get(deadline.subjectId);
    const initiative = free.find(({ id }) => id === condition?.subjectId);
    if (condition === undefined || initiative === undefined) continue;
    if (condition.state !== 'OPEN') {
      gone.push(deadline);
      continue;
    }
    fired.push(deadline);
    news.push(newsOfDueCondition({ initiative, condition }));
    audit.push(entryOf(condition, deadline));
  }
  const closed = fired.map(({ id }) => ({ id, problem: null }));
  await closeDeadlines(
    tx,
    closed,
    gone.map(({ id }) => id),
  );
  await notify(tx, news);
  return { fired: fired.length + gone.length, audit };
}

function entryOf({ id: conditionId, subjectId, ownerId }: Condition, deadline: Deadline): AuditEntry {
  const { id: deadlineId, name, entry, dueAt } = deadline;
  return {
    ...{ subjectKind: 'INITIATIVE', subjectId, action: 'deadlineRanOut' },
    after: { conditionId, deadlineId, deadline: name, entry, dueAt, personId: ownerId },
  };
}
