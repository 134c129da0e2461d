import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStewardDataSource } from '../../ormconfig';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { migrate } from '../../src/platform/migrate';
import { startInstalledPostgres } from './installed-postgres';

declare global {
  var stewardPostgres: (EmbeddedPostgres & { readonly dataDir: string }) | undefined;
}

/** The migrated database that each test file gets a copy of. */
export const TEMPLATE = 'steward';

/**
 * One PostgreSQL for the whole run: the embedded one, or that of the folder TEST_PG_BIN. It need not survive a power cut.
 */
export default async function globalSetup(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'steward-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
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
