import type { Acting, AuditEntry, Nobody, Transaction } from '../audit';
import { closeDeadlines, deadlinesOf, writeDeadlines, type RunOut } from '../deadlines';
import type { Deadline } from '../deadlines/domain/deadline';
import { left, type Beginning } from '../deadlines/domain/keeping';
import { InitiativeTable } from '../initiatives';
import type { Initiative } from '../initiatives/domain/initiative';
import { notify } from '../notifications';
import type { News } from '../notifications/domain/notification';
import { workingTimeOf } from '../people';
import { localDay } from '../people/domain/working-calendar';
import { endOfDay, MARKS, monthsAfter, type Mark } from './domain/marks';

/** The timer of a mark. */
const timerOf = (mark: Mark): string => `outcome after ${mark} months`;

const subjectOf = ({ id }: Pick<Initiative, 'id'>) => ({ kind: 'OUTCOME', id }) as const;

/** Measure was entered: what was realised is due at each mark from now on; what was due of a time before is not any more. */
export async function beginMarks(tx: Transaction<Acting>, initiative: Initiative): Promise<void> {
  const { timeZone } = await workingTimeOf(tx);
  const since = localDay(timeZone, initiative.enteredStageAt);
  const known = await deadlinesOf(tx, subjectOf(initiative));
  const ended = known.filter(({ leftAt }) => leftAt === null).map((each) => left(each, tx));
  const begun = MARKS.map((mark): Beginning => {
    const name = timerOf(mark);
    const entry = 1 + known.filter((each) => each.name === name).length;
    const dueAt = endOfDay(monthsAfter(since, mark), timeZone);
    const origin = { personId: null, name, entry, startedAt: initiative.enteredStageAt, dueAt, inWorkingTime: false };
    return { ...origin, state: 'PENDING', remainingSeconds: null, firedAt: null };
  });
  await writeDeadlines(tx, subjectOf(initiative), known, { changed: ended, begun });
}

/** The day on which measure was entered last, by the clock of the organization; undefined while it never was. */
export async function measuredSinceOf(
  tx: Transaction<Acting>,
  initiative: Pick<Initiative, 'id'>,
): Promise<string | undefined> {
  const { timeZone } = await workingTimeOf(tx);
  const began = (await deadlinesOf(tx, subjectOf(initiative))).map(({ startedAt }) => startedAt.getTime());
  return began.length === 0 ? undefined : localDay(timeZone, new Date(Math.max(...began)));
}

/** What was due at a mark was recorded. */
export const endMark = (tx: Transaction<Acting>, initiative: Pick<Initiative, 'id'>, mark: Mark): Promise<void> =>
  endMarks(tx, initiative, [mark]);

/** Of what is closed nothing is asked any more. */
export async function endMarks(
  tx: Transaction<Acting>,
  initiative: Pick<Initiative, 'id'>,
  marks: readonly Mark[] = MARKS,
): Promise<void> {
  const known = await deadlinesOf(tx, subjectOf(initiative));
  const names = marks.map(timerOf);
  const ended = known
    .filter(({ name, leftAt }) => names.includes(name) && leftAt === null)
    .map((each) => left(each, tx));
  await writeDeadlines(tx, subjectOf(initiative), known, { changed: ended, begun: [] });
}

/**
 * Fires marks that have come: lead and business owner are told that it is due to record what was realised. It stays overdue
 * until they do; of what is closed nothing is asked any more.
 */
export async function fireOutcomeDeadlines(tx: Transaction<Nobody>, due: readonly Deadline[]): Promise<RunOut> {
  const free = await tx.lockFree(InitiativeTable, [...new Set(due.map(({ subjectId }) => subjectId))]);
  const ofFree = due.flatMap((deadline) => {
    const initiative = free.find(({ id }) => id === deadline.subjectId);
    return initiative === undefined ? [] : [{ deadline, initiative }];
  });
  const asked = ofFree.filter(({ initiative }) => initiative.status !== 'CLOSED');
  const gone = ofFree.filter(({ initiative }) => initiative.status === 'CLOSED');
  await closeDeadlines(
    tx,
    asked.map(({ deadline }) => ({ id: deadline.id, problem: null })),
    gone.map(({ deadline }) => deadline.id),
  );
  await notify(
    tx,
    asked.map(({ deadline, initiative }) => newsOf(deadline, initiative)),
  );
  return { fired: ofFree.length, audit: asked.map(({ deadline }) => entryOf(deadline)) };
}

const newsOf = ({ name }: Deadline, { id, title, leadId, businessOwnerId }: Initiative): News => ({
  ...{ kind: 'OUTCOME_DUE', subject: { kind: 'INITIATIVE', id }, toIds: [leadId, businessOwnerId] },
  title: `What was realised is due: "${title}"`,
  text: `Record what came of it ${name.slice('outcome '.length)} in measure, by its readings and what they are worth.`,
});

function entryOf({ id: deadlineId, subjectId, name, entry, dueAt }: Deadline): AuditEntry {
  const after = { deadlineId, deadline: name, entry, dueAt };
  return { subjectKind: 'INITIATIVE', subjectId, action: 'deadlineRanOut', after };
}
