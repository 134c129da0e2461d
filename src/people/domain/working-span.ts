import { dayAfter, localDay, workingHours, type WorkingTime } from './working-calendar';

/** Ten years, as far as a search for a working day goes. */
const LONGEST_SEARCH_DAYS = 3_660;

/**
 * The working time between two moments: what lies outside working hours, on holidays and weekends does not count.
 * @returns seconds, a part of one rounded up; 0 when the second moment is not the later one
 */
export function workingSeconds(time: WorkingTime, from: Date, to: Date): number {
  const last = localDay(time.timeZone, to);
  let milliseconds = 0;
  for (let day = localDay(time.timeZone, from); day <= last; day = dayAfter(day)) {
    const hours = workingHours(time, day);
    if (hours) milliseconds += Math.max(0, Math.min(+hours.end, +to) - Math.max(+hours.begin, +from));
  }
  return Math.ceil(milliseconds / 1_000);
}

/**
 * The moment at which so much working time has passed, counted from another: the inverse of {@link workingSeconds}.
 * @param seconds a number ≥ 0; none leads to the moment itself
 * @returns undefined when it does not come within ten years
 */
export function addWorkingSeconds(time: WorkingTime, from: Date, seconds: number): Date | undefined {
  if (seconds === 0) return from;
  let left = seconds * 1_000;
  let day = localDay(time.timeZone, from);
  for (let searched = 0; searched < LONGEST_SEARCH_DAYS; searched++, day = dayAfter(day)) {
    const hours = workingHours(time, day);
    if (!hours || hours.end <= from) continue;
    const begin = Math.max(+hours.begin, +from);
    if (begin + left <= +hours.end) return new Date(begin + left);
    left -= +hours.end - begin;
  }
  return undefined;
}
