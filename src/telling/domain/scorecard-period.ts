import { DateTime } from 'luxon';
import { daysAfter, daysBetween } from '../../shared/days';
import { InputCheck, isCalendarDate } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

/** Calendar days, both included. */
export interface Period {
  readonly periodFrom: string;
  readonly periodTo: string;
}

export const SCORECARD_PERIODS = ['MONTH', 'QUARTER', 'YEAR'] as const;
export type ScorecardPeriod = (typeof SCORECARD_PERIODS)[number];

/** When scorecards are frozen by themselves. */
export interface ScorecardSchedule {
  readonly id: string;
  readonly organizationId: string;
  readonly isOn: boolean;
  readonly period: ScorecardPeriod;
  /** So many days after a period has ended it is frozen, 1 to 60: readings of it come in until then. */
  readonly daysAfter: number;
  /** The first day of the period that is frozen next, and when; null while it is off. */
  readonly nextFrom: string | null;
  readonly nextDueAt: Date | null;
  readonly version: number;
}

/** What a new organization begins with. */
export const DEFAULT_SCORECARD_SCHEDULE = { isOn: false, period: 'QUARTER', daysAfter: 10 } as const;

type Wanted = Pick<ScorecardSchedule, 'isOn' | 'period' | 'daysAfter'>;

/** A schedule of scorecards as somebody wants it, checked whole. */
export function takeScorecardSchedule({ isOn, period, daysAfter: days }: Wanted): Wanted | InvalidInput {
  const check = new InputCheck();
  check.whole('input.daysAfter', days, { min: 1, max: 60 });
  return check.failed ? check.refusal() : { isOn, period, daysAfter: days };
}

/** A period that somebody freezes: over, and of a year at most. @param today by the clock of UTC */
export function takePeriod({ periodFrom, periodTo }: Period, today: string): Period | InvalidInput {
  const check = new InputCheck();
  check.date('input.periodFrom', periodFrom);
  check.date('input.periodTo', periodTo);
  if (check.failed) return check.refusal();
  if (periodTo < periodFrom) {
    check.problem('input.periodTo', `${periodTo} is before ${periodFrom}, on which the period begins.`);
  } else if (periodTo >= today) {
    check.problem('input.periodTo', `${periodTo}: expected a period that is over (today is ${today}).`);
  } else if (daysBetween(periodFrom, periodTo) > 365) {
    check.problem('input.periodTo', `${periodTo} is more than a year after ${periodFrom}.`);
  }
  return check.failed ? check.refusal() : { periodFrom, periodTo };
}

const MONTHS: Readonly<Record<ScorecardPeriod, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The period of the calendar that holds a day. */
export function periodWith(period: ScorecardPeriod, day: string): Period {
  if (!isCalendarDate(day)) throw new RangeError(`"${day}" is no day.`);
  const months = MONTHS[period];
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = month - ((month - 1) % months);
  const periodFrom = `${year}-${String(first).padStart(2, '0')}-01`;
  return { periodFrom, periodTo: daysAfter(startAfter(periodFrom, months), -1) };
}

/** The period behind another. */
export const periodAfter = (period: ScorecardPeriod, { periodTo }: Period): Period =>
  periodWith(period, daysAfter(periodTo, 1));

function startAfter(day: string, months: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months];
  return `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** When a period is frozen by itself: as the day begins, by the clock of the organization. */
export const freezingOf = ({ periodTo }: Period, days: number, timeZone: string): Date =>
  DateTime.fromISO(daysAfter(periodTo, days), { zone: timeZone }).toJSDate();
