import type { Transaction } from '../audit';
import type { CoveringRounds } from '../scoring';
import type { CoveringRound } from '../scoring/domain/covering-round';
import { ScoringAssignmentTable, ScoringRoundTable } from './round.table';

/** The rounds that ask about any of these proposals, which are locked, by proposal; the latest first. */
export async function roundsOfEach(
  tx: Transaction,
  proposalIds: readonly string[],
): Promise<(proposalId: string) => readonly CoveringRound[]> {
  const assignments = await tx.all(ScoringAssignmentTable, 'proposalId', proposalIds);
  const rounds = await tx.all(ScoringRoundTable, 'id', [...new Set(assignments.map(({ roundId }) => roundId))]);
  return (proposalId) =>
    rounds.toReversed().flatMap(({ id, name, status, timesClosed }) => {
      const ofIt = assignments.filter((each) => each.roundId === id && each.proposalId === proposalId);
      if (ofIt.length === 0) return [];
      const asks = ofIt.map(({ scorerId, drivers, conflict }) => ({ scorerId, drivers, excluded: conflict !== null }));
      return [{ id, name, isOpen: status === 'OPEN', timesClosed, asks }];
    });
}

/** What estimates ask of the rounds above them. */
export const coveringRounds: CoveringRounds = async (tx, proposalId) =>
  (await roundsOfEach(tx, [proposalId]))(proposalId);

/**
 * SQL of the audit's records that tell what somebody estimates in a round that is open: who estimated and when is seen, what
 * is not, by nobody.
 */
export const blindedInAudit = (record: string): string =>
  `(${record}.action = 'driversEstimated' and exists (select from audit_details b
    join scoring_rounds r on r.organization_id = b.organization_id and r.id::text = b.details #>> '{after,0,roundId}'
    where b.organization_id = ${record}.organization_id and b.record_id = ${record}.id and r.status = 'OPEN'))`;
