import type { Transaction } from '../audit';
import { ApprovalTable } from '../approvals';
import type { Approval } from '../approvals/domain/approval';
import type { Election } from '../approvals/domain/election';
import type { Initiative } from './domain/initiative';
import type { OthersConcerned } from './domain/move';
import { electionOf, policyAt } from './elections';
import { moveFacts } from './initiative-facts';
import { InitiativeTable } from './initiative.table';
import { processFor } from './process-library';

/** What an approval's conduct is decided on: its initiative is locked. */
interface Conduct {
  readonly approval: Approval;
  readonly initiative: Initiative;
  readonly people: OthersConcerned;
  readonly election: Election;
}

/** The initiative first, as wherever something of its gate changes; then the approval, as it stands behind that lock. */
export async function lockSubject(
  tx: Transaction,
  approvalId: string,
): Promise<{ readonly approval: Approval; readonly initiative: Initiative }> {
  const { subjectId } = await tx.find(ApprovalTable, approvalId, 'approval');
  const initiative = await tx.lock(InitiativeTable, subjectId, 'initiative');
  return { approval: await tx.find(ApprovalTable, approvalId, 'approval'), initiative };
}

/** As it stands behind the lock of its initiative. */
export async function conductOf(tx: Transaction, approvalId: string): Promise<Conduct> {
  const { approval, initiative } = await lockSubject(tx, approvalId);
  const { people: now } = await moveFacts(tx, initiative.id);
  const people = { ...now, requestedById: approval.requestedById };
  const process = await processFor(tx, initiative);
  const election = await electionOf(tx, initiative, people, approval.policy ?? policyAt(process.policy, initiative));
  return { approval, initiative, people, election };
}
