import { addWorkingDays, localDay, workingHours, type WorkingTime } from '../../people/domain/working-calendar';
import { InputCheck } from '../../shared/input-check';
import { invalidInput, notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';

/** A customer gave a low score, and somebody is to answer them: the loop is closed when they did. */
export interface FollowUp {
  readonly id: string;
  readonly organizationId: string;
  readonly feedbackId: string;
  /** Of the feedback. */
  readonly customerId: string | null;
  readonly ownerId: string;
  readonly openedAt: Date;
  readonly dueAt: Date;
  /** When it was closed, and by whom; null while it is open. */
  readonly closedAt: Date | null;
  readonly closedById: string | null;
  /** Calendar date on which the customer was answered. */
  readonly answeredOn: string | null;
  /** How; null while it is open, and once the customer is erased. */
  readonly how: string | null;
  readonly version: number;
}

/** The moments of a follow-up: its owner is reminded when the working day begins on which it is due. */
export const FOLLOW_UP_TIMERS = { reminder: 'followUp after reminder', due: 'followUp after dueAt' } as const;

/** Feedback that came in longer ago is history: a file of last year asks nobody to call anybody. */
export const FRESH_DAYS = 30;

const HOW_CHARACTERS = 2_000;

/**
 * When a follow-up is due, and when its owner is reminded, by their calendar.
 * @returns due at the end of so many working days from now, also where a calendar has none within ten years; no reminder
 *   where its moment has passed
 */
export function followUpTimes(
  dueInWorkingDays: number,
  { time, now }: { readonly time: WorkingTime; readonly now: Date },
): { readonly dueAt: Date; readonly remindAt: Date | null } {
  const dueAt = addWorkingDays(time, now, dueInWorkingDays) ?? new Date(+now + dueInWorkingDays * 86_400_000);
  const begin = workingHours(time, localDay(time.timeZone, dueAt))?.begin;
  return { dueAt, remindAt: begin !== undefined && begin > now && begin < dueAt ? begin : null };
}

/**
 * The customer was answered: when, and how.
 * @param receivedOn the day of the feedback: nobody is answered before
 * @param isErased whether the customer has been erased since: then no word of how is kept
 */
export function closeFollowUp(
  followUp: FollowUp,
  input: { readonly answeredOn: string; readonly how: string },
  { receivedOn, today, isErased }: { readonly receivedOn: string; readonly today: string; readonly isErased: boolean },
): Pick<FollowUp, 'answeredOn' | 'how'> | InvalidInput | NotPossibleNow {
  const closed = isClosed(followUp);
  if (closed) return closed;
  const check = new InputCheck();
  const answeredOn = check.date('input.answeredOn', input.answeredOn, { latest: today });
  if (answeredOn < receivedOn) {
    check.problem('input.answeredOn', `${answeredOn} is before the feedback, which came on ${receivedOn}.`);
  }
  const how = check.text('input.how', input.how, { max: HOW_CHARACTERS });
  return check.failed ? check.refusal() : { answeredOn, how: isErased ? null : how };
}

/** Why it is not passed on to somebody: it is theirs. */
export function isTheirs({ ownerId }: FollowUp, toId: string): InvalidInput | undefined {
  return ownerId === toId
    ? invalidInput([{ path: 'input.ownerId', message: 'It is theirs already: name somebody else.' }])
    : undefined;
}

/** Why nothing more is done with it. */
export function isClosed({ closedAt }: FollowUp): NotPossibleNow | undefined {
  return closedAt === null
    ? undefined
    : notPossibleNow('The follow-up is closed: the customer was answered.', 'CLOSED');
}
