import { changesOf, type AuditEntry, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Permission } from '../people/domain/permissions';
import type { StaleVersion } from '../shared/refusal';
import type { Proposal } from './domain/proposal';
import { ProposalTable } from './proposal.table';

/** A change that somebody decides on, having read a version of the proposal. */
export interface ProposalChange {
  readonly proposalId: string;
  readonly expectedVersion: number;
}

/** What the permission table is asked about. */
export const subjectOf = ({ portfolioId, proposerId }: Proposal) => ({ portfolioId, responsible: [proposerId] });

/**
 * The proposal, locked for somebody who may change it and knows what they change.
 * @throws Fault NOT_FOUND, FORBIDDEN
 */
export async function lockProposal(
  tx: Transaction,
  { proposalId, expectedVersion }: ProposalChange,
  permission: Permission,
): Promise<Proposal | StaleVersion> {
  const proposal = await tx.lock(ProposalTable, proposalId, 'proposal');
  requirePermission(tx, permission, subjectOf(proposal));
  return tx.stale(proposal, expectedVersion, `proposal "${proposal.title}"`) ?? proposal;
}

/**
 * Writes the next version of a locked proposal.
 * @param action for the audit: the verb of the process, in the past
 * @param beside what else the change wrote, for the audit
 */
export async function writeProposal(
  tx: Transaction,
  before: Proposal,
  after: Proposal,
  action: string,
  beside: object = {},
): Promise<{ outcome: { proposalId: string }; audit: [AuditEntry] }> {
  await tx.replace(ProposalTable, before, after);
  const changes = changesOf(before, after);
  const entry = {
    subjectKind: 'PROPOSAL',
    subjectId: before.id,
    action,
    before: changes.before,
    after: { ...changes.after, ...beside },
    reason: changes.after.declineReason ?? changes.after.missingForDecision ?? null,
  };
  return { outcome: { proposalId: before.id }, audit: [entry] };
}
