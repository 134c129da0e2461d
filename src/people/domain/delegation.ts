import { daysBetween } from '../../shared/days';
import { InputCheck } from '../../shared/input-check';
import {
  notPossibleNow,
  ownDecision,
  type InvalidInput,
  type NotPossibleNow,
  type OwnDecision,
} from '../../shared/refusal';
import { covers, localDay, type Days } from './working-calendar';

/** A person's votes in the hands of another, on these days, both included, by the date where that person is. */
export interface Delegation extends Days {
  readonly id: string;
  readonly organizationId: string;
  /** Whose votes they are. */
  readonly fromId: string;
  /** Who casts them. */
  readonly toId: string;
  /** What it covers; null covers everything. */
  readonly portfolioId: string | null;
  readonly reason: string;
  /** The person, an assistant of theirs, or an admin. */
  readonly givenById: string;
  readonly givenAt: Date;
  /** When it was taken back, or ended because one of the two left; null while it holds. */
  readonly revokedAt: Date | null;
  readonly version: number;
}

/**
 * Somebody may vote for somebody else: by a delegation, or as the deputy of somebody who is absent. It is resolved when a
 * vote is cast and goes one step only: what was given to a deputy is not theirs to pass on, so that a circle of deputies is
 * harmless.
 */
export interface StandIn extends Days, Pick<Delegation, 'fromId' | 'toId' | 'portfolioId'> {
  /** Where the one who is stood in for is: it says which day it is. */
  readonly timeZone: string;
}

/** What somebody votes on, as far as deputies are concerned. */
export interface VoteScope {
  readonly portfolioId: string;
  readonly now: Date;
}

/** The people whose seats a human may vote for: their own first, then those that are theirs to stand in for now. */
export function seatsOf(personId: string, standIns: readonly StandIn[], scope: VoteScope): readonly string[] {
  const given = standIns.filter(({ fromId, toId }) => toId === personId && fromId !== personId);
  return [...new Set([personId, ...given.filter((each) => holds(each, scope)).map(({ fromId }) => fromId)])];
}

/** The humans who may vote for a seat: the one it belongs to, and those who stand in now. */
export function votersFor(seatId: string, standIns: readonly StandIn[], scope: VoteScope): readonly string[] {
  const given = standIns.filter(({ fromId }) => fromId === seatId);
  return [...new Set([seatId, ...given.filter((each) => holds(each, scope)).map(({ toId }) => toId)])];
}

const holds = (standIn: StandIn, { portfolioId, now }: VoteScope): boolean =>
  covers(standIn, localDay(standIn.timeZone, now)) &&
  (standIn.portfolioId === null || standIn.portfolioId === portfolioId);

/** Three years, as for an absence. */
const LONGEST_DELEGATION_DAYS = 1_096;

export type DelegationInput = Pick<Delegation, 'toId' | 'firstDay' | 'lastDay' | 'reason'> & {
  readonly portfolioId?: string | null;
};

/**
 * A delegation from today on; others of the same days may go to other deputies.
 * @param today where the person is whose votes they are
 * @returns or a refusal: whoever gives the votes of another to themselves, and what is wanting
 */
export function delegationFrom(
  origin: Pick<Delegation, 'id' | 'organizationId' | 'fromId' | 'givenById' | 'givenAt'>,
  { toId, firstDay, lastDay, portfolioId = null, ...input }: DelegationInput,
  today: string,
): Delegation | InvalidInput | OwnDecision {
  if (toId === origin.givenById && toId !== origin.fromId) {
    return ownDecision('Nobody gives the votes of another to themselves: the person does, or somebody else who may.');
  }
  const check = new InputCheck();
  if (toId === origin.fromId) check.problem('input.toId', 'Nobody votes in their own stead.');
  check.date('input.firstDay', firstDay);
  check.date('input.lastDay', lastDay);
  if (!check.failed) checkDays(check, { firstDay, lastDay }, today);
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  if (check.failed) return check.refusal();
  return { ...origin, toId, firstDay, lastDay, portfolioId, reason, revokedAt: null, version: 1 };
}

function checkDays(check: InputCheck, { firstDay, lastDay }: Days, today: string): void {
  if (firstDay < today)
    check.problem('input.firstDay', `${firstDay} is past: in this person's time zone it is ${today}.`);
  if (lastDay < firstDay) check.problem('input.lastDay', `${lastDay} is before the first day, ${firstDay}.`);
  const days = daysBetween(firstDay, lastDay) + 1;
  if (days > LONGEST_DELEGATION_DAYS) {
    check.problem('input.lastDay', `${days} days: expected at most ${LONGEST_DELEGATION_DAYS} (three years).`);
  }
}

/** Ends a delegation at once; what was voted under it stays voted. @param today where the person is whose votes they are */
export function revoke(delegation: Delegation, today: string, now: Date): Delegation | NotPossibleNow {
  if (delegation.revokedAt !== null) return notPossibleNow('The delegation was taken back already.', 'REVOKED');
  if (delegation.lastDay < today) return notPossibleNow('The delegation is over.', 'OVER');
  return { ...delegation, revokedAt: now, version: delegation.version + 1 };
}
