import { setTimeout as pause } from 'node:timers/promises';
import { ensureCluster } from './postgres/cluster';
import { isLocked, openSession, takeLock, type Session } from './postgres/cluster-lock';
import { preparePlace, type Place } from './postgres/place';
import { clearRemains, endPostmaster, findPostmaster, isNewborn, type Postmaster } from './postgres/postmaster';
import { processesIn } from './postgres/processes';
import { Server, type PostgresSettings } from './postgres/server';
import { StartupProblem } from './startup-problem';

export interface EmbeddedPostgresOptions {
  /** Made when it is not there; one Steward at a time. */
  readonly dataDir: string;
  /** Hears in a line what somebody should know and did not ask for. */
  readonly say: (line: string) => void;
  /** Beside and above the modest ones; `fsync: 'off'` is for tests that can do without what a power cut takes. */
  readonly settings?: PostgresSettings;
  /** Called once, with a line that says why, when PostgreSQL ends without having been asked to. */
  readonly onDeath?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** For a pg.Pool: the login `steward` (no superuser; may create roles) on the database `steward` that it owns. */
  readonly connection: { host: string; port: number; user: string; database: string; ssl: false };
  /**
   * Ends PostgreSQL and waits for its end.
   * @param hurry aborted when there is no time for a checkpoint
   */
  stop(hurry?: AbortSignal): Promise<void>;
}

const LOGIN = 'steward';
const DATABASE = 'steward';

/**
 * Starts the PostgreSQL that comes with Steward on a socket in its data folder, and makes the folder on the first start.
 * It lives as long as this process: it ends with `stop`, and also when this process is killed.
 * @throws StartupProblem when the folder is in use or cannot be used, or PostgreSQL does not run here
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, say, settings = {}, onDeath } = options;
  const place = preparePlace(dataDir, say);
  await ensureCluster(place, settings['fsync'] !== 'off');
  const { server, session } = await takeCluster(place, settings);

  let stopping = false;
  server.onEnd(() => {
    if (!stopping) onDeath?.(`PostgreSQL has ended: ${server.problem}. Steward stops with it; start Steward again.`);
  });
  const keeper = keepLock(place, server, session);
  const stop = async (hurry?: AbortSignal): Promise<void> => {
    stopping = true;
    await server.stop(hurry);
    await keeper;
  };
  try {
    await prepareDatabase(session);
  } catch (error) {
    await stop();
    throw error;
  }
  return { connection: connectionAt(place.sockets), stop };
}

const connectionAt = (sockets: string): EmbeddedPostgres['connection'] => ({
  host: sockets,
  port: 5432,
  user: LOGIN,
  database: DATABASE,
  ssl: false,
});

/**
 * The way to the PostgreSQL that another process of Steward has started in the data folder, for a script that works
 * beside it.
 * @returns undefined when no Steward runs there; what a killed one has left running is none
 */
export async function connectToRunning({
  dataDir,
  say,
}: Pick<EmbeddedPostgresOptions, 'dataDir' | 'say'>): Promise<EmbeddedPostgres['connection'] | undefined> {
  const { cluster } = preparePlace(dataDir, say);
  const running = findPostmaster(cluster);
  if (running === undefined) return undefined;
  const session = await openSession({ ...running, isGone: () => !processesIn(cluster).includes(running.pid) });
  if (session === undefined) return undefined;
  const inUse = await isLocked(session).finally(() => session.client.end());
  return inUse ? connectionAt(running.sockets) : undefined;
}

/** Starts PostgreSQL and takes the folder for this process; what an earlier start left running is ended first. */
async function takeCluster(place: Place, settings: PostgresSettings): Promise<{ server: Server; session: Session }> {
  let problem = 'another one is in its way';
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(100)) {
    const leftover = findPostmaster(place.cluster);
    if (leftover !== undefined) {
      await endLeftover(leftover, place);
      continue;
    }
    await clearRemains(place);
    const server = Server.start(place, settings);
    const session = await openSession({ ...place, port: 5432, isGone: () => server.gone });
    const lock = session === undefined ? 'lost' : await takeLock(session);
    if (session !== undefined && lock === 'taken') return { server, session };
    if (session !== undefined && lock === 'refused') {
      // The other one will end this PostgreSQL and start its own.
      await session.client.end();
      throw inUse(place);
    }
    problem = server.problem;
    if (!server.gone) await server.stop();
    else if (!server.gaveWay) break;
  }
  throw new StartupProblem(`PostgreSQL does not start in ${place.cluster}: ${problem}.`);
}

/** Not taken over but ended: its settings and its programs may be older than ours. Whoever holds the lock may do so. */
async function endLeftover(leftover: Postmaster, { cluster }: Place): Promise<void> {
  const { pid, port, sockets } = leftover;
  // Who has just started it is about to take the lock: snatching it away would have two starts end each other for ever.
  if (isNewborn(leftover)) await pause(1_000);
  const isGone = (): boolean => !processesIn(cluster).includes(pid);
  const session = await openSession({ sockets, port, isGone });
  if (session === undefined) {
    if (isGone()) return;
    throw new StartupProblem(
      `PostgreSQL runs in ${cluster} (process ${pid}) but lets nobody in: end it (kill -INT ${pid}) and start again.`,
    );
  }
  if ((await takeLock(session)) === 'refused') {
    await session.client.end();
    throw inUse({ cluster });
  }
  await endPostmaster(pid, isGone);
}

const inUse = ({ cluster }: Pick<Place, 'cluster'>): StartupProblem =>
  new StartupProblem(
    `Another Steward uses the data folder ${cluster}: stop it, or set STEWARD_DATA_DIR (and PORT) to start a second one.`,
  );

/** Every session ends when one of PostgreSQL's processes crashes and it recovers: the lock is taken anew. */
async function keepLock(place: Place, server: Server, first: Session): Promise<void> {
  for (let session: Session | undefined = first; session !== undefined;) {
    await session.over;
    session = await openSession({ ...place, port: 5432, isGone: () => server.gone });
    if (session !== undefined && (await takeLock(session)) === 'refused') await server.stop();
  }
}

/** Each step asks first, so that a start that was killed between two of them is finished by the next. */
async function prepareDatabase({ client }: Session): Promise<void> {
  const roles = await client.query('select from pg_roles where rolname = $1', [LOGIN]);
  if (roles.rowCount === 0) await client.query(`create role ${LOGIN} login createrole`);
  const databases = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (databases.rowCount === 0) await client.query(`create database ${DATABASE} owner ${LOGIN}`);
}
