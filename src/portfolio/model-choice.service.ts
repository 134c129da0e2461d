import type { Governor, Keyed, Transaction } from '../audit';
import { PortfolioTable } from '../budget';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { ProposalTable } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { rescoreBy, ScoringModelTable, estimatesInForce } from '../scoring';
import { InputCheck } from '../shared/input-check';
import { isRefusal, type Refusal } from '../shared/refusal';
import { chooseScoringModel, type RoundThere } from './domain/model-choice';

interface SetScoringModel extends Keyed {
  readonly portfolioId: string;
  readonly expectedVersion: number;
  readonly scoringModelId: string;
  readonly reason: string;
}

/** Which scoring model a portfolio uses. */
export class ModelChoiceService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetScoringModel): Promise<{ readonly portfolioId: string } | Refusal> {
    return this.governor.govern(caller, 'setScoringModel', input, async (tx) => {
      const portfolio = await tx.lock(PortfolioTable, input.portfolioId, 'portfolio');
      requirePermission(tx, 'setScoringModel', { portfolioId: portfolio.id });
      // Locked, so that nobody retires it meanwhile.
      const model = await tx.lock(ScoringModelTable, input.scoringModelId, 'scoring model');
      const check = new InputCheck();
      const reason = check.text('input.reason', input.reason, { max: 2000 });
      if (check.failed) return check.refusal();
      const stale = tx.stale(portfolio, input.expectedVersion, `portfolio "${portfolio.name}"`);
      if (stale) return stale;
      const proposals = await lockCompetitors(tx, portfolio.id);
      const estimatesOf = await estimatesInForce(
        tx,
        proposals.filter(({ status }) => status === 'ASSESSED'),
      );
      const facts = { proposals, rounds: await roundsThere(tx, portfolio.id), estimatesOf };
      const chosen = chooseScoringModel(portfolio, model, facts, tx.today);
      if (isRefusal(chosen)) return chosen;
      await tx.replace(PortfolioTable, portfolio, chosen);
      const scored = await scoredOf(tx, proposals);
      await rescoreBy(tx, model, scored);
      const changes = {
        before: { scoringModelId: portfolio.scoringModelId },
        after: { scoringModelId: chosen.scoringModelId, rescored: scored.length },
      };
      const audited = { subjectKind: 'PORTFOLIO', subjectId: portfolio.id, action: 'scoringModelSet' } as const;
      return { outcome: { portfolioId: portfolio.id }, audit: [{ ...audited, ...changes, reason }] };
    });
  }
}

/** All that are in the portfolio, whatever became of them: nobody is to score one by the model of before meanwhile. */
async function lockCompetitors(tx: Transaction, portfolioId: string): Promise<readonly Proposal[]> {
  await tx.query(
    'select from proposals where organization_id = $1 and portfolio_id = $2 order by id for no key update',
    [tx.viewer.organizationId, portfolioId],
  );
  return tx.all(ProposalTable, 'portfolioId', [portfolioId]);
}

async function roundsThere(tx: Transaction, portfolioId: string): Promise<readonly RoundThere[]> {
  return tx.query<{ name: string; closedAt: Date | null }>(
    `select r.name, r.closed_at as "closedAt" from scoring_rounds r
      where r.organization_id = $1 and exists (select from scoring_assignments a
        join proposals p on p.organization_id = a.organization_id and p.id = a.proposal_id
        where a.organization_id = r.organization_id and a.round_id = r.id and p.portfolio_id = $2)
      order by r.opened_at, r.id`,
    [tx.viewer.organizationId, portfolioId],
  );
}

/** Those that compete and have scores. What was decided keeps the scores that it was decided by. */
async function scoredOf(tx: Transaction, proposals: readonly Proposal[]): Promise<readonly Proposal[]> {
  const competing = proposals.filter(({ status }) => status === 'UNDER_ASSESSMENT' || status === 'ASSESSED');
  const scored = await tx.query<{ id: string }>(
    'select distinct proposal_id as id from proposal_scores where organization_id = $1 and proposal_id = any($2::uuid[])',
    [tx.viewer.organizationId, competing.map(({ id }) => id)],
  );
  const ids = new Set(scored.map(({ id }) => id));
  return competing.filter(({ id }) => ids.has(id));
}
