import { DateTime } from 'luxon';
import { daysAfter } from '../../shared/days';

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The working hours of one day of the week, by the local clock: `09:00` to `17:00`. */
export interface WorkingDay {
  readonly weekday: Weekday;
  readonly from: string;
  /** Later than `from`: no working day goes over midnight. */
  readonly to: string;
}

/** When work is done, apart from holidays and absences. */
export interface WorkingWeek {
  /** By its IANA name: `Europe/Berlin`. */
  readonly timeZone: string;
  /** 1 to 7, in the order of the week, no day twice. */
  readonly workingDays: readonly WorkingDay[];
}

/** An organization's; it holds for everyone who has set nothing else. */
export interface WorkingCalendar extends WorkingWeek {
  readonly id: string;
  readonly organizationId: string;
  readonly version: number;
}

/** What a person has set for themselves; null where the organization's holds. */
export interface PersonalSettings {
  readonly timeZone: string | null;
  readonly workingDays: readonly WorkingDay[] | null;
}

export interface PersonalCalendar extends PersonalSettings {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
}

/** A day on which nobody in the organization works. */
export interface Holiday {
  readonly id: string;
  readonly organizationId: string;
  readonly day: string;
  readonly name: string;
}

/** Calendar days in a row, both included: a holiday is a span of one day. */
export interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** When somebody works: a week, without the days off. */
export interface WorkingTime extends WorkingWeek {
  /** Holidays and absences. */
  readonly daysOff: readonly Days[];
}

/** What every organization starts with, and may set anew. The migration holds the same for those that existed. */
export const DEFAULT_WEEK: WorkingWeek = {
  timeZone: 'UTC',
  workingDays: WEEKDAYS.slice(0, 5).map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
};

/** Whose a part of somebody's calendar is. */
export const CALENDAR_SOURCES = ['ORGANIZATION', 'PERSON'] as const;
export type CalendarSource = (typeof CALENDAR_SOURCES)[number];

interface EffectiveWeek extends WorkingWeek {
  readonly timeZoneFrom: CalendarSource;
  readonly workingDaysFrom: CalendarSource;
}

/** What holds for a person: what they set, and the organization's where they set nothing. */
export function effectiveWeek(own: PersonalSettings | null, organization: WorkingWeek): EffectiveWeek {
  return {
    timeZone: own?.timeZone ?? organization.timeZone,
    timeZoneFrom: own?.timeZone == null ? 'ORGANIZATION' : 'PERSON',
    workingDays: own?.workingDays ?? organization.workingDays,
    workingDaysFrom: own?.workingDays == null ? 'ORGANIZATION' : 'PERSON',
  };
}

/** The calendar day of a moment in a time zone, `YYYY-MM-DD`. */
export const localDay = (timeZone: string, moment: Date): string =>
  DateTime.fromJSDate(moment, { zone: timeZone }).toFormat('yyyy-MM-dd');

export const dayAfter = (day: string): string => daysAfter(day, 1);

/** Whether somebody works on a calendar day (`YYYY-MM-DD`): the week says so, and it is no holiday and no absence. */
export const isWorkingDay = (time: WorkingTime, day: string): boolean => hoursOf(time, day) !== undefined;

/**
 * When something is due in so many working days: at the end of the working hours of the last of them. The day of the
 * start does not count, as in law (day of the event, § 187 (1) BGB; FRCP 6 (a)(1)(A)): what is asked for on a Friday,
 * at nine or at night, is due in one working day at the end of Monday; so is what is asked for on Saturday.
 * @param days a whole number ≥ 1
 * @returns undefined when there is a stretch of ten years without a working day before it
 * @throws RangeError for any other number of days
 */
export function addWorkingDays(time: WorkingTime, start: Date, days: number): Date | undefined {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`${days} working days: expected a whole number ≥ 1.`);
  let day: string | undefined = localDay(time.timeZone, start);
  for (let left = days; left > 0 && day !== undefined; left--) day = nextWorkingDay(time, day);
  return day === undefined ? undefined : momentAt(time.timeZone, day, hoursOf(time, day)!.to);
}

/**
 * The moment itself where it lies in working hours (their end is outside), else the beginning of the next ones.
 * @returns undefined when there are none within ten years
 */
export function nextWorkingMoment(time: WorkingTime, from: Date): Date | undefined {
  const { timeZone } = time;
  const today = localDay(timeZone, from);
  const hours = hoursOf(time, today);
  if (hours) {
    const begin = momentAt(timeZone, today, hours.from);
    if (from < begin) return begin;
    if (from < momentAt(timeZone, today, hours.to)) return from;
  }
  const day = nextWorkingDay(time, today);
  return day === undefined ? undefined : momentAt(timeZone, day, hoursOf(time, day)!.from);
}

/** When work begins and ends on a calendar day; undefined where none is done. */
export function workingHours(time: WorkingTime, day: string): { begin: Date; end: Date } | undefined {
  const hours = hoursOf(time, day);
  if (hours === undefined) return undefined;
  return { begin: momentAt(time.timeZone, day, hours.from), end: momentAt(time.timeZone, day, hours.to) };
}

/** Whether a day lies in these. */
export const covers = ({ firstDay, lastDay }: Days, day: string): boolean => firstDay <= day && day <= lastDay;

function hoursOf({ workingDays, daysOff }: WorkingTime, day: string): WorkingDay | undefined {
  if (daysOff.some((off) => covers(off, day))) return undefined;
  const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7];
  return workingDays.find((each) => each.weekday === weekday);
}

/** Ten years: nobody is away for longer, and a search through nothing but holidays must come to an end. */
const LONGEST_SEARCH_DAYS = 3_660;

function nextWorkingDay(time: WorkingTime, after: string): string | undefined {
  let day = after;
  for (let searched = 0; searched < LONGEST_SEARCH_DAYS; searched++) {
    day = dayAfter(day);
    if (isWorkingDay(time, day)) return day;
  }
  return undefined;
}

/**
 * When the local clock shows this time of this day. A time that the clock skips in spring is as far behind the gap as
 * it was in it (02:30 → 03:30); one that it shows twice in autumn is the first.
 */
export function momentAt(timeZone: string, day: string, clock: string): Date {
  // Of two offsets luxon takes the one that is nearer to that of the machine's clock: all are asked for, in their order.
  const moment = DateTime.fromISO(`${day}T${clock}`, { zone: timeZone }).getPossibleOffsets()[0]!;
  // In Nuuk the gap goes to midnight: what would fall on the next day ends with its own.
  const within =
    moment.toFormat('yyyy-MM-dd') === day ? moment : DateTime.fromISO(day, { zone: timeZone }).endOf('day');
  return within.toJSDate();
}
