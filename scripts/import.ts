import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { createStewardDataSource } from '../ormconfig';
import { compose } from '../src/compose';
import { systemClock } from '../src/platform/clock';
import type { Config } from '../src/platform/config';
import { checkDatabase } from '../src/platform/database-check';
import { openDatabase } from '../src/platform/open-database';
import { ProgressBar } from '../src/platform/progress-bar';
import { sourceFile, type SourceFile } from '../src/platform/source-file';
import { StartupProblem } from '../src/platform/startup-problem';
import { Fault } from '../src/shared/fault';
import { isRefusal } from '../src/shared/refusal';
import { callerByEmail } from './caller-by-email';
import { complain, print, runScript } from './run-script';

const USAGE = 'Usage: npm run import -- feedback FILE.csv --mapping MAPPING.json --as EMAIL [--organization ID]';

/** Imports a file of feedback in the name of a person: all of its rows, or none. */
async function importFeedback(config: Config): Promise<boolean> {
  const { file, mapping, email, organization } = readArguments();
  const bar = new ProgressBar(file.bytes);
  const database = await openDatabase(config, complain);
  const dataSource = createStewardDataSource(database.connection, { poolSize: 2 });
  try {
    await dataSource.initialize();
    await checkDatabase(dataSource);
    const tokenKey = new Uint8Array(32); // Nobody signs in by a token here.
    const house = compose({ dataSource, clock: systemClock, log: pino({ level: 'silent' }), tokenKey });
    const caller = await callerByEmail(database.connection, email, organization);
    const onProgress = (bytes: number): void => bar.update(bytes);
    const outcome = await house.feedbackImports
      .import(caller, { idempotencyKey: randomUUID(), file, mapping, onProgress })
      .finally(() => bar.end());
    if (isRefusal(outcome)) {
      const problems = 'problems' in outcome ? outcome.problems : [{ path: file.name, message: outcome.message }];
      for (const { path, message } of problems) complain(`${path}: ${message}`);
      complain('Nothing was imported.');
      return false;
    }
    const [rows, added, known] = [outcome.rows, outcome.added, outcome.known].map((n) => n.toLocaleString('en-US'));
    print(`${rows} rows: ${added} added, ${known} known already.`);
    return true;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.close();
  }
}

interface Arguments {
  readonly file: SourceFile;
  readonly mapping: unknown;
  readonly email: string;
  readonly organization: string | undefined;
}

function readArguments(): Arguments {
  const { values, positionals } = parsed();
  const [what, path, ...more] = positionals;
  const { mapping, as: email, organization } = values;
  if (what !== 'feedback' || path === undefined || more.length > 0 || mapping === undefined || email === undefined) {
    throw new StartupProblem(USAGE);
  }
  return { file: fileAt(path), mapping: readJson(fileAt(mapping), mapping), email, organization };
}

function parsed() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ allowPositionals: true, options: { mapping: text, as: text, organization: text } });
  } catch {
    throw new StartupProblem(USAGE);
  }
}

/** npm changes to the folder of package.json, and names the one it was called in. */
const atHome = (path: string): string => resolve(process.env['INIT_CWD'] ?? '', path);
const fileAt = (path: string): SourceFile => sourceFile(atHome(path), path);

function readJson({ name }: SourceFile, path: string): unknown {
  try {
    return JSON.parse(readFileSync(atHome(path), 'utf8')) as unknown;
  } catch (error) {
    const cause = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    throw new StartupProblem(`${name} is not JSON: ${cause}.`);
  }
}

const explain = (error: unknown): string | undefined => (error instanceof Fault ? error.message : undefined);

runScript(importFeedback, explain);
