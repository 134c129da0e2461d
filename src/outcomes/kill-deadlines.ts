import type { Acting, Transaction } from '../audit';
import { deadlinesOf, writeDeadlines } from '../deadlines';
import { left, type Beginning } from '../deadlines/domain/keeping';
import { workingTimeOf } from '../people';
import { localDay } from '../people/domain/working-calendar';
import type { Initiative } from '../initiatives/domain/initiative';
import { daysOfPeriod, firstPeriodFrom } from './domain/judging';
import type { KillCriterion } from './domain/kill-criterion';
import { endOfDay } from './domain/marks';

/** The timers of a kill criterion. */
export const KILL_TIMERS = { period: 'criterion after period', lastDay: 'criterion after lastDay' } as const;
type Timer = (typeof KILL_TIMERS)[keyof typeof KILL_TIMERS];

/**
 * Has timers of a criterion begin anew, in the transaction of what makes them; its initiative is locked.
 * @param due when each is due; null ends it
 */
export async function timeCriterion(
  tx: Transaction<Acting>,
  { id }: Pick<KillCriterion, 'id'>,
  due: Readonly<Partial<Record<Timer, Date | null>>>,
): Promise<void> {
  const subject = { kind: 'KILL_CRITERION', id } as const;
  const known = await deadlinesOf(tx, subject);
  const ended = known.filter(({ name, leftAt }) => name in due && leftAt === null).map((each) => left(each, tx));
  const begun = Object.entries(due).flatMap(([name, dueAt]): Beginning[] => {
    if (dueAt === null) return [];
    const entry = 1 + known.filter((each) => each.name === name).length;
    const origin = { personId: null, name, entry, startedAt: tx.now, dueAt, inWorkingTime: false };
    return [{ ...origin, state: 'PENDING', remainingSeconds: null, firedAt: null }];
  });
  await writeDeadlines(tx, subject, known, { changed: ended, begun });
}

/** Its last day, and while the initiative is in measure the end of the period that runs: begun anew. */
export async function timeTerms(
  tx: Transaction<Acting>,
  { stage, enteredStageAt }: Pick<Initiative, 'stage' | 'enteredStageAt'>,
  criterion: KillCriterion,
): Promise<void> {
  const { timeZone } = await workingTimeOf(tx);
  const lastDay = { [KILL_TIMERS.lastDay]: endOfDay(criterion.lastDay, timeZone) };
  if (stage !== 'MEASURE') return timeCriterion(tx, criterion, lastDay);
  const since = localDay(timeZone, enteredStageAt);
  const { periodMonths } = criterion;
  const period = firstPeriodFrom(since, periodMonths, localDay(timeZone, tx.now));
  const dueAt = endOfDay(daysOfPeriod(since, periodMonths, period).to, timeZone);
  return timeCriterion(tx, criterion, { ...lastDay, [KILL_TIMERS.period]: dueAt });
}

/** What is closed is judged no more. */
export async function endTimers(tx: Transaction<Acting>, criteria: readonly KillCriterion[]): Promise<void> {
  const none = { [KILL_TIMERS.period]: null, [KILL_TIMERS.lastDay]: null };
  for (const criterion of criteria) await timeCriterion(tx, criterion, none);
}

/** Measure was entered: the first period of each criterion that holds begins. */
export async function beginPeriods(
  tx: Transaction<Acting>,
  { enteredStageAt }: Pick<Initiative, 'enteredStageAt'>,
  criteria: readonly KillCriterion[],
): Promise<void> {
  const { timeZone } = await workingTimeOf(tx);
  const since = localDay(timeZone, enteredStageAt);
  for (const criterion of criteria) {
    const { to } = daysOfPeriod(since, criterion.periodMonths, 1);
    await timeCriterion(tx, criterion, { [KILL_TIMERS.period]: endOfDay(to, timeZone) });
  }
}
