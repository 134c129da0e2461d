import ICAL from 'ical.js';
import { momentAt } from '../../people/domain/working-calendar';
import { daysAfter } from '../../shared/days';
import { endOf, forTheLibrary } from './recurrence-rule';

/** Days that come again and again, at one time of the local clock. */
export interface Recurrence {
  /** As `recurrenceRule` has written it. */
  readonly rule: string;
  /** The first day that the rule names, `YYYY-MM-DD`. */
  readonly firstDay: string;
  /** No day after this one; null for no end by a day. */
  readonly lastDay: string | null;
  /** `10:00`, winter and summer. */
  readonly time: string;
  /** By its IANA name. */
  readonly timeZone: string;
}

/** However long a rule goes on, and however rarely it comes: so much of it is looked at, and no more. */
const MOST_OCCURRENCES = 1_000;
const MOST_DAYS = 20 * 366;

/** The days of a recurrence, the first one first: at most 1,000, within 20 years. */
export function* occurrenceDays({ rule, firstDay, lastDay }: Pick<Recurrence, 'rule' | 'firstDay' | 'lastDay'>) {
  const most = endOf(rule).count ?? MOST_OCCURRENCES;
  const furthest = daysAfter(firstDay, MOST_DAYS);
  const last = lastDay !== null && lastDay < furthest ? lastDay : furthest;
  let count = 0;
  for (const day of daysOf(rule, firstDay)) {
    if (count++ === most || isLater(day, last)) return;
    yield day;
  }
}

/** A year may have five digits where a rule comes rarely. */
const isLater = (day: string, than: string): boolean => day.length > than.length || day > than;

/** The days that a rule names from its first one on, whatever its end. @param firstDay one of them */
function* daysOf(rule: string, firstDay: string): Generator<string, void> {
  const days = ICAL.Recur.fromString(forTheLibrary(rule)).iterator(ICAL.Time.fromDateString(firstDay));
  // Null where the calendar has no further one; the types do not say so.
  let next: ICAL.Time | null = days.next();
  while (next) {
    yield next.toString();
    next = days.next();
  }
}

/** Whether one of the days is this one. */
export function occursOn(recurrence: Pick<Recurrence, 'rule' | 'firstDay' | 'lastDay'>, day: string): boolean {
  for (const each of occurrenceDays(recurrence)) if (each >= day) return each === day;
  return false;
}

/** The moment at which an occurrence begins. */
export const startOn = ({ timeZone, time }: Pick<Recurrence, 'timeZone' | 'time'>, day: string): Date =>
  momentAt(timeZone, day, time);
