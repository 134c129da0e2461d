import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SOCKET_FILE, type Place } from './place';
import { comesTrue, isAlive, processesIn, signal } from './processes';

/** A running PostgreSQL, by what it wrote into postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly sockets: string;
  readonly startedAt: Date;
}

/**
 * How long a start may take from its first trace in the folder to the lock: what is younger is being born, and is let be.
 */
const BIRTH_MS = 2_000;

export const isNewborn = ({ startedAt }: Postmaster): boolean => Date.now() - startedAt.getTime() < BIRTH_MS;

/** The PostgreSQL that runs on this cluster, whoever started it. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const written = readPidFile(cluster);
  return written !== undefined && processesIn(cluster).includes(written.pid) ? written : undefined;
}

/**
 * Ends a PostgreSQL: its sessions are broken off, what is committed is written. If that takes too long it is ended as by
 * a power cut, which the next start recovers from.
 */
export async function endPostmaster(pid: number, isGone: () => boolean, hurry?: AbortSignal): Promise<void> {
  const patient = (): boolean => isGone() || hurry?.aborted === true;
  if (hurry?.aborted !== true) signal(pid, 'SIGINT'); // fast shutdown
  await comesTrue(patient, 30_000);
  if (isGone()) return;
  signal(pid, 'SIGQUIT'); // immediate shutdown
  if (await comesTrue(isGone, 5_000)) return;
  signal(pid, 'SIGKILL');
  await comesTrue(isGone, 5_000);
}

/**
 * Clears away what a PostgreSQL that was killed left of itself and that would keep the next from starting: busy sessions
 * outlive it, and the number in its lock files may by now be somebody else's, which PostgreSQL takes for its own.
 */
export async function clearRemains({ cluster, sockets }: Pick<Place, 'cluster' | 'sockets'>): Promise<void> {
  const settled = (): boolean => processesIn(cluster).length === 0 || findPostmaster(cluster) !== undefined;
  // One that is being born is in the folder before its number is in the file.
  if (!(await comesTrue(settled, BIRTH_MS))) {
    for (const pid of processesIn(cluster)) signal(pid, 'SIGKILL');
    await comesTrue(settled, 5_000);
  }
  for (const file of [pidFile(cluster), join(sockets, `${SOCKET_FILE}.lock`)]) {
    // A second guard stands behind this one: PostgreSQL also refuses while the old shared memory is in use.
    if (isMisleading(file) && findPostmaster(cluster) === undefined) rmSync(file, { force: true });
  }
}

/** Where there is no PostgreSQL, the file must not name a process that lives; half a file is none that it understands. */
function isMisleading(file: string): boolean {
  const content = read(file);
  if (content === undefined || Date.now() - statSync(file).mtimeMs < BIRTH_MS) return false;
  const pid = Number(content.split('\n')[0]);
  return !(pid > 0) || isAlive(pid);
}

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid');

/** @returns undefined when there is no such file, or only the beginning of one */
function readPidFile(cluster: string): Postmaster | undefined {
  const [pid, , startedAt, port, sockets] = read(pidFile(cluster))?.split('\n') ?? [];
  if (![pid, startedAt, port].every((text) => Number(text) > 0) || !sockets) return undefined;
  return { pid: Number(pid), port: Number(port), sockets, startedAt: new Date(Number(startedAt) * 1000) };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
