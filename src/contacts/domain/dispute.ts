import { InputCheck, isCalendarDate } from '../../shared/input-check';
import {
  invalidInput,
  notPossibleNow,
  ownDecision,
  type InvalidInput,
  type NotPossibleNow,
  type Refusal,
} from '../../shared/refusal';
import type { ContactCause, ServiceSide } from './contact-cause';
import { periodOf, type ContactCount } from './contact-count';

/** The charge stands; or another owner is charged. */
export const DISPUTE_DECISIONS = ['UPHELD', 'MOVED'] as const;
export type DisputeDecision = (typeof DISPUTE_DECISIONS)[number];

/** Somebody says that they did not cause what they are charged for, and somebody else decides. */
export interface ContactDispute {
  readonly id: string;
  readonly organizationId: string;
  readonly causeId: string;
  /** Null where all that is charged for the cause in the period is disputed. */
  readonly contactId: string | null;
  /** Calendar dates in UTC, both included; of one contact, its day. */
  readonly fromDay: string;
  readonly toDay: string;
  /** Whom it is charged to, and who disputes it. */
  readonly ownerId: string;
  /** How many were charged when it was raised. */
  readonly contacts: number;
  readonly reason: string;
  readonly raisedAt: Date;
  readonly decision: DisputeDecision | null;
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly movedToId: string | null;
  readonly movedToSide: ServiceSide | null;
  /** When whoever raised it took it back, undecided. */
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
  readonly version: number;
}

/** Whether a dispute waits for a decision. */
export const isOpen = ({ decision, withdrawnAt }: Pick<ContactDispute, 'decision' | 'withdrawnAt'>): boolean =>
  decision === null && withdrawnAt === null;

/** What is disputed. */
export type Disputed = Pick<ContactDispute, 'contactId' | 'fromDay' | 'toDay'>;

export interface DisputeFacts {
  readonly cause: Pick<ContactCause, 'id' | 'name'>;
  /** How many contacts of it are charged to whoever disputes, one by one and in counts that lie within the period. */
  readonly contacts: number;
  /** Counts charged to them that lie only partly within. */
  readonly cut: readonly Pick<ContactCount, 'fromDay' | 'toDay'>[];
  /** Disputes of theirs of this cause that are open. */
  readonly open: readonly Disputed[];
}

type Origin = Pick<ContactDispute, 'id' | 'organizationId' | 'ownerId' | 'raisedAt'>;

/** The period of a dispute, checked. @param today nothing is charged for later days */
export function disputedPeriod(
  { fromDay, toDay }: Pick<ContactDispute, 'fromDay' | 'toDay'>,
  today: string,
): InvalidInput | undefined {
  const check = new InputCheck();
  check.date('input.fromDay', fromDay, { latest: today });
  check.date('input.toDay', toDay, { latest: today });
  if (isCalendarDate(fromDay) && isCalendarDate(toDay) && toDay < fromDay) {
    check.problem('input.toDay', `${toDay} is before ${fromDay}, the first day.`);
  }
  return check.failed ? check.refusal() : undefined;
}

/** A dispute, once what is disputed is charged to whoever raises it, whole, and not disputed already. */
export function raiseDispute(
  origin: Origin,
  { reason, ...disputed }: Disputed & Pick<ContactDispute, 'reason'>,
  { cause, contacts, cut, open }: DisputeFacts,
): ContactDispute | InvalidInput | NotPossibleNow {
  const check = new InputCheck();
  const said = check.text('input.reason', reason, { max: 2000 });
  for (const count of cut) {
    check.problem('input.fromDay', `The count of ${periodOf(count)} lies only partly within: it is disputed whole.`);
  }
  if (check.failed) return check.refusal();
  const already = open.find((other) => isSame(other, disputed));
  if (already) {
    return notPossibleNow(
      `"${cause.name}" is disputed already, of ${periodOf(already)}: that is to be decided.`,
      'DISPUTED',
    );
  }
  if (contacts === 0) {
    return notPossibleNow(`Nothing is charged to you for "${cause.name}" from ${periodOf(disputed)}.`, 'NOT_CHARGED');
  }
  const undecided = { decision: null, decidedById: null, decidedAt: null, decisionReason: null };
  return {
    ...{ ...origin, causeId: cause.id, ...disputed, contacts, reason: said },
    ...{ ...undecided, movedToId: null, movedToSide: null, withdrawnAt: null, withdrawnReason: null, version: 1 },
  };
}

/** Whether two disputes of one cause and owner are about the same charge, in part at least. */
const isSame = (a: Disputed, b: Disputed): boolean =>
  a.contactId !== null && b.contactId !== null
    ? a.contactId === b.contactId
    : a.fromDay <= b.toDay && b.fromDay <= a.toDay;

export interface DecideDispute {
  readonly reason: string;
  /** Left out, the charge stands. */
  readonly movedTo?: { readonly id: string; readonly side: ServiceSide };
  readonly decidedById: string;
  readonly decidedAt: Date;
}

/** Decides a dispute: never whoever raised it. */
export function decideDispute(
  dispute: ContactDispute,
  { reason, movedTo, decidedById, decidedAt }: DecideDispute,
): ContactDispute | Refusal {
  const over = isOver(dispute);
  if (over) return over;
  if (dispute.ownerId === decidedById) return ownDecision('You are charged, and dispute it: somebody else decides.');
  if (movedTo?.id === dispute.ownerId) {
    return invalidInput([{ path: 'input.ownerId', message: 'It is charged to this person: name another owner.' }]);
  }
  const check = new InputCheck();
  const decisionReason = check.text('input.reason', reason, { max: 2000 });
  if (check.failed) return check.refusal();
  const decision = movedTo === undefined ? 'UPHELD' : 'MOVED';
  const to = { movedToId: movedTo?.id ?? null, movedToSide: movedTo?.side ?? null };
  return { ...dispute, decision, decidedById, decidedAt, decisionReason, ...to };
}

/** Takes a dispute back while it is open: the charge stays where it is, and can be disputed anew. */
export function withdrawDispute(
  dispute: ContactDispute,
  reason: string,
  now: Date,
): ContactDispute | InvalidInput | NotPossibleNow {
  const over = isOver(dispute);
  if (over) return over;
  const check = new InputCheck();
  const withdrawnReason = check.text('input.reason', reason, { max: 2000 });
  return check.failed ? check.refusal() : { ...dispute, withdrawnAt: now, withdrawnReason };
}

function isOver(dispute: ContactDispute): NotPossibleNow | undefined {
  if (isOpen(dispute)) return undefined;
  const became = dispute.decision ?? 'WITHDRAWN';
  const was = dispute.decision === null ? 'withdrawn' : `decided: ${dispute.decision}`;
  return notPossibleNow(`This dispute was ${was}. What is charged is disputed anew.`, became);
}
