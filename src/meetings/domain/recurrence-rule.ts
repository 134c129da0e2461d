import { isCalendarDate, type InputCheck } from '../../shared/input-check';
import { excerpt } from '../../shared/refusal';

/**
 * A recurrence rule, RFC 5545 § 3.3.10, taken apart: days, weeks, months or years, and which days of them. The parts of a
 * day (BYHOUR, …), weeks and days by their number in the year, and what the calendar library gets wrong are not taken.
 */
export interface Parts {
  readonly FREQ: readonly [Frequency];
  readonly INTERVAL?: readonly string[];
  readonly BYMONTH?: readonly string[];
  readonly BYMONTHDAY?: readonly string[];
  readonly BYDAY?: readonly string[];
  readonly BYSETPOS?: readonly string[];
  readonly WKST?: readonly string[];
  readonly COUNT?: readonly string[];
  readonly UNTIL?: readonly string[];
}
type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
type Part = keyof Parts;

interface PartRule {
  readonly fits: RegExp;
  readonly expected: string;
  /** Several values, separated by commas. */
  readonly list?: true;
}

const WEEKDAY = '(MO|TU|WE|TH|FR|SA|SU)';
/** In the order in which a rule is written here. */
const PARTS: Readonly<Record<Part, PartRule>> = {
  FREQ: { fits: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/, expected: 'DAILY, WEEKLY, MONTHLY or YEARLY' },
  INTERVAL: { fits: /^[1-9]\d?$/, expected: 'a whole number from 1 to 99' },
  BYMONTH: { fits: /^(0?[1-9]|1[0-2])$/, expected: 'months from 1 to 12', list: true },
  BYMONTHDAY: { fits: /^[+-]?(0?[1-9]|[12]\d|3[01])$/, expected: 'days from 1 to 31, or -31 to -1', list: true },
  BYDAY: { fits: new RegExp(`^([+-]?0?[1-5])?${WEEKDAY}$`), expected: 'weekdays like MO, 1TU or -1FR', list: true },
  BYSETPOS: { fits: /^[+-]?0?[1-5]$/, expected: 'places from 1 to 5, or -5 to -1', list: true },
  WKST: { fits: new RegExp(`^${WEEKDAY}$`), expected: 'a weekday like MO' },
  COUNT: { fits: /^([1-9]\d{0,2}|1000)$/, expected: 'a whole number from 1 to 1000' },
  UNTIL: {
    fits: /^\d{8}(T([01]\d|2[0-3])[0-5]\d[0-5]\dZ)?$/,
    expected: 'a day (20271231) or a moment in UTC (20271231T170000Z)',
  },
};
const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name);

const hasNumber = (weekday: string): boolean => weekday.length > 2;
const isFifth = (weekday: string): boolean => weekday.includes('5');
const several = (values: readonly string[] | undefined): boolean => (values ?? []).length > 1;

/** What parts may not say together. */
const CONDITIONS: readonly { readonly broken: (parts: Parts) => unknown; readonly message: string }[] = [
  { broken: ({ COUNT, UNTIL }) => COUNT && UNTIL, message: 'COUNT and UNTIL: a rule ends by one of them.' },
  {
    broken: ({ FREQ: [freq], BYMONTHDAY }) => BYMONTHDAY && (freq === 'DAILY' || freq === 'WEEKLY'),
    message: 'BYMONTHDAY goes with FREQ=MONTHLY or FREQ=YEARLY.',
  },
  { broken: ({ BYDAY, BYMONTHDAY }) => BYDAY && BYMONTHDAY, message: 'BYDAY and BYMONTHDAY: expected one of them.' },
  {
    broken: ({ FREQ: [freq], BYDAY }) => BYDAY?.some(hasNumber) && (freq === 'DAILY' || freq === 'WEEKLY'),
    message: 'BYDAY: a number (1TU) goes with FREQ=MONTHLY or FREQ=YEARLY.',
  },
  {
    broken: ({ BYDAY }) => several(BYDAY) && BYDAY?.some(isFifth),
    message: 'BYDAY: a fifth weekday (5TU, -5TU), which not every month has, stands alone.',
  },
  {
    broken: ({ FREQ: [freq], BYMONTH }) => BYMONTH && freq !== 'YEARLY',
    message: 'BYMONTH goes with FREQ=YEARLY.',
  },
  {
    broken: ({ FREQ: [freq], BYMONTH, BYDAY, BYMONTHDAY }) =>
      freq === 'YEARLY' && Boolean(BYMONTH) !== Boolean(BYDAY ?? BYMONTHDAY),
    message: 'FREQ=YEARLY: expected BYMONTH with BYDAY or BYMONTHDAY, or none of the three.',
  },
  {
    broken: ({ BYMONTH, BYMONTHDAY }) =>
      several(BYMONTH) && BYMONTHDAY?.some((day) => Number(day) < 1 || Number(day) > 28),
    message: 'BYMONTHDAY: in several months, expected days from 1 to 28.',
  },
  {
    broken: ({ FREQ: [freq], BYDAY, BYSETPOS }) => BYSETPOS && (freq !== 'MONTHLY' || !BYDAY || BYDAY.some(hasNumber)),
    message: 'BYSETPOS goes with FREQ=MONTHLY and a BYDAY without numbers.',
  },
];

const LONGEST_RULE = 500;

/**
 * Checks a rule as somebody wrote it, at `path`.
 * @returns the rule in one way of writing it: capitals, no `RRULE:`, its parts in one order; undefined when it is refused
 */
export function recurrenceRule(check: InputCheck, path: string, written: string): string | undefined {
  const text = written.trim().toUpperCase();
  if (text.length > LONGEST_RULE) {
    check.problem(path, `${text.length} characters: expected at most ${LONGEST_RULE}.`);
    return undefined;
  }
  const parts = partsOf(text.replace(/^RRULE:/, ''), (message) => check.problem(path, message));
  if (parts === undefined) return undefined;
  const broken = CONDITIONS.filter((condition) => condition.broken(parts));
  for (const { message } of broken) check.problem(path, message);
  return broken.length === 0 ? writtenRule(parts) : undefined;
}

/** @returns undefined when something was said against it */
function partsOf(text: string, say: (message: string) => void): Parts | undefined {
  const found: Partial<Record<Part, readonly string[]>> = {};
  let fits = true;
  const refuse = (message: string): void => {
    fits = false;
    say(message);
  };
  for (const part of text.split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    if (!isPart(name)) {
      refuse(`"${excerpt(part)}" is no part of a rule: expected ${Object.keys(PARTS).join(', ')}.`);
      continue;
    }
    if (found[name]) refuse(`${name} is given twice.`);
    const rule = PARTS[name];
    const values = rule.list ? value.split(',') : [value];
    const wrong = values.find((each) => !rule.fits.test(each));
    const isNoDay = name === 'UNTIL' && wrong === undefined && !isCalendarDate(dayOf(value));
    if (wrong !== undefined || rest.length > 0 || isNoDay) refuse(`${excerpt(part)}: expected ${rule.expected}.`);
    found[name] = inOneForm(values);
  }
  if (fits && !found.FREQ) refuse('FREQ is missing: a rule begins like FREQ=MONTHLY.');
  return fits ? (found as unknown as Parts) : undefined;
}

/** The day of an UNTIL: `20271231T170000Z` → `2027-12-31`. */
export const dayOf = (until: string): string => `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;

/** `+01TU` → `1TU`; each value once, numbers in their order. */
function inOneForm(values: readonly string[]): string[] {
  const plain = new Set(values.map((value) => value.replace(/^\+/, '').replace(/^(-?)0/, '$1')));
  return [...plain].toSorted((a, b) => Number(a) - Number(b) || 0);
}

const writtenRule = (parts: Partial<Parts>): string =>
  Object.keys(PARTS)
    .filter(isPart)
    .flatMap((name) => (parts[name] ? [`${name}=${parts[name].join(',')}`] : []))
    .join(';');

/** The parts of a rule that {@link recurrenceRule} has written. */
export const partsOfRule = (rule: string): Parts =>
  Object.fromEntries(
    rule.split(';').map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name, value.split(',')];
    }),
  ) as unknown as Parts;

/** How a rule ends: after so many occurrences; with a day (`20271231`) or moment (`20271231T170000Z`). */
export function endOf(rule: string): { readonly count: number | null; readonly until: string | null } {
  const { COUNT, UNTIL } = partsOfRule(rule);
  return { count: COUNT ? Number(COUNT[0]) : null, until: UNTIL?.[0] ?? null };
}

/** The rule without its end. */
export const withoutEnd = (rule: string): string =>
  rule
    .split(';')
    .filter((part) => !/^(COUNT|UNTIL)=/.test(part))
    .join(';');

/**
 * The rule, without its end, as the calendar library (ical.js 2.2.1) computes it right: it takes the 29th of February of
 * other years for the 1st of March, so what is yearly in one month goes by every twelfth month.
 */
export function forTheLibrary(rule: string): string {
  const { FREQ, INTERVAL, BYMONTH, BYDAY, ...rest } = partsOfRule(withoutEnd(rule));
  if (FREQ[0] !== 'YEARLY' || BYDAY || several(BYMONTH)) return withoutEnd(rule);
  return writtenRule({ ...rest, FREQ: ['MONTHLY'], INTERVAL: [String(12 * Number(INTERVAL?.[0] ?? 1))] });
}
