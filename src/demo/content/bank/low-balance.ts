import { cited } from './complaint-figures';
import { dollars, round, type BankProposal } from './vocabulary';

/** Under assessment: two drivers are not estimated yet, so it is not ranked. */
export const LOW_BALANCE: BankProposal = {
  key: 'low-balance',
  title: 'A warning before the balance runs short, and a day to put it right',
  whoIsHurt: 'Customers who live close to zero at the end of the month.',
  howTheyAreHurt:
    'A debit that comes a day early costs them USD 34, often while the money lies in another account of theirs.',
  proposedBy: 'hannah',
  ideaDaysAgo: 58,
  written: {
    daysAgo: 55,
    problem: `${cited('lowFunds')} of ${cited('bankAccount')} complaints about bank accounts are about problems caused by low funds; in ${cited('lowFundsRelief')} of the ${cited('lowFunds')} we gave money back, which says what we think of the fee ourselves.`,
    solution:
      'A message the evening before a known debit exceeds the balance, one tap to move money, and until noon of the next day no fee.',
    horizonYears: 4,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Charge and refund on request',
        consequence:
          'Fees of USD 1.4 million a year, a tenth of it refunded, and the customers who pay most leave first.',
      },
      {
        kind: 'SIMPLEST',
        title: 'Only the message',
        consequence: 'USD 70,000. Helps those who can move money at night.',
      },
    ],
    needs: ['noSurpriseFee'],
    pillars: ['CUSTOMER_ADVOCACY', 'INNOVATION'],
    portfolio: 'everyday',
    sponsor: 'owen',
    costOneOffMinor: dollars(260_000n),
    costYearlyMinor: dollars(60_000n),
  },
  submittedDaysAgo: 50,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 45,
    estimatedDaysAgo: 28,
    estimates: {
      CUSTOMER_LOYALTY: {
        calculation: '22,000 customers charged a year × 4 % more stay × USD 400 = USD 352,000 = 1.2 points.',
        rationale: 'Closures in the year after a fee, against customers as short who were not charged.',
        by: round([1.2, 'MEDIUM'], [0.8, 'MEDIUM'], [1.6, 'LOW']),
      },
      BRAND_PROMOTION: { by: round([1, 'LOW'], [0.8, 'LOW'], [1.5, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: 'Contacts saved USD 180,000 = +0.6; fee income lost USD 700,000 = −2.3: together −1.7 points.',
        rationale: 'Half of the fees go away. A return may be negative, and is said to be.',
        by: round([-1.7, 'MEDIUM'], [-2, 'HIGH'], [-1.5, 'LOW']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([1, 'LOW'], [0.5, 'LOW'], [1, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: round([0.5, 'LOW'], [0.2, 'LOW'], [1, 'MEDIUM']) },
      CUSTOMER_DEFECTION: {
        calculation: '22,000 × 7 % leave over the fee × 70 % avoided = 1,078 × USD 400 = USD 431,200 = 1.4 points.',
        rationale: 'The reason given at closing, where one was asked.',
        by: round([1.4, 'MEDIUM'], [1, 'MEDIUM'], [1.8, 'MEDIUM']),
      },
      RECURRING_PROBLEMS: { by: round([0.8, 'MEDIUM'], [0.6, 'MEDIUM'], [1, 'MEDIUM']) },
      EMPLOYEE_DISSATISFACTION: { by: round([0.4, 'LOW'], [0.2, 'LOW'], [0.8, 'MEDIUM']) },
    },
  },
};
