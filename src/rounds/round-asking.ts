import type { AuditEntry, Transaction } from '../audit';
import { holdersOf, newlyNamed, requirePermission } from '../people';
import { ProposalTable } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { modelOf } from '../scoring';
import { DRIVER_CODES } from '../scoring/domain/drivers';
import { roundsOfEach } from './covering-rounds';
import type { AskedProposal, OpeningInput } from './domain/round-opening';
import type { ScoringAssignment, ScoringRound } from './domain/scoring-round';
import { startDeadlines } from './round-deadlines';
import { tellAsked } from './round-news';

export const entryOf = (
  { id: subjectId }: ScoringRound,
  action: string,
  said: Pick<AuditEntry, 'before' | 'after' | 'reason'>,
): AuditEntry => ({ subjectKind: 'SCORING_ROUND', subjectId, action, ...said });

/** The scorers hear of it, and have until the round's date. */
export async function ask(
  tx: Transaction,
  round: ScoringRound,
  asked: readonly Pick<ScoringAssignment, 'scorerId'>[],
): Promise<void> {
  const scorerIds = [...new Set(asked.map(({ scorerId }) => scorerId))];
  await startDeadlines(tx, round, scorerIds);
  await tellAsked(tx, round, scorerIds);
}

/** In the order of their ids, as everybody locks them. @throws Fault NOT_FOUND */
export async function lockAll(tx: Transaction, ids: readonly string[]): Promise<Proposal[]> {
  const locked: Proposal[] = [];
  for (const id of [...new Set(ids)].sort()) locked.push(await tx.lock(ProposalTable, id, 'proposal'));
  return locked;
}

/** A round spans portfolios: whoever opens it may do so in each. */
export function requireFor(tx: Transaction, permission: 'openScoringRound', proposals: readonly Proposal[]): void {
  if (proposals.length === 0) requirePermission(tx, permission);
  for (const { portfolioId } of proposals) requirePermission(tx, permission, { portfolioId });
}

export const scorersNamed = ({ asks }: Pick<OpeningInput, 'asks'>): Record<string, string> =>
  Object.assign({}, ...asks.map(({ scorerIds }, i) => newlyNamed(`input.asks[${i}].scorerIds`, scorerIds))) as Record<
    string,
    string
  >;

export async function asTheyStand(tx: Transaction, proposals: readonly Proposal[]): Promise<AskedProposal[]> {
  const roundsOf = await roundsOfEach(
    tx,
    proposals.map(({ id }) => id),
  );
  const standing: AskedProposal[] = [];
  for (const proposal of proposals) {
    const scorerIds = proposal.portfolioId === null ? [] : await holdersOf(tx, 'SCORER', proposal.portfolioId);
    const modelDrivers = (await modelOf(tx, proposal))?.drivers.map(({ driver }) => driver) ?? DRIVER_CODES;
    standing.push({ ...proposal, rounds: roundsOf(proposal.id), modelDrivers, scorerIds });
  }
  return standing;
}
