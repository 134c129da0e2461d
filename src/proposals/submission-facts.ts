import type { Transaction } from '../audit';
import { jsonObject } from '../platform/read/statement';
import type { SubmissionFacts } from './domain/proposal-life';

/** SQL of the JSON text of what stands beside a proposal and counts when it is submitted. */
export function submissionFactsJson(proposal: string): string {
  const ofProposal = (row: string) =>
    `${row}.organization_id = ${proposal}.organization_id and ${row}.proposal_id = ${proposal}.id`;
  return jsonObject([
    [
      'establishedNeeds',
      `(select count(*) from proposal_needs l join needs n on n.organization_id = l.organization_id and n.id = l.need_id
        where ${ofProposal('l')} and n.status = 'ESTABLISHED')::text`,
    ],
    ['pillars', `(select count(*) from proposal_pillars l where ${ofProposal('l')})::text`],
    [
      'alternatives',
      `(select coalesce(json_agg(json_build_object('kind', a.kind)), '[]') from proposal_alternatives a
        where ${ofProposal('a')})::text`,
    ],
  ]);
}

/** The same facts for a decision; the proposal is locked. */
export async function submissionFacts(tx: Transaction, proposalId: string): Promise<SubmissionFacts> {
  const [row] = await tx.manager.query<{ facts: string }[]>(
    `select ${submissionFactsJson('p')} as facts from proposals p where p.organization_id = $1 and p.id = $2`,
    [tx.viewer.organizationId, proposalId],
  );
  if (!row) throw new Error(`Proposal ${proposalId} is locked, and gone.`);
  return JSON.parse(row.facts) as SubmissionFacts;
}
