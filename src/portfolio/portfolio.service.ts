import type { Governor, Keyed, Transaction } from '../audit';
import { PortfolioTable } from '../budget';
import { openPortfolio, type Portfolio, type PortfolioInput } from '../budget/domain/portfolio';
import { organizationOf, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { ScoringModelTable } from '../scoring';
import type { StoredScoringModel } from '../scoring/domain/scoring-model-life';
import { invalidInput, isRefusal, type InvalidInput, type Refusal } from '../shared/refusal';
import { notPublished } from './domain/model-choice';

interface OpenPortfolio extends PortfolioInput, Keyed {
  readonly scoringModelId?: string | null;
}

/** Portfolios, which join a budget to a scoring model. */
export class PortfolioService {
  constructor(private readonly governor: Governor) {}

  /** Opens a portfolio without a budget, on the scoring model that is named, or that the organization published last. */
  open(caller: Caller, input: OpenPortfolio): Promise<{ portfolioId: string } | Refusal> {
    return this.governor.govern(caller, 'openPortfolio', input, async (tx) => {
      requirePermission(tx, 'setBudget');
      const { currencyCode } = await organizationOf(tx);
      const model = await modelFor(tx, input.scoringModelId ?? null);
      if (isRefusal(model)) return model;
      const { id: scoringModelId } = model;
      const { organizationId } = tx.viewer;
      const portfolio = openPortfolio(
        { id: tx.newId(), organizationId, currencyCode, scoringModelId, createdAt: tx.now },
        input,
      );
      if (isRefusal(portfolio)) return portfolio;
      if (!(await tx.insertUnlessTaken(PortfolioTable, portfolio))) return nameTaken(portfolio);
      const { id: portfolioId, name, periodFrom, periodTo } = portfolio;
      const after = { name, periodFrom, periodTo, currencyCode, scoringModelId };
      return {
        outcome: { portfolioId },
        audit: [{ subjectKind: 'PORTFOLIO', subjectId: portfolioId, action: 'portfolioOpened', after }],
      };
    });
  }
}

/** The scoring model that is asked for; else the one that was published last: an organization is founded with its first. */
async function modelFor(tx: Transaction, id: string | null): Promise<StoredScoringModel | Refusal> {
  if (id !== null) {
    const model = await tx.find(ScoringModelTable, id, 'scoring model');
    return notPublished(model) ?? model;
  }
  const models = await tx.all(ScoringModelTable, 'organizationId', [tx.viewer.organizationId]);
  const published = models.filter(({ status }) => status === 'PUBLISHED');
  const latest = published.toSorted((a, b) => b.publishedAt!.getTime() - a.publishedAt!.getTime())[0];
  if (!latest) throw new Error(`Organization ${tx.viewer.organizationId} has no scoring model.`);
  return latest;
}

const nameTaken = ({ name }: Portfolio): InvalidInput =>
  invalidInput([{ path: 'input.name', message: `There is a portfolio "${name}" already.` }]);
