import { execFileSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import type { EmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { openSession } from '../../src/platform/postgres/cluster-lock';
import { preparePlace, privateFolder, type Place } from '../../src/platform/postgres/place';
import { surroundings } from '../../src/platform/postgres/programs';
import { Server, type PostgresSettings } from '../../src/platform/postgres/server';

interface InstalledPostgresOptions {
  /** The folder of PostgreSQL's programs, named `bin`: `/usr/lib/postgresql/15/bin`. */
  readonly bin: string;
  /** Must not hold a cluster yet. */
  readonly dataDir: string;
  readonly settings: PostgresSettings;
}

/**
 * Starts a PostgreSQL of this machine for one run of the tests, laid out like the embedded one: the same login, database,
 * socket and user of the system (never root).
 * @throws Error with PostgreSQL's own words when it does not start
 */
export async function startInstalledPostgres(options: InstalledPostgresOptions): Promise<EmbeddedPostgres> {
  const { bin, dataDir, settings } = options;
  const laidOut = preparePlace(dataDir, () => undefined);
  const place: Place = { ...laidOut, programs: { home: dirname(resolve(bin)), user: laidOut.programs.user } };
  initialize(place);
  const server = Server.start(place, settings);
  const session = await openSession({ ...place, port: 5432, isGone: () => server.gone });
  if (session === undefined) throw new Error(`PostgreSQL in ${bin} does not start: ${server.problem}.`);
  await session.client.query('create role steward login createrole');
  await session.client.query('create database steward owner steward');
  await session.client.end();
  const connection = { host: place.sockets, port: 5432, user: 'steward', database: 'steward', ssl: false } as const;
  return { connection, stop: (hurry) => server.stop(hurry) };
}

function initialize({ programs, cluster }: Place): void {
  // The folder around it belongs to whoever runs the tests: to root, perhaps.
  privateFolder(cluster, programs.user);
  const args = ['-D', cluster, '-U', 'postgres', '--auth-local=trust', '--auth-host=reject', '--no-sync'];
  // The embedded one orders by code point, too, with a locale of its own that PostgreSQL has from version 17 on.
  args.push('--encoding=UTF8', '--locale=C', '--lc-ctype=C.UTF-8');
  execFileSync(join(programs.home, 'bin', 'initdb'), args, { ...surroundings(programs), stdio: 'pipe' });
}
