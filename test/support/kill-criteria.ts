import { act, type Acted } from './act';
import { versionOf } from './an-initiative';
import type { Steward } from './steward';

/** Below 40, all of the interval, two months in a row; by 30 June 2027. */
export const TERMS = {
  ...{ side: 'BELOW', threshold: 40, rule: 'INTERVAL' },
  ...{ periodMonths: 1, periodsInRow: 2, lastDay: '2027-06-30' },
};
export const A_CRITERION = { metric: 'NPS', ...TERMS };

/** Sets the kill criteria of an initiative in design, as Des. */
export const setCriteria = async (
  steward: Steward,
  initiativeId: string,
  criteria: readonly object[] = [A_CRITERION],
  email = 'des@example.com',
): Promise<Acted> =>
  act(
    steward,
    email,
    'setKillCriteria',
    { initiativeId, expectedVersion: await versionOf(steward, initiativeId), criteria },
    'initiative { version killCriteria { id version } }',
  );
