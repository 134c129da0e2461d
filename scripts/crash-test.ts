import { join } from 'node:path';
import { crashTest } from '../test/crash/crash-test';
import globalSetup from '../test/support/global-setup';
import globalTeardown from '../test/support/global-teardown';
import { print, runScript } from './run-script';

const USAGE = `Kills processes of Steward at random moments under 16 clients, and looks whether anything was lost or done twice.

  npm run crash-test -- [--kills N] [--seed N]

  --kills N   how many processes are killed, 200 unless it is said: at least 1
  --seed N    by which chance what is killed when; printed at the start`;

/** Of the options that were given; undefined when they are not understood. */
function readOptions(args: readonly string[]): { kills: number; seed: number } | undefined {
  const options = { kills: 200, seed: Date.now() % 1_000_000 };
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at]?.replace('--', ''), args[at + 1] ?? ''];
    if ((name !== 'kills' && name !== 'seed') || !/^\d{1,9}$/.test(value)) return undefined;
    options[name] = Number(value);
  }
  return options.kills > 0 ? options : undefined;
}

/** The full crash test, on a PostgreSQL of its own. */
runScript(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    print(USAGE);
    return process.argv.includes('--help');
  }
  // Without an end of its own, a signal would leave the processes running: they are ended with this one.
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  print(`Seed ${options.seed}: ${options.kills} kills …`);
  const began = Date.now();
  await globalSetup();
  try {
    const report = await crashTest({ ...options, main: join(__dirname, '../src/main.js'), say: print });
    print(JSON.stringify(report, undefined, 2));
    const { broken } = report;
    const seconds = Math.round((Date.now() - began) / 1000);
    print(
      `${seconds} s: ${broken.length === 0 ? 'nothing was lost, and nothing done twice.' : 'IT BROKE, see above.'}`,
    );
    return broken.length === 0;
  } finally {
    await globalTeardown();
  }
}, String);
