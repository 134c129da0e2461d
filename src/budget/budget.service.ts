import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { BudgetPeriodTable, BudgetVersionTable } from './budget-version.table';
import { setBudget, type BudgetInput, type NewBudget, type StandingBudget } from './domain/budget-version';
import type { Portfolio } from './domain/portfolio';
import { balanceOf, book, bookingOf } from './ledger.service';
import { PortfolioTable } from './portfolio.table';

interface SetBudget extends BudgetInput, Keyed {
  readonly portfolioId: string;
  readonly expectedVersion: number;
}

/** A type, not an interface: an outcome is plain JSON. */
type BudgetSet = { readonly portfolioId: string; readonly budgetVersionId: string; readonly ledgerEntryId: string };

/** What a portfolio may commit. */
export class BudgetService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetBudget): Promise<BudgetSet | Refusal> {
    return this.governor.govern(caller, 'setBudget', input, async (tx) => {
      const portfolio = await tx.lock(PortfolioTable, input.portfolioId, 'portfolio');
      requirePermission(tx, 'setBudget', { portfolioId: portfolio.id });
      const stale = tx.stale(portfolio, input.expectedVersion, `portfolio "${portfolio.name}"`);
      if (stale) return stale;
      const written = await writeBudget(tx, portfolio, input);
      if (isRefusal(written)) return written;
      // The budget is part of what a portfolio's version stands for, though its rows are its own.
      await tx.update(PortfolioTable, portfolio, {});
      const { audit, ...ids } = written;
      return { outcome: { portfolioId: portfolio.id, ...ids }, audit: [audit] };
    });
  }
}

interface BudgetWritten {
  readonly budgetVersionId: string;
  readonly ledgerEntryId: string;
  readonly audit: AuditEntry;
}

/** Sets the budget of a portfolio, which this transaction has locked; its version is raised by the caller. */
export async function writeBudget(
  tx: Transaction,
  portfolio: Portfolio,
  input: BudgetInput,
): Promise<BudgetWritten | Refusal> {
  const before = await balanceOf(tx, portfolio.id);
  const budget = setBudget(portfolio, before, await standingBudget(tx, portfolio.id), input, bookingOf(tx));
  if (isRefusal(budget)) return budget;
  const { entry, version, periods } = budget;
  const now = { potMinor: version.potMinor, lightCommittedMinor: before.lightCommittedMinor };
  const audit = await book(tx, entry, before, now, 'budgetSet', { number: version.number, periods });
  return { budgetVersionId: await insertVersion(tx, budget), ledgerEntryId: entry.id, audit };
}

/** The last version of a portfolio's budget; whoever decides on it has locked the portfolio. */
export async function standingBudget(tx: Transaction, portfolioId: string): Promise<StandingBudget> {
  const versions = await tx.all(BudgetVersionTable, 'portfolioId', [portfolioId]);
  const last = versions.toSorted((a, b) => a.number - b.number).at(-1);
  if (last === undefined) return { number: 0, periods: [], potMinor: null };
  const periods = await tx.all(BudgetPeriodTable, 'budgetVersionId', [last.id]);
  const { number, potMinor } = last;
  return { number, periods: periods.toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1)), potMinor };
}

/** @returns its id */
async function insertVersion(tx: Transaction, { entry, version, periods }: NewBudget): Promise<string> {
  const { id: ledgerEntryId, portfolioId } = entry;
  const id = tx.newId();
  const set = { setById: tx.viewer.personId, setAt: tx.now };
  await tx.insert(BudgetVersionTable, [{ id, portfolioId, ledgerEntryId, ...version, ...set }]);
  await tx.insert(
    BudgetPeriodTable,
    periods.map(({ firstDay, lastDay, amountMinor }) => ({
      ...{ id: tx.newId(), budgetVersionId: id, firstDay, lastDay, amountMinor },
    })),
  );
  return id;
}
