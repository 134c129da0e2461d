import type { Acting, Transaction } from '../audit';
import { ballotFactsSql, electorsSql } from '../approvals';
import type { ApprovalPolicy } from '../approvals/domain/approval-policy';
import { ballotOf, type BallotFacts, type Electors } from '../approvals/domain/ballot';
import type { Election } from '../approvals/domain/election';
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
 * SQL of one row about the gate ahead of an initiative ($1 its organization, $2 it): as `i` the initiative, as `at_gate` the
 * approval that is open, with nulls while none is, and the policy that holds for it or would ($3). $4 is the moment.
 * @param wanted what is told of them
 */
export function gateSql(wanted: readonly string[]): string {
  const initiative = 'i.organization_id = $1::uuid and i.id = $2::uuid';
  const asked = `select a.*, coalesce(a.policy, $3::jsonb) as policy_in_force
    from initiatives i left join approvals a on ${openApproval('a', 'i')} where ${initiative}`;
  return `${withGathered([['at_gate', asked]])}select ${wanted.join()}
    from initiatives i cross join at_gate where ${initiative}`;
}

/** SQL of who could have a say at the gate ({@link gateSql}) and what was said there, as `electors` and `ballot`. */
export const ELECTION_AT_GATE: readonly string[] = [
  `${electorsSql({
    organization: '$1::uuid',
    roles: `select jsonb_path_query(at_gate.policy_in_force, '$.groups[*].members.role') #>> '{}' from at_gate`,
    standIns: `(${standInsSql('$1::uuid', '$4::timestamptz')})`,
  })} as electors`,
  `${ballotFactsSql({
    ...{ approval: 'at_gate', policy: 'at_gate.policy_in_force', organization: '$1::uuid' },
  })} as ballot`,
];

/** What an election at a gate is made of, as a statement brings it. */
export interface ElectionFacts {
  readonly ballot: BallotFacts;
  readonly electors: Electors;
}

const ELECTION = gateSql(ELECTION_AT_GATE);

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
  const values = [tx.viewer.organizationId, initiative.id, JSON.stringify(policy), tx.now];
  const [row] = await tx.query<ElectionFacts>(ELECTION, values);
  if (!row) throw new Error(`Initiative ${initiative.id} is locked, and gone.`);
  return electionOn(row, initiative, people, tx.now);
}

/** The election that facts make: who has a part in the initiative has none in it. */
export function electionOn(
  { ballot, electors }: ElectionFacts,
  initiative: Pick<Initiative, 'portfolioId' | 'sponsorId' | 'leadId' | 'businessOwnerId'>,
  people: OthersConcerned,
  now: Date,
): Election {
  const { portfolioId } = initiative;
  const counted = ballotOf(ballot, electors, portfolioId);
  return { ballot: counted, concernedIds: concernedIds(initiative, people), portfolioId, now };
}
