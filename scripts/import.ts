import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { createStewardDataSource } from '../ormconfig';
import { Governor } from '../src/audit';
import { services, type Services } from '../src/compose/services';
import type { ImportKindCode } from '../src/imports/domain/import';
import { BadRowsBeside } from '../src/platform/bad-rows-file';
import type { Caller } from '../src/platform/caller';
import { systemClock } from '../src/platform/clock';
import type { Config } from '../src/platform/config';
import { checkDatabase } from '../src/platform/database-check';
import { globalId, parseGlobalId } from '../src/platform/global-id';
import { openDatabase } from '../src/platform/open-database';
import { ProgressBar } from '../src/platform/progress-bar';
import { sourceFile } from '../src/platform/source-file';
import { StartupProblem } from '../src/platform/startup-problem';
import { Fault } from '../src/shared/fault';
import { isRefusal, type FieldProblem, type Refusal } from '../src/shared/refusal';
import { callerByEmail } from './caller-by-email';
import { complain, print, runScript } from './run-script';

const USAGE = `Usage: npm run import -- feedback FILE.csv --mapping MAPPING.json --as EMAIL [--preview | --skip-bad]
       npm run import -- readings FILE.csv --mapping MAPPING.json --as EMAIL [--preview | --skip-bad]
       npm run import -- answers FILE.csv --mapping MAPPING.json --as EMAIL [--preview | --skip-bad]
       npm run import -- contacts FILE.csv --mapping MAPPING.json --as EMAIL [--preview | --skip-bad]
       npm run import -- contact-counts FILE.csv --mapping MAPPING.json --as EMAIL [--preview | --skip-bad]
       npm run import -- costs FILE.csv --mapping MAPPING.json --as EMAIL [--preview | --skip-bad]
       npm run import -- proposals FILE.csv --mapping MAPPING.json --as EMAIL [--preview | --skip-bad]
       npm run import -- estimates FILE.csv --mapping MAPPING.json --as EMAIL [--preview | --skip-bad]
       npm run import -- people FILE.csv --as EMAIL [--preview | --skip-bad]
       npm run import -- undo IMPORT_ID --reason TEXT --as EMAIL
Where two organizations know the e-mail, --organization ID says which.`;
const HELP = `${USAGE}

The first line of FILE.csv names its columns; one bad row keeps all of them out. --preview writes nothing and shows what
would come of it. --skip-bad imports the good rows and puts the bad ones into FILE.bad.csv. The same file again changes
nothing. undo takes back all that an import did.

feedback  what customers and employees said; the mapping tells which column says what
readings  prepared counts of metrics, one window and cut a row; the mapping tells which column counts what
answers   raw answers to the question of a metric, one person a row; the mapping tells which column says what
contacts  service contacts, one a row, with channel and cause by name; the mapping tells which column says what
contact-counts how many service contacts there were, one cause, owner, channel and period a row; as the mapping tells
costs     what initiatives cost in fact; the mapping tells which column says what
proposals ideas and drafts of whoever imports them; the mapping tells which column says what
estimates of drivers of proposals, by whoever imports them; the mapping tells which column says what
people    name and email, and if you like manager_email, cx_function, roles (SCORER;FINANCE), issuer and subject.
          Whoever is known by their email is edited. A column that is not there leaves what is; a blank manager_email
          or cx_function takes it away. Roles and identities are only ever added, and nobody is deactivated.
undo      deletes feedback, readings, answers, contacts, counts of them, costs and estimates, and books back what those had spent; withdraws proposals; deactivates people who were added, and restores those who were changed

docs/operating.md has an example of each.`;
/** What can stand first, and whether a mapping belongs to it. */
const KINDS: Readonly<Record<string, { readonly kind: ImportKindCode; readonly isMapped: boolean }>> = {
  feedback: { kind: 'FEEDBACK', isMapped: true },
  readings: { kind: 'READINGS', isMapped: true },
  answers: { kind: 'ANSWERS', isMapped: true },
  contacts: { kind: 'CONTACTS', isMapped: true },
  'contact-counts': { kind: 'CONTACT_COUNTS', isMapped: true },
  costs: { kind: 'COSTS', isMapped: true },
  proposals: { kind: 'PROPOSALS', isMapped: true },
  estimates: { kind: 'ESTIMATES', isMapped: true },
  people: { kind: 'PEOPLE', isMapped: false },
};
/** A preview is read by a person. */
const CHANGES_SHOWN = 100;
/** Beside 0, all is well, and 1, nothing was done. */
const SOME_ROWS_ARE_BAD = 2;

/** What is asked for, ready to be done by somebody: it answers with the exit status. */
type Task = (imports: Services['imports'], caller: Caller) => Promise<number>;

/** Imports a file in the name of a person, shows what an import would come to, or takes one back. */
async function run(config: Config): Promise<number> {
  if (parsed().values.help) {
    print(HELP);
    return 0;
  }
  const { task, email, organization } = readArguments();
  const database = await openDatabase(config, complain);
  const dataSource = createStewardDataSource(database.connection, { poolSize: 2 });
  try {
    await dataSource.initialize();
    await checkDatabase(dataSource);
    const { imports } = services(new Governor(dataSource, systemClock, pino({ level: 'silent' })));
    return await task(imports, await callerByEmail(database.connection, email, organization));
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.close();
  }
}

interface FileTask {
  readonly kind: ImportKindCode;
  readonly path: string;
  /** Left out where columns have fixed names. */
  readonly mappingPath: string | undefined;
}

function importing({ kind, path, mappingPath }: FileTask, skipBad: boolean): Task {
  const [file, mapping] = [sourceFile(atHome(path), path), readMapping(mappingPath)];
  return async (imports, caller) => {
    const bar = new ProgressBar(file.bytes);
    const onProgress = (bytes: number): void => bar.update(bytes);
    const badRows = skipBad ? { badRows: new BadRowsBeside(atHome(path)) } : {};
    const outcome = await imports
      .import(caller, { idempotencyKey: randomUUID(), kind, file, mapping, onProgress, ...badRows })
      .finally(() => bar.end());
    if (isRefusal(outcome)) return refused(outcome, 'Nothing was imported.');
    const { rows, added, known, bad, badRowsFile, importId } = outcome;
    print(`${count(rows)} rows: ${count(added)} added, ${changed(outcome)}${count(known)} known already.`);
    print(`Import ${globalId('Import', importId)}`);
    if (badRowsFile === null) return 0;
    complain(`${count(bad)} bad rows were not imported. Mend them and import ${badRowsFile}.`);
    return SOME_ROWS_ARE_BAD;
  };
}

function previewing({ kind, path, mappingPath }: FileTask): Task {
  const [file, mapping] = [sourceFile(atHome(path), path), readMapping(mappingPath)];
  return async (imports, caller) => {
    const bar = new ProgressBar(file.bytes);
    const onProgress = (bytes: number): void => bar.update(bytes);
    const found = await imports.preview(caller, { kind, file, mapping, onProgress }).finally(() => bar.end());
    if (isRefusal(found)) return refused(found, 'Nothing of it could be imported.');
    const { rows, added, known, bad, problems, changes } = found;
    complainOf(problems);
    for (const { row, message } of changes.slice(0, CHANGES_SHOWN)) print(`row ${row}: ${message}`);
    if (changes.length > CHANGES_SHOWN) print(`and ${count(changes.length - CHANGES_SHOWN)} more rows like these`);
    print(
      `${count(rows)} rows: ${count(added)} new, ${changed(found)}${count(known)} known already, ${count(bad)} bad.`,
    );
    print('This was a preview: nothing was imported.');
    return bad > 0 ? SOME_ROWS_ARE_BAD : 0;
  };
}

function undoing(id: string, reason: string): Task {
  const importId = parseGlobalId(id);
  if (importId?.type !== 'Import') throw new StartupProblem(`"${id}" is not the id of an import.`);
  return async (imports, caller) => {
    const outcome = await imports.undo(caller, { idempotencyKey: randomUUID(), importId: importId.id, reason });
    if (isRefusal(outcome)) return refused(outcome, 'Nothing was undone.');
    print(`${count(outcome.removed)} rows taken back by import ${globalId('Import', outcome.compensationId)}.`);
    return 0;
  };
}

const changed = ({ changed: rows }: { readonly changed: number }): string =>
  rows === 0 ? '' : `${count(rows)} changed, `;

const count = (rows: number): string => rows.toLocaleString('en-US');

function refused(refusal: Refusal, conclusion: string): number {
  if ('problems' in refusal) complainOf(refusal.problems);
  else complain(refusal.message);
  complain(conclusion);
  return 1;
}

function complainOf(problems: readonly FieldProblem[]): void {
  for (const { path, message } of problems) complain(`${path}: ${message}`);
}

interface Arguments {
  readonly task: Task;
  readonly email: string;
  readonly organization: string | undefined;
}

function readArguments(): Arguments {
  const { values, positionals } = parsed();
  const [verb = '', what, ...more] = positionals;
  const { as: email, organization, mapping: mappingPath, reason } = values;
  const { preview = false, 'skip-bad': skipBad = false } = values;
  if (what === undefined || email === undefined || more.length > 0) throw new StartupProblem(USAGE);
  const forFiles = mappingPath !== undefined || preview || skipBad;
  if (verb === 'undo' && reason !== undefined && !forFiles) return { task: undoing(what, reason), email, organization };
  const found = Object.hasOwn(KINDS, verb) ? KINDS[verb] : undefined;
  const fits = found?.isMapped === (mappingPath !== undefined);
  if (found === undefined || !fits || reason !== undefined || (preview && skipBad)) throw new StartupProblem(USAGE);
  const file = { kind: found.kind, path: what, mappingPath };
  return { task: preview ? previewing(file) : importing(file, skipBad), email, organization };
}

function parsed() {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
  const options = {
    mapping: text,
    as: text,
    organization: text,
    reason: text,
    preview: flag,
    'skip-bad': flag,
    help: flag,
  };
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch {
    throw new StartupProblem(USAGE);
  }
}

/** npm changes to the folder of package.json, and names the one it was called in. */
const atHome = (path: string): string => resolve(process.env['INIT_CWD'] ?? '', path);

function readMapping(path: string | undefined): unknown {
  if (path === undefined) return undefined;
  const { name } = sourceFile(atHome(path), path);
  try {
    return JSON.parse(readFileSync(atHome(path), 'utf8')) as unknown;
  } catch (error) {
    const cause = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    throw new StartupProblem(`${name} is not JSON: ${cause}.`);
  }
}

const explain = (error: unknown): string | undefined => (error instanceof Fault ? error.message : undefined);

runScript(run, explain);
