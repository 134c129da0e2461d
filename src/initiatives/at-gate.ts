import type { Acting, Transaction } from '../audit';
import { ApprovalTable } from '../approvals';
import type { Approval } from '../approvals/domain/approval';
import type { ApprovalPolicy } from '../approvals/domain/approval-policy';
import type { Election } from '../approvals/domain/election';
import { TableStatements } from '../platform/table-statements';
import type { Initiative } from './domain/initiative';
import { ELECTION_AT_GATE, electionOn, gateSql, type ElectionFacts } from './elections';
import { moveFactsSql, movesOf, type CurrentFacts, type MoveFacts } from './initiative-facts';

/** A question that waits for an answer. */
interface OpenQuestion {
  readonly id: string;
  /** Whose vote it is. */
  readonly seatId: string;
}

/** Everything that is decided on at the gate ahead of an initiative. */
export interface AtGate extends CurrentFacts {
  /** The one that is open. */
  readonly approval: Approval | undefined;
  /** Of it; while none is open, of those who would have a say. */
  readonly election: Election;
  /** Asked in votes on it. */
  readonly questions: readonly OpenQuestion[];
  /** What is asked for now is asked for under it. */
  readonly policy: ApprovalPolicy;
}

const QUESTIONS = `(select coalesce(json_agg(json_build_object('id', q.id, 'seatId', v.seat_id)), '[]')
  from approval_questions q join votes v on v.organization_id = q.organization_id and v.id = q.vote_id
  where q.organization_id = i.organization_id and q.approval_id = at_gate.id and q.closed_at is null)`;

/**
 * What a move or a vote is decided on, as it stands now: read after the initiative is locked, in one statement of its own.
 * @param policy of those who would have a say, and have it while no approval is open
 */
export async function atGate(tx: Transaction<Acting>, initiative: Initiative, policy: ApprovalPolicy): Promise<AtGate> {
  const approvals = TableStatements.of<Approval>(tx.manager.dataSource.getMetadata(ApprovalTable));
  const text = gateSql([
    approvals.columnsOf('at_gate'),
    `${moveFactsSql('i', '$5::date')} as facts`,
    `${movesOf('i')} as moves`,
    ...ELECTION_AT_GATE,
    `${QUESTIONS} as questions`,
  ]);
  const values = [tx.viewer.organizationId, initiative.id, JSON.stringify(policy), tx.now, tx.today];
  const [row] = await tx.query<Found>(text, values);
  if (!row) throw new Error(`Initiative ${initiative.id} is locked, and gone.`);
  const { facts, moves, questions } = row;
  return {
    ...{ ...facts, nextSequence: moves + 1, questions, policy },
    approval: row.id === null ? undefined : approvals.row(row),
    election: electionOn(row, initiative, facts.people, tx.now),
  };
}

interface Found extends ElectionFacts {
  /** Of the approval, as are other columns of the row. */
  readonly id: string | null;
  readonly facts: MoveFacts;
  readonly moves: number;
  readonly questions: readonly OpenQuestion[];
}
