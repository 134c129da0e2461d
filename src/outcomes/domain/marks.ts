import { DateTime } from 'luxon';

/** So many months after an initiative entered measure, what it realised is asked for. */
export const MARKS = [3, 6, 12] as const;
export type Mark = (typeof MARKS)[number];

export const isMark = (months: number): months is Mark => (MARKS as readonly number[]).includes(months);

/** The mark before this one; 0 before the first: when measure was entered. */
export const markBefore = (mark: Mark): number => MARKS[MARKS.indexOf(mark) - 1] ?? 0;

/**
 * The day so many months later; the last of its month where that one is shorter. Of a row of days each is counted from the
 * first, so that none drifts: the 31st of January, the 28th of February, the 31st of March.
 * @param day `YYYY-MM-DD`
 */
export const monthsAfter = (day: string, months: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM-dd');

/** The moment at which a day has ended where this clock is kept. @param timeZone IANA */
export const endOfDay = (day: string, timeZone: string): Date =>
  DateTime.fromISO(day, { zone: timeZone }).plus({ days: 1 }).startOf('day').toJSDate();
