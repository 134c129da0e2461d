import type { Governor, Keyed, Transaction } from '../audit';
import { PortfolioTable, ratesOf } from '../budget';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { globalId } from '../platform/global-id';
import { notFound } from '../shared/fault';
import { excerpt, invalidInput, isRefusal, type InvalidInput, type Refusal } from '../shared/refusal';
import { costOf, lockCosts, spend, standingCosts } from './cost-booking';
import { CostTable } from './cost.table';
import { takeCost, type Corrected, type Cost, type CostInput } from './domain/cost';
import { InitiativeTable } from '../initiatives';

interface BookCost extends CostInput, Keyed {
  readonly initiativeId: string;
  readonly correctsId?: string | null;
}

/**
 * What initiatives cost in fact. A cost decides nothing and no gate looks at it, so that it is booked at any time, of what
 * has ended, too, and without a lock on its initiative.
 */
export class CostService {
  constructor(private readonly governor: Governor) {}

  book(caller: Caller, input: BookCost): Promise<{ costId: string; initiativeId: string } | Refusal> {
    return this.governor.govern(caller, 'bookActualCost', input, async (tx) => {
      const initiative = await tx.find(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'bookCosts', { portfolioId: initiative.portfolioId });
      const corrected = input.correctsId == null ? undefined : await correctable(tx, input.correctsId);
      const portfolio = await tx.find(PortfolioTable, initiative.portfolioId, 'portfolio');
      const periodTo = initiative.proposalId === null ? null : portfolio.periodTo;
      const rates = await ratesOf(tx, [input.currencyCode]);
      const { id: initiativeId, currencyCode } = initiative;
      const facts = { initiativeId, currencyCode, periodTo, rates, today: tx.today, corrected };
      const draft = takeCost(input, facts);
      if (isRefusal(draft)) return draft;
      const cost = costOf(tx, initiative, draft);
      if (!(await tx.insertUnlessTaken(CostTable, cost))) return bookedAlready(cost);
      const [first, ...audit] = await spend(tx, [{ cost, bearer: initiative }]);
      return { outcome: { costId: cost.id, initiativeId }, audit: [first!, ...audit] };
    });
  }
}

/** @throws Fault NOT_FOUND */
async function correctable(tx: Transaction, id: string): Promise<Corrected> {
  await lockCosts(tx, 'id', [id]);
  const [corrected] = await standingCosts(tx, 'id', [id]);
  if (corrected === undefined) throw notFound('cost', globalId('Cost', id));
  return corrected;
}

/** Nothing else than its reference has a cost for itself alone. */
const bookedAlready = ({ externalReference }: Cost): InvalidInput =>
  invalidInput([
    {
      path: 'input.externalReference',
      message: `"${excerpt(externalReference ?? '')}" was booked already: it would count twice.`,
    },
  ]);
