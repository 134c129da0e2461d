import { InitiativeTable, replayInitiative, type Replayed } from '../../src/initiatives';
import type { Steward } from './steward';
import { inOrganizationOf } from './written-rows';

/** Every initiative of the bank, as it is stored and as its history says that it must be. */
export const initiativesReplayed = (steward: Steward): Promise<Replayed[]> =>
  inOrganizationOf(steward, 'ada@example.com', async (manager) => {
    const initiatives = await manager.createQueryBuilder(InitiativeTable, 'i').getMany();
    const replayed: Replayed[] = [];
    for (const { id } of initiatives) replayed.push(await replayInitiative(manager, id));
    return replayed;
  });
