import { changesOf, type AuditEntry, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Permission, Subject } from '../people/domain/permissions';
import type { StaleVersion } from '../shared/refusal';
import type { Proposal, ProposalStatus } from './domain/proposal';
import { statedWhy, type Why } from './domain/proposal-event';
import { tellOutcome } from './proposal-news';
import { ProposalEventTable } from './proposal-event.table';
import { ProposalTable } from './proposal.table';

/** A change that somebody decides on, having read a version of the proposal. */
export interface ProposalChange {
  readonly proposalId: string;
  readonly expectedVersion: number;
}

/** What the permission table is asked about. */
export const subjectOf = ({ portfolioId, proposerId }: Proposal) => ({ portfolioId, responsible: [proposerId] });

/** As for {@link subjectOf}, where whoever drafts it acts for it, too. */
const ownSideOf = ({ portfolioId, proposerId, drafterId }: Proposal): Subject => ({
  portfolioId,
  responsible: drafterId === null ? [proposerId] : [proposerId, drafterId],
});

/**
 * The proposal, locked for somebody who may change it and knows what they change.
 * @param subject who answers for it: who proposed and who drafts it, unless the permission asks for others
 * @throws Fault NOT_FOUND, FORBIDDEN
 */
export async function lockProposal(
  tx: Transaction,
  { proposalId, expectedVersion }: ProposalChange,
  permission: Permission,
  subject: (proposal: Proposal) => Subject = ownSideOf,
): Promise<Proposal | StaleVersion> {
  const proposal = await tx.lock(ProposalTable, proposalId, 'proposal');
  requirePermission(tx, permission, subject(proposal));
  return tx.stale(proposal, expectedVersion, `proposal "${proposal.title}"`) ?? proposal;
}

/**
 * Writes the next version of a locked proposal, and an event where its status changed.
 * @param action for the audit: the verb of the process, in the past
 * @param beside what else the change wrote, for the audit
 * @param why what the event says beside the status; what the proposal itself says of it, when left out
 */
export async function writeProposal(
  tx: Transaction,
  before: Proposal,
  after: Proposal,
  action: string,
  beside: object = {},
  why: Why = statedWhy(after),
): Promise<{ outcome: { proposalId: string }; audit: [AuditEntry] }> {
  await tx.replace(ProposalTable, before, after);
  if (before.status !== after.status) {
    await writeEvent(tx, before.status, after, why);
    await tellOutcome(tx, before, after, why);
  }
  const changes = changesOf(before, after);
  const entry = {
    subjectKind: 'PROPOSAL',
    subjectId: before.id,
    action,
    before: changes.before,
    after: { ...changes.after, ...beside },
    reason: before.status === after.status ? null : why.reason,
  };
  return { outcome: { proposalId: before.id }, audit: [entry] };
}

/** Writes how a proposal came into the status that it has. @param from null for a new one */
export async function writeEvent(
  tx: Transaction,
  from: ProposalStatus | null,
  { id: proposalId, version, status: toStatus }: Proposal,
  { reason, dueOn }: Why,
): Promise<void> {
  const event = { id: tx.newId(), proposalId, version, fromStatus: from, toStatus, reason, dueOn };
  await tx.insert(ProposalEventTable, [{ ...event, actorId: tx.viewer.personId, occurredAt: tx.now }]);
}
