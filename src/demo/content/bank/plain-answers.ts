import { cited } from './complaint-figures';
import { dollars, round, type BankProposal } from './vocabulary';

/** Assessed, and competing: ahead as soon as a loss avoided counts twice. */
export const PLAIN_ANSWERS: BankProposal = {
  key: 'plain-answers',
  title: 'Answers that answer: a complaint is closed when the customer says so',
  whoIsHurt: 'Customers who complained, got a letter, and are no wiser.',
  howTheyAreHurt: 'The letter cites a clause and not what was done; they dispute it, write to the regulator, or leave.',
  proposedBy: 'daniel',
  ideaDaysAgo: 135,
  written: {
    daysAgo: 130,
    problem: `${cited('disputed')} of ${cited('all')} customers disputed the answer to their complaint. ${cited('closedWithExplanation')} complaints were "closed with explanation", and of those customers ${cited('disputedAfterExplanation')} disputed it. An answer is counted as closed when it is sent; nobody asks whether it was understood.`,
    solution:
      'Whoever answers calls first, asks what would settle it, and writes three paragraphs: what happened, what we did, what you can do. A complaint is closed when the customer agrees or after a second person has looked at it. Answers that were disputed are read by the owner of the product each month.',
    horizonYears: 5,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Letters from the clause library',
        consequence: 'Every disputed answer costs a second investigation, and the regulator reads both.',
      },
      {
        kind: 'SIMPLEST',
        title: 'Rewrite the forty most used letters',
        consequence: 'USD 45,000. Clearer clauses; still an answer to the file and not to the question.',
      },
      {
        kind: 'OTHER',
        title: 'An ombudsman of our own',
        consequence: 'USD 1.2 million a year, for the few who get that far.',
      },
    ],
    needs: ['answerThatAnswers', 'rightRecord'],
    pillars: ['VOICE_OF_THE_CUSTOMER', 'CUSTOMER_SERVICE', 'CUSTOMER_NARRATIVE'],
    objectives: ['Reputation'],
    portfolio: 'everyday',
    sponsor: 'amara',
    costOneOffMinor: dollars(430_000n),
    costYearlyMinor: dollars(210_000n),
    effort: { digitalChannels: 60, contactCentre: 180 },
  },
  submittedDaysAgo: 78,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 72,
    estimatedDaysAgo: 50,
    closedDaysAgo: 35,
    estimates: {
      CUSTOMER_LOYALTY: {
        calculation: '38,000 complaints a year × 2 % more stay for being heard × USD 400 = USD 304,000 = 1.0 point.',
        rationale:
          'Those whose complaint was settled are more loyal than those who never had one: our own survey, two years.',
        by: round([1, 'MEDIUM'], [0.7, 'MEDIUM'], [1.3, 'LOW']),
      },
      BRAND_PROMOTION: { by: round([0.5, 'LOW'], [0.3, 'LOW'], [0.6, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '38,000 × 15 minutes × USD 32 an hour = USD 304,000 a year = 1.0 point.',
        rationale:
          'A call settles in ten minutes what a letter takes twenty-five for. The yearly cost has the second reader in it.',
        by: round([1, 'MEDIUM'], [0.8, 'MEDIUM'], [1.1, 'LOW']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([0, 'HIGH'], [0, 'HIGH'], [0.1, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: round([1.5, 'LOW'], [1, 'LOW'], [2, 'MEDIUM']) },
      CUSTOMER_DEFECTION: {
        calculation: '7,000 disputed answers × 32 % leave × 50 % avoided = 1,120 × USD 400 = USD 448,000 = 1.5 points.',
        rationale: 'Closures within a year of a disputed answer.',
        by: round([1.5, 'MEDIUM'], [1.2, 'MEDIUM'], [1.9, 'MEDIUM']),
      },
      BRAND_DAMAGE: {
        calculation:
          '2 % fewer new customers for the ratings our answers get in public = 750 × USD 400 = USD 300,000 = 2.0 points.',
        rationale: 'Complaints about answers are public, and are read before joining.',
        by: round([1, 2, 3.5], [0.5, 1.5, 3], [2.2, 'LOW']),
      },
      RECURRING_PROBLEMS: {
        calculation: '7,000 second investigations × 80 % avoided × USD 190 = USD 1,064,000 a year = 3.5 points.',
        rationale: 'A second investigation is six hours of a specialist.',
        dissent: { grace: 'Specialists are paid anyway: I count four of the six hours.' },
        by: round([3.5, 'HIGH'], [2.6, 'HIGH'], [4, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: {
        calculation: '3 % a year × USD 10 million for an order on complaint handling = USD 300,000 = 2.0 points.',
        rationale: 'Late and disputed answers are what examinations begin with. Probability × size.',
        by: round([1, 2, 3], [1, 2, 4], [2, 'LOW']),
      },
      EMPLOYEE_DISSATISFACTION: { by: round([1.5, 'LOW'], [1, 'LOW'], [2.2, 'HIGH']) },
    },
  },
};
