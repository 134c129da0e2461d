import type { OverBudget } from '../../shared/refusal';
import { entryOf, type Booking, type LedgerEntry } from './ledger';
import { overBudget } from './over-budget';
import type { Portfolio } from './portfolio';
import { partFor, remainingOf, type PortfolioBalance } from './pot';

/** A funded proposal, as the ledger names it. */
export interface Funded {
  readonly id: string;
  readonly title: string;
  /** Whether it is governed as light, so that the pot pays for it where there is one. */
  readonly isLight: boolean;
}

/**
 * Commits money to a proposal that is funded; refused when less than that remains of what pays for it, and be it nothing while
 * that is short of what is committed.
 * @param amountMinor below 0 it is given back, which nothing refuses
 * @param reason as it stands in the ledger
 */
export function commit(
  portfolio: Portfolio,
  before: PortfolioBalance,
  proposal: Funded,
  { amountMinor, reason }: Pick<LedgerEntry, 'amountMinor' | 'reason'>,
  booking: Booking,
): LedgerEntry | OverBudget {
  const payer = partFor(before, proposal);
  if (amountMinor >= 0n && amountMinor > remainingOf(payer)) {
    return overBudget(portfolio, payer, `"${proposal.title}"`, amountMinor);
  }
  return entryOf(portfolio, booking, { kind: 'COMMITMENT', amountMinor, proposalId: proposal.id, reason });
}
