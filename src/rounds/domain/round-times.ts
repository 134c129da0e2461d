import type { Beginning } from '../../deadlines/domain/keeping';
import type { Deadline } from '../../deadlines/domain/deadline';
import { addWorkingDays, isWorkingDay, workingHours, type WorkingTime } from '../../people/domain/working-calendar';
import { daysAfter } from '../../shared/days';

/** The deadlines of each scorer: before it is due, when it is, and when whoever opened the round hears of it. */
export const ROUND_TIMERS = {
  reminder: 'round after reminder',
  due: 'round after dueOn',
  escalation: 'round after escalation',
} as const;
type RoundTimer = keyof typeof ROUND_TIMERS;

/** Whoever works on no day of so many before it is due has it due at the end of that day in UTC. */
const LONGEST_SEARCH_DAYS = 31;

/**
 * When a scorer is reminded, by their own calendar: estimates are due at the end of their working hours on the day, or on
 * the last working day before it; the reminder comes when the working day before that begins, and the escalation one
 * working day later.
 * @param dueOn `YYYY-MM-DD`
 */
export function roundTimes(dueOn: string, time: WorkingTime): Readonly<Record<RoundTimer, Date | undefined>> {
  const dueDay = workingDayUpTo(dueOn, time);
  const hours = dueDay === undefined ? undefined : workingHours(time, dueDay);
  const due = hours?.end ?? new Date(`${dueOn}T23:59:59Z`);
  const dayBefore = dueDay === undefined ? undefined : workingDayUpTo(daysAfter(dueDay, -1), time);
  return {
    reminder: dayBefore === undefined ? undefined : workingHours(time, dayBefore)?.begin,
    due,
    escalation: addWorkingDays(time, due, 1),
  };
}

function workingDayUpTo(last: string, time: WorkingTime): string | undefined {
  for (let back = 0; back < LONGEST_SEARCH_DAYS; back += 1) {
    const day = daysAfter(last, -back);
    if (isWorkingDay(time, day)) return day;
  }
  return undefined;
}

/**
 * The deadlines that begin for a scorer now; a reminder whose time has passed does not.
 * @param known every deadline that the round has had
 */
export function deadlinesFor(
  scorerId: string,
  dueOn: string,
  known: readonly Deadline[],
  { time, now }: { readonly time: WorkingTime; readonly now: Date },
): readonly Beginning[] {
  const times = roundTimes(dueOn, time);
  return (Object.keys(ROUND_TIMERS) as RoundTimer[]).flatMap((timer): Beginning[] => {
    const [name, dueAt] = [ROUND_TIMERS[timer], times[timer]];
    const before = known.filter((each) => each.name === name && each.personId === scorerId);
    if (dueAt === undefined || before.some(({ state }) => state === 'PENDING')) return [];
    if (timer === 'reminder' && dueAt <= now) return [];
    const entry = 1 + Math.max(0, ...before.map((each) => each.entry));
    const begun = { personId: scorerId, name, entry, startedAt: now, dueAt, inWorkingTime: false } as const;
    return [{ ...begun, state: 'PENDING', remainingSeconds: null, firedAt: null }];
  });
}
