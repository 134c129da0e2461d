import { DateTime } from 'luxon';
import type { Deadline } from '../../deadlines/domain/deadline';
import { dueAfter, remaining, type Moment } from '../../deadlines/domain/delay';
import { left, paused, resumed, type Beginning, type Kept } from '../../deadlines/domain/keeping';
import { localDay, type WorkingTime } from '../../people/domain/working-calendar';
import type { Condition } from './condition';

/** The deadline of a condition. */
export const CONDITION_TIMER = 'condition after dueOn';

/** The end of the last day for a condition, by the organization's clock. */
export const endOfDay = (day: string, { timeZone }: Pick<WorkingTime, 'timeZone'>): Date =>
  DateTime.fromISO(day, { zone: timeZone }).plus({ days: 1 }).startOf('day').toJSDate();

/** The last day of so many working days from now; null where that is open. */
export const lastDayOf = (days: number | null, time: WorkingTime, now: Date): string | null =>
  days === null ? null : localDay(time.timeZone, dueAfter({ kind: 'WORKING_DAYS', days }, { time, now }));

/**
 * What becomes of the deadline of a condition: it runs while the condition is open, rests while what was approved is on hold, and
 * ends when the condition is met or settled; with another last day it begins anew.
 * @param known every deadline that the condition has had
 */
export function keepConditionClock(
  known: readonly Deadline[],
  { state, dueOn }: Pick<Condition, 'state' | 'dueOn'>,
  { isPaused, isAnew }: { readonly isPaused: boolean; readonly isAnew: boolean },
  moment: Moment,
): Kept {
  const current = known.filter(({ leftAt }) => leftAt === null);
  const goesOn = state === 'OPEN' && !isAnew;
  const kept = current.map((deadline) => {
    if (!goesOn) return left(deadline, moment);
    return isPaused ? paused(deadline, moment) : resumed(deadline, moment);
  });
  const begins = state === 'OPEN' && dueOn !== null && !(goesOn && current.length > 0);
  const before = new Set(known);
  return {
    changed: kept.filter((deadline) => !before.has(deadline)),
    begun: begins ? [beginning(known, dueOn, isPaused, moment)] : [],
  };
}

/** What begins during a hold has all of its time left. */
function beginning(known: readonly Deadline[], dueOn: string, isPaused: boolean, moment: Moment): Beginning {
  const entry = 1 + Math.max(0, ...known.map((each) => each.entry));
  const dueAt = endOfDay(dueOn, moment.time);
  const started = { personId: null, name: CONDITION_TIMER, entry, startedAt: moment.now, inWorkingTime: false };
  if (!isPaused) return { ...started, state: 'PENDING', dueAt, remainingSeconds: null, firedAt: null };
  const remainingSeconds = remaining(started, dueAt, moment);
  return { ...started, state: 'PAUSED', dueAt: null, remainingSeconds, firedAt: null };
}
