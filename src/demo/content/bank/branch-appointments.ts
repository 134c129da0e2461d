import { cited } from './complaint-figures';
import { BRANCH_APPOINTMENTS_STEPS } from './branch-appointments-steps';
import { dollars, roundWithCompliance, type BankProposal } from './vocabulary';

/** Funded, measured, and on its way out: it helped, but fewer people than it costs. */
export const BRANCH_APPOINTMENTS: BankProposal = {
  key: 'branch-appointments',
  title: 'Branch appointments to open or close an account',
  whoIsHurt: 'Customers who come to a branch to open or close an account.',
  howTheyAreHurt: 'They wait 40 minutes, lack one paper, and have to come again.',
  proposedBy: 'nora',
  ideaDaysAgo: 414,
  written: {
    daysAgo: 411,
    problem: `${cited('openingClosing')} of ${cited('bankAccount')} complaints about bank accounts are about opening, closing or managing one. At the counter every third visit ends without the errand being done.`,
    solution:
      'An appointment of 25 minutes with a banker who has checked the papers the day before, in all 46 branches; a reminder says what to bring.',
    horizonYears: 3,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Leave it to the queue',
        consequence: 'Every third visit stays in vain: some 9,000 second visits a year.',
      },
      {
        kind: 'SIMPLEST',
        title: 'A list of papers on the web page',
        consequence: 'Costs a day. Most visitors do not look there before they come.',
      },
    ],
    needs: ['startAndStop'],
    pillars: ['CUSTOMER_SERVICE'],
    objectives: ['Cost to serve'],
    portfolio: 'everyday',
    sponsor: 'hannah',
    costOneOffMinor: dollars(150_000n),
    costYearlyMinor: dollars(110_000n),
  },
  submittedDaysAgo: 410,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 408,
    estimatedDaysAgo: 402,
    closedDaysAgo: 396,
    estimates: {
      CUSTOMER_LOYALTY: {
        calculation: '27,000 visits × 1 % more stay × USD 400 = USD 108,000 a year = 0.4 points.',
        rationale: 'Assumes that half of all visitors book. Nobody has asked them.',
        by: roundWithCompliance([0.4, 'LOW'], [0.2, 'MEDIUM'], [0.5, 'LOW']),
      },
      BRAND_PROMOTION: { by: roundWithCompliance([0.8, 'LOW'], [0.4, 'MEDIUM'], [1, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '27,000 first visits × 12 minutes less × USD 34 an hour = USD 183,600 a year = 0.6 points.',
        rationale: 'Papers checked the day before; time at the counter from the queue tickets of six branches.',
        by: roundWithCompliance([0.6, 'MEDIUM'], [0.4, 'HIGH'], [0.8, 'LOW']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: roundWithCompliance([0, 'HIGH'], [0, 'HIGH'], [0, 'HIGH']) },
      EMPLOYEE_ENGAGEMENT: { by: roundWithCompliance([1, 'MEDIUM'], [0.5, 'LOW'], [1, 'LOW']) },
      CUSTOMER_DEFECTION: {
        calculation: '9,000 second visits × 5 % who give up × USD 400 = USD 180,000 a year = 0.6 points.',
        rationale: 'From the survey of unfinished openings; a customer who gives up is lost before being won.',
        by: roundWithCompliance([0.6, 'MEDIUM'], [0.6, 'MEDIUM'], [0.4, 'LOW']),
      },
      BRAND_DAMAGE: { by: roundWithCompliance([0.3, 'LOW'], [0, 'MEDIUM'], [0.2, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation: '9,000 second visits × 35 minutes × USD 34 an hour = USD 178,500 a year = 0.6 points.',
        rationale:
          'The second visit is the rework; what is saved on first visits is counted as operational improvement.',
        by: roundWithCompliance([0.6, 'MEDIUM'], [0.3, 'MEDIUM'], [0.6, 'LOW']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: { by: roundWithCompliance([0, 'HIGH'], [0, 'HIGH'], [0.2, 'HIGH']) },
      EMPLOYEE_DISSATISFACTION: { by: roundWithCompliance([0.5, 'LOW'], [0.2, 'LOW'], [0.5, 'LOW']) },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'tomas',
    daysAgo: 392,
    lead: 'leila',
    businessOwner: 'hannah',
    steps: BRANCH_APPOINTMENTS_STEPS,
  },
};
