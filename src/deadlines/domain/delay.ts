import { DateTime, Duration } from 'luxon';
import { addWorkingDays, type WorkingTime } from '../../people/domain/working-calendar';
import { addWorkingSeconds, workingSeconds } from '../../people/domain/working-span';

/** How much time a deadline gives. */
export type Delay =
  | { readonly kind: 'WORKING_DAYS'; readonly days: number }
  /** ISO 8601: `P14D` ends at the same hour of the organization's clock, `PT8H` after eight hours. */
  | { readonly kind: 'DURATION'; readonly duration: string }
  /** `YYYY-MM-DD`: when that day begins by the organization's clock. */
  | { readonly kind: 'DAY'; readonly day: string };

/** When an organization works, and the moment that something is counted from. */
export interface Moment {
  readonly time: WorkingTime;
  readonly now: Date;
}

/** Where no day is worked within ten years, or a duration leads out of the calendar, nothing could ever come of it. */
const NEVER = new Date('2999-12-31T23:59:59Z');
const withinReach = (moment: Date | undefined): Date => (moment !== undefined && moment < NEVER ? moment : NEVER);

/** When something is due that was started now. */
export function dueAfter(delay: Delay, { time, now }: Moment): Date {
  if (delay.kind === 'WORKING_DAYS') return withinReach(addWorkingDays(time, now, delay.days));
  if (delay.kind === 'DAY')
    return withinReach(DateTime.fromISO(delay.day, { zone: time.timeZone }).startOf('day').toJSDate());
  const end = DateTime.fromJSDate(now, { zone: time.timeZone }).plus(Duration.fromISO(delay.duration));
  return withinReach(end.isValid ? end.toJSDate() : undefined);
}

interface Counted {
  readonly inWorkingTime: boolean;
}

/** What is left until a deadline is due: whole seconds ≥ 0, of working time where it was given in working days. */
export function remaining({ inWorkingTime }: Counted, dueAt: Date, { time, now }: Moment): number {
  if (inWorkingTime) return workingSeconds(time, now, dueAt);
  return Math.max(0, Math.ceil((dueAt.getTime() - now.getTime()) / 1_000));
}

/** When a deadline is due that goes on now, with what was left of it. */
export function dueAgain(
  { inWorkingTime, remainingSeconds }: Counted & { readonly remainingSeconds: number | null },
  { time, now }: Moment,
): Date {
  const seconds = remainingSeconds ?? 0;
  if (inWorkingTime) return withinReach(addWorkingSeconds(time, now, seconds));
  return withinReach(new Date(now.getTime() + seconds * 1_000));
}
