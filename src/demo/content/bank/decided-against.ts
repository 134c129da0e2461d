import { cited } from './complaint-figures';
import { dollars, round, untouched, type BankProposal } from './vocabulary';

/** Deferred: nobody knows yet whether the underwriting vendor can keep up. */
export const TEN_DAY_DECISION: BankProposal = {
  key: 'ten-day-decision',
  title: 'Decide on a loan modification in ten days',
  whoIsHurt: 'Households with complete papers that wait for a decision.',
  howTheyAreHurt: 'Sixty-three days pass between the last paper and the answer; interest and fear add up.',
  proposedBy: 'sofia',
  ideaDaysAgo: 120,
  written: {
    daysAgo: 116,
    problem: `${cited('hardship')} of ${cited('mortgage')} mortgage complaints are about loan modification, collection or foreclosure, and ${cited('hardshipDisputed')} of the ${cited('hardship')} customers disputed the answer. Of 97 days a case takes, 63 pass after the papers are complete.`,
    solution: 'Rules decide what rules can decide, on the day; the rest goes to a panel that sits every week.',
    horizonYears: 7,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Sixty-three days',
        consequence: 'The named person can explain the waiting and cannot shorten it.',
      },
      {
        kind: 'SIMPLEST',
        title: 'A panel each week without the rules',
        consequence: 'Perhaps thirty days, with four more underwriters whom the market does not have.',
      },
    ],
    needs: ['hardshipHelp'],
    pillars: ['PROCESSES_AND_TECHNOLOGY'],
    portfolio: 'difficulty',
    sponsor: 'tomas',
    costOneOffMinor: dollars(900_000n),
    costYearlyMinor: dollars(250_000n),
  },
  submittedDaysAgo: 111,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 88,
    estimatedDaysAgo: 73,
    closedDaysAgo: 61,
    estimates: {
      CUSTOMER_LOYALTY: { by: round([-2.2, 0.8, 3.8], [-2.5, 0.5, 3.5], [-2, 1, 4]) },
      BRAND_PROMOTION: { by: round([-2.7, 0.3, 3.3], [-2.8, 0.2, 3.2], [-2.5, 0.5, 3.5]) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '4,100 decisions × 3.5 hours × USD 62 = USD 889,700 a year = 3.0 points, if the vendor keeps up.',
        rationale: 'Half of the hours are copying between screens. The vendor has shown it on 60 files.',
        by: round([1, 3, 4], [0, 2, 4], [-0.5, 2.5, 5.5]),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([-2.5, 0.5, 3.5], [-2.5, 0.5, 3.5], [-2.5, 0.5, 3.5]) },
      EMPLOYEE_ENGAGEMENT: { by: round([-2.5, 0.5, 3.5], [-3, 0, 3], [-2, 1, 4]) },
      CUSTOMER_DEFECTION: { by: round([0, 1, 2], [0, 0.8, 1.6], [0, 1.2, 2.4]) },
      BRAND_DAMAGE: { by: round([0, 1, 2], [0, 0.5, 1], [0, 1, 2]) },
      RECURRING_PROBLEMS: {
        calculation: '4,100 × 4 calls to ask × USD 22 = USD 360,800 a year = 1.2 points.',
        rationale: 'Who hears in ten days does not call to ask. What the named person avoids is left out.',
        by: round([0, 1.2, 2.4], [0, 1, 2], [0, 1.4, 2.8]),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: { by: round([0, 1.5, 3], [0, 1, 2], [0, 1.5, 3]) },
      EMPLOYEE_DISSATISFACTION: { by: round([0, 0.5, 1], [0, 0.5, 1], [0, 1, 2]) },
    },
  },
  outcome: {
    kind: 'DEFERRED',
    by: 'marcus',
    daysAgo: 40,
    untilDaysAhead: 62,
    missing:
      'How many of 500 real files the vendor decides without a person, and what the named person alone does to the waiting. Sixty files are too few to spend USD 900,000 on.',
  },
};

/** Declined, with the data. */
export const CREDIT_CHATBOT: BankProposal = {
  key: 'credit-chatbot',
  title: 'A chatbot for questions about the credit report',
  whoIsHurt: 'Customers who have a question about their credit report outside office hours.',
  howTheyAreHurt: 'They wait until morning.',
  proposedBy: 'owen',
  ideaDaysAgo: 142,
  written: {
    daysAgo: 138,
    problem: `${cited('creditReporting')} of ${cited('all')} complaints are about credit reporting; ${cited('reportErrorsByWeb')} of the ${cited('reportErrors')} about incorrect information came by web, at any hour.`,
    solution: 'A chatbot explains the report day and night and opens a dispute if the customer wants one.',
    horizonYears: 3,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Office hours',
        consequence: 'Questions wait for nine hours on average.',
      },
      {
        kind: 'SIMPLEST',
        title: 'A page that explains the ten most asked things',
        consequence: 'USD 8,000, and measured in a month.',
      },
    ],
    needs: ['rightRecord'],
    pillars: ['INNOVATION'],
    portfolio: 'everyday',
    sponsor: 'elena',
    costOneOffMinor: dollars(300_000n),
    costYearlyMinor: dollars(90_000n),
  },
  submittedDaysAgo: 133,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 130,
    estimatedDaysAgo: 121,
    closedDaysAgo: 115,
    estimates: {
      CUSTOMER_LOYALTY: { by: round([0.1, 'LOW'], [0, 'MEDIUM'], [0, 'LOW']) },
      BRAND_PROMOTION: { by: untouched },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '12,000 questions × 20 % answered × USD 18 = USD 43,200 a year = 0.1 points.',
        rationale: 'The vendor says 60 %. In our trial on cards it was 20 %.',
        by: round([0.1, 'MEDIUM'], [0.1, 'MEDIUM'], [-0.5, 'MEDIUM']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: {
        rationale: 'A copy of what three competitors have.',
        by: round([0, 'HIGH'], [0, 'HIGH'], [0, 'HIGH']),
      },
      EMPLOYEE_ENGAGEMENT: { by: round([0, 'MEDIUM'], [0, 'MEDIUM'], [-0.5, 'LOW']) },
      CUSTOMER_DEFECTION: { by: round([0, 'MEDIUM'], [0, 'MEDIUM'], [0, 'MEDIUM']) },
      BRAND_DAMAGE: { by: untouched },
      RECURRING_PROBLEMS: {
        rationale: 'A dispute opened by the bot is investigated as today: the entry still comes back.',
        by: round([0.1, 'MEDIUM'], [0, 'HIGH'], [0, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: { by: round([0, 'LOW'], [0, 'LOW'], [0, 'LOW']) },
      EMPLOYEE_DISSATISFACTION: { by: round([0.1, 'LOW'], [0, 'LOW'], [0, 'LOW']) },
    },
  },
  outcome: {
    kind: 'DECLINED',
    by: 'tomas',
    daysAgo: 108,
    reason: `The ${cited('reportErrors')} complaints are about a wrong entry, not about an unanswered question: a chatbot explains the error and leaves it there. In the trial on cards it answered 20 % and handed 80 % to a person who began again. The page with the ten most asked things is being written.`,
  },
  resubmitted: {
    by: 'owen',
    daysAgo: 16,
    whatChanged:
      'The page with the ten most asked things is out: half of the visitors still call. The bot is to take the dispute itself, and no longer to explain the report.',
  },
};
