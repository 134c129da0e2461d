import { createStewardDataSource } from '../ormconfig';
import { migrate } from '../src/platform/migrate';
import { openDatabase } from '../src/platform/open-database';
import { complain, print, runScript } from './run-script';

/** Brings the database to this version of Steward. */
runScript(async (config) => {
  const database = await openDatabase(config, complain);
  try {
    const owner = await createStewardDataSource(database.connection, { asOwner: true, poolSize: 2 }).initialize();
    const ran = await migrate(owner).finally(() => owner.destroy());
    print(ran.length === 0 ? 'The database is at this version already.' : `Ran ${ran.join(', ')}.`);
    return true;
  } finally {
    await database.close();
  }
});
