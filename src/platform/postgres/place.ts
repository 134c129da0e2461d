import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDataFolder } from '../data-folder';
import { StartupProblem } from '../startup-problem';
import { findPrograms, runnablePrograms, surroundings, type Programs, type SystemUser } from './programs';

/** Where the embedded PostgreSQL lives, and what runs it. */
export interface Place {
  readonly programs: Programs;
  /** The cluster: what PostgreSQL calls its data directory. */
  readonly cluster: string;
  /** The folder of the one socket that it listens on; its owner alone (and root) can enter. */
  readonly sockets: string;
  readonly log: string;
}

/** For root, where the user of the database cannot reach the folder that Steward was started in. */
const SHARED_STATE = '/var/lib/steward';
/** What a socket's address holds (`sun_path`) on macOS, the shorter of the two, without the closing NUL. */
const LONGEST_SOCKET_PATH = 103;
/** Named by a port, though there is none. */
export const SOCKET_FILE = '.s.PGSQL.5432';

/**
 * Makes the data folder ready for the user that PostgreSQL will run as.
 * @param say is told in one line when data or programs have to lie elsewhere
 * @throws StartupProblem when the folder cannot be written or belongs to somebody else
 */
export function preparePlace(dataDir: string, say: (line: string) => void): Place {
  const wanted = makeDataFolder(dataDir);
  const home = findPrograms();
  if (process.getuid?.() !== 0) return ownPlace(wanted, runnablePrograms(home, undefined, SHARED_STATE));

  const elsewhere = join(SHARED_STATE, hash(wanted));
  const user = databaseUser([wanted, elsewhere]);
  const folder = reachableFolder(wanted, elsewhere, user);
  const programs = runnablePrograms(home, user, SHARED_STATE);
  const moved = [
    ...(folder === wanted ? [] : [`data are in ${folder} (not in ${wanted})`]),
    ...(programs.home === home ? [] : [`programs are in ${programs.home}`]),
  ];
  if (moved.length > 0) {
    say(
      `PostgreSQL refuses to run as root, and user ${nameOf(user)} cannot reach this place: its ${moved.join(', its ')}.`,
    );
  }
  return layOut(folder, programs);
}

function ownPlace(folder: string, programs: Programs): Place {
  const cluster = clusterIn(folder);
  const owner = existsSync(cluster) ? statSync(cluster).uid : undefined;
  if (owner !== undefined && owner !== process.getuid?.()) {
    throw new StartupProblem(
      `Data folder ${folder} was filled by another user (number ${owner}): start Steward as that user or as root, or set STEWARD_DATA_DIR to another folder.`,
    );
  }
  return layOut(folder, programs);
}

function layOut(folder: string, programs: Programs): Place {
  const near = join(folder, 'run');
  const fits = Buffer.byteLength(join(near, SOCKET_FILE)) <= LONGEST_SOCKET_PATH;
  const sockets = fits ? near : join(shortTemporaryFolder(), `steward-${hash(folder)}`);
  privateFolder(sockets, programs.user);
  return { programs, cluster: clusterIn(folder), sockets, log: join(folder, 'postgres.log') };
}

const clusterIn = (folder: string): string => join(folder, 'postgres');

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

const shortTemporaryFolder = (): string => (tmpdir().length <= 60 ? tmpdir() : '/tmp');

/** Makes a folder that only `user` (this process's own, when there is none) and root can enter. */
export function privateFolder(path: string, user: SystemUser | undefined): void {
  if (!existsSync(path)) {
    mkdirSync(path, { mode: 0o700, recursive: true });
    if (user !== undefined) chownSync(path, user.uid, user.gid);
  }
  // A temporary folder is open to all: whoever made this one first could listen in our place.
  const { uid, mode } = lstatSync(path);
  if (uid === (user?.uid ?? process.getuid?.()) && (mode & constants.S_IFMT) === constants.S_IFDIR)
    return chmodSync(path, 0o700);
  throw new StartupProblem(
    `${path} belongs to another user (number ${uid}): remove it, or set STEWARD_DATA_DIR to another folder.`,
  );
}

/** The owner of a cluster that is there, else the user `postgres`, else `nobody`. */
function databaseUser(folders: readonly string[]): SystemUser {
  for (const cluster of folders.map(clusterIn).filter((path) => existsSync(path))) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const wanted of ['postgres', 'nobody']) {
    const found = systemUsers().find(({ name }) => name === wanted);
    if (found !== undefined) return { uid: found.uid, gid: found.gid };
  }
  throw new StartupProblem(
    'PostgreSQL cannot run as root, and there is no user "postgres" or "nobody" in /etc/passwd: start Steward as another user, or set DATABASE_URL.',
  );
}

function systemUsers(): (SystemUser & { name: string })[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name !== undefined && uid !== undefined ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

const nameOf = ({ uid }: SystemUser): string => systemUsers().find((user) => user.uid === uid)?.name ?? `number ${uid}`;

function reachableFolder(wanted: string, elsewhere: string, user: SystemUser): string {
  // An empty folder of root's has nothing to hide: it is opened for passing through.
  if (statSync(wanted).uid === 0 && readdirSync(wanted).length === 0) chmodSync(wanted, 0o711);
  // Data stay where they are, also when the way to the wanted folder has been opened since.
  const moved = existsSync(clusterIn(elsewhere)) && !existsSync(clusterIn(wanted));
  return !moved && canEnter(wanted, user) ? wanted : makeDataFolder(elsewhere);
}

/** Tried for real, by a shell of that user: access lists and mounts decide as well as modes. */
function canEnter(folder: string, user: SystemUser): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], surroundings({ user }));
  if ((tried.error as NodeJS.ErrnoException | undefined)?.code !== 'EPERM') return tried.status === 0;
  throw new StartupProblem(
    `PostgreSQL cannot run as root, and this process may not become user ${nameOf(user)}: start Steward as another user, or set DATABASE_URL.`,
  );
}
