import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { createStewardDataSource } from '../ormconfig';
import { Governor } from '../src/audit';
import { services } from '../src/compose/services';
import { checkFirstOrganization, type FirstOrganization } from '../src/people/domain/first-organization';
import type { Caller } from '../src/platform/caller';
import { systemClock } from '../src/platform/clock';
import type { Config } from '../src/platform/config';
import type { Connection } from '../src/platform/database';
import { checkDatabase } from '../src/platform/database-check';
import { migrate } from '../src/platform/migrate';
import { openDatabase } from '../src/platform/open-database';
import { LOCAL_ISSUER } from '../src/platform/sign-in';
import { StartupProblem } from '../src/platform/startup-problem';
import { excerpt, isRefusal } from '../src/shared/refusal';
import { complain, print, runScript } from './run-script';

const USAGE =
  'Usage: npm run organization -- create --name NAME --currency USD --admin-name NAME --admin-email EMAIL [--issuer ISSUER --subject SUBJECT]';

const TEXT = { type: 'string' } as const;
const OPTIONS = {
  name: TEXT,
  currency: TEXT,
  'admin-name': TEXT,
  'admin-email': TEXT,
  issuer: TEXT,
  subject: TEXT,
};

/** Makes an organization with its admin: the first act on a database of one's own. */
runScript(async (config) => {
  const { wanted, caller } = readArguments(config);
  const database = await openDatabase(config, complain);
  try {
    // Only the embedded one is brought to this version unasked, as a start does.
    if (config.databaseUrl === undefined) await bringUp(database.connection);
    const organizationId = await found(database.connection, caller, wanted);
    if (organizationId === undefined) {
      complain(`${whoSignsIn(caller)} belongs to an organization already: nothing was changed.`);
      return false;
    }
    const { name, currencyCode, adminName, adminEmail } = wanted;
    print(`Made the organization "${name}" (${currencyCode}, ${organizationId}) with its pillars and scoring model.`);
    print(`Its ADMIN is ${adminName} <${adminEmail}>.`);
    print(howToSignIn(caller, config));
    if (config.loadDemo) print('STEWARD_DEMO=false npm start serves it without the demo.');
    return true;
  } finally {
    await database.close();
  }
});

async function bringUp(connection: Connection): Promise<void> {
  const owner = await createStewardDataSource(connection, { asOwner: true, poolSize: 2 }).initialize();
  await migrate(owner).finally(() => owner.destroy());
}

/** @returns the organization's id; undefined when the caller belongs to one already */
async function found(
  connection: Connection,
  caller: Caller,
  { name, currencyCode, adminName, adminEmail }: FirstOrganization,
): Promise<string | undefined> {
  const dataSource = await createStewardDataSource(connection, { poolSize: 2 }).initialize();
  try {
    await checkDatabase(dataSource);
    const { founding } = services(new Governor(dataSource, systemClock, pino({ level: 'silent' })));
    const people = [{ name: adminName, email: adminEmail, roles: ['ADMIN'] }] as const;
    return (await founding.found(caller, { name, currencyCode, people }))?.organizationId;
  } finally {
    await dataSource.destroy();
  }
}

/** @throws StartupProblem in one line: how it is called, or all that is wrong with what was given */
function readArguments(config: Config): { wanted: FirstOrganization; caller: Caller } {
  const { values, positionals } = parsed();
  const { name, currency, 'admin-name': adminName, 'admin-email': adminEmail } = values;
  const required = { '--name': name, '--currency': currency, '--admin-name': adminName, '--admin-email': adminEmail };
  const missing = Object.entries(required).flatMap(([option, value]) => (value === undefined ? [option] : []));
  if (positionals.length !== 1 || positionals[0] !== 'create') throw new StartupProblem(USAGE);
  if (missing.length > 0) throw new StartupProblem(`Missing: ${missing.join(', ')}. ${USAGE}`);
  const given = { name: name!, currencyCode: currency!, adminName: adminName!, adminEmail: adminEmail! };
  const wanted = checkFirstOrganization(given);
  if (isRefusal(wanted)) throw new StartupProblem(wanted.message);
  return { wanted, caller: { ...identityOf(values, wanted.adminEmail, config), requestId: randomUUID() } };
}

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (error) {
    const problem = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    throw new StartupProblem(`${problem.replace(/\.?$/, '.')} ${USAGE}`);
  }
}

/** By which token the admin is known: one of the identity provider, or one that Steward signs for the e-mail. */
function identityOf(
  { issuer, subject }: { issuer?: string; subject?: string },
  email: string,
  { identityProvider, localTokens }: Config,
): Pick<Caller, 'issuer' | 'subject'> {
  if (issuer === undefined && subject === undefined) {
    if (localTokens) return { issuer: LOCAL_ISSUER, subject: email };
    throw new StartupProblem('STEWARD_LOCAL_TOKENS=false: name the admin by --issuer and --subject of the provider.');
  }
  if (!issuer || !subject) throw new StartupProblem(`--issuer and --subject come together, with a text each. ${USAGE}`);
  if (issuer === LOCAL_ISSUER) {
    throw new StartupProblem(`For a token of ${LOCAL_ISSUER} leave --issuer and --subject out: it is known by e-mail.`);
  }
  if (identityProvider !== undefined && identityProvider.issuer !== issuer) {
    throw new StartupProblem(
      `--issuer "${excerpt(issuer)}" is not JWT_ISSUER "${excerpt(identityProvider.issuer)}": its tokens would not be accepted.`,
    );
  }
  return { issuer, subject };
}

const whoSignsIn = ({ issuer, subject }: Caller): string =>
  issuer === LOCAL_ISSUER ? subject : `"${excerpt(subject)}" of ${excerpt(issuer)}`;

function howToSignIn({ issuer, subject }: Caller, { identityProvider }: Config): string {
  if (issuer === LOCAL_ISSUER) return `A bearer token: npm run --silent token -- --email "${subject}"`;
  const first = identityProvider === undefined ? ' Before that, set JWKS_URL, JWT_ISSUER and JWT_AUDIENCE.' : '';
  return `Sign in with a token of ${issuer} whose sub is "${subject}".${first}`;
}
