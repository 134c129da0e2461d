import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, ownDecision, type Refusal } from '../../shared/refusal';

/** What can be put up for approval; approvals know it by kind and id only. */
export const APPROVAL_SUBJECTS = ['INITIATIVE'] as const;
export type ApprovalSubject = (typeof APPROVAL_SUBJECTS)[number];

/**
 * `RETURNED` sends it back for rework: it may be asked again. `WITHDRAWN`: what was to be passed came to nothing before
 * anybody decided, because the subject was stopped or begun anew.
 */
export const APPROVAL_DECISIONS = ['APPROVED', 'RETURNED', 'WITHDRAWN'] as const;
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
  readonly requestedById: string;
  readonly requestedAt: Date;
  /** Null while it is open. */
  readonly decision: ApprovalDecision | null;
  /** Who approved or returned it, or whose step withdrew it. */
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

/** A request that nobody has decided yet. */
export const openApproval = (
  request: Omit<Approval, 'decision' | 'decidedById' | 'decidedAt' | 'reason'>,
): Approval => ({ ...request, decision: null, decidedById: null, decidedAt: null, reason: null });

export const isOpen = ({ decision }: Pick<Approval, 'decision'>): boolean => decision === null;

/**
 * Decides a request, once and for all.
 * @param reason told to whoever asked; a return or a withdrawal needs one (`input.reason`)
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
  }: {
    readonly decision: ApprovalDecision;
    readonly decidedById: string;
    readonly decidedAt: Date;
    readonly reason: string | null;
  },
): Approval | Refusal {
  if (approval.decision !== null) {
    const message = `The approval of gate ${approval.gate} was ${approval.decision} already: ask for a new one.`;
    return notPossibleNow(message, approval.decision);
  }
  if (approval.requestedById === decidedById && decision !== 'WITHDRAWN') {
    return ownDecision('Nobody decides on their own request: you asked for this approval.');
  }
  const check = new InputCheck();
  const given = check.optionalText('input.reason', reason, { max: 2000 });
  if (given === null && decision !== 'APPROVED') {
    const what = decision === 'RETURNED' ? 'return' : 'withdrawal';
    check.problem('input.reason', `Expected a reason for the ${what}, got none.`);
  }
  if (check.failed) return check.refusal();
  return { ...approval, decision, decidedById, decidedAt, reason: given };
}
