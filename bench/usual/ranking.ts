import { In } from 'typeorm';
import type { Context } from './context';
import { LedgerEntry, ProposalScore } from './entities';
import type { Ranking } from './types';

/** The page of a portfolio's ranking: all its candidates are loaded, since ranks and the budget look at all of them. */
export async function rankingOf(
  { manager, viewer: { organizationId } }: Context,
  portfolioId: string,
  first: number,
  after: string | null,
): Promise<Ranking> {
  const scores = await manager
    .createQueryBuilder(ProposalScore, 's')
    .innerJoin('proposals', 'p', 'p.organization_id = s.organization_id and p.id = s.proposal_id')
    .where('s.organizationId = :organizationId and s.portfolioId = :portfolioId', { organizationId, portfolioId })
    .andWhere('s.inactionWeight = 100 and s.complete')
    .andWhere('p.status in (:...statuses)', { statuses: ['UNDER_ASSESSMENT', 'ASSESSED'] })
    .andWhere('p.track in (:...tracks)', { tracks: ['STANDARD', 'MAJOR'] })
    .getMany();
  scores.sort((a, b) => byMerit(a, b) || (a.proposalId < b.proposalId ? -1 : 1));
  const entries = await manager.findBy(LedgerEntry, {
    organizationId,
    portfolioId,
    kind: In(['BUDGET', 'COMMITMENT']),
  });
  let remaining = entries.reduce(
    (sum, { kind, amountMinor }) => sum + (kind === 'BUDGET' ? BigInt(amountMinor) : -BigInt(amountMinor)),
    0n,
  );
  let rank = 0;
  const ranked = scores.map((score, index) => {
    const [before, behind] = [scores[index - 1], scores[index + 1]];
    const asBefore = before !== undefined && byMerit(before, score) === 0;
    if (!asBefore) rank = index + 1;
    remaining -= BigInt(score.commitmentMinor);
    const tied = asBefore || (behind !== undefined && byMerit(score, behind) === 0);
    return { rank, tied, withinBudget: remaining >= 0n, score };
  });
  const start = after === null ? 0 : ranked.findIndex(({ score }) => score.proposalId === after) + 1;
  const nodes = ranked.slice(start, start + first);
  const endCursor = nodes.at(-1)?.score.proposalId ?? null;
  return { totalCount: ranked.length, pageInfo: { hasNextPage: start + first < ranked.length, endCursor }, nodes };
}

/** The better first: by score, then by value for the cost, which nothing beats when there is none. */
function byMerit(a: ProposalScore, b: ProposalScore): number {
  const [score, other] = [BigInt(a.scoreMicro), BigInt(b.scoreMicro)];
  if (score !== other) return score > other ? -1 : 1;
  if (a.valuePerCostMicro === b.valuePerCostMicro) return 0;
  if (a.valuePerCostMicro === null || b.valuePerCostMicro === null) return a.valuePerCostMicro === null ? -1 : 1;
  return BigInt(a.valuePerCostMicro) > BigInt(b.valuePerCostMicro) ? -1 : 1;
}
