import { createStewardDataSource } from '../ormconfig';
import { openDatabase } from '../src/platform/open-database';
import { Threads } from '../src/platform/threads';
import { verifyReviews } from '../src/reviews';
import { complain, print, runScript } from './run-script';

/** Computes anew what every portfolio review froze, and names each that does not come out as it was kept. */
runScript(async (config) => {
  const database = await openDatabase(config, complain);
  const threads = new Threads();
  try {
    const owner = await createStewardDataSource(database.connection, { asOwner: true, poolSize: 2 }).initialize();
    const { preReads, differing } = await verifyReviews(owner, threads).finally(() => owner.destroy());
    for (const { organizationId, reviewId, problems } of differing) {
      complain(`Organization ${organizationId}, portfolio review ${reviewId}: ${problems.join(' ')}`);
    }
    const counted = `${preReads.toLocaleString('en-US')} pre-reads of portfolio reviews`;
    print(
      differing.length === 0
        ? `${counted}: each comes out as it was kept.`
        : `${counted}: ${differing.length} come out otherwise.`,
    );
    return differing.length === 0;
  } finally {
    await threads.stop();
    await database.close();
  }
});
