export { balanceOf, bookCommitment, bookGivenBack, bookRelease, grantOf } from './ledger.service';
export { LedgerEntryTable } from './ledger.table';
export { ledgerOf, remainingMinor } from './portfolio.read';
export { PortfolioTable } from './portfolio.table';
