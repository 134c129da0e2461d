import type { WorkingTime } from '../../people/domain/working-calendar';
import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type Refusal } from '../../shared/refusal';
import { dueAgain, remaining } from './delay';

/** What can have deadlines; they know it by kind and id only, since all of it stands on higher floors. */
export const DEADLINE_SUBJECTS = [
  'INITIATIVE',
  'APPROVAL',
  'CONDITION',
  'SCORING_ROUND',
  'FOLLOW_UP',
  'KILL_CRITERION',
  'OUTCOME',
] as const;
export type DeadlineSubject = (typeof DEADLINE_SUBJECTS)[number];

export interface SubjectOfDeadlines {
  readonly kind: DeadlineSubject;
  readonly id: string;
}

/** `PAUSED` keeps what was left of it; `CANCELLED`: what it was for was left before it ran out. */
export const DEADLINE_STATES = ['PENDING', 'PAUSED', 'FIRED', 'CANCELLED'] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

/** A timer of a process that runs, ran out or was stopped. */
export interface Deadline {
  readonly id: string;
  readonly organizationId: string;
  readonly subjectKind: DeadlineSubject;
  readonly subjectId: string;
  /** Whose it is, and by whose calendar it is counted; null where it is the organization's. */
  readonly personId: string | null;
  /** The timer of the process: `discover.underWay after stageDays`. */
  readonly name: string;
  /** 1, 2, … of that name for that subject, and that person. */
  readonly entry: number;
  readonly startedAt: Date;
  /** Null while it is paused, and of one that was cancelled then. */
  readonly dueAt: Date | null;
  /** Whether it was given in working days: then what remains is working time, by the same calendar. */
  readonly inWorkingTime: boolean;
  /** Whole seconds ≥ 0 that were left when it was paused; null otherwise. */
  readonly remainingSeconds: number | null;
  readonly state: DeadlineState;
  readonly firedAt: Date | null;
  /** When what it was for was left; a hold leaves nothing. */
  readonly leftAt: Date | null;
  /** Why nothing came of it when it ran out; of a pending one why it was set aside, so that it is not tried again. */
  readonly problem: string | null;
  readonly version: number;
}

/** Whether its time has passed and what it is for still goes on. */
export const isOverdue = ({ dueAt, leftAt, state }: Pick<Deadline, 'dueAt' | 'leftAt' | 'state'>, now: Date): boolean =>
  leftAt === null && dueAt !== null && dueAt < now && (state === 'PENDING' || state === 'FIRED');

/** The state of the process that it is a deadline of: `discover.underWay`. */
export const stateOfTimer = (name: string): string => name.split(' after ')[0] ?? name;

/** The end of the calendar that inputs know. */
const LAST_MOMENT = new Date('2999-12-31T23:59:59Z');

export interface Extension {
  readonly dueAt: Date;
  readonly reason: string;
}

/**
 * Gives a deadline more time. What follows it in the same state (an escalation, say) moves by as much, counted in working
 * time where it was given in working days; one that was set aside is tried again.
 * @param others the further deadlines of its subject
 * @returns those that change, as they become, with the reason as it is kept; or a refusal
 */
export function extendDeadline(
  deadline: Deadline,
  others: readonly Deadline[],
  { dueAt, reason }: Extension,
  { time, now }: { readonly time: WorkingTime; readonly now: Date },
): { readonly extended: readonly Deadline[]; readonly reason: string } | Refusal {
  const check = new InputCheck();
  const given = check.text('input.reason', reason, { max: 2000 });
  if (deadline.state !== 'PENDING' || deadline.dueAt === null) {
    const message = `"${deadline.name}" is ${deadline.state}: only what is still to come can be put off.`;
    return check.failed ? check.refusal() : notPossibleNow(message, deadline.state);
  }
  const earliest = deadline.dueAt > now ? deadline.dueAt : now;
  if (!(dueAt > earliest)) {
    check.problem('input.dueAt', `${dueAt.toISOString()} is not later than ${earliest.toISOString()}.`);
  } else if (dueAt > LAST_MOMENT) {
    check.problem('input.dueAt', `${dueAt.toISOString()} is beyond the year 2999.`);
  }
  if (check.failed) return check.refusal();
  const was = deadline.dueAt;
  const following = others.filter(
    ({ state, name, dueAt: at }) =>
      state === 'PENDING' && at !== null && at >= was && stateOfTimer(name) === stateOfTimer(deadline.name),
  );
  const later = following.map((each) => ({ ...each, dueAt: putOff(each, { from: was, to: dueAt }, time) }));
  return { extended: [{ ...deadline, dueAt, problem: null }, ...later], reason: given };
}

/** When a deadline is due that is put off by as much as another is: counted in working time where it was given in working days. */
export function putOff(
  deadline: Pick<Deadline, 'dueAt' | 'inWorkingTime'>,
  { from, to }: { readonly from: Date; readonly to: Date },
  time: WorkingTime,
): Date {
  const remainingSeconds = remaining(deadline, to, { time, now: from });
  return dueAgain({ ...deadline, remainingSeconds }, { time, now: deadline.dueAt ?? to });
}
