import { checkLocalTime } from '../../people/domain/working-calendar-input';
import { localDay } from '../../people/domain/working-calendar';
import { daysAfter } from '../../shared/days';
import { InputCheck, isCalendarDate } from '../../shared/input-check';
import { invalidInput, notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { dayOf, endOf, recurrenceRule } from './recurrence-rule';
import { occurrenceDays, startOn, type Recurrence } from './recurrence';
import { isDayOfRule, nextDayOfRule } from './rule-days';

/** A meeting that a body holds again and again. Each time becomes a row (`Meeting`) once there is something to say of it. */
export interface StandingMeeting extends Recurrence {
  readonly id: string;
  readonly organizationId: string;
  readonly governanceBodyId: string;
  readonly title: string;
  readonly durationMinutes: number;
  /** A room, an address, a link. */
  readonly place: string | null;
  /** Why it was ended; null while it goes on as it was planned. */
  readonly endedReason: string | null;
  /** Raised with what calendars show anew (RFC 5545 SEQUENCE). */
  readonly sequence: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What one meeting is about and how long it lasts, apart from when it is. */
export interface SettingInput {
  readonly title: string;
  readonly durationMinutes: number;
  readonly place?: string | null;
}
export type Setting = Pick<StandingMeeting, 'title' | 'durationMinutes' | 'place'>;

/** When something is, by the local clock of a place. */
export interface LocalTimeInput {
  readonly time: string;
  readonly timeZone: string;
}

export interface StandingMeetingInput extends SettingInput, LocalTimeInput {
  readonly rule: string;
  readonly firstDay: string;
}

export function settingOf(check: InputCheck, { title, durationMinutes, place }: SettingInput): Setting {
  return {
    title: check.text('input.title', title, { max: 200 }),
    durationMinutes: check.whole('input.durationMinutes', durationMinutes, DURATION_MINUTES),
    place: check.optionalText('input.place', place, { max: 500 }),
  };
}
export const DURATION_MINUTES = { min: 5, max: 1_440 } as const;

/** A day, today at the earliest, by the clock of the place; checked at `path`. @returns whether it is one */
export function checkDay(check: InputCheck, path: string, day: string, clock: LocalTimeInput, now: Date): boolean {
  const today = checkLocalTime(check, clock) ? localDay(clock.timeZone, now) : undefined;
  check.date(path, day, today === undefined ? {} : { earliest: today });
  return today !== undefined && isCalendarDate(day) && day >= today;
}

/** Begins today at the earliest, where it is; on a day that its own rule names. */
export function standingMeeting(
  origin: Pick<StandingMeeting, 'id' | 'organizationId' | 'governanceBodyId'>,
  input: StandingMeetingInput,
  now: Date,
): StandingMeeting | InvalidInput {
  const check = new InputCheck();
  const { firstDay, time, timeZone } = input;
  const setting = settingOf(check, input);
  const rule = recurrenceRule(check, 'input.rule', input.rule);
  const isDay = checkDay(check, 'input.firstDay', firstDay, input, now);
  if (isDay && rule !== undefined) checkFirstDay(check, rule, firstDay);
  if (check.failed || rule === undefined) return check.refusal();
  const lastDay = lastDayOf(rule, { time, timeZone });
  const meeting = { ...origin, ...setting, rule, firstDay, lastDay, time, timeZone };
  if (occurrenceDays(meeting).next().done) {
    const message = `It ends before the first day, ${firstDay}.`;
    return invalidInput([{ path: 'input.rule', message }]);
  }
  return { ...meeting, endedReason: null, sequence: 0, version: 1, createdAt: now, updatedAt: now };
}

function checkFirstDay(check: InputCheck, rule: string, firstDay: string): void {
  if (isDayOfRule(rule, firstDay)) return;
  const next = nextDayOfRule(rule, firstDay);
  const instead = next === undefined ? 'and the rule names no later one' : `the next one is ${next}`;
  check.problem('input.firstDay', `${firstDay} is no day of the rule: ${instead}.`);
}

/** The last day on which the UNTIL of a rule lets a meeting begin. */
function lastDayOf(rule: string, clock: LocalTimeInput): string | null {
  const { until } = endOf(rule);
  if (until === null) return null;
  const day = dayOf(until);
  if (until.length === 8) return day;
  const clockOf = (from: number): string => until.slice(from, from + 2);
  const moment = new Date(`${day}T${clockOf(9)}:${clockOf(11)}:${clockOf(13)}Z`);
  const there = localDay(clock.timeZone, moment);
  return startOn(clock, there) <= moment ? there : daysAfter(there, -1);
}

const MOST_AT_ONCE = 20;

/** @param others the standing meetings of the body: each is looked through to say what comes next */
export function refuseOneMore(others: readonly StandingMeeting[], now: Date): NotPossibleNow | undefined {
  const going = others.filter(({ lastDay, timeZone }) => lastDay === null || lastDay >= localDay(timeZone, now));
  if (going.length < MOST_AT_ONCE) return undefined;
  return notPossibleNow(`The body has ${going.length} standing meetings: end one before you plan another.`, 'FULL');
}

/** What it is about, how long it lasts and where it is; when it is, is another standing meeting. */
export function revisedStandingMeeting(
  meeting: StandingMeeting,
  input: SettingInput,
  now: Date,
): StandingMeeting | InvalidInput | NotPossibleNow {
  const ended = refuseWhenEnded(meeting);
  if (ended) return ended;
  const check = new InputCheck();
  const setting = settingOf(check, input);
  if (check.failed) return check.refusal();
  return { ...meeting, ...setting, sequence: meeting.sequence + 1, updatedAt: now };
}

/** @param lastDay today at the earliest, where it is: what was before, was held */
export function endedStandingMeeting(
  meeting: StandingMeeting,
  { lastDay, reason }: { readonly lastDay: string; readonly reason: string },
  now: Date,
): (StandingMeeting & { readonly lastDay: string; readonly endedReason: string }) | InvalidInput | NotPossibleNow {
  const ended = refuseWhenEnded(meeting);
  if (ended) return ended;
  const check = new InputCheck();
  check.date('input.lastDay', lastDay, { earliest: localDay(meeting.timeZone, now) });
  if (!check.failed && meeting.lastDay !== null && lastDay >= meeting.lastDay) {
    check.problem('input.lastDay', `${lastDay}: it ends with ${meeting.lastDay} anyway.`);
  }
  const endedReason = check.text('input.reason', reason, { max: 2_000 });
  if (check.failed) return check.refusal();
  return { ...meeting, lastDay, endedReason, sequence: meeting.sequence + 1, updatedAt: now };
}

const refuseWhenEnded = ({ title, lastDay, endedReason }: StandingMeeting): NotPossibleNow | undefined =>
  endedReason === null ? undefined : notPossibleNow(`"${title}" was ended with ${lastDay}: plan another.`, 'ENDED');
