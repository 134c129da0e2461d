export { balanceOf, bookCommitment } from './ledger.service';
export { LedgerEntryTable } from './ledger.table';
export { remainingMinor } from './portfolio.read';
export { PortfolioTable } from './portfolio.table';
