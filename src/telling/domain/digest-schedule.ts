import { DateTime } from 'luxon';
import { WEEKDAYS, type Weekday } from '../../people/domain/working-calendar';
import type { Role } from '../../people/domain/person';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

export const DIGEST_FREQUENCIES = ['WEEKLY', 'MONTHLY'] as const;
export type DigestFrequency = (typeof DIGEST_FREQUENCIES)[number];

/** At which hours of the organization's clock digests are due. */
export interface DigestTimes {
  readonly frequency: DigestFrequency;
  /** Of a weekly one; null otherwise. */
  readonly weekday: Weekday | null;
  /** 1 to 28, of a monthly one; null otherwise. */
  readonly dayOfMonth: number | null;
  /** 0 to 23, by the clock of the organization's time zone. */
  readonly hour: number;
}

/** When an organization's executives are told how it goes, and who they are. People by name are rows of their own. */
export interface DigestSchedule extends DigestTimes {
  readonly id: string;
  readonly organizationId: string;
  readonly isOn: boolean;
  /** Whoever holds one of them in the whole organization is told, too. */
  readonly roles: readonly Role[];
  /** When the next digest is due; null while it is off. */
  readonly nextDueAt: Date | null;
  readonly version: number;
}

/** Somebody who is told by name. */
export interface DigestRecipient {
  readonly organizationId: string;
  readonly personId: string;
}

export interface ScheduleInput {
  readonly isOn: boolean;
  readonly frequency: DigestFrequency;
  readonly weekday?: Weekday | null;
  readonly dayOfMonth?: number | null;
  readonly hour: number;
  readonly recipientIds: readonly string[];
  readonly roles: readonly Role[];
}

type ScheduleContent = Omit<DigestSchedule, 'id' | 'organizationId' | 'nextDueAt' | 'version'>;

/** What a new organization begins with: nothing is sent before somebody says so. */
export const DEFAULT_SCHEDULE: ScheduleContent = {
  ...{ isOn: false, frequency: 'WEEKLY', weekday: 'MONDAY', dayOfMonth: null, hour: 8, roles: ['CX_LEADER'] },
};

const MOST_RECIPIENTS = 100;

/** A schedule as somebody wants it, checked whole. Whether the people exist is for the caller to find out. */
export function takeSchedule(input: ScheduleInput): ScheduleContent | InvalidInput {
  const check = new InputCheck();
  const { isOn, frequency, hour, recipientIds, roles } = input;
  const { weekday = null, dayOfMonth = null } = input;
  check.whole('input.hour', hour, { min: 0, max: 23 });
  if (frequency === 'WEEKLY') {
    if (weekday === null) check.problem('input.weekday', 'A weekly digest has a weekday.');
    if (dayOfMonth !== null) check.problem('input.dayOfMonth', `${dayOfMonth}: a weekly digest has a weekday alone.`);
  } else {
    if (weekday !== null) check.problem('input.weekday', `${weekday}: a monthly digest has a day of the month alone.`);
    if (dayOfMonth === null) check.problem('input.dayOfMonth', 'A monthly digest has a day of the month.');
    // Every month has these.
    else check.whole('input.dayOfMonth', dayOfMonth, { min: 1, max: 28 });
  }
  if (recipientIds.length > MOST_RECIPIENTS) {
    check.problem('input.recipientIds', `${recipientIds.length} people: expected at most ${MOST_RECIPIENTS}.`);
  }
  check.distinct('input.recipientIds', recipientIds, 'This person is named twice.');
  check.distinct('input.roles', roles);
  if (isOn && recipientIds.length + roles.length === 0) {
    check.problem('input.recipientIds', 'Nobody would be told: expected a person or a role.');
  }
  return check.failed ? check.refusal() : { isOn, frequency, weekday, dayOfMonth, hour, roles };
}

/**
 * The first moment after another at which a digest is due. Where the clock is put forward over the hour, it is due an hour
 * later by that clock; where it is put back, the first time.
 */
export function nextDue({ frequency, weekday, dayOfMonth, hour }: DigestTimes, timeZone: string, after: Date): Date {
  const isTheDay = (day: DateTime): boolean =>
    frequency === 'WEEKLY' ? WEEKDAYS[day.weekday - 1] === weekday : day.day === dayOfMonth;
  const today = DateTime.fromJSDate(after, { zone: timeZone }).startOf('day');
  for (let days = 0; days <= 62; days += 1) {
    const day = today.plus({ days });
    const due = day.set({ hour }).toJSDate();
    if (isTheDay(day) && due > after) return due;
  }
  throw new Error(`No digest of ${frequency} ${weekday ?? dayOfMonth} is due within two months.`);
}

/** Who is told by name once somebody has left: the successor in their place, once. */
export function handOverRecipients(recipientIds: readonly string[], leaverId: string, successorId: string): string[] {
  return [...new Set(recipientIds.map((id) => (id === leaverId ? successorId : id)))];
}
