import { cited } from './complaint-figures';
import { dollars, round, type BankProposal } from './vocabulary';

/** Funded lately; in discover, where its evidence waits for a decision. */
export const CAR_LOAN: BankProposal = {
  key: 'car-loan',
  title: 'A car loan that shows where each payment went',
  whoIsHurt: 'Customers who pay for a car, and those who want to pay it off early.',
  howTheyAreHurt:
    'Extra payments go to next month’s interest, and the sum that ends the loan is known on request only.',
  proposedBy: 'samuel',
  ideaDaysAgo: 56,
  written: {
    daysAgo: 53,
    problem: `${cited('managingLoan')} of ${cited('consumerLoan')} consumer loan complaints are about managing the loan or lease, ${cited('managingCarLoan')} of the ${cited('managingLoan')} about a car; ${cited('managingLoanDisputed')} of the ${cited('managingLoan')} customers disputed the answer. 29,000 car loans have no page of their own: a statement comes once a year, and a payoff letter takes six days.`,
    solution:
      'A page for each loan: every payment with what it did to interest and to the debt, the payoff sum of any day, and a question at each extra payment: "less to owe, or less next month?"',
    horizonYears: 4,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'A statement a year',
        consequence: 'Some 17,000 calls a year for a sum, and a car that cannot be sold for a week.',
      },
      {
        kind: 'SIMPLEST',
        title: 'The payoff letter by e-mail on the same day',
        consequence: 'USD 18,000. Helps those who end the loan, and leaves the extra payments where they go.',
      },
    ],
    needs: ['loanAsItStands'],
    pillars: ['CUSTOMER_NARRATIVE', 'PROCESSES_AND_TECHNOLOGY'],
    objectives: ['Cost to serve'],
    portfolio: 'payments',
    sponsor: 'sofia',
    costOneOffMinor: dollars(160_000n),
    costYearlyMinor: dollars(50_000n),
  },
  submittedDaysAgo: 50,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 48,
    estimatedDaysAgo: 42,
    closedDaysAgo: 36,
    estimates: {
      CUSTOMER_LOYALTY: {
        calculation: '29,000 borrowers × 1 % more take the next loan with us × USD 400 = USD 116,000 = 0.4 points.',
        rationale: 'Second loans, by whether the first one ended with a complaint.',
        by: round([0.4, 'LOW'], [0.3, 'MEDIUM'], [0.5, 'LOW']),
      },
      BRAND_PROMOTION: { by: round([0.2, 'LOW'], [0.1, 'LOW'], [0.3, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation:
          '17,000 calls × 80 % avoided × USD 16 = USD 217,600; interest lost on extra payments USD 60,000: 0.5.',
        rationale: 'Whoever may choose pays less interest to us. Finance counts it against.',
        by: round([0.5, 'MEDIUM'], [0.4, 'HIGH'], [0.7, 'LOW']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([0.2, 'LOW'], [0, 'MEDIUM'], [0.2, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: round([0.3, 'LOW'], [0.2, 'LOW'], [0.5, 'LOW']) },
      CUSTOMER_DEFECTION: {
        calculation:
          '29,000 × 2 % refinance elsewhere over it × 50 % avoided = 290 × USD 700 = USD 203,000 = 0.7 points.',
        rationale: 'Payoffs by another lender within three months of a call about payments; the margin of a car loan.',
        by: round([0.7, 'MEDIUM'], [0.5, 'MEDIUM'], [0.8, 'LOW']),
      },
      BRAND_DAMAGE: { by: round([0.3, 'LOW'], [0.2, 'LOW'], [0.4, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation: '5,800 corrections of an extra payment × 90 % avoided × USD 31 = USD 161,820 a year = 0.5 points.',
        rationale: 'A correction is booked back by hand, and every fourth is corrected twice.',
        by: round([0.5, 'HIGH'], [0.5, 'HIGH'], [0.7, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: {
        calculation: '2 % a year × USD 4 million for an order on how payments are applied = USD 80,000 = 0.5 points.',
        rationale: 'An order of this kind was made against a peer. Probability × size.',
        by: round([0.2, 0.5, 1.2], [0.2, 0.5, 1], [0.5, 'LOW']),
      },
      EMPLOYEE_DISSATISFACTION: { by: round([0.2, 'LOW'], [0.1, 'LOW'], [0.4, 'MEDIUM']) },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'tomas',
    daysAgo: 33,
    lead: 'leila',
    businessOwner: 'samuel',
    steps: [
      {
        step: 'PLAN',
        daysAgo: 31,
        by: 'leila',
        stages: [
          ['DISCOVER', 33, -3],
          ['DESIGN', -4, -50],
          ['PROTOTYPE', -51, -110],
          ['MEASURE', -111, -290],
        ],
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 28,
        by: 'leila',
        participants: 5,
        finding: 'Five who sold their car: each waited for our letter, and two lost the buyer over it.',
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 24,
        by: 'priya',
        participants: 6,
        finding: 'Six who pay extra: all believed that it makes the loan shorter.',
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 19,
        by: 'priya',
        participants: 3,
        finding: 'Three car dealers: with two other lenders they read the payoff sum on a page, and sell the same day.',
      },
      {
        step: 'EVIDENCE',
        kind: 'SHADOWING',
        daysAgo: 14,
        by: 'leila',
        participants: 4,
        finding: 'Four clerks of loan servicing: a payoff sum is made in a spreadsheet that one of them wrote.',
      },
      { step: 'EVENT', event: 'REQUEST_APPROVAL', daysAgo: 4, by: 'leila' },
    ],
  },
};
