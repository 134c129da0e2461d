import { IANAZone } from 'luxon';
import { InputCheck } from '../../shared/input-check';
import { excerpt, type InvalidInput } from '../../shared/refusal';
import { WEEKDAYS, type Holiday, type PersonalSettings, type WorkingDay, type WorkingWeek } from './working-calendar';

export type HolidayInput = Pick<Holiday, 'day' | 'name'>;

export interface PersonalInput {
  readonly timeZone?: string | null;
  readonly workingDays?: readonly WorkingDay[] | null;
}

/** The week of an organization, in the order of its days. */
export function workingWeek(input: WorkingWeek): WorkingWeek | InvalidInput {
  const check = new InputCheck();
  const timeZone = checkTimeZone(check, input.timeZone);
  const workingDays = checkWorkingDays(check, input.workingDays);
  return check.failed ? check.refusal() : { timeZone, workingDays };
}

/** What a person sets for themselves; what is left out is the organization's. */
export function personalSettings({ timeZone, workingDays }: PersonalInput): PersonalSettings | InvalidInput {
  const check = new InputCheck();
  const own = {
    timeZone: timeZone == null ? null : checkTimeZone(check, timeZone),
    workingDays: workingDays == null ? null : checkWorkingDays(check, workingDays),
  };
  return check.failed ? check.refusal() : own;
}

/** Begins with a capital letter, so that `utc` and `UTC` are not two. */
const ZONE = /^[A-Z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

const isTimeZone = (name: string): boolean => ZONE.test(name) && IANAZone.isValidZone(name);

function checkTimeZone(check: InputCheck, timeZone: string): string {
  if (!isTimeZone(timeZone)) {
    const message = `"${excerpt(timeZone)}" is no time zone: expected an IANA name like Europe/Berlin or UTC.`;
    check.problem('input.timeZone', message);
  }
  return timeZone;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

function checkWorkingDays(check: InputCheck, workingDays: readonly WorkingDay[]): WorkingDay[] {
  const path = 'input.workingDays';
  const most = WEEKDAYS.length;
  if (workingDays.length < 1 || workingDays.length > most) {
    check.problem(path, `${workingDays.length} working days: expected 1 to ${most}, each day of the week once.`);
    return [];
  }
  workingDays.forEach(({ weekday, from, to }, index) => {
    const place = `${path}[${index}]`;
    if (workingDays.findIndex((other) => other.weekday === weekday) < index) {
      check.problem(`${place}.weekday`, `${weekday} is named twice.`);
    }
    const [begins, ends] = [checkClock(check, `${place}.from`, from), checkClock(check, `${place}.to`, to)];
    if (begins && ends && from >= to) check.problem(`${place}.to`, `${to} is not after ${from}.`);
  });
  const inWeek = ({ weekday }: WorkingDay): number => WEEKDAYS.indexOf(weekday);
  return workingDays.map(({ weekday, from, to }) => ({ weekday, from, to })).toSorted((a, b) => inWeek(a) - inWeek(b));
}

function checkClock(check: InputCheck, path: string, clock: string): boolean {
  const fits = CLOCK.test(clock);
  if (!fits) check.problem(path, `"${excerpt(clock)}" is no time of the day: expected HH:MM from 00:00 to 23:59.`);
  return fits;
}

/** A time of the day (`HH:MM`) in a time zone, at `input.time` and `input.timeZone`. @returns whether both are */
export function checkLocalTime(check: InputCheck, { time, timeZone }: { time: string; timeZone: string }): boolean {
  const isClock = checkClock(check, 'input.time', time);
  checkTimeZone(check, timeZone);
  return isClock && isTimeZone(timeZone);
}

const MOST_HOLIDAYS_AT_ONCE = 400;

/** @param known holidays that there are already: a day is a holiday once */
export function newHolidays(
  input: readonly HolidayInput[],
  known: readonly HolidayInput[],
): HolidayInput[] | InvalidInput {
  const check = new InputCheck();
  const path = 'input.holidays';
  if (input.length < 1 || input.length > MOST_HOLIDAYS_AT_ONCE) {
    check.problem(path, `${input.length} holidays: expected 1 to ${MOST_HOLIDAYS_AT_ONCE} at once.`);
    return check.refusal();
  }
  const nameByDay = new Map(known.map(({ day, name }) => [day, name]));
  const holidays = input.map((holiday, index) => {
    const day = check.date(`${path}[${index}].day`, holiday.day);
    const name = check.text(`${path}[${index}].name`, holiday.name, { max: 200 });
    const taken = nameByDay.get(day);
    if (taken !== undefined) check.problem(`${path}[${index}].day`, `${day} is a holiday already: ${excerpt(taken)}.`);
    return { day, name };
  });
  input.forEach(({ day }, index) => {
    const first = input.findIndex((other) => other.day === day);
    if (first < index) check.problem(`${path}[${index}].day`, `${day} is named twice.`);
  });
  return check.failed ? check.refusal() : holidays;
}
