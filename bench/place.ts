import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import type { Config } from '../src/platform/config';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres';
import { SUPERUSER } from '../src/platform/postgres/cluster';

/** The PostgreSQL that the load sets stand on. */
export interface Place {
  /** Where the key of the tokens lies, and the embedded PostgreSQL. */
  readonly dataDir: string;
  /** The way to a database of it, as a value of DATABASE_URL. */
  urlOf(database: string): string;
  /** A session that may create databases. */
  asCreator<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** SQL that makes a database the one who migrates it. */
  readonly ownedBy: string;
  close(): Promise<void>;
}

/** That of DATABASE_URL; or an embedded one beside Steward's own, so that neither is in the way of the other. */
export async function openPlace({ databaseUrl, dataDir }: Config, say: (line: string) => void): Promise<Place> {
  const folder = join(dataDir, 'bench');
  if (databaseUrl !== undefined) {
    return {
      dataDir: folder,
      urlOf: (database) => withDatabase(databaseUrl, database),
      asCreator: (work) => inSession(new Client({ connectionString: databaseUrl }), work),
      ownedBy: '',
      close: () => Promise.resolve(),
    };
  }
  const postgres = await startEmbeddedPostgres({ dataDir: folder, say });
  const { host, port, user } = postgres.connection;
  return {
    dataDir: folder,
    urlOf: (database) => `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    asCreator: (work) => inSession(new Client({ host, port, user: SUPERUSER, database: 'postgres' }), work),
    ownedBy: `owner ${escapeIdentifier(user)}`,
    close: () => postgres.stop(),
  };
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** A session for as long as the work takes. */
export async function inSession<T>(client: Client, work: (client: Client) => Promise<T>): Promise<T> {
  await client.connect();
  return work(client).finally(() => client.end());
}
