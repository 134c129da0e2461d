import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartupProblem } from '../startup-problem';
import { privateFolder, type Place } from './place';
import { isAlive } from './processes';
import { startProgram } from './programs';

/** The role that PostgreSQL is born with. Steward prepares its own login with it and does nothing else as it. */
export const SUPERUSER = 'postgres';
const MAJOR_VERSION = '18';

/**
 * Makes the cluster unless it is there. It grows under a temporary name and gets its own by one rename once it is
 * complete and on disk: a kill at any moment leaves either nothing or all of it.
 * @param durable false for a test that can do without what a power cut takes
 * @throws StartupProblem when the folder holds something else, or the disk is full
 */
export async function ensureCluster(place: Place, durable: boolean): Promise<void> {
  if (isComplete(place.cluster)) return;
  removeAbandoned(place.cluster);
  const draft = `${place.cluster}.initializing-${process.pid}`;
  privateFolder(draft, place.programs.user);
  try {
    await initialize(draft, place, durable);
    if (!putInPlace(draft, place.cluster) && !isComplete(place.cluster)) {
      throw new StartupProblem(
        `${place.cluster} is not a folder of PostgreSQL: move away what is in it, or set STEWARD_DATA_DIR to another folder.`,
      );
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** @throws StartupProblem when another version of PostgreSQL made it */
function isComplete(cluster: string): boolean {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return false;
  const version = readFileSync(file, 'utf8').trim();
  if (version === MAJOR_VERSION) return true;
  throw new StartupProblem(
    `${cluster} was made by PostgreSQL ${version}, and the embedded one is ${MAJOR_VERSION}: carry its data over with pg_upgrade, or set STEWARD_DATA_DIR to another folder.`,
  );
}

/** What starts that were killed have left; a name ends with the process that made it. */
function removeAbandoned(cluster: string): void {
  const folder = dirname(cluster);
  for (const name of readdirSync(folder)) {
    const maker = name.startsWith(`${basename(cluster)}.initializing-`) ? Number(name.split('-').at(-1)) : undefined;
    if (maker !== undefined && (maker === process.pid || !isAlive(maker))) remove(join(folder, name));
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    // The initdb of that start is still at work in it, and fails now: what it leaves is removed by a later start.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  }
}

async function initialize(draft: string, place: Place, durable: boolean): Promise<void> {
  const args = ['-D', draft, '-U', SUPERUSER, '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8'];
  // PostgreSQL's own C.UTF-8: the same order of texts on every system, whatever locales it has.
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C');
  // initdb flushes all it wrote before it ends, and the rename comes after that: 0.1 s well spent.
  if (!durable) args.push('--no-sync');
  const { code, errors } = await finished(startProgram(place.programs, 'initdb', args, ['ignore', 'ignore', 'pipe']));
  if (code === 0) return;
  throw new StartupProblem(
    `PostgreSQL could not make its data folder ${place.cluster}: ${causeOf(errors) ?? `it ended with ${code}`}.`,
  );
}

function causeOf(errors: string): string | undefined {
  if (/No space left on device/.test(errors)) return 'the disk is full, free some space and start again';
  return /\b(?:error|FATAL): +(.+)/.exec(errors)?.[1];
}

async function finished(program: ChildProcess): Promise<{ code: number | null; errors: string }> {
  let errors = '';
  program.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const [code] = (await once(program, 'close')) as [number | null];
  return { code, errors };
}

/** @returns false when another start, at the same time, was faster */
function putInPlace(draft: string, cluster: string): boolean {
  try {
    renameSync(draft, cluster);
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
  const folder = openSync(dirname(cluster), 'r');
  fsyncSync(folder);
  closeSync(folder);
  return true;
}
