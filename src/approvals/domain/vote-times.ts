import { z } from 'zod';

/** What becomes of an approval that nobody decided in time. `STAY`: it is awaited still. Nothing approves itself. */
export const ON_EXPIRY = ['STAY', 'RETURN'] as const;
export type OnExpiry = (typeof ON_EXPIRY)[number];

/** How long voters have, in working days of each voter's calendar; where `days` is left out, there is no hurry. */
export interface VoteTimes {
  /** Working days to vote, from the moment that the vote is asked for. */
  readonly days?: number | undefined;
  /** So many working days before it is due the voter and the deputies are reminded. */
  readonly remindBefore?: number | undefined;
  /** So many working days after it was due it is taken up the line. */
  readonly escalateAfter?: number | undefined;
  /** So many working days after each step it goes one further up; when it is left out, there is one step for all. */
  readonly escalateEvery?: number | undefined;
  /** So many working days after they were due the last awaited votes expire, and with them the request. */
  readonly expireAfter?: number | undefined;
  /** `STAY` when it is left out. */
  readonly onExpiry?: OnExpiry | undefined;
}

/** A year of working days. */
const workingDays = z.int().min(1).max(260);

/** The shape of these times as they are written down. */
export const voteTimes = {
  days: workingDays
    .meta({ description: "Working days to vote, by each voter's calendar; left out where there is no hurry." })
    .optional(),
  remindBefore: workingDays
    .meta({ description: 'Working days before it is due: then the voter and their deputies are reminded.' })
    .optional(),
  escalateAfter: workingDays
    .meta({
      description:
        "Working days after it was due: then the voter's manager and whoever may name another approver hear.",
    })
    .optional(),
  escalateEvery: workingDays
    .meta({
      description:
        'Working days from one step of the escalation to the next: first the manager of the voter hears, then theirs and so on up the line, then the chair of the body that decides on the amount, then those of the bodies it escalates to. Left out: one step, in which the manager and whoever may name another approver hear.',
    })
    .optional(),
  expireAfter: workingDays
    .meta({ description: 'Working days after they were due: then the votes that are awaited last expire.' })
    .optional(),
  onExpiry: z
    .enum(ON_EXPIRY)
    .meta({
      description: 'RETURN: then the work goes back. STAY, when left out: it waits on. Nothing approves itself.',
    })
    .optional(),
};

interface TimesFault {
  readonly field: keyof VoteTimes;
  readonly message: string;
}

/** What does not fit together in these times, each with the field that it is about; empty when all does. */
export function timesFaults(times: VoteTimes): TimesFault[] {
  const { days, remindBefore, escalateAfter, escalateEvery, expireAfter, onExpiry } = times;
  const faults: TimesFault[] = [];
  if (days === undefined) {
    const given = { remindBefore, escalateAfter, expireAfter };
    for (const field of ['remindBefore', 'escalateAfter', 'expireAfter'] as const) {
      if (given[field] !== undefined)
        faults.push({ field, message: `Expected "days", too: ${field} counts from there` });
    }
  } else if (remindBefore !== undefined && remindBefore >= days) {
    faults.push({
      field: 'remindBefore',
      message: `Expected fewer than the ${days} days to vote, got ${remindBefore}`,
    });
  }
  if (escalateEvery !== undefined && escalateAfter === undefined) {
    faults.push({ field: 'escalateEvery', message: 'Expected "escalateAfter", too: it says when the first step is' });
  }
  if (onExpiry !== undefined && expireAfter === undefined) {
    faults.push({ field: 'onExpiry', message: 'Expected "expireAfter", too: without it nothing expires' });
  }
  return faults;
}

const FIELDS = ['days', 'remindBefore', 'escalateAfter', 'escalateEvery', 'expireAfter', 'onExpiry'] as const;

/** The times alone, of whatever has them. */
export const timesOf = (times: VoteTimes): VoteTimes =>
  Object.fromEntries(FIELDS.flatMap((field) => (times[field] === undefined ? [] : [[field, times[field]]])));

/** The deadlines of one vote. */
export const VOTE_TIMERS = {
  reminder: 'vote after reminderDays',
  due: 'vote after days',
  escalation: 'vote after escalationDays',
  expiry: 'vote after expiryDays',
} as const;
export type VoteTimer = keyof typeof VOTE_TIMERS;

/** The working days that each deadline of a vote gives, those that there are. */
export function daysOfTimers(times: VoteTimes): readonly (readonly [VoteTimer, number])[] {
  const { days, remindBefore, escalateAfter, expireAfter } = times;
  if (days === undefined) return [];
  return [
    ...(remindBefore === undefined ? [] : [['reminder', days - remindBefore] as const]),
    ['due', days] as const,
    ...(escalateAfter === undefined ? [] : [['escalation', days + escalateAfter] as const]),
    ...(expireAfter === undefined ? [] : [['expiry', days + expireAfter] as const]),
  ];
}
