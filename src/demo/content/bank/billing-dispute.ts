import { BILLING_DISPUTE_STEPS } from './billing-dispute-steps';
import { cited } from './complaint-figures';
import { dollars, round, type BankProposal } from './vocabulary';

/** Funded, and in measure: it works, and better than was forecast. */
export const BILLING_DISPUTE: BankProposal = {
  key: 'billing-dispute',
  title: 'A charge in dispute is not paid until it is looked into',
  whoIsHurt: 'Card customers whose bill shows a charge that they do not recognize.',
  howTheyAreHurt:
    'They pay it so as not to be late, send the same receipt twice, and hear for weeks that it is being looked into.',
  proposedBy: 'owen',
  ideaDaysAgo: 321,
  written: {
    daysAgo: 319,
    problem: `${cited('billingDisputes')} of ${cited('creditCard')} credit card complaints are about billing disputes, and in ${cited('billingDisputesRelief')} of the ${cited('billingDisputes')} we gave money back once they had complained. 26,000 charges a year are disputed with us; a dispute takes 38 days, and the customer calls twice to ask.`,
    solution:
      'A dispute is opened with one tap on the charge, which is taken off the sum due at once. The customer sees what the merchant was asked, what came back and by when we decide; a receipt is sent once, as a photo.',
    horizonYears: 4,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Form, letter, and pay meanwhile',
        consequence: 'Some 52,000 calls a year to ask how far it is, and a third of those who are right learn it late.',
      },
      {
        kind: 'SIMPLEST',
        title: 'A status line on the monthly bill',
        consequence: 'USD 25,000. It comes once a month, and the charge is still paid first.',
      },
      {
        kind: 'OTHER',
        title: 'Refund every dispute under USD 50 unseen',
        consequence: 'Ends four disputes in ten for USD 270,000 a year; word of it gets round.',
      },
    ],
    needs: ['chargeLookedInto'],
    pillars: ['PROCESSES_AND_TECHNOLOGY', 'CUSTOMER_SERVICE'],
    objectives: ['Retention'],
    portfolio: 'payments',
    sponsor: 'hannah',
    costOneOffMinor: dollars(240_000n),
    costYearlyMinor: dollars(90_000n),
  },
  submittedDaysAgo: 317,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 316,
    estimatedDaysAgo: 313,
    closedDaysAgo: 311,
    estimates: {
      CUSTOMER_LOYALTY: {
        calculation: '26,000 disputes × 1.5 % more keep the card in use × USD 400 = USD 156,000 a year = 0.5 points.',
        rationale: 'Card use in the year after a dispute, by how long it took.',
        by: round([0.5, 'MEDIUM'], [0.4, 'MEDIUM'], [0.7, 'LOW']),
      },
      BRAND_PROMOTION: { by: round([0.3, 'LOW'], [0.1, 'MEDIUM'], [0.4, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '26,000 × 20 minutes less × USD 34 an hour = USD 294,667 a year = 1.0 point.',
        rationale: 'Form and receipt arrive once and complete; minutes from shadowing eleven clerks.',
        by: round([1, 'HIGH'], [0.8, 'HIGH'], [1.1, 'MEDIUM']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([0.2, 'LOW'], [0, 'MEDIUM'], [0.2, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: round([0.5, 'LOW'], [0.3, 'LOW'], [1, 'MEDIUM']) },
      CUSTOMER_DEFECTION: {
        calculation: '26,000 × 4 % close the card over it × 60 % avoided = 624 × USD 400 = USD 249,600 = 0.8 points.',
        rationale: 'Cards closed within six months of a dispute, above those closed without one.',
        by: round([0.8, 'MEDIUM'], [0.6, 'MEDIUM'], [1, 'MEDIUM']),
      },
      BRAND_DAMAGE: { by: round([0.5, 'LOW'], [0.3, 'LOW'], [0.8, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation: '52,000 calls × 60 % avoided × USD 16 = USD 499,200 a year = 1.7 points.',
        rationale: 'Calls with the cause "how far is my dispute", from the contact log.',
        by: round([1.7, 'HIGH'], [1.4, 'MEDIUM'], [2, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: {
        calculation: '2 % a year × USD 6 million for an order on billing errors = USD 120,000 = 0.8 points.',
        rationale: 'The law gives 60 days to complain and us two billing cycles to answer. Probability × size.',
        by: round([0.4, 0.8, 1.6], [0.4, 0.8, 1.2], [0.8, 'LOW']),
      },
      EMPLOYEE_DISSATISFACTION: { by: round([0.4, 'LOW'], [0.3, 'LOW'], [0.8, 'MEDIUM']) },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'marcus',
    daysAgo: 310,
    lead: 'jonas',
    businessOwner: 'owen',
    steps: BILLING_DISPUTE_STEPS,
  },
};
