import type { AuditEntry, Transaction } from '../audit';
import { handedOver, heldBy, type Handover, type HandoverStep } from '../people';
import { ProposalTable } from '../proposals';
import { DRIVER_CODES } from '../scoring/domain/drivers';
import { EstimateTable } from '../scoring';
import type { ScoringAssignment } from './domain/scoring-round';
import { startDeadlines } from './round-deadlines';
import { tellAsked } from './round-news';
import { ScoringAssignmentTable, ScoringRoundTable } from './round.table';

/**
 * The handover step of open scoring rounds: the successor is asked about each proposal of which the leaver has said nothing.
 * Whoever has estimated a proposal stays its scorer: what they said counts.
 */
export const scorerHandover: HandoverStep = {
  held: (person, organization) => `
    select r.id, 'ScoringRound' as kind, r.name, 'SCORER' as held_as from scoring_rounds r
      where r.organization_id = ${organization} and r.status = 'OPEN' and exists (select from scoring_assignments a
        where a.organization_id = ${organization} and a.round_id = r.id and a.scorer_id = ${person} and a.conflict is null
          and not exists (select from estimates e where e.organization_id = ${organization} and e.round_id = r.id
            and e.proposal_id = a.proposal_id and e.scorer_id = a.scorer_id))`,
  handOver: async (tx, handover) => {
    const audit: AuditEntry[] = [];
    for (const { id } of await heldBy(tx, scorerHandover.held, handover.leaver.id)) {
      audit.push(...(await handOverRound(tx, id, handover)));
    }
    return audit;
  },
};

async function handOverRound(
  tx: Transaction,
  roundId: string,
  { leaver, successor, reason }: Handover,
): Promise<readonly AuditEntry[]> {
  const named = await tx.all(ScoringAssignmentTable, 'roundId', [roundId]);
  const theirs = named.filter(({ scorerId }) => scorerId === leaver.id);
  // Before the round, as by everybody who estimates.
  for (const proposalId of theirs.map((each) => each.proposalId).sort()) {
    await tx.lock(ProposalTable, proposalId, 'proposal');
  }
  const round = await tx.lock(ScoringRoundTable, roundId, 'scoring round');
  // As they stand behind the locks: it may have been closed meanwhile, or a proposal estimated.
  const assignments = await tx.all(ScoringAssignmentTable, 'roundId', [roundId]);
  const said = await tx.all(EstimateTable, 'roundId', [roundId]);
  const open = assignments.filter(
    ({ scorerId, proposalId, conflict }) =>
      scorerId === leaver.id &&
      conflict === null &&
      !said.some((each) => each.scorerId === leaver.id && each.proposalId === proposalId),
  );
  if (round.status !== 'OPEN' || open.length === 0) return [];
  for (const assignment of open) await giveTo(tx, successor.id, assignment, assignments);
  await tx.update(ScoringRoundTable, round, {});
  await startDeadlines(tx, round, [successor.id]);
  await tellAsked(tx, round, [successor.id]);
  const proposalIds = open.map(({ proposalId }) => proposalId);
  const seats = { before: { scorerId: leaver.id, proposalIds }, after: { scorerId: successor.id, proposalIds } };
  return [{ ...handedOver('ScoringRound', roundId), ...seats, reason }];
}

/** Whoever is asked about the proposal already is asked for what the leaver was asked for, too. */
async function giveTo(
  tx: Transaction,
  scorerId: string,
  assignment: ScoringAssignment,
  assignments: readonly ScoringAssignment[],
): Promise<void> {
  const { id, organizationId, proposalId } = assignment;
  const known = assignments.find((each) => each.scorerId === scorerId && each.proposalId === proposalId);
  if (known === undefined) return tx.updateWhile(ScoringAssignmentTable, assignment, { scorerId }, {});
  const drivers = DRIVER_CODES.filter((driver) => [known, assignment].some((each) => each.drivers.includes(driver)));
  await tx.updateWhile(ScoringAssignmentTable, known, { drivers }, {});
  await tx.manager.delete(ScoringAssignmentTable, { organizationId, id });
}
