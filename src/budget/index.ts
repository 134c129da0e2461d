export { BudgetPeriodTable, BudgetVersionTable } from './budget-version.table';
export { standingBudget, writeBudget } from './budget.service';
export { ratesOf } from './exchange-rate.service';
export { ExchangeRateTable } from './exchange-rate.table';
export { balanceOf, bookCommitment, bookGivenBack, bookRelease, grantOf } from './ledger.service';
export { LedgerEntryTable } from './ledger.table';
export { ledgerOf, remainingForRankingMinor } from './portfolio.read';
export { PortfolioTable } from './portfolio.table';
export { bookSpending } from './spending';
