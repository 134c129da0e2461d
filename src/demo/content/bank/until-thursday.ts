import { cited } from './complaint-figures';
import { dollars, roundWithCompliance, type BankProposal } from './vocabulary';

/** Small and safe, and so light: assessed by one return and one cost of inaction, not ranked, funded out of the pot. */
export const UNTIL_THURSDAY: BankProposal = {
  key: 'until-thursday',
  title: 'Say at the block what to pay with until the new card comes',
  whoIsHurt: 'Customers whose card was just blocked.',
  howTheyAreHurt: 'They hang up without a card and without a word on how to buy food until Thursday, and call again.',
  proposedBy: 'nora',
  ideaDaysAgo: 26,
  written: {
    daysAgo: 24,
    problem: `${cited('cardFraud')} of ${cited('creditCard')} credit card complaints are about identity theft, fraud or embezzlement. Eleven of fifteen callers asked at the end what to pay with, and the script has no answer.`,
    solution:
      'Three sentences at the end of the script and on the page of the block: cash without a card at our machines, the card in the phone, the number to call.',
    horizonYears: 2,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Wait for the card in the phone',
        consequence: 'It reaches those who have the app; the others go on calling twice.',
      },
      {
        kind: 'SIMPLEST',
        title: 'Tell the teams by mail',
        consequence: 'USD 0. The last three mails of this kind were known to four in ten.',
      },
    ],
    needs: ['cardAtOnce'],
    pillars: ['CUSTOMER_SERVICE'],
    portfolio: 'payments',
    sponsor: 'owen',
    costOneOffMinor: dollars(9_000n),
    costYearlyMinor: dollars(3_000n),
    declaredRisk: 'LOW',
  },
  submittedDaysAgo: 22,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 20,
    estimatedDaysAgo: 17,
    closedDaysAgo: 14,
    estimates: {
      OPERATIONAL_IMPROVEMENT: {
        calculation: '4,000 second calls a year × 60 % avoided × USD 16 = USD 38,400 = 0.1 points.',
        rationale: 'Calls within two days of a block, from the contact log.',
        by: roundWithCompliance([0.1, 'MEDIUM'], [0.1, 'HIGH'], [0.1, 'LOW']),
      },
      CUSTOMER_DEFECTION: {
        calculation: '9,000 blocks a year × 0.5 % leave over it × USD 400 = USD 18,000 = 0.1 points.',
        rationale: 'Cards that are not used again after a block, beyond those that are not after any other new card.',
        by: roundWithCompliance([0.1, 'LOW'], [0, 'LOW'], [0.1, 'LOW']),
      },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'tomas',
    daysAgo: 12,
    lead: 'leila',
    businessOwner: 'hannah',
    steps: [
      {
        step: 'PLAN',
        daysAgo: 11,
        by: 'leila',
        stages: [
          ['DISCOVER', 12, 0],
          ['DESIGN', -1, -20],
          ['PROTOTYPE', -21, -45],
          ['MEASURE', -46, -200],
        ],
      },
      {
        step: 'EVIDENCE',
        kind: 'SHADOWING',
        daysAgo: 7,
        by: 'nora',
        participants: 6,
        finding: 'Six calls: four asked what to pay with, and the clerk had to ask a colleague.',
      },
    ],
  },
};
