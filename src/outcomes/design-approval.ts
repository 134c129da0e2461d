import type { Acting, Transaction } from '../audit';
import { ApprovalTable } from '../approvals';
import type { Approval } from '../approvals/domain/approval';
import type { KillCriterion } from './domain/kill-criterion';

/** The latest approval of the design with which a criterion was approved; undefined while it was not. */
export async function lockedByApproval(
  tx: Transaction<Acting>,
  { initiativeId, setAt }: Pick<KillCriterion, 'initiativeId' | 'setAt'>,
): Promise<Approval | undefined> {
  const approvals = await tx.all(ApprovalTable, 'subjectId', [initiativeId]);
  const ofDesign = approvals.filter(
    ({ gate, decision, decidedAt }) =>
      gate === 'DESIGN' && decision === 'APPROVED' && decidedAt !== null && decidedAt >= setAt,
  );
  return ofDesign.toSorted((a, b) => a.decidedAt!.getTime() - b.decidedAt!.getTime()).at(-1);
}
