import type { Acting, Transaction } from '../audit';
import { ballotFactsSql, electorsSql } from '../approvals';
import { ballotOf, type BallotFacts, type Electors } from '../approvals/domain/ballot';
import type { Election } from '../approvals/domain/election';
import type { Initiative } from '../initiatives/domain/initiative';
import { standInsSql } from '../people';
import { ProposalTable } from '../proposals';
import type { KillCriterionChange, KillCriterionVote } from './domain/kill-change';

/** $1 the organization, $2 the approval of the design, $3 the moment. */
const ELECTION = `select ${electorsSql({
  organization: '$1::uuid',
  roles: `select jsonb_path_query(a.policy, '$.groups[*].members.role') #>> '{}'`,
  standIns: `(${standInsSql('$1::uuid', '$3::timestamptz')})`,
})} as electors, ${ballotFactsSql({ approval: 'a', policy: 'a.policy', organization: '$1::uuid' })} as ballot
  from approvals a where a.organization_id = $1::uuid and a.id = $2::uuid`;

interface Facts {
  readonly ballot: BallotFacts;
  readonly electors: Electors;
}

/**
 * Who has a say on a change of a kill criterion: the groups and quorums of the approval of the design, with those who are here
 * now; whoever declared a conflict there, runs the initiative, proposed it or asks for the change has none.
 * @param votes on the change, in their order
 */
export async function electionOnChange(
  tx: Transaction<Acting>,
  initiative: Initiative,
  { approvalId, askedById }: Pick<KillCriterionChange, 'approvalId' | 'askedById'>,
  votes: readonly KillCriterionVote[],
): Promise<Election> {
  const values = [tx.viewer.organizationId, approvalId, tx.now];
  const [facts] = await tx.query<Facts>(ELECTION, values);
  if (!facts) throw new Error(`Approval ${approvalId} is gone.`);
  const { proposalId, portfolioId, sponsorId, leadId, businessOwnerId } = initiative;
  const proposal = proposalId === null ? null : await tx.find(ProposalTable, proposalId, 'proposal');
  const counted = votes.map(({ seatId, voterId, choice }) => ({ seatId, voterId, choice, contentVersion: 1 }));
  return {
    ballot: ballotOf({ ...facts.ballot, contentVersion: 1, votes: counted }, facts.electors, portfolioId),
    concernedIds: [sponsorId, leadId, businessOwnerId, proposal?.proposerId, proposal?.drafterId, askedById].filter(
      (id) => id != null,
    ),
    ...{ portfolioId, now: tx.now },
  };
}
