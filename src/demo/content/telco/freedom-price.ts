import type { DemoProposal, DriverViews, View } from '../proposal-words';
import { churned } from './churn';
import { type TelcoPerson } from './people';

const round = (pavel: View, mateusz: View, aino: View): DriverViews<TelcoPerson>['by'] => ({ pavel, mateusz, aino });

/** Assessed, and competing: the greater gain, and more of it a hope. */
export const FREEDOM_PRICE: DemoProposal<TelcoPerson, 'freeToGo', 'service'> = {
  key: 'freedom-price',
  title: 'The price of a year after a year, without the tie',
  whoIsHurt: 'Customers who can leave any month, pay most, and are thanked least.',
  howTheyAreHurt: 'After three years they pay what they paid on the first day, while new customers get the offers.',
  proposedBy: 'chiara',
  ideaDaysAgo: 40,
  written: {
    daysAgo: 36,
    problem: `In our snapshot ${churned('Month-to-month')} customers without a term had left, against ${churned('One year')} with a term of a year. Those without a term pay EUR 1 a month more, however long they stay, and we ask them nothing until they call to cancel.`,
    solution:
      'Whoever has stayed a year pays the price of a year from then on, and may still leave any month; we write it to them ourselves, and ask once whether the plan still fits.',
    horizonYears: 3,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'An offer when they call to cancel',
        consequence: 'One in seven takes it. All others had decided before they called.',
      },
      {
        kind: 'SIMPLEST',
        title: 'A voucher at the first birthday',
        consequence: 'EUR 60,000 a year. Pleasant, and forgotten by the next bill.',
      },
      {
        kind: 'OTHER',
        title: 'Sell terms harder',
        consequence: 'Fewer leave in the first year; those who regret it leave at its end, and say so.',
      },
    ],
    needs: ['freeToGo'],
    pillars: ['CUSTOMER_ADVOCACY', 'CUSTOMER_NARRATIVE'],
    objectives: ['Retention'],
    portfolio: 'service',
    sponsor: 'ingrid',
    costOneOffMinor: 21_000_000n,
    costYearlyMinor: 9_000_000n,
  },
  submittedDaysAgo: 32,
  assessment: {
    by: 'ingrid',
    openedDaysAgo: 29,
    estimatedDaysAgo: 24,
    closedDaysAgo: 20,
    estimates: {
      CUSTOMER_LOYALTY: {
        calculation: '55,000 without a term after a year × 1 % add a second line × EUR 300 = EUR 165,000 = 0.6 points.',
        rationale: 'Whoever is treated fairly unasked buys again; the size is a guess from the interviews.',
        by: round([0.6, 'LOW'], [0.3, 'LOW'], [0.8, 'LOW']),
      },
      BRAND_PROMOTION: { by: round([1, 'LOW'], [0.5, 'LOW'], [1.5, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '55,000 × EUR 12 a year less = EUR 660,000 a year = −2.2 points.',
        rationale: 'The price goes to those, too, who would have stayed at the old one: that is what this costs.',
        by: round([-2.2, 'HIGH'], [-2.2, 'HIGH'], [-2, 'MEDIUM']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([0.8, 'LOW'], [0.5, 'LOW'], [1, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: round([0.8, 'LOW'], [0.4, 'LOW'], [1.2, 'MEDIUM']) },
      CUSTOMER_DEFECTION: {
        calculation: '55,000 × 6 % fewer leave in a year = 3,300 × EUR 300 = EUR 990,000 = 3.3 points.',
        rationale:
          'With a term 31 in a hundred fewer leave, but they chose it: a fifth of that is ascribed to the price.',
        by: round([1.5, 3.3, 5], [0.5, 2, 4], [3.5, 'LOW']),
      },
      BRAND_DAMAGE: { by: round([0.8, 'LOW'], [0.5, 'LOW'], [1, 'LOW']) },
      RECURRING_PROBLEMS: { by: round([0.4, 'MEDIUM'], [0.3, 'MEDIUM'], [0.6, 'MEDIUM']) },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: { by: round([0, 'MEDIUM'], [0, 'MEDIUM'], [0, 'LOW']) },
      EMPLOYEE_DISSATISFACTION: { by: round([0.6, 'LOW'], [0.3, 'LOW'], [1.2, 'HIGH']) },
    },
  },
};
