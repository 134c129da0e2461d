import { calendarDate } from './input-check';

const DAY_MS = 86_400_000;

/** Whole days from one calendar date to another, `YYYY-MM-DD`; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The calendar date so many days after another. */
export const daysAfter = (day: string, days: number): string => calendarDate(new Date(Date.parse(day) + days * DAY_MS));
