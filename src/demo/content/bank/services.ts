import type { DemoService } from '../service-words';
import { type BankPerson } from './people';
import { dollars, type BankPortfolio } from './vocabulary';

/** What was there before anybody proposed anything here: fewer use it from count to count. */
export const BANK_SERVICES: readonly DemoService<BankPerson, BankPortfolio>[] = [
  {
    ...{ key: 'voice-menu', name: 'Banking by voice menu', kind: 'CHANNEL', portfolio: 'everyday' },
    ...{ sponsor: 'amara', lead: 'nora', businessOwner: 'hannah', by: 'marcus', daysAgo: 90 },
    ...{ inServiceSince: '1998-05-04', users: 24_300, runCostYearlyMinor: dollars(310_000n) },
    counts: [
      { daysAgo: 60, by: 'nora', users: 23_100, ofAll: 375_000 },
      { daysAgo: 12, by: 'nora', users: 18_900, ofAll: 375_000 },
    ],
    lesson: {
      ...{ daysAgo: 11, by: 'nora', kind: 'DID_NOT_WORK', forWhom: 'Whoever designs a menu' },
      text: 'Every fourth caller pressed 0 until a person answered: a menu of five levels is not self-service.',
    },
  },
];
