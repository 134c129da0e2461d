import { createStewardDataSource } from '../../ormconfig';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { migrate } from '../../src/platform/migrate';
import { aFolder } from './a-folder';
import { startInstalledPostgres } from './installed-postgres';

declare global {
  var stewardPostgres: (EmbeddedPostgres & { readonly dataDir: string }) | undefined;
}

/** It need not survive a power cut, and its log serves nobody. */
const settings = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  ...{ wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '256MB', autovacuum: 'off' },
};

/** One PostgreSQL for the whole run: the embedded one, or that of the folder TEST_PG_BIN. */
export default async function globalSetup(): Promise<void> {
  const dataDir = aFolder('steward-test');
  const bin = process.env['TEST_PG_BIN'];
  const postgres = bin
    ? await startInstalledPostgres({ bin, dataDir, settings })
    : await startEmbeddedPostgres({ dataDir, settings, say: () => undefined });
  globalThis.stewardPostgres = { ...postgres, dataDir };
  const owner = await createStewardDataSource(postgres.connection, { asOwner: true }).initialize();
  await migrate(owner);
  await owner.destroy();
  process.env['TEST_POSTGRES'] = JSON.stringify(postgres.connection);
}
