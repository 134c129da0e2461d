import { cited } from './complaint-figures';
import { DISPUTE_DESK_STEPS } from './dispute-desk-steps';
import { dollars, round, type BankProposal } from './vocabulary';

/** Funded, and in measure. */
export const DISPUTE_DESK: BankProposal = {
  key: 'dispute-desk',
  title: 'One desk that puts a wrong credit record right everywhere',
  whoIsHurt: 'Customers whose credit report shows something from us that is not true.',
  howTheyAreHurt:
    'They send the same papers to three addresses, the entry is corrected and comes back, and meanwhile a landlord or lender turns them down.',
  proposedBy: 'elena',
  ideaDaysAgo: 417,
  written: {
    daysAgo: 415,
    problem: `${cited('reportErrors')} of ${cited('all')} complaints are about incorrect information on a credit report, more than about anything else; in ${cited('reportErrorsNotMine')} of them the information is not even the customer's own. We correct the copy the customer wrote about; three other systems keep the error and send it out again. 21,000 disputes a year reach us, and every other one is a repeat.`,
    solution:
      'One desk owns a dispute from the first message to the last confirmation. It corrects the record at its source, follows it through all four systems and all bureaus, and writes to the customer when the last of them has confirmed. A lock keeps a deleted entry from coming back.',
    horizonYears: 5,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Keep correcting copy by copy',
        consequence:
          'About 10,000 repeat disputes a year stay, at USD 18 a contact and with the regulator watching how disputes are investigated.',
      },
      {
        kind: 'SIMPLEST',
        title: 'A checklist of the four systems for every clerk',
        consequence:
          'Costs almost nothing and catches perhaps a quarter of the repeats; the nightly feed still sends the old data back.',
      },
      {
        kind: 'OTHER',
        title: 'Replace the four systems by one',
        consequence: 'Would remove the cause for good, for USD 14 million and three years in which customers wait.',
      },
    ],
    needs: ['rightRecord'],
    pillars: ['PROCESSES_AND_TECHNOLOGY', 'CUSTOMER_SERVICE', 'CUSTOMER_ADVOCACY'],
    objectives: ['Retention', 'Cost to serve'],
    portfolio: 'everyday',
    sponsor: 'amara',
    costOneOffMinor: dollars(620_000n),
    costYearlyMinor: dollars(240_000n),
  },
  submittedDaysAgo: 413,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 412,
    estimatedDaysAgo: 407,
    closedDaysAgo: 403,
    estimates: {
      CUSTOMER_LOYALTY: {
        calculation: '21,000 disputing customers × 2 % more stay × USD 400 margin = USD 168,000 a year = 0.6 points.',
        rationale:
          'Customers helped through trouble stay longer; the size is taken from the card dispute desk of 2019.',
        by: round([0.6, 'MEDIUM'], [0.4, 'MEDIUM'], [1, 'LOW']),
      },
      BRAND_PROMOTION: { by: round([0.2, 'LOW'], [0, 'MEDIUM'], [0.5, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '21,000 disputes × 25 minutes less × USD 33.60 an hour = USD 294,000 a year = 1.0 point.',
        rationale: 'One desk types a correction once. Time and motion taken from three days of shadowing.',
        by: round([1, 'HIGH'], [0.8, 'HIGH'], [1.4, 'MEDIUM']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([0, 'HIGH'], [0, 'HIGH'], [0.2, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: round([0.5, 'LOW'], [0.2, 'LOW'], [1, 'MEDIUM']) },
      CUSTOMER_DEFECTION: {
        calculation:
          '21,000 × 5 % who leave over it × 80 % avoided = 840 customers × USD 400 = USD 336,000 = 1.1 points.',
        rationale: 'Closures within a year of a dispute, against matched customers without one.',
        by: round([1.1, 'MEDIUM'], [0.8, 'MEDIUM'], [1.5, 'MEDIUM']),
      },
      BRAND_DAMAGE: { by: round([1, 'LOW'], [0.5, 'LOW'], [1.5, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation: '21,000 × 1.6 repeat contacts avoided × USD 18 = USD 604,800 a year = 2.0 points.',
        rationale: 'The lock and the confirmation remove the two reasons for writing again that interviews named.',
        dissent: { nora: 'The floor sees more than is logged: a repeat by phone is booked as a new case.' },
        by: round([2, 'HIGH'], [1.6, 'MEDIUM'], [2.8, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: {
        calculation: '4 % a year × USD 9 million for an order on dispute handling = USD 360,000 = 2.4 points.',
        rationale: 'Orders on investigation of disputes in the industry, by size of the furnisher.',
        by: round([1.4, 2.4, 3.8], [1, 2, 3], [2, 'LOW']),
      },
      EMPLOYEE_DISSATISFACTION: { by: round([0.5, 'LOW'], [0.5, 'LOW'], [1, 'MEDIUM']) },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'marcus',
    daysAgo: 400,
    lead: 'jonas',
    businessOwner: 'elena',
    steps: DISPUTE_DESK_STEPS,
  },
};
