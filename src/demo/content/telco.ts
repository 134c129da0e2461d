import type { DemoOrganization } from './words';

type TelcoPerson = 'ingrid' | 'pavel' | 'chiara';

/** Nordlicht, an invented and small telephone company: there to show that no organization sees another. */
export const TELCO: DemoOrganization<TelcoPerson, 'noSurpriseBill', 'service'> = {
  name: 'Nordlicht Mobil',
  currencyCode: 'EUR',
  foundedDaysAgo: 60,
  people: {
    ingrid: {
      name: 'Ingrid Solberg',
      email: 'ingrid.solberg@nordlicht.example',
      jobTitle: 'Director of Customer Experience',
      manager: null,
      cxFunction: null,
      roles: ['CONTRIBUTOR', 'CX_LEADER', 'ADMIN'],
    },
    pavel: {
      name: 'Pavel Novak',
      email: 'pavel.novak@nordlicht.example',
      jobTitle: 'Customer Insights',
      manager: 'ingrid',
      cxFunction: 'INSIGHTS_AND_ANALYTICS',
      roles: ['CONTRIBUTOR', 'SCORER'],
    },
    chiara: {
      name: 'Chiara Fontana',
      email: 'chiara.fontana@nordlicht.example',
      jobTitle: 'Head of Retention',
      manager: 'ingrid',
      cxFunction: null,
      roles: ['CONTRIBUTOR'],
    },
  },
  pillarOwners: { VOICE_OF_THE_CUSTOMER: 'pavel' },
  products: { 'Mobile contract': 'chiara' },
  feedbackImport: null,
  needs: {
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
  },
  portfolios: {
    service: {
      name: 'Service',
      periodFromDaysAgo: 60,
      periodToDaysAhead: 120,
      budgets: [{ daysAgo: 55, by: 'ingrid', totalMinor: 40_000_000n, reason: 'Opening budget of the half-year.' }],
    },
  },
  proposals: [
    {
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
        solution:
          'The sum so far in the app, a message at 80 % of the plan, and a larger plan for this month at one tap.',
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
        portfolio: 'service',
        sponsor: 'ingrid',
        costOneOffMinor: 18_000_000n,
        costYearlyMinor: 4_000_000n,
      },
      submittedDaysAgo: 30,
    },
  ],
};
