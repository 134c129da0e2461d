import type { Governor, Keyed, Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import type { Proposal } from './domain/proposal';
import { merge } from './domain/proposal-merge';
import { refuseWithdrawal, support, type Support } from './domain/supporter';
import { subjectOf, writeProposal, type ProposalChange } from './proposal-writing';
import { ProposalTable } from './proposal.table';
import { ProposalSupporterTable } from './supporter.table';

interface OfProposal extends Keyed {
  readonly proposalId: string;
}

interface MergeProposals extends ProposalChange, Keyed {
  readonly intoId: string;
  readonly intoExpectedVersion?: number | null;
  readonly reason: string;
}

type Outcome = Promise<{ proposalId: string } | Refusal>;

/** Who wants the same, and proposals that say the same. Support changes nothing that a proposal states, nor its version. */
export class SupporterService {
  constructor(private readonly governor: Governor) {}

  support(caller: Caller, input: OfProposal & { readonly reason?: string | null }): Outcome {
    return this.governor.govern(caller, 'supportProposal', input, async (tx) => {
      const { proposal, supporterIds } = await lockForSupport(tx, input);
      const { personId } = tx.viewer;
      const given = support(proposal, supporterIds, { personId, reason: input.reason });
      if (isRefusal(given)) return given;
      await insertSupporters(tx, proposal.id, [given]);
      const after = { supporterId: personId };
      const subject = { subjectKind: 'PROPOSAL', subjectId: proposal.id, action: 'proposalSupported' };
      return { outcome: { proposalId: proposal.id }, audit: [{ ...subject, after, reason: given.reason }] };
    });
  }

  withdraw(caller: Caller, input: OfProposal): Outcome {
    return this.governor.govern(caller, 'withdrawSupport', input, async (tx) => {
      const { proposal, supporterIds } = await lockForSupport(tx, input);
      const { organizationId, personId } = tx.viewer;
      const refused = refuseWithdrawal(proposal, supporterIds, personId);
      if (refused) return refused;
      await tx.manager.query(
        'delete from proposal_supporters where organization_id = $1 and proposal_id = $2 and person_id = $3',
        [organizationId, proposal.id, personId],
      );
      const before = { supporterId: personId };
      const subject = { subjectKind: 'PROPOSAL', subjectId: proposal.id, action: 'supportWithdrawn' };
      return { outcome: { proposalId: proposal.id }, audit: [{ ...subject, before }] };
    });
  }

  merge(caller: Caller, input: MergeProposals): Promise<{ proposalId: string; intoId: string } | Refusal> {
    return this.governor.govern(caller, 'mergeProposals', input, async (tx) => {
      const { proposal, into } = await lockBoth(tx, input);
      requirePermission(tx, 'mergeProposal', subjectOf(proposal));
      const stale = tx.stale(proposal, input.expectedVersion, named(proposal)) ?? staleInto(tx, into, input);
      if (stale) return stale;
      const supporters = await tx.all(ProposalSupporterTable, 'proposalId', [proposal.id, into.id]);
      const merged = merge({ proposal, into, supporters }, input.reason, tx.now);
      if (isRefusal(merged)) return merged;
      const { proposal: next, joining, ...why } = merged;
      await insertSupporters(tx, into.id, joining);
      const written = await writeProposal(tx, proposal, next, 'proposalMerged', {}, why);
      const after = { mergedProposalId: proposal.id, supporterIds: joining.map(({ personId }) => personId) };
      const taken = { subjectKind: 'PROPOSAL', subjectId: into.id, action: 'proposalTakenIn', after };
      return {
        outcome: { proposalId: proposal.id, intoId: into.id },
        audit: [...written.audit, { ...taken, reason: why.reason }],
      };
    });
  }
}

/** Locked, so that nobody merges or decides it meanwhile: whoever supports it comes along. */
async function lockForSupport(tx: Transaction, { proposalId }: OfProposal) {
  const proposal = await tx.lock(ProposalTable, proposalId, 'proposal');
  requirePermission(tx, 'supportProposal');
  const supporters = await tx.all(ProposalSupporterTable, 'proposalId', [proposal.id]);
  return { proposal, supporterIds: supporters.map(({ personId }) => personId) };
}

/** Both, in the order of their ids: two who merge the same pair crosswise must not wait for each other. */
async function lockBoth(tx: Transaction, { proposalId, intoId }: MergeProposals) {
  const locked = new Map<string, Proposal>();
  for (const id of [proposalId, intoId].sort()) locked.set(id, await tx.lock(ProposalTable, id, 'proposal'));
  return { proposal: locked.get(proposalId)!, into: locked.get(intoId)! };
}

/** Whoever did not read the one that goes on need not: nothing that it states is changed. */
const staleInto = (tx: Transaction, into: Proposal, { intoExpectedVersion }: MergeProposals) =>
  intoExpectedVersion == null ? undefined : tx.stale(into, intoExpectedVersion, named(into));

const named = ({ title }: Proposal): string => `proposal "${title}"`;

const insertSupporters = (tx: Transaction, proposalId: string, supporters: readonly Support[]): Promise<void> =>
  tx.insert(
    ProposalSupporterTable,
    supporters.map((each) => ({ id: tx.newId(), proposalId, ...each, supportedAt: tx.now })),
  );
