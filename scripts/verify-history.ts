import { createStewardDataSource } from '../ormconfig';
import { verifyHistory } from '../src/initiatives';
import { openDatabase } from '../src/platform/open-database';
import { complain, print, runScript } from './run-script';

/** Replays the history of every initiative, and names each whose stored state is not what its history leads to. */
runScript(async (config) => {
  const database = await openDatabase(config, complain);
  try {
    const owner = await createStewardDataSource(database.connection, { asOwner: true, poolSize: 2 }).initialize();
    const { initiatives, events, differing } = await verifyHistory(owner).finally(() => owner.destroy());
    for (const { organizationId, initiativeId, title, problem } of differing) {
      complain(`Organization ${organizationId}, initiative ${initiativeId} "${title}": ${problem}.`);
    }
    const counted = `${initiatives.toLocaleString('en-US')} initiatives with ${events.toLocaleString('en-US')} moves`;
    print(
      differing.length === 0
        ? `${counted}: every history leads to its state.`
        : `${counted}: ${differing.length} differ.`,
    );
    return differing.length === 0;
  } finally {
    await database.close();
  }
});
