import { createHash } from 'node:crypto';
import type { Governor, Keyed, Transaction } from '../audit';
import { PortfolioTable, remainingForRankingMinor } from '../budget';
import type { Portfolio } from '../budget/domain/portfolio';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { globalId } from '../platform/global-id';
import { RANKED_TRACKS } from '../proposals/domain/proposal-track';
import { SHOWN_INACTION_WEIGHTS, type ShownInactionWeight } from '../scoring/domain/scoring-model';
import type { Refusal } from '../shared/refusal';
import type { ExportedFile, ExportFormat } from './domain/exported-file';
import { exportRanking, type ExportedCandidate } from './domain/ranking-export';

interface ExportRanking extends Keyed {
  readonly portfolioId: string;
  readonly format: ExportFormat;
  readonly inactionWeight: ShownInactionWeight;
}

type Exported = ExportedFile & { readonly portfolioId: string; readonly sha256: string };

/** What leaves the house, on record. */
export class ExportService {
  constructor(private readonly governor: Governor) {}

  ranking(caller: Caller, input: ExportRanking): Promise<Exported | Refusal> {
    const { portfolioId, format, inactionWeight } = input;
    return this.governor.govern(caller, 'exportRanking', input, async (tx) => {
      const portfolio = await tx.find(PortfolioTable, portfolioId, 'portfolio');
      requirePermission(tx, 'exportRanking', { portfolioId });
      const { id, name, currencyCode } = portfolio;
      const ranking = {
        ...{ portfolio: { id: globalId('Portfolio', id), name, currencyCode }, inactionWeight, exportedAt: tx.now },
        ...(await asItStands(tx, portfolio)),
      };
      const file = exportRanking(ranking, format);
      const sha256 = createHash('sha256').update(file.content).digest('hex');
      const { rows, fileName } = file;
      const after = { format, inactionWeight: inactionWeight / 100, rows, fileName, sha256 };
      return {
        outcome: { portfolioId, ...file, sha256 },
        audit: [{ subjectKind: 'PORTFOLIO', subjectId: portfolioId, action: 'rankingExported', after }],
      };
    });
  }
}

interface Row extends Record<'id' | 'title' | 'proposer', string>, Pick<ExportedCandidate, 'status' | 'track'> {
  readonly sponsor: string | null;
  readonly value: string;
  readonly total: string;
  readonly commitment: string;
  readonly perCost: string | null;
  /** At each inaction weight that is shown, in their order. */
  readonly scores: readonly string[];
}

/** The candidates and the budget of one moment: by one statement. */
async function asItStands(tx: Transaction, { id, organizationId }: Portfolio) {
  const [found] = await tx.query<{ remaining: string; candidates: readonly Row[] }>(
    `select ${remainingForRankingMinor('f')}::text as remaining, (select coalesce(json_agg(row_to_json(r)), '[]') from (
        select c.id, c.title, c.status, c.track, proposer.name as proposer, sponsor.name as sponsor,
          one.value_minor::text as value, one.total_cost_minor::text as total, one.commitment_minor::text as commitment,
          one.value_per_cost_micro::text as "perCost",
          (select array_agg(each.score_micro::text order by each.inaction_weight_hundredths) from proposal_scores each
            where each.organization_id = c.organization_id and each.proposal_id = c.id
              and each.inaction_weight_hundredths = any($5::int[])) as scores
        from proposals c
          join proposal_scores one on one.organization_id = c.organization_id and one.proposal_id = c.id
            and one.portfolio_id = f.id and one.inaction_weight_hundredths = $4 and one.complete
          join people proposer on proposer.organization_id = c.organization_id and proposer.id = c.proposer_id
          left join people sponsor on sponsor.organization_id = c.organization_id and sponsor.id = c.sponsor_id
        where c.organization_id = f.organization_id and c.status in ('UNDER_ASSESSMENT', 'ASSESSED')
          and c.track = any($3::text[])) r) as candidates
      from portfolios f where f.organization_id = $1 and f.id = $2`,
    [organizationId, id, RANKED_TRACKS, SHOWN_INACTION_WEIGHTS[0], SHOWN_INACTION_WEIGHTS],
  );
  if (!found) throw new Error(`Portfolio ${id} was found, and is gone.`);
  return { remainingMinor: BigInt(found.remaining), candidates: found.candidates.map(candidateOf) };
}

function candidateOf({ id, title, status, track, proposer, sponsor, ...row }: Row): ExportedCandidate {
  const [one, two, four] = row.scores.map(BigInt) as [bigint, bigint, bigint];
  return {
    ...{ proposalId: id, id: globalId('Proposal', id), title, status, track, proposer, sponsor },
    scoresMicro: { 100: one, 200: two, 400: four },
    valuePerCostMicro: row.perCost === null ? null : BigInt(row.perCost),
    ...{ valueMinor: BigInt(row.value), totalCostMinor: BigInt(row.total), commitmentMinor: BigInt(row.commitment) },
  };
}
