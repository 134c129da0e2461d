import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { SUPERUSER } from './cluster';

const LOCK = `select pg_try_advisory_lock(hashtext('one Steward a data folder')) as taken`;

/** What a session needs to know of the PostgreSQL it talks to. */
interface Reachable {
  readonly sockets: string;
  readonly port: number;
  readonly isGone: () => boolean;
}

/** A session as superuser. */
export interface Session {
  readonly client: Client;
  /** Resolves when it is over, whoever ended it. */
  readonly over: Promise<void>;
}

/**
 * A session as superuser, as soon as PostgreSQL lets one in (it may be recovering from a crash).
 * @returns undefined when PostgreSQL is gone, or lets nobody in for two minutes
 */
export async function openSession({ sockets, port, isGone }: Reachable): Promise<Session | undefined> {
  for (const end = Date.now() + 120_000; Date.now() < end && !isGone(); await pause(10)) {
    const client = new Client({ host: sockets, port, user: SUPERUSER, database: 'postgres', ssl: false });
    client.on('error', () => undefined); // Its end is told by `end`.
    const over = new Promise<void>((resolve) => client.once('end', () => resolve()));
    try {
      await client.connect();
      return { client, over };
    } catch {
      // Not yet listening, or not yet open to anybody.
    }
  }
  return undefined;
}

/**
 * Takes the lock that says "a Steward uses this folder". It belongs to the session and so dies with the process: nothing
 * can be left behind that keeps the next start out.
 * @returns `refused` when another holds it, `lost` when the session ended meanwhile
 */
export async function takeLock({ client }: Session): Promise<'taken' | 'refused' | 'lost'> {
  try {
    // The session of a process that was killed a moment ago takes a moment to notice.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const { rows } = await client.query<{ taken: boolean }>(LOCK);
      if (rows[0]?.taken === true) return 'taken';
      await pause(100);
    }
    return 'refused';
  } catch {
    return 'lost';
  }
}

/** Whether somebody holds the lock: a Steward runs. It is the only advisory lock of this database. */
export async function isLocked({ client }: Session): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    `select exists (select from pg_locks l join pg_database d on d.oid = l.database
       where l.locktype = 'advisory' and d.datname = current_database() and l.granted) as locked`,
  );
  return rows[0]?.locked === true;
}
