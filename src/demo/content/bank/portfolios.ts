import type { DemoPortfolio } from '../words';
import { type BankPerson } from './people';
import { dollars, type BankPortfolio } from './vocabulary';

/** Quarterly budgets. What is left competes: it does not reach for everything that is ranked. */
export const BANK_PORTFOLIOS: Readonly<Record<BankPortfolio, DemoPortfolio<BankPerson>>> = {
  difficulty: {
    name: 'Customers in Difficulty',
    periodFromDaysAgo: 425,
    periodToDaysAhead: 30,
    budgets: [
      { daysAgo: 420, by: 'grace', totalMinor: dollars(500_000n), reason: 'First quarter: opening budget.' },
      {
        daysAgo: 330,
        by: 'grace',
        totalMinor: dollars(1_000_000n),
        reason: 'Second quarter: USD 500,000 more, as planned.',
      },
      {
        daysAgo: 240,
        by: 'grace',
        totalMinor: dollars(1_500_000n),
        reason: 'Third quarter: USD 500,000 more, as planned.',
      },
      {
        daysAgo: 155,
        by: 'grace',
        totalMinor: dollars(2_000_000n),
        reason: 'Fourth quarter: USD 500,000 more, as planned.',
      },
      {
        daysAgo: 64,
        by: 'amara',
        totalMinor: dollars(2_500_000n),
        reason: 'Fifth quarter: USD 500,000 more; the executive team keeps the pace while arrears rise.',
      },
    ],
  },
  payments: {
    name: 'Cards, Payments and Loans',
    periodFromDaysAgo: 425,
    periodToDaysAhead: 30,
    budgets: [
      { daysAgo: 420, by: 'grace', totalMinor: dollars(400_000n), reason: 'First quarter: opening budget.' },
      { daysAgo: 330, by: 'grace', totalMinor: dollars(700_000n), reason: 'Second quarter: USD 300,000 more.' },
      { daysAgo: 240, by: 'grace', totalMinor: dollars(900_000n), reason: 'Third quarter: USD 200,000 more.' },
      {
        daysAgo: 155,
        by: 'grace',
        totalMinor: dollars(1_200_000n),
        reason: 'Fourth quarter: USD 300,000 more, since losses from stolen cards rose by a third.',
      },
      {
        daysAgo: 64,
        by: 'grace',
        totalMinor: dollars(1_400_000n),
        potMinor: dollars(40_000n),
        reason: 'Fifth quarter: USD 200,000 more, of which USD 40,000 are for what is small and safe.',
      },
    ],
  },
  everyday: {
    name: 'Everyday Banking and Records',
    periodFromDaysAgo: 425,
    periodToDaysAhead: 30,
    budgets: [
      {
        daysAgo: 420,
        by: 'grace',
        totalMinor: dollars(1_200_000n),
        reason: 'First quarter: opening budget, with what was saved last year.',
      },
      { daysAgo: 330, by: 'grace', totalMinor: dollars(1_300_000n), reason: 'Second quarter: USD 100,000 more.' },
      { daysAgo: 240, by: 'grace', totalMinor: dollars(1_400_000n), reason: 'Third quarter: USD 100,000 more.' },
      { daysAgo: 155, by: 'grace', totalMinor: dollars(1_600_000n), reason: 'Fourth quarter: USD 200,000 more.' },
      {
        daysAgo: 64,
        by: 'grace',
        totalMinor: dollars(1_800_000n),
        periods: [
          { toDaysAgo: 336, amountMinor: dollars(1_200_000n) },
          { toDaysAgo: 246, amountMinor: dollars(100_000n) },
          { toDaysAgo: 156, amountMinor: dollars(100_000n) },
          { toDaysAgo: 66, amountMinor: dollars(200_000n) },
          { toDaysAgo: -30, amountMinor: dollars(200_000n) },
        ],
        reason: 'Fifth quarter: USD 200,000 more, for one of the two proposals that wait.',
      },
    ],
  },
};
