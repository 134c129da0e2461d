import type { DemoProposal } from '../proposal-words';
import { type TelcoPerson } from './people';

/** Submitted, and waiting to be assessed. */
export const CANCEL_IN_THE_APP: DemoProposal<TelcoPerson, 'freeToGo', 'service'> = {
  key: 'cancel-in-the-app',
  title: 'Leave where you joined: an end to the contract in the app',
  whoIsHurt: 'Customers who want to leave, and the agents who have to keep them on the line.',
  howTheyAreHurt: 'They joined with two taps and must call to leave, within office hours, past three offers.',
  proposedBy: 'aino',
  ideaDaysAgo: 26,
  written: {
    daysAgo: 21,
    problem:
      'Of 1,900 calls to cancel in a month 1,640 end with the contract ended, after 17 minutes on average. Whoever was kept against their will comes back to no one: one in forty of those who left has returned within a year.',
    solution:
      'The contract ends in the app in three taps, with one question about the reason and one honest offer. Whoever leaves hears how to return with the old number.',
    horizonYears: 3,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'By telephone',
        consequence: 'Some 6,400 hours a year of agents whom nobody thanks.',
      },
      {
        kind: 'SIMPLEST',
        title: 'A form that asks for a call back',
        consequence: 'EUR 5,000. Spares the queue, and not the three offers.',
      },
    ],
    needs: ['freeToGo'],
    pillars: ['CUSTOMER_ADVOCACY'],
    objectives: ['Reputation'],
    portfolio: 'service',
    sponsor: 'ingrid',
    costOneOffMinor: 9_000_000n,
    costYearlyMinor: 1_500_000n,
  },
  submittedDaysAgo: 12,
};
