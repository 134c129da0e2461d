import { cited } from './complaint-figures';
import { DEPOSIT_DATE_STEPS } from './deposit-date-steps';
import { dollars, round, type BankProposal } from './vocabulary';

/** Funded, tried, and stopped before it ran: the date that it promised could not be kept. */
export const DEPOSIT_DATE: BankProposal = {
  key: 'deposit-date',
  title: 'Say on the slip when a deposited check can be spent',
  whoIsHurt: 'Customers who pay in a check and live from it.',
  howTheyAreHurt: 'They pay their rent with money that they see in the account, and it bounces: the check is held.',
  proposedBy: 'hannah',
  ideaDaysAgo: 267,
  written: {
    daysAgo: 265,
    problem: `${cited('deposits')} of ${cited('bankAccount')} complaints about bank accounts are about deposits and withdrawals. Of 310,000 checks a year 41,000 are held, for two to nine days; the balance shows the money, and nothing says that it cannot be spent.`,
    solution:
      'The slip, the machine and the app name the day on which the money can be spent, and the balance shows what is held apart. A payment that would bounce on it is announced the evening before.',
    horizonYears: 3,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'The rules, in the terms and conditions',
        consequence: 'About 6,000 payments a year bounce on a held check, at USD 34 to the customer each.',
      },
      {
        kind: 'SIMPLEST',
        title: 'Show held money apart in the app',
        consequence: 'USD 30,000. Says how much, and not until when.',
      },
    ],
    needs: ['depositDated'],
    pillars: ['CUSTOMER_NARRATIVE', 'PROCESSES_AND_TECHNOLOGY'],
    portfolio: 'payments',
    sponsor: 'owen',
    costOneOffMinor: dollars(130_000n),
    costYearlyMinor: dollars(40_000n),
  },
  submittedDaysAgo: 263,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 262,
    estimatedDaysAgo: 259,
    closedDaysAgo: 257,
    estimates: {
      CUSTOMER_LOYALTY: { by: round([0.3, 'LOW'], [0.2, 'LOW'], [0.4, 'LOW']) },
      BRAND_PROMOTION: { by: round([0, 'MEDIUM'], [0, 'MEDIUM'], [0.2, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '6,000 fees of USD 34 no longer earned = USD 204,000 a year = −0.7 points.',
        rationale: 'The fee income is lost. Nobody wants to have earned it.',
        by: round([-0.7, 'MEDIUM'], [-0.7, 'HIGH'], [-0.5, 'LOW']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([0.3, 'LOW'], [0.2, 'LOW'], [0.2, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: round([0.3, 'LOW'], [0.2, 'LOW'], [0.8, 'MEDIUM']) },
      CUSTOMER_DEFECTION: {
        calculation: '6,000 × 18 % leave within a year × 60 % avoided = 648 × USD 400 = USD 259,200 = 0.9 points.',
        rationale: 'Closures after a payment bounced on a held check, against those after any other fee.',
        by: round([0.9, 'MEDIUM'], [0.7, 'MEDIUM'], [1.2, 'LOW']),
      },
      BRAND_DAMAGE: { by: round([0.4, 'LOW'], [0.2, 'LOW'], [0.5, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation: '41,000 holds × 0.7 calls × 70 % avoided × USD 15 = USD 301,350 a year = 1.0 point.',
        rationale: 'Calls with the cause "where is my deposit", from the contact log.',
        by: round([1, 'HIGH'], [0.8, 'MEDIUM'], [1.2, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: { by: round([0.5, 'LOW'], [0.4, 'LOW'], [0.4, 'LOW']) },
      EMPLOYEE_DISSATISFACTION: { by: round([0.5, 'LOW'], [0.3, 'LOW'], [1, 'MEDIUM']) },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'marcus',
    daysAgo: 255,
    lead: 'jonas',
    businessOwner: 'hannah',
    steps: DEPOSIT_DATE_STEPS,
  },
};
