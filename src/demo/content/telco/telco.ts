import type { DemoNeed, DemoOrganization } from '../words';
import { BILL_SO_FAR } from './bill-so-far';
import { CANCEL_IN_THE_APP } from './cancel-in-the-app';
import { churned, TELCO_CHURN, TELCO_EARLY_CHURN, TELCO_GOALS } from './churn';
import { FREEDOM_PRICE } from './freedom-price';
import { TELCO_PEOPLE, type TelcoPerson } from './people';

const TELCO_NEEDS = {
  noSurpriseBill: {
    title: 'Know what a month costs before it is billed',
    statement:
      'When my use runs above my plan I want to see what it will cost while I can still change it, so that the bill is no surprise.',
    namedBy: 'chiara',
    namedDaysAgo: 50,
    evidence: [
      {
        kind: 'INTERVIEW',
        daysAgo: 47,
        by: 'pavel',
        participants: 6,
        finding: 'Six customers who left in their first three months: five name the second bill.',
      },
      {
        kind: 'SURVEY',
        daysAgo: 44,
        by: 'pavel',
        participants: 240,
        finding: 'Of 240 customers with a bill above plan 171 had not known of it before.',
      },
    ],
    established: { by: 'pavel', daysAgo: 41 },
  },
  freeToGo: {
    title: 'Stay because it is worth it, and not because I cannot leave',
    statement: `When I can go any month I want a reason to stay that I feel every month, without being tied for a year. In our snapshot ${churned('Month-to-month')} customers without a term had left, against ${churned('One year')} with a year and ${churned('Two year')} with two.`,
    namedBy: 'chiara',
    namedDaysAgo: 53,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 52,
        by: 'pavel',
        participants: 7043,
        finding: `By contract: month-to-month ${churned('Month-to-month')} left, one year ${churned('One year')}, two years ${churned('Two year')}. A term keeps customers, or those who mean to stay take one: the counts do not say which.`,
      },
      {
        kind: 'INTERVIEW',
        daysAgo: 48,
        by: 'aino',
        participants: 8,
        finding:
          'Eight customers without a term: six would take the price of a year at once, and none the tie. "I want to be asked, not held."',
      },
    ],
    established: { by: 'pavel', daysAgo: 43 },
  },
} as const satisfies Record<string, DemoNeed<TelcoPerson>>;

/**
 * Nordlicht, an invented telephone company: there to show that no organization sees another, and what readings by
 * contract tell. The churn of its snapshot is counted from a published file. Its size is chosen so that the default worth
 * of the value drivers fits it: 500,000 customers with EUR 750 revenue and EUR 300 margin each; EUR 30 million cost to serve.
 */
export const TELCO: DemoOrganization<TelcoPerson, keyof typeof TELCO_NEEDS, 'service'> = {
  name: 'Nordlicht Mobil',
  currencyCode: 'EUR',
  foundedDaysAgo: 60,
  people: TELCO_PEOPLE,
  pillarOwners: { VOICE_OF_THE_CUSTOMER: 'pavel' },
  products: { 'Mobile contract': 'chiara' },
  feedbackImport: null,
  needs: TELCO_NEEDS,
  portfolios: {
    service: {
      name: 'Service',
      periodFromDaysAgo: 60,
      periodToDaysAhead: 120,
      budgets: [{ daysAgo: 55, by: 'ingrid', totalMinor: 40_000_000n, reason: 'Opening budget of the half-year.' }],
    },
  },
  proposals: [
    BILL_SO_FAR,
    FREEDOM_PRICE,
    CANCEL_IN_THE_APP,
    {
      key: 'roaming-hello',
      title: 'One message at the border that says what a day costs',
      whoIsHurt: 'Customers who travel outside the Union.',
      howTheyAreHurt: 'They switch the phone off for fear of the price, or learn it from the bill.',
      proposedBy: 'pavel',
      ideaDaysAgo: 9,
    },
  ],
  goals: TELCO_GOALS,
  countedReadings: [TELCO_CHURN],
  cohorts: [TELCO_EARLY_CHURN],
};
