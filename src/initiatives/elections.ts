import type { Acting, Transaction } from '../audit';
import { ballotSql, electorsSql } from '../approvals';
import type { ApprovalPolicy } from '../approvals/domain/approval-policy';
import type { Ballot, Election } from '../approvals/domain/election';
import { standInsSql } from '../people';
import { parseGlobalId } from '../platform/global-id';
import { withGathered } from '../platform/read/statement';
import { approvalPolicyOf, type GatePolicyDocument } from './domain/gate-policy';
import type { Initiative } from './domain/initiative';
import { concernedIds, type OthersConcerned } from './domain/move';

/** Who approves at the gate ahead, with the rows' ids of those whom the policy names; an id that leads nowhere is nobody's. */
export const policyAt = ({ gates }: GatePolicyDocument, { stage }: Pick<Initiative, 'stage'>): ApprovalPolicy =>
  approvalPolicyOf(gates[stage], (personId) => parseGlobalId(personId)?.id ?? personId);

/** SQL that holds for the approval that is open for the initiative in `row`. */
export const openApproval = (alias: string, row: string): string =>
  `${alias}.organization_id = ${row}.organization_id and ${alias}.subject_kind = 'INITIATIVE'
    and ${alias}.subject_id = ${row}.id and ${alias}.decision is null`;

/**
 * Who has a say at the gate ahead and what they have said, as it stands now: read after the initiative is locked, in a
 * statement of its own. While no approval is open, who would have a say.
 */
export async function electionOf(
  tx: Transaction<Acting>,
  initiative: Initiative,
  people: OthersConcerned,
  policy: ApprovalPolicy,
): Promise<Election> {
  const { id, portfolioId } = initiative;
  const roles = `select jsonb_path_query(asked.policy, '$.groups[*].members.role') #>> '{}' from asked`;
  const text = `${withGathered([
    [
      'asked',
      `select i.organization_id, i.portfolio_id, a.id, a.content_version, coalesce(a.policy, $3::jsonb) as policy
        from initiatives i left join approvals a on ${openApproval('a', 'i')} where i.organization_id = $1 and i.id = $2`,
    ],
    ['electors', electorsSql('$1::uuid', roles)],
    ['stand_ins', standInsSql('$1::uuid', '$4::timestamptz')],
  ])}select ${ballotSql({
    ...{ approval: 'a', policy: 'a.policy', organization: 'a.organization_id', portfolio: 'a.portfolio_id' },
  })} as ballot from asked a`;
  const values = [tx.viewer.organizationId, id, JSON.stringify(policy), tx.now];
  const [row] = await tx.query<{ ballot: Ballot }>(text, values);
  if (!row) throw new Error(`Initiative ${id} is locked, and gone.`);
  return { ballot: row.ballot, concernedIds: concernedIds(initiative, people), portfolioId, now: tx.now };
}
