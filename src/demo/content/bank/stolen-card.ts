import { cited } from './complaint-figures';
import { STOLEN_CARD_STEPS } from './stolen-card-steps';
import { dollars, roundWithCompliance, type BankProposal } from './vocabulary';

/** Funded, and in prototype with one of two tests done. */
export const STOLEN_CARD: BankProposal = {
  key: 'stolen-card',
  title: 'Pay again the evening your card was stolen',
  whoIsHurt: 'Customers whose card or number is used by somebody else.',
  howTheyAreHurt: 'They are questioned like suspects, and stand without a card for five days.',
  proposedBy: 'nora',
  ideaDaysAgo: 150,
  written: {
    daysAgo: 148,
    problem: `${cited('cardFraud')} of ${cited('creditCard')} credit card complaints are about identity theft, fraud or embezzlement. 14,000 cards a year are reported; the block takes two minutes, the questions twenty-two, and the new card five days, in which every second customer begins to use another bank's card.`,
    solution:
      'One call or one tap: block, a line that says "you are not liable", and a new number in the phone within the hour. Questions that only the file needs are asked later, in writing. A card by courier where there is no phone to hold it.',
    horizonYears: 4,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Five days by post',
        consequence: 'Half of them find out that another card works as well; one in ten does not come back.',
      },
      {
        kind: 'SIMPLEST',
        title: 'Courier for everybody',
        consequence: 'USD 420,000 a year. Two days instead of five, and the same questions.',
      },
      {
        kind: 'OTHER',
        title: 'A spare card in every drawer',
        consequence: 'USD 5 a card, and twice as many cards to steal.',
      },
    ],
    needs: ['cardAtOnce'],
    pillars: ['CUSTOMER_SERVICE', 'INNOVATION'],
    objectives: ['Retention', 'Reputation'],
    portfolio: 'payments',
    sponsor: 'owen',
    costOneOffMinor: dollars(380_000n),
    costYearlyMinor: dollars(140_000n),
  },
  submittedDaysAgo: 146,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 144,
    estimatedDaysAgo: 140,
    closedDaysAgo: 137,
    estimates: {
      CUSTOMER_LOYALTY: {
        calculation:
          '14,000 customers × 3 % more use the card as before × USD 400 = USD 168,000 a year = 0.6 points; with their families 0.8.',
        rationale: 'Card use half a year on: those who were helped the same day against all others.',
        by: roundWithCompliance([0.8, 'MEDIUM'], [0.5, 'MEDIUM'], [0.6, 'LOW']),
      },
      BRAND_PROMOTION: {
        calculation: '1 % more new customers by recommendation = 375 × USD 400 = USD 150,000 a year = 1.0 point.',
        rationale: 'Being helped that evening is told. One peer reports it; nobody has measured it here.',
        by: roundWithCompliance([1, 'LOW'], [0.5, 'LOW'], [0.8, 'LOW']),
      },
      OPERATIONAL_IMPROVEMENT: {
        calculation:
          '14,000 calls × 14 minutes less × USD 34 an hour = USD 111,067; posted cards less USD 60,000 = 0.6.',
        rationale: 'Fourteen of twenty-two minutes are questions that the file does not need the same day.',
        by: roundWithCompliance([0.6, 'HIGH'], [0.5, 'HIGH'], [0.5, 'MEDIUM']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: roundWithCompliance([0.8, 'LOW'], [0.4, 'LOW'], [0.5, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: roundWithCompliance([0.8, 'LOW'], [0.4, 'LOW'], [0.6, 'LOW']) },
      CUSTOMER_DEFECTION: {
        calculation:
          '14,000 × 10 % who do not come back × 60 % avoided = 840 × USD 400 = USD 336,000 a year = 1.1 points.',
        rationale: 'Cards without a purchase in the half-year after a replacement, above those replaced for age.',
        by: roundWithCompliance([1.1, 'MEDIUM'], [0.9, 'MEDIUM'], [1, 'LOW']),
      },
      BRAND_DAMAGE: { by: roundWithCompliance([0.6, 'LOW'], [0.4, 'LOW'], [1, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation:
          '14,000 × 1.4 calls to ask for the card × 90 % avoided × USD 16 = USD 282,240 a year = 0.9 points.',
        rationale: 'Calls within five days of the block, from the contact log.',
        by: roundWithCompliance([0.9, 'HIGH'], [0.8, 'HIGH'], [0.9, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: {
        rationale:
          'Not being liable is the law already. What a number in the hands of a thief may cost is a kill criterion.',
        by: roundWithCompliance([0.2, 'LOW'], [0, 'LOW'], [0.3, 'LOW']),
      },
      EMPLOYEE_DISSATISFACTION: { by: roundWithCompliance([0.6, 'LOW'], [0.3, 'LOW'], [0.5, 'LOW']) },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'tomas',
    daysAgo: 135,
    lead: 'leila',
    businessOwner: 'owen',
    steps: STOLEN_CARD_STEPS,
  },
};
