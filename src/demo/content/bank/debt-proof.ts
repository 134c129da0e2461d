import { cited } from './complaint-figures';
import { dollars, round, type BankProposal } from './vocabulary';

/** Funded lately, and in discover with too few interviews. */
export const DEBT_PROOF: BankProposal = {
  key: 'debt-proof',
  title: 'Show the debt before asking for it',
  whoIsHurt: 'People who are asked to pay a debt that is not theirs, is paid, or cannot be shown.',
  howTheyAreHurt: 'Letters and calls go on while they prove a negative; some pay what they do not owe to make it stop.',
  proposedBy: 'ravi',
  ideaDaysAgo: 99,
  written: {
    daysAgo: 96,
    problem: `${cited('debtNotOwed')} of ${cited('debtCollection')} complaints about debt collection say that the debt is not owed (${cited('debtNotMine')} "not mine", ${cited('debtPaid')} "already paid"); ${cited('debtVerification')} more are about disclosure and verification. 9,400 accounts a year are disputed with us; collection goes on in the meantime.`,
    solution:
      'No first letter without a one-page proof: creditor, sum, dates, last payment, and how to say "not mine". A dispute stops everything at once, also at the agencies we sell to; what cannot be proved in 30 days is written off and taken out of the credit record.',
    horizonYears: 5,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Prove it when asked',
        consequence: 'Some 280 claims a year and a portfolio that agencies discount because they do not trust it.',
      },
      {
        kind: 'SIMPLEST',
        title: 'Stop calls while a dispute is open',
        consequence: 'A switch in one system, USD 15,000. The letters, and the agencies, go on.',
      },
      {
        kind: 'OTHER',
        title: 'Sell no more debt',
        consequence: 'Ends the second half of the problem and USD 3.1 million of income a year.',
      },
    ],
    needs: ['debtShown', 'callsInBounds'],
    pillars: ['CUSTOMER_ADVOCACY', 'PROCESSES_AND_TECHNOLOGY', 'LEADERSHIP'],
    portfolio: 'difficulty',
    sponsor: 'amara',
    costOneOffMinor: dollars(420_000n),
    costYearlyMinor: dollars(150_000n),
  },
  submittedDaysAgo: 92,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 88,
    estimatedDaysAgo: 74,
    closedDaysAgo: 61,
    estimates: {
      CUSTOMER_LOYALTY: { by: round([0.4, 'LOW'], [0.2, 'MEDIUM'], [0.6, 'LOW']) },
      BRAND_PROMOTION: { by: round([0, 'MEDIUM'], [0, 'MEDIUM'], [0.2, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation:
          'USD 240,000 written off sooner a year = −0.8 points; agencies pay 3 % more for proved debt: USD 330,000 = +1.1.',
        rationale: 'The write-off is real and comes first; the better price comes a year later.',
        dissent: { grace: 'The better price is a hope: no agency has put it in writing.' },
        by: round([0.3, 'MEDIUM'], [-0.8, 'MEDIUM'], [0.3, 'LOW']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([0.2, 'LOW'], [0, 'MEDIUM'], [0, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: round([1, 'LOW'], [0.5, 'LOW'], [1.5, 'MEDIUM']) },
      CUSTOMER_DEFECTION: {
        calculation: '9,400 disputing × 16 % leave × 50 % avoided = 752 customers × USD 400 = USD 300,800 = 1.0 point.',
        rationale: 'Half of those who dispute are customers with another account; closures within a year.',
        by: round([1, 'MEDIUM'], [0.8, 'MEDIUM'], [1.2, 'MEDIUM']),
      },
      BRAND_DAMAGE: { by: round([1.5, 'LOW'], [1, 'LOW'], [1.5, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation: '9,400 × 3 repeats × 2 of 3 avoided × USD 16 = USD 300,800 a year = 1.0 point.',
        rationale: 'A proof in the first letter answers what most second letters ask.',
        by: round([1, 'MEDIUM'], [0.9, 'MEDIUM'], [1.4, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: {
        calculation: '9,400 × 3 % claims × USD 1,600 = USD 451,200 a year = 3.0 points.',
        rationale: 'Claims paid in four years. An order against a peer was USD 60 million: shown as the high end.',
        by: round([2, 3, 7], [2, 3, 6], [3, 'LOW']),
      },
      EMPLOYEE_DISSATISFACTION: { by: round([1, 'LOW'], [0.5, 'LOW'], [1.5, 'MEDIUM']) },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'marcus',
    daysAgo: 40,
    lead: 'daniel',
    businessOwner: 'ravi',
    steps: [
      {
        step: 'PLAN',
        daysAgo: 38,
        by: 'daniel',
        stages: [
          ['DISCOVER', 40, 5],
          ['DESIGN', 4, -40],
          ['PROTOTYPE', -41, -100],
          ['MEASURE', -101, -280],
        ],
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 32,
        by: 'priya',
        participants: 5,
        finding: 'Five people who said "not mine": two share a name with the debtor, one a former address.',
      },
      {
        step: 'EVIDENCE',
        kind: 'SHADOWING',
        daysAgo: 26,
        by: 'daniel',
        participants: 6,
        finding: 'Six days in the verification team: in every third file the last statement is missing.',
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 18,
        by: 'priya',
        participants: 4,
        finding: 'Four who had paid long ago: the payment sat on another account number since a merger.',
      },
      { step: 'EVENT', event: 'REQUEST_APPROVAL', daysAgo: 9, by: 'daniel', refused: true },
    ],
  },
};
