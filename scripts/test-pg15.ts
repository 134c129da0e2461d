import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { packageRoot } from '../src/platform/package-root';
import { StartupProblem } from '../src/platform/startup-problem';
import { complain, print, runScript } from './run-script';

/** Where the packages of Debian, Red Hat and Homebrew put PostgreSQL 15, the oldest that Steward runs on. */
const USUAL_PLACES = [
  '/usr/lib/postgresql/15/bin',
  '/usr/pgsql-15/bin',
  '/opt/homebrew/opt/postgresql@15/bin',
  '/usr/local/opt/postgresql@15/bin',
];

/** Runs the API's tests, or those whose paths are given, on a PostgreSQL 15 of this machine; skips them without one. */
runScript(async () => {
  const bin = givenPrograms() ?? installedPrograms();
  if (bin === undefined) {
    complain(
      `Skipped: no PostgreSQL 15 here (asked pg_config, looked in ${USUAL_PLACES.join(', ')}). Install it, or set TEST_PG_BIN to its bin folder.`,
    );
    return true;
  }
  print(`PostgreSQL ${versionIn(bin)} in ${bin}`);
  const jest = join(packageRoot(), 'node_modules', 'jest', 'bin', 'jest.js');
  const args = [jest, ...process.argv.slice(2), '--selectProjects', 'database'];
  const env = { ...process.env, TEST_PG_BIN: bin };
  const [code] = (await once(spawn(process.execPath, args, { cwd: packageRoot(), env, stdio: 'inherit' }), 'exit')) as [
    number | null,
  ];
  return code === 0;
});

/**
 * The folder of TEST_PG_BIN, of whatever version.
 * @throws StartupProblem when it is not one: who names a folder wants no silent skip
 */
function givenPrograms(): string | undefined {
  const bin = process.env['TEST_PG_BIN'];
  if (!bin) return undefined;
  if (basename(bin) === 'bin' && versionIn(bin) !== undefined) return bin;
  throw new StartupProblem(
    `TEST_PG_BIN "${bin}" is no bin folder with PostgreSQL's programs: set it to one like ${USUAL_PLACES[0]}.`,
  );
}

function installedPrograms(): string | undefined {
  const { stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const asked = stdout ? [stdout.trim()] : [];
  return [...asked, ...USUAL_PLACES].find((bin) => versionIn(bin)?.startsWith('15.'));
}

/** As `postgres --version` tells it, `15.18`; undefined when there is none or it does not run. */
function versionIn(bin: string): string | undefined {
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  return /\(PostgreSQL\) (\S+)/.exec(stdout ?? '')?.[1];
}
