import type { Acting, Transaction } from '../audit';
import { isRefusal, type Refusal } from '../shared/refusal';
import { ApprovalTable } from './approval.table';
import { lapseConditions } from './condition-writing';
import type { ApprovalPolicy } from './domain/approval-policy';
import type { Electorate } from './domain/tally';
import { endVoteDeadlines } from './vote-deadlines';
import { closeQuestions } from './vote-writing';
import {
  decideApproval,
  isOpen,
  openApproval,
  type Approval,
  type ApprovalDecision,
  type ApprovalSubject,
} from './domain/approval';

/** What is put up for approval; its row is locked by whoever asks or decides. */
interface SubjectOfApproval {
  readonly kind: ApprovalSubject;
  readonly id: string;
}

interface Request {
  readonly subject: SubjectOfApproval;
  /** What is to be passed: of an initiative, the stage that it would leave. */
  readonly gate: string;
  /** The subject's version that approval is asked for. */
  readonly subjectVersion: number;
  /** Who has to say yes; the request stays on it. */
  readonly policy: ApprovalPolicy;
}

/** The request that is open for a subject, if there is one: never more. */
export async function openApprovalOf(
  tx: Transaction<Acting>,
  { kind, id }: SubjectOfApproval,
): Promise<Approval | undefined> {
  const approvals = await tx.all(ApprovalTable, 'subjectId', [id]);
  return approvals.find((approval) => approval.subjectKind === kind && isOpen(approval));
}

/** Asks for an approval, in the name of the person of this transaction. */
export async function requestApproval(
  tx: Transaction,
  { subject, gate, subjectVersion, policy }: Request,
): Promise<Approval> {
  const approval = openApproval({
    id: tx.newId(),
    organizationId: tx.viewer.organizationId,
    subjectKind: subject.kind,
    subjectId: subject.id,
    gate,
    subjectVersion,
    policy,
    requestedById: tx.viewer.personId,
    requestedAt: tx.now,
  });
  await tx.insert(ApprovalTable, [approval]);
  return approval;
}

/**
 * Closes an open request with what the vote or the step of the person of this transaction decided, or time where there is
 * none; what was asked meanwhile needs no answer any more, nothing is due, and conditions that are not to be met lapse.
 * @param electorates who had a say, where votes decided it
 */
export async function closeApproval(
  tx: Transaction<Acting>,
  approval: Approval,
  decision: ApprovalDecision,
  reason: string | null,
  electorates: readonly Electorate[] | null = null,
): Promise<Approval | Refusal> {
  const decided = decideApproval(approval, {
    decision,
    decidedById: tx.viewer.personId,
    decidedAt: tx.now,
    reason,
    electorates,
  });
  if (isRefusal(decided)) return decided;
  const { decidedById, decidedAt } = decided;
  await tx.updateWhile(
    ApprovalTable,
    approval,
    { decision, decidedById, decidedAt, reason: decided.reason, electorates },
    { decision: null },
  );
  await closeQuestions(tx, approval.id);
  await lapseConditions(tx, approval.id);
  await endVoteDeadlines(tx, approval);
  return decided;
}
