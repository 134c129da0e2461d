import { cited } from './complaint-figures';
import { dollars, paper, roundWithCompliance, type BankProposal } from './vocabulary';

/** Funded, and in design: its first try at the gate was refused. */
export const ESCROW_NOTICE: BankProposal = {
  key: 'escrow-notice',
  title: 'Say why a mortgage payment changes before it does',
  whoIsHurt: 'Mortgage customers whose payment rises because taxes or insurance rose.',
  howTheyAreHurt:
    'The higher amount is taken before they understand it; some are overdrawn by it, many call, and few are told the same.',
  proposedBy: 'nora',
  ideaDaysAgo: 202,
  written: {
    daysAgo: 199,
    problem: `${cited('servicing')} of ${cited('mortgage')} mortgage complaints are about servicing, payments and escrow accounts; ${cited('servicingDisputed')} of the ${cited('servicing')} customers disputed the answer. The yearly statement gives the new sum and not its reason: of 48,000 customers who get it, 19 in a hundred call.`,
    solution:
      'Six weeks ahead: one page that shows the old payment, the new one and the two lines that made the difference, with a choice to spread a shortage over 12, 24 or 36 months, in the app or by calling back. Agents see the same page.',
    horizonYears: 5,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'The statement as it is',
        consequence:
          'Some 9,000 customers a year call, 2.3 times each, and those who cannot pay the shortage fall behind.',
      },
      {
        kind: 'SIMPLEST',
        title: 'A better covering letter',
        consequence: 'USD 20,000. Explains, but offers no choice: those who cannot pay the shortage still cannot.',
      },
      {
        kind: 'OTHER',
        title: 'Absorb shortages under USD 200',
        consequence: 'USD 1.9 million a year, and next year the same surprise.',
      },
    ],
    needs: ['paymentExplained', 'hardshipHelp'],
    pillars: ['CUSTOMER_SERVICE', 'PROCESSES_AND_TECHNOLOGY'],
    portfolio: 'difficulty',
    sponsor: 'sofia',
    costOneOffMinor: dollars(350_000n),
    costYearlyMinor: dollars(80_000n),
  },
  submittedDaysAgo: 196,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 194,
    estimatedDaysAgo: 184,
    closedDaysAgo: 177,
    estimates: {
      CUSTOMER_LOYALTY: { by: roundWithCompliance([0.8, 'MEDIUM'], [0.5, 'MEDIUM'], [1, 'LOW']) },
      BRAND_PROMOTION: { by: roundWithCompliance([0.3, 'LOW'], [0, 'MEDIUM'], [0.2, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation:
          '9,120 first calls × 45 % avoided × USD 18 = USD 73,872 a year = 0.2 points; paper saved USD 120,000 = 0.4.',
        rationale: 'A page that explains itself saves every other first call. Repeats are counted below.',
        by: roundWithCompliance([0.6, 'HIGH'], [0.6, 'HIGH'], [0.5, 'MEDIUM']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: roundWithCompliance([0.4, 'LOW'], [0.2, 'LOW'], [0.3, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: roundWithCompliance([0.5, 'LOW'], [0.3, 'LOW'], [0.5, 'LOW']) },
      CUSTOMER_DEFECTION: {
        calculation:
          '48,000 × 1.2 % refinance elsewhere over it × 50 % avoided = 288 × USD 1,250 mortgage margin = USD 360,000 = 1.2 points.',
        rationale: 'Payoffs within four months of a rise above 8 %, against those without a rise.',
        by: roundWithCompliance([1.2, 'MEDIUM'], [1, 'MEDIUM'], [0.6, 1.2, 2.2]),
      },
      BRAND_DAMAGE: { by: roundWithCompliance([0.5, 'LOW'], [0.3, 'LOW'], [0.8, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation: '9,120 callers × 2.3 contacts × 80 % avoided × USD 18 = USD 302,054 a year = 1.0 point.',
        rationale: 'Contacts after the first within 30 days, from the contact log.',
        by: roundWithCompliance([1, 'HIGH'], [0.8, 'MEDIUM'], [1, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: { by: roundWithCompliance([0.5, 'LOW'], [0.5, 'LOW'], [0.8, 'MEDIUM']) },
      EMPLOYEE_DISSATISFACTION: { by: roundWithCompliance([0.5, 'LOW'], [0.2, 'LOW'], [0.5, 'LOW']) },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'marcus',
    daysAgo: 165,
    lead: 'jonas',
    businessOwner: 'sofia',
    steps: [
      {
        step: 'PLAN',
        daysAgo: 163,
        by: 'jonas',
        stages: [
          ['DISCOVER', 165, 143],
          ['DESIGN', 142, 40],
          ['PROTOTYPE', 39, -30],
          ['MEASURE', -31, -200],
        ],
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 160,
        by: 'jonas',
        participants: 4,
        finding: 'Four owners with a rise above 10 %: two had moved money they needed elsewhere to cover it.',
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 157,
        by: 'priya',
        participants: 5,
        finding: 'Five retired owners: "Tell me in the month you know it, not in the month you take it."',
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 153,
        by: 'priya',
        participants: 3,
        finding: 'Three insurers: the new premium is known to us seven to nine weeks ahead.',
      },
      {
        step: 'EVIDENCE',
        kind: 'SHADOWING',
        daysAgo: 150,
        by: 'nora',
        participants: 18,
        finding: 'Eighteen calls on statement day: sixteen begin with "why", and eleven end with "can I spread it?".',
      },
      { step: 'EVENT', event: 'REQUEST_APPROVAL', daysAgo: 147, by: 'jonas' },
      { step: 'EVENT', event: 'APPROVE', daysAgo: 143, by: 'amara' },
      {
        step: 'EVIDENCE',
        kind: 'WORKSHOP',
        daysAgo: 122,
        by: 'jonas',
        participants: 13,
        finding: 'Thirteen people, four of them customers, cut the page from 31 figures to five.',
      },
      {
        step: 'EVIDENCE',
        kind: 'JOURNEY_MAP',
        daysAgo: 111,
        by: 'jonas',
        participants: 7,
        finding: 'A year of a payment, from the tax notice to the debit: the customer hears of it at the very end.',
        link: paper('escrow-notice/journey-map'),
      },
      {
        step: 'DELIVERABLE',
        kind: 'FORECAST',
        daysAgo: 60,
        by: 'jonas',
        title: 'Forecast: first calls, repeats, payoffs after a rise',
        link: paper('escrow-notice/forecast'),
      },
      {
        step: 'FORECAST',
        daysAgo: 58,
        by: 'jonas',
        costOneOffMinor: dollars(360_000n),
        costYearlyMinor: dollars(80_000n),
        valueYearlyMinor: dollars(1_300_000n),
        note: 'The statement is laid out anew by a designer from outside.',
      },
      { step: 'EVENT', event: 'REQUEST_APPROVAL', daysAgo: 55, by: 'jonas', refused: true },
      {
        step: 'DELIVERABLE',
        kind: 'KILL_CRITERIA',
        daysAgo: 33,
        by: 'jonas',
        title: 'Stop when callers on statement day are above 15 in a hundred after one cycle',
        link: paper('escrow-notice/kill-criteria'),
      },
    ],
  },
};
