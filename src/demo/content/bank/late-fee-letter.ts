import { cited } from './complaint-figures';
import { LATE_FEE_LETTER_STEPS } from './late-fee-letter-steps';
import { dollars, round, type BankProposal } from './vocabulary';

/** Funded, in service for a while, replaced by something better, switched off and closed: the whole life. */
export const LATE_FEE_LETTER: BankProposal = {
  key: 'late-fee-letter',
  title: 'A card in the post a week before a payment is due',
  whoIsHurt: 'Card customers who have the money and miss the day.',
  howTheyAreHurt: 'One forgotten bill costs them USD 38 and a mark in their credit record.',
  proposedBy: 'owen',
  ideaDaysAgo: 418,
  written: {
    daysAgo: 416,
    problem: `${cited('lateFee')} of ${cited('creditCard')} credit card complaints are about a late fee, and in ${cited('lateFeeRelief')} of the ${cited('lateFee')} we gave money back. 31,000 customers a year pay one fee and never another: they forgot.`,
    solution:
      'A postcard a week ahead, without a sum on it, to whoever has paid late once. It says the day and three ways to pay.',
    horizonYears: 2,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'The bill says the day',
        consequence: 'Every fifth of them moves to a card that reminds.',
      },
      {
        kind: 'SIMPLEST',
        title: 'Waive the first fee when asked',
        consequence: 'USD 350,000 a year for those who ask; those who do not ask leave quietly.',
      },
      {
        kind: 'OTHER',
        title: 'Wait for messages in the app',
        consequence: 'They are promised for next year, and would reach four in ten of these customers today.',
      },
    ],
    needs: ['remindedInTime'],
    pillars: ['CUSTOMER_ADVOCACY'],
    portfolio: 'payments',
    sponsor: 'hannah',
    costOneOffMinor: dollars(35_000n),
    costYearlyMinor: dollars(55_000n),
  },
  submittedDaysAgo: 414,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 412,
    estimatedDaysAgo: 408,
    closedDaysAgo: 404,
    estimates: {
      CUSTOMER_LOYALTY: { by: round([0.3, 'LOW'], [0.2, 'LOW'], [0.5, 'LOW']) },
      BRAND_PROMOTION: { by: round([0.1, 'LOW'], [0, 'MEDIUM'], [0.2, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '12,400 fees of USD 38 no longer earned = USD 471,200 a year = −1.6 points.',
        rationale: 'Four fees in ten go away. That is what the card is for.',
        dissent: { nora: 'Half of these fees are given back on the phone anyway: I count the other half.' },
        by: round([-1.6, 'MEDIUM'], [-1.6, 'HIGH'], [-0.8, 'MEDIUM']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([0, 'HIGH'], [0, 'HIGH'], [0, 'HIGH']) },
      EMPLOYEE_ENGAGEMENT: { by: round([0.3, 'LOW'], [0.1, 'LOW'], [0.6, 'LOW']) },
      CUSTOMER_DEFECTION: {
        calculation: '12,400 reached × 18 % who would have left × USD 400 = USD 892,800 a year = 3.0 points.',
        rationale: 'Cards closed within a year of a first late fee, against those who forgot and were not charged.',
        by: round([3, 'MEDIUM'], [2, 'MEDIUM'], [3.4, 'LOW']),
      },
      BRAND_DAMAGE: { by: round([0.3, 'LOW'], [0.2, 'LOW'], [0.5, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation: '12,400 × 0.9 calls to ask for the fee back × USD 16 = USD 178,560 a year = 0.6 points.',
        rationale: 'Calls with the cause "late fee", from the contact log.',
        by: round([0.6, 'HIGH'], [0.5, 'HIGH'], [0.8, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: { by: round([0.1, 'LOW'], [0.1, 'LOW'], [0, 'LOW']) },
      EMPLOYEE_DISSATISFACTION: { by: round([0.3, 'LOW'], [0.1, 'LOW'], [0.6, 'MEDIUM']) },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'tomas',
    daysAgo: 401,
    lead: 'leila',
    businessOwner: 'owen',
    steps: LATE_FEE_LETTER_STEPS,
  },
};
