import type { DemoProposal, DriverViews, View } from '../proposal-words';
import { type EVERYDAY_NEEDS } from './needs-everyday';
import { type NEEDS_IN_DIFFICULTY } from './needs-in-difficulty';
import { type PAYMENT_NEEDS } from './needs-of-payments';
import { type BankPerson } from './people';

export type BankNeed = keyof typeof NEEDS_IN_DIFFICULTY | keyof typeof PAYMENT_NEEDS | keyof typeof EVERYDAY_NEEDS;
export type BankPortfolio = 'difficulty' | 'payments' | 'everyday';
export type BankProposal = DemoProposal<BankPerson, BankNeed, BankPortfolio>;

/** Insights, finance and the front line: who scores at Harbour & Vale unless one of them proposed. */
export const round = (priya: View, grace: View, nora: View): DriverViews<BankPerson>['by'] => ({ priya, grace, nora });

/** Compliance in place of the front line, for what the front line proposed. */
export const roundWithCompliance = (priya: View, grace: View, daniel: View): DriverViews<BankPerson>['by'] => ({
  priya,
  grace,
  daniel,
});

export const untouched = round('NOT_APPLICABLE', 'NOT_APPLICABLE', 'NOT_APPLICABLE');

/** Where the bank keeps its papers; the address leads nowhere. */
export const paper = (name: string): string => `https://cx.harbourvale.example/${name}`;

/** Whole dollars in cents. */
export const dollars = (amount: bigint): bigint => amount * 100n;
