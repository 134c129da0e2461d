import type { AuditEntry, Transaction } from '../audit';
import { isRefusal, type Refusal } from '../shared/refusal';
import { balance, commit, type Balance, type Booking, type LedgerEntry } from './domain/ledger';
import type { Portfolio } from './domain/portfolio';
import { LedgerEntryTable } from './ledger.table';

/** The sums of a portfolio's ledger. Lock the portfolio first, or somebody else may book while you decide. */
export async function balanceOf(tx: Transaction, portfolioId: string): Promise<Balance> {
  return balance(await tx.all(LedgerEntryTable, 'portfolioId', [portfolioId]));
}

/**
 * Commits money of a portfolio, which this transaction has locked, to a proposal that is funded.
 * @param amountMinor minor units of the portfolio's currency, ≥ 0
 * @returns what the portfolio's audit says of it, or the refusal when less remains
 */
export async function bookCommitment(
  tx: Transaction,
  portfolio: Portfolio,
  proposal: { readonly id: string; readonly title: string },
  amountMinor: bigint,
): Promise<AuditEntry | Refusal> {
  const before = await balanceOf(tx, portfolio.id);
  const entry = commit(portfolio, before, proposal, amountMinor, bookingOf(tx));
  return isRefusal(entry) ? entry : book(tx, entry, before, 'commitmentBooked');
}

/** Who books, and when: the person and the moment of this transaction. */
export const bookingOf = (tx: Transaction): Booking => ({
  id: tx.newId(),
  bookedById: tx.viewer.personId,
  bookedAt: tx.now,
});

/** Writes an entry, and says what became of the balance. */
export async function book(
  tx: Transaction,
  entry: LedgerEntry,
  before: Balance,
  action: 'budgetSet' | 'commitmentBooked',
): Promise<AuditEntry> {
  await tx.insert(LedgerEntryTable, [entry]);
  const { amountMinor, proposalId, reason } = entry;
  const { remainingMinor, ...sums } = balance([
    { kind: 'BUDGET', amountMinor: before.budgetMinor },
    { kind: 'COMMITMENT', amountMinor: before.committedMinor },
    entry,
  ]);
  const after = { ...sums, remainingMinor, amountMinor, proposalId };
  return { subjectKind: 'PORTFOLIO', subjectId: entry.portfolioId, action, before, after, reason };
}
