import type { Governor, Keyed } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { setBudget, type BudgetInput } from './domain/ledger';
import { balanceOf, book, bookingOf } from './ledger.service';
import { PortfolioTable } from './portfolio.table';

interface SetBudget extends BudgetInput, Keyed {
  readonly portfolioId: string;
  readonly expectedVersion: number;
}

/** What a portfolio may spend. */
export class BudgetService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetBudget): Promise<{ portfolioId: string; ledgerEntryId: string } | Refusal> {
    return this.governor.govern(caller, 'setBudget', input, async (tx) => {
      const portfolio = await tx.lock(PortfolioTable, input.portfolioId, 'portfolio');
      requirePermission(tx, 'setBudget', { portfolioId: portfolio.id });
      const stale = tx.stale(portfolio, input.expectedVersion, `portfolio "${portfolio.name}"`);
      if (stale) return stale;
      const before = await balanceOf(tx, portfolio.id);
      const entry = setBudget(portfolio, before, input, bookingOf(tx));
      if (isRefusal(entry)) return entry;
      // The budget is part of what a portfolio's version stands for, though its rows are the ledger's.
      await tx.update(PortfolioTable, portfolio, {});
      return {
        outcome: { portfolioId: portfolio.id, ledgerEntryId: entry.id },
        audit: [await book(tx, entry, before, 'budgetSet')],
      };
    });
  }
}
