import type { DemoConstraints, DemoScenario, DemoTeam } from '../scenario-words';
import type { BankPerson } from './people';
import type { BankPortfolio } from './vocabulary';

export const BANK_TEAMS: Readonly<Record<string, DemoTeam<BankPerson>>> = {
  digitalChannels: { name: 'Digital Channels', by: 'ines', daysAgo: 425 },
  contactCentre: { name: 'Contact Centre', by: 'ines', daysAgo: 425 },
};

/** Of the two proposals that wait, the contact centre could take on either, and not both: 40 and 180 person-days. */
export const BANK_CONSTRAINTS: readonly DemoConstraints<BankPerson, BankPortfolio>[] = [
  {
    ...{ portfolio: 'everyday', by: 'marcus', daysAgo: 3, capacities: { digitalChannels: 400, contactCentre: 200 } },
    reason: 'What both teams have left beside their daily work until the end of the period.',
  },
];

/** At λ = 2 the second of the two leads. */
export const BANK_SCENARIOS: readonly DemoScenario<BankPerson, BankPortfolio>[] = [
  {
    ...{ key: 'waiting-twice', name: 'If waiting weighed twice', portfolio: 'everyday', by: 'tomas', daysAgo: 3 },
    inactionWeight: 200,
  },
];
