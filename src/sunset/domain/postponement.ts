import { InputCheck, isCalendarDate } from '../../shared/input-check';
import {
  notPossibleNow,
  ownDecision,
  type InvalidInput,
  type NotPossibleNow,
  type OwnDecision,
} from '../../shared/refusal';
import type { SunsetPlan } from './sunset-plan';

/** Members of a body ask to put a switch-off to a later day; it is put off once as many ask as the body's quorum. */
export interface Postponement {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** 1, 2, 3, … of the initiative. */
  readonly number: number;
  /** As planned when it was asked, and as asked: `YYYY-MM-DD`. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly reason: string;
  readonly governanceBodyId: string;
  /** How many members have to ask for it. */
  readonly quorum: number;
  readonly askedById: string;
  readonly askedAt: Date;
  /** When the quorum was there. */
  readonly effectiveAt: Date | null;
  /** When another day was asked for, or it was switched off. */
  readonly withdrawnAt: Date | null;
  readonly version: number;
}

/** One member who asks for it: themselves, or the deputy of their seat. */
export interface Agreement {
  readonly id: string;
  readonly organizationId: string;
  readonly postponementId: string;
  readonly seatId: string;
  readonly agreedById: string;
  readonly agreedAt: Date;
}

export interface PostponementInput {
  readonly until: string;
  readonly reason: string;
}

/** A later day and a reason, checked whole. */
export function askedToPostpone(
  input: PostponementInput,
  { switchOffOn }: Pick<SunsetPlan, 'switchOffOn'>,
): Pick<Postponement, 'fromDay' | 'toDay' | 'reason'> | InvalidInput {
  const check = new InputCheck();
  const reason = check.text('input.reason', input.reason, { max: 2_000 });
  const toDay = check.date('input.until', input.until);
  if (isCalendarDate(toDay) && toDay <= switchOffOn) {
    check.problem('input.until', `${toDay}: expected a day after ${switchOffOn}, as planned.`);
  }
  return check.failed ? check.refusal() : { fromDay: switchOffOn, toDay, reason };
}

/** A member's seat and whoever may sit on it. */
interface MemberSeat {
  readonly personId: string;
  readonly deputyId: string | null;
}

/**
 * The seat by which somebody asks for it: their own, else that of a member whose deputy they are and who has not asked.
 * @param concernedIds everybody with a part in the initiative: neither they nor their deputies have a say
 */
export function seatThatAgrees(
  personId: string,
  seats: readonly MemberSeat[],
  before: readonly Pick<Agreement, 'seatId' | 'agreedById'>[],
  concernedIds: readonly string[],
): { readonly seatId: string } | NotPossibleNow | OwnDecision {
  if (concernedIds.includes(personId)) {
    return ownDecision('Nobody puts off what is their own: you have a part in this initiative.');
  }
  if (before.some(({ agreedById }) => agreedById === personId)) {
    return notPossibleNow('You have asked for it already: one human counts once.', 'OPEN');
  }
  const taken = new Set(before.map(({ seatId }) => seatId));
  const own = seats.find((seat) => seat.personId === personId && !taken.has(seat.personId));
  const deputy = seats.find(
    (seat) => seat.deputyId === personId && !taken.has(seat.personId) && !concernedIds.includes(seat.personId),
  );
  const seat = own ?? deputy;
  if (seat === undefined) return notPossibleNow('For your seat it is asked already.', 'OPEN');
  return { seatId: seat.personId };
}

/** Whether as many have asked as it takes. */
export const isThere = ({ quorum }: Pick<Postponement, 'quorum'>, agreements: number): boolean => agreements >= quorum;

export const isOpen = ({ effectiveAt, withdrawnAt }: Pick<Postponement, 'effectiveAt' | 'withdrawnAt'>): boolean =>
  effectiveAt === null && withdrawnAt === null;
