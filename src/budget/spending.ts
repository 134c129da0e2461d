import type { AuditEntry, Transaction } from '../audit';
import type { LedgerEntry } from './domain/ledger';
import { bookingOf } from './ledger.service';
import { LedgerEntryTable } from './ledger.table';

/** What was spent of a grant, or taken back when below 0. */
export interface Spending extends Pick<LedgerEntry, 'portfolioId' | 'amountMinor' | 'reason'> {
  readonly proposalId: string;
  /** `YYYY-MM-DD` */
  readonly spentOn: string;
}

/** Of so many entries one statement is made: an import has thousands. */
const ENTRIES_A_STATEMENT = 1000;

/**
 * Books what was spent. It needs no lock on the portfolio: nothing that is decided on a budget looks at it.
 * @returns what the audit of each portfolio says of it, in one record for all of a transaction
 */
export async function bookSpending(tx: Transaction, spendings: readonly Spending[]): Promise<readonly AuditEntry[]> {
  const entries = spendings.map((spending) => ({
    ...{ ...bookingOf(tx), kind: 'SPENT' as const, stage: null },
    ...spending,
  }));
  for (let start = 0; start < entries.length; start += ENTRIES_A_STATEMENT) {
    await tx.insert(LedgerEntryTable, entries.slice(start, start + ENTRIES_A_STATEMENT));
  }
  const portfolioIds = [...new Set(spendings.map(({ portfolioId }) => portfolioId))];
  return portfolioIds.map((portfolioId) => {
    const of = spendings.filter((each) => each.portfolioId === portfolioId);
    const amountMinor = of.reduce((sum, each) => sum + each.amountMinor, 0n);
    const after = { amountMinor, entries: of.length };
    return { subjectKind: 'PORTFOLIO', subjectId: portfolioId, action: 'spendingBooked', after };
  });
}
