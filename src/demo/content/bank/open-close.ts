import { cited } from './complaint-figures';
import { dollars, round, type BankProposal } from './vocabulary';

/** Assessed, and competing: ahead while a return counts as much as a loss avoided. */
export const OPEN_CLOSE: BankProposal = {
  key: 'open-close',
  title: 'Open or close an account in one sitting, on the phone you have',
  whoIsHurt: 'Everyone who wants to open an account, or to leave us in peace.',
  howTheyAreHurt:
    'They begin on the web page, are sent to a branch with a paper, and give up half-way; an account believed closed goes on charging.',
  proposedBy: 'hannah',
  ideaDaysAgo: 84,
  written: {
    daysAgo: 80,
    problem: `${cited('openingClosing')} of ${cited('bankAccount')} complaints about bank accounts are about opening, closing or managing one: more than about anything else there. Appointments at the branch showed that people do not want a better visit but none. Of 71,000 openings begun a year, 37,500 end in an account.`,
    solution:
      'Opening in eight minutes with a passport and a camera; closing in three, with the balance sent where the customer says and a confirmation that it is done. Whoever gets stuck is called back by a person who sees where.',
    horizonYears: 5,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Web page, then branch',
        consequence: 'Close to half of those who begin give up, and some join a competitor the same evening.',
      },
      {
        kind: 'SIMPLEST',
        title: 'Let customers send the missing paper as a photo',
        consequence: 'USD 80,000. Saves the visit in half of all cases, and the two days of waiting in none.',
      },
      {
        kind: 'OTHER',
        title: 'Buy the opening from a vendor',
        consequence: 'USD 4.20 an opening; closing stays as it is.',
      },
    ],
    needs: ['startAndStop'],
    pillars: ['INNOVATION', 'PROCESSES_AND_TECHNOLOGY'],
    objectives: ['Acquisition'],
    portfolio: 'everyday',
    sponsor: 'evelyn',
    costOneOffMinor: dollars(540_000n),
    costYearlyMinor: dollars(120_000n),
    effort: { digitalChannels: 320, contactCentre: 40 },
  },
  submittedDaysAgo: 76,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 72,
    estimatedDaysAgo: 51,
    closedDaysAgo: 35,
    estimates: {
      CUSTOMER_LOYALTY: {
        calculation:
          '37,500 new customers × 4 % more are still here after a year × USD 400 = USD 600,000 a year = 2.0 points.',
        rationale: 'Customers who began well stay: first-year closures by how the opening went.',
        by: round([2, 'MEDIUM'], [1.6, 'MEDIUM'], [2.2, 'LOW']),
      },
      BRAND_PROMOTION: {
        calculation: '37,500 × 3 % more by recommendation = 1,125 × USD 400 = USD 450,000 a year = 3.0 points.',
        rationale: 'A quick start is what people tell. Two peers report 2 % and 5 %.',
        by: round([2, 3, 5], [1.5, 2.5, 4], [3, 'LOW']),
      },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '52,000 branch errands less × USD 20 = USD 1,040,000 a year = 3.5 points.',
        rationale:
          'Errands by ticket, at the cost of counter time; bankers then sell and advise, which is not counted.',
        by: round([3.5, 'MEDIUM'], [3, 'HIGH'], [4, 'LOW']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: {
        calculation:
          '0.25 % of revenue from accounts that nobody could open before = USD 937,500 × 40 % margin = 2.5 points.',
        rationale: 'Shift workers and newcomers without a branch within 20 miles.',
        by: round([2.5, 'LOW'], [1.5, 2.5, 4], [2, 'LOW']),
      },
      EMPLOYEE_ENGAGEMENT: { by: round([1.5, 'LOW'], [1, 'LOW'], [1.5, 'LOW']) },
      CUSTOMER_DEFECTION: {
        calculation:
          '9,000 managing an account by branch only × 10 % leave over it = 900 × USD 400 = USD 360,000 = 1.2 points.',
        rationale: 'Moves within a year of a second visit.',
        by: round([1.2, 'MEDIUM'], [1, 'MEDIUM'], [1.4, 'LOW']),
      },
      BRAND_DAMAGE: { by: round([0.5, 'LOW'], [0.3, 'LOW'], [0.5, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation: '16,000 contacts about accounts that were not closed × USD 18 = USD 288,000 a year = 1.0 point.',
        rationale: 'Contacts with the cause "thought it was closed".',
        by: round([1, 'HIGH'], [0.8, 'HIGH'], [1.2, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: { by: round([0.3, 'LOW'], [0.5, 'LOW'], [0.4, 'LOW']) },
      EMPLOYEE_DISSATISFACTION: { by: round([0.5, 'LOW'], [0.3, 'LOW'], [0.8, 'MEDIUM']) },
    },
  },
};
