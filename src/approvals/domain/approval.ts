import type { ApprovalPolicy } from './approval-policy';
import type { Electorate } from './tally';
import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, ownDecision, type NotPossibleNow, type Refusal } from '../../shared/refusal';

/** What can be put up for approval; approvals know it by kind and id only. */
export const APPROVAL_SUBJECTS = ['INITIATIVE'] as const;
export type ApprovalSubject = (typeof APPROVAL_SUBJECTS)[number];

/**
 * `RETURNED` sends it back for rework: it may be asked again. `REJECTED`: a veto, or too many against it; the work goes back,
 * too, and may be asked for anew. `WITHDRAWN`: what was to be passed came to nothing before
 * anybody decided, because the subject was stopped or begun anew.
 */
export const APPROVAL_DECISIONS = ['APPROVED', 'RETURNED', 'REJECTED', 'WITHDRAWN'] as const;
export type ApprovalDecision = (typeof APPROVAL_DECISIONS)[number];

/** One request for approval and what became of it. */
export interface Approval {
  readonly id: string;
  readonly organizationId: string;
  readonly subjectKind: ApprovalSubject;
  readonly subjectId: string;
  /** What is to be passed: of an initiative, the stage that it would leave. */
  readonly gate: string;
  /** The subject's version when approval was asked. */
  readonly subjectVersion: number;
  /** Who has to say yes, as it was when it was asked; null for what was decided before there were votes. */
  readonly policy: ApprovalPolicy | null;
  /** 1 when it was asked; raised by each material change of what is voted on, which voids the votes before it. */
  readonly contentVersion: number;
  /**
   * Numbers by which a further change of that content is measured, where it has changed since and not materially: the subject
   * knows what they are. Null while it is as it was.
   */
  readonly seen: Readonly<Record<string, number>> | null;
  readonly requestedById: string;
  readonly requestedAt: Date;
  /** Null while it is open. */
  readonly decision: ApprovalDecision | null;
  /** Whose vote decided it, or whose step withdrew it; null while it is open, and where it was returned since nobody did in time. */
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  /** Who had a say when the votes decided it; null while it is open, or where no votes did. */
  readonly electorates: readonly Electorate[] | null;
}

/** A request that nobody has decided yet. */
export const openApproval = (
  request: Omit<
    Approval,
    'contentVersion' | 'seen' | 'decision' | 'decidedById' | 'decidedAt' | 'reason' | 'electorates'
  >,
): Approval => ({
  ...{ ...request, contentVersion: 1, seen: null },
  ...{ decision: null, decidedById: null, decidedAt: null, reason: null, electorates: null },
});

export const isOpen = ({ decision }: Pick<Approval, 'decision'>): boolean => decision === null;

/** What is said to whoever comes too late. */
export const decidedAlready = ({ gate, decision }: Pick<Approval, 'gate' | 'decision'>): NotPossibleNow =>
  notPossibleNow(`The approval of gate ${gate} was ${decision} already: ask for a new one.`, decision ?? 'OPEN');

/**
 * Decides a request, once and for all.
 * @param reason told to whoever asked; everything but an approval needs one (`input.reason`)
 * @returns the decided approval, or a refusal: it is decided already, it is the decider's own request (which they may
 *   withdraw), or the reason is wanting
 */
export function decideApproval(
  approval: Approval,
  {
    decision,
    decidedById,
    decidedAt,
    reason,
    electorates = null,
  }: {
    readonly decision: ApprovalDecision;
    readonly decidedById: string | null;
    readonly decidedAt: Date;
    readonly reason: string | null;
    readonly electorates?: readonly Electorate[] | null;
  },
): Approval | Refusal {
  if (!isOpen(approval)) return decidedAlready(approval);
  if (approval.requestedById === decidedById && decision !== 'WITHDRAWN') {
    return ownDecision('Nobody decides on their own request: you asked for this approval.');
  }
  const check = new InputCheck();
  const given = check.optionalText('input.reason', reason, { max: 2000 });
  if (given === null && decision !== 'APPROVED') {
    check.problem('input.reason', `Expected a reason for the ${IN_WORDS[decision]}, got none.`);
  }
  if (check.failed) return check.refusal();
  return { ...approval, decision, decidedById, decidedAt, reason: given, electorates };
}

const IN_WORDS = { RETURNED: 'return', REJECTED: 'rejection', WITHDRAWN: 'withdrawal' } as const;
