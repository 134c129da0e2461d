import { daysAfter } from '../../shared/days';
import { partsOfRule, type Parts } from './recurrence-rule';

/**
 * Whether a recurrence may begin on a day: what is not itself a day of its rule is an occurrence for some calendars and
 * none for others (RFC 5545 § 3.8.5.3 leaves it open).
 * @param rule as `recurrenceRule` has written it
 */
export function isDayOfRule(rule: string, day: string): boolean {
  const { BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS } = partsOfRule(rule);
  const [month, dayOfMonth, last] = [Number(day.slice(5, 7)), Number(day.slice(8)), daysInMonth(day)];
  return (
    (BYMONTH ?? [String(month)]).includes(String(month)) &&
    (BYMONTHDAY ?? [String(dayOfMonth)]).some((each) => [dayOfMonth, dayOfMonth - last - 1].includes(Number(each))) &&
    isWeekdayOf(BYDAY, day) &&
    isPlaceOf(BYSETPOS, BYDAY, day)
  );
}

/** The first day of a rule after another, if there is one within four years. */
export function nextDayOfRule(rule: string, after: string): string | undefined {
  for (let days = 1; days <= FOUR_YEARS_IN_DAYS; days++) {
    const day = daysAfter(after, days);
    if (isDayOfRule(rule, day)) return day;
  }
  return undefined;
}
const FOUR_YEARS_IN_DAYS = 1_461;

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

function isWeekdayOf(weekdays: Parts['BYDAY'], day: string): boolean {
  if (weekdays === undefined) return true;
  const [dayOfMonth, last] = [Number(day.slice(8)), daysInMonth(day)];
  const name = WEEKDAYS[new Date(day).getUTCDay()]!;
  const numbers = [Math.ceil(dayOfMonth / 7), -Math.ceil((last - dayOfMonth + 1) / 7)];
  return weekdays.some((each) => [name, ...numbers.map((number) => `${number}${name}`)].includes(each));
}

/** Whether the day has one of these places among those of its month that the weekdays name. */
function isPlaceOf(places: Parts['BYSETPOS'], weekdays: Parts['BYDAY'], day: string): boolean {
  if (places === undefined) return true;
  const month = Array.from({ length: daysInMonth(day) }, (_, index) => daysAfter(`${day.slice(0, 7)}-01`, index));
  const named = month.filter((each) => isWeekdayOf(weekdays, each));
  const place = named.indexOf(day);
  return places.some((each) => [place + 1, place - named.length].includes(Number(each)));
}

const daysInMonth = (day: string): number =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
