import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../src/platform/postgres/processes';

const MEMORY = '/dev/shm';
/** Bytes: several times what the databases of a run come to at once. */
const ROOM = 2 * 2 ** 30;

/**
 * A new folder for PostgreSQL's files: in memory where Linux has room for them, else on the disk. A run makes and drops
 * hundreds of databases of 900 files each, and ext4 looks past each file that was deleted in the last minutes before it
 * makes one: by the end of a run that took most of PostgreSQL's time.
 * @param kind begins the folder's name
 */
export function aFolder(kind: string): string {
  const place = hasRoom() ? MEMORY : tmpdir();
  removeAbandoned(place, kind);
  return mkdtempSync(join(place, `${kind}-${process.pid}-`));
}

export const isInMemory = (folder: string): boolean => folder.startsWith(MEMORY);

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM && freemem() > 2 * ROOM;
}

/** What runs that were killed have left: memory that nobody would give back. A name tells who made the folder. */
function removeAbandoned(place: string, kind: string): void {
  for (const name of readdirSync(place)) {
    const maker = new RegExp(`^${kind}-(\\d+)-`).exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    const folder = join(place, name);
    if (lstatSync(folder).uid === process.getuid?.()) rmSync(folder, { recursive: true, force: true });
  }
}
