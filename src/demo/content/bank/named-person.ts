import { cited } from './complaint-figures';
import { NAMED_PERSON_STEPS } from './named-person-steps';
import { dollars, round, type BankProposal } from './vocabulary';

/** Funded; its prototype waits for a decision. */
export const NAMED_PERSON: BankProposal = {
  key: 'named-person',
  title: 'One named person for a household that cannot pay its mortgage',
  whoIsHurt: 'Households that ask for help with a mortgage they can no longer pay.',
  howTheyAreHurt:
    'They tell their story to everyone who picks up, papers are lost between departments, and the foreclosure clock runs on meanwhile.',
  proposedBy: 'sofia',
  ideaDaysAgo: 295,
  written: {
    daysAgo: 294,
    problem: `${cited('hardship')} of ${cited('mortgage')} mortgage complaints are about loan modification, collection or foreclosure. 6,200 households ask for help a year; a case passes through nine hands on average, and no one of them can say when it is decided.`,
    solution:
      'Each household gets one named person, with a deputy, who holds the case from the first call to the decision, checks the papers within three days and gives a date. While papers are complete and under review, no foreclosure step is taken.',
    horizonYears: 5,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Nine hands a case',
        consequence:
          'Seven repeat contacts a case stay, and some thirty foreclosures a year are begun while papers are under review.',
      },
      {
        kind: 'SIMPLEST',
        title: 'A status line in the app',
        consequence: 'USD 60,000. It shows "in review" for months: nobody behind it knows more.',
      },
      {
        kind: 'OTHER',
        title: 'Hand hardship cases to a specialist servicer',
        consequence: 'USD 900 a case, and the household becomes a stranger at the worst moment.',
      },
    ],
    needs: ['hardshipHelp'],
    pillars: ['CUSTOMER_SERVICE', 'EMPLOYEE_ENGAGEMENT', 'CUSTOMER_ADVOCACY'],
    portfolio: 'difficulty',
    sponsor: 'tomas',
    costOneOffMinor: dollars(480_000n),
    costYearlyMinor: dollars(310_000n),
  },
  submittedDaysAgo: 292,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 291,
    estimatedDaysAgo: 287,
    closedDaysAgo: 283,
    estimates: {
      CUSTOMER_LOYALTY: {
        calculation: '6,200 households × 12 % take a further product × USD 400 = USD 297,600 a year = 1.0 point.',
        rationale: 'Those who kept their home with our help, five years on, against those who were sent to a servicer.',
        by: round([1, 'MEDIUM'], [0.6, 'MEDIUM'], [1.5, 'LOW']),
      },
      BRAND_PROMOTION: { by: round([0.5, 'LOW'], [0.2, 'LOW'], [1, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '6,200 cases × 8 handovers × 6 minutes × USD 36 an hour = USD 178,560 a year = 0.6 points.',
        rationale: 'A handover is six minutes of reading up at each of eight desks.',
        by: round([0.6, 'MEDIUM'], [0.5, 'HIGH'], [0.8, 'MEDIUM']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([0.3, 'LOW'], [0, 'MEDIUM'], [0.5, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: round([1.5, 'LOW'], [1, 'LOW'], [2.5, 'MEDIUM']) },
      CUSTOMER_DEFECTION: {
        calculation: '6,200 × 36 % leave within two years × 50 % avoided = 1,116 × USD 400 = USD 446,400 = 1.5 points.',
        rationale:
          'Closures of all accounts after a hardship case. Finance avoids 35 % only: some leave for good reasons.',
        by: round([1.5, 'MEDIUM'], [1.1, 'MEDIUM'], [1.8, 'MEDIUM']),
      },
      BRAND_DAMAGE: {
        calculation: 'One national story every second year × 4 % of new customers = 2 % a year = 2.0 points.',
        rationale: 'Foreclosure during review is the story that travels. Probability × size.',
        by: round([1, 2, 4], [0.5, 1.5, 3], [2, 'LOW']),
      },
      RECURRING_PROBLEMS: {
        calculation: '6,200 × 7 repeats × 60 % avoided × USD 22 = USD 572,880 a year = 1.9 points.',
        rationale: 'Repeats from the case log; the prototype of 2019 removed 70 % in one region.',
        by: round([1.9, 'HIGH'], [1.6, 'MEDIUM'], [2.4, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: {
        calculation: '30 foreclosures begun in review × USD 25,000 × 60 % avoided = USD 450,000 a year = 3.0 points.',
        rationale: 'Settlements of the last four years; a fine is not in it.',
        by: round([3, 'MEDIUM'], [2.4, 3, 4], [3.5, 'LOW']),
      },
      EMPLOYEE_DISSATISFACTION: {
        calculation:
          'Hardship team of 90: attrition 38 % against 18 % elsewhere = 18 leavers × USD 10,000 = 1.8 points.',
        rationale: 'Exit interviews: "I could not help anyone to the end."',
        by: round([1.8, 'MEDIUM'], [1.2, 'MEDIUM'], [2.5, 'HIGH']),
      },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'marcus',
    daysAgo: 280,
    lead: 'leila',
    businessOwner: 'sofia',
    steps: NAMED_PERSON_STEPS,
  },
};
