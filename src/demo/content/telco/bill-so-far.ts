import type { DemoProposal, DriverViews, View } from '../proposal-words';
import { type TelcoPerson } from './people';

const round = (pavel: View, mateusz: View, aino: View): DriverViews<TelcoPerson>['by'] => ({ pavel, mateusz, aino });

/** Assessed, and competing: the smaller gain, for the smaller cost. */
export const BILL_SO_FAR: DemoProposal<TelcoPerson, 'noSurpriseBill', 'service'> = {
  key: 'bill-so-far',
  title: 'The bill so far, in the app and by message',
  whoIsHurt: 'Customers whose use runs above their plan.',
  howTheyAreHurt: 'They learn of it from the bill, three weeks too late.',
  proposedBy: 'chiara',
  ideaDaysAgo: 38,
  written: {
    daysAgo: 35,
    problem:
      'Of 240 customers with a bill above plan 171 had not known of it before; the second bill is why people leave.',
    solution: 'The sum so far in the app, a message at 80 % of the plan, and a larger plan for this month at one tap.',
    horizonYears: 3,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'The bill says it',
        consequence: 'New customers go on leaving after the second bill.',
      },
      { kind: 'SIMPLEST', title: 'Only the message at 80 %', consequence: 'EUR 20,000. Warns, without a way out.' },
    ],
    needs: ['noSurpriseBill'],
    pillars: ['CUSTOMER_SERVICE'],
    objectives: ['Retention', 'Cost to serve'],
    portfolio: 'service',
    sponsor: 'ingrid',
    costOneOffMinor: 18_000_000n,
    costYearlyMinor: 4_000_000n,
  },
  submittedDaysAgo: 30,
  assessment: {
    by: 'ingrid',
    openedDaysAgo: 29,
    estimatedDaysAgo: 24,
    closedDaysAgo: 20,
    estimates: {
      CUSTOMER_LOYALTY: { by: round([0.4, 'LOW'], [0.3, 'MEDIUM'], [0.5, 'LOW']) },
      BRAND_PROMOTION: { by: round([0.3, 'LOW'], [0.1, 'LOW'], [0.5, 'LOW']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation: '64,000 bills above plan × EUR 6 no longer earned = EUR 384,000 a year = −1.3 points.',
        rationale: 'Whoever is warned stays within the plan. The larger plans sold bring back a third of it.',
        dissent: { mateusz: 'I leave the larger plans out until one was sold.' },
        by: round([-0.9, 'MEDIUM'], [-1.3, 'HIGH'], [-0.7, 'LOW']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: { by: round([0.3, 'LOW'], [0.1, 'LOW'], [0.4, 'LOW']) },
      EMPLOYEE_ENGAGEMENT: { by: round([0.4, 'LOW'], [0.2, 'LOW'], [0.8, 'MEDIUM']) },
      CUSTOMER_DEFECTION: {
        calculation:
          '64,000 with a bill above plan × 5 % leave over it × 60 % avoided = 1,920 × EUR 300 = EUR 576,000 = 1.9 points.',
        rationale: 'The reason given at leaving, where one was asked; five of six in the interviews.',
        by: round([1.9, 'MEDIUM'], [1.4, 'MEDIUM'], [2.3, 'LOW']),
      },
      BRAND_DAMAGE: { by: round([0.8, 'LOW'], [0.5, 'LOW'], [1, 'LOW']) },
      RECURRING_PROBLEMS: {
        calculation: '64,000 bills × 0.5 calls × 70 % avoided × EUR 9 = EUR 201,600 a year = 0.7 points.',
        rationale: 'Calls about a bill within ten days of it, from the hotline’s log.',
        by: round([0.7, 'HIGH'], [0.6, 'HIGH'], [0.9, 'MEDIUM']),
      },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: { by: round([0.3, 'LOW'], [0.2, 'LOW'], [0.2, 'LOW']) },
      EMPLOYEE_DISSATISFACTION: { by: round([0.5, 'LOW'], [0.3, 'LOW'], [1, 'HIGH']) },
    },
  },
};
