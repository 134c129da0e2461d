/** Why Steward cannot start, as the one line that its reader gets: what is wrong, where, and what to do. Never a stack. */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem';

  /** @param line one sentence or two, without a line break */
  constructor(readonly line: string) {
    super(line);
  }
}

/** What a failure is told with: the settings it may be due to. */
export interface StartupSettings {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl?: string | undefined;
}

/** The fields by which Node and PostgreSQL tell their errors apart. */
interface CodedError {
  readonly code?: string;
  readonly syscall?: string;
  readonly path?: string;
  readonly hostname?: string;
  readonly message: string;
}

const OLDEST_POSTGRES = 15;

/**
 * @param serverVersionNum what `SHOW server_version_num` answers: 150004 for 15.4
 * @throws StartupProblem when the server is older than PostgreSQL 15
 */
export function checkServerVersion(serverVersionNum: number): void {
  const major = Math.floor(serverVersionNum / 10_000);
  if (major >= OLDEST_POSTGRES) return;
  throw new StartupProblem(
    `The database of DATABASE_URL is PostgreSQL ${major}: Steward needs ${OLDEST_POSTGRES} or newer. Upgrade it, or leave DATABASE_URL out to use the embedded one.`,
  );
}

/** A database address fit to be shown: the password is left out. */
export const withoutPassword = (url: string): string =>
  url.replace(/\/\/([^:/@]*):.*@/, '//$1:***@').replace(/([?&](?:ssl)?password=)[^&]*/gi, '$1***');

/** The one line for any error that ends the start: of Steward, of the network, of the file system, of PostgreSQL. */
export function explainFailure(error: unknown, settings: StartupSettings): string {
  if (error instanceof StartupProblem) return error.line;
  const coded = asCodedError(error);
  const line = portProblem(coded, settings) ?? diskProblem(coded) ?? databaseProblem(coded, settings.databaseUrl);
  return line ?? `Steward could not start: ${oneLine(coded.message)}`;
}

/** By shape: an error of Node's own is no `instanceof Error` in the realm that Jest runs code in. */
function asCodedError(error: unknown): CodedError {
  if (typeof error !== 'object' || error === null || !('message' in error)) return { message: String(error) };
  // A name with several addresses fails with one error for each of them, and the cause stands in those.
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) return asCodedError(error.errors[0]);
  return error as CodedError;
}

function portProblem({ code, syscall, hostname }: CodedError, { host, port }: StartupSettings): string | undefined {
  if (syscall === 'getaddrinfo' && hostname === host) return notOurs(host);
  if (syscall !== 'listen' && syscall !== 'bind') return undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is taken: stop what listens there, or set PORT to another one.`;
  }
  if (code === 'EACCES') return `Port ${port} may not be used by this user: set PORT to one above 1023.`;
  return notOurs(host);
}

const notOurs = (host: string): string =>
  `HOST=${host} is not an address of this machine: set HOST to 127.0.0.1 (this machine only) or 0.0.0.0 (every network).`;

function diskProblem({ code, path }: CodedError): string | undefined {
  const place = path === undefined ? 'the data folder' : path;
  switch (code ?? '') {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100':
      return `The disk of ${code === '53100' ? 'the database' : place} is full: free some space and start again.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return path === undefined ? undefined : notWritable(path, code ?? '');
    default:
      return undefined;
  }
}

/** @param code what the system answered: `EACCES`, `EROFS`, … */
export const notWritable = (path: string, code: string): string =>
  `${path} cannot be written (${code}): give this user the right to, or set STEWARD_DATA_DIR to a folder of their own.`;

function databaseProblem({ code = '', syscall, message }: CodedError, databaseUrl?: string): string | undefined {
  const database =
    databaseUrl === undefined ? 'The embedded PostgreSQL' : `The database ${withoutPassword(databaseUrl)}`;
  const unreachable = ['connect', 'getaddrinfo'].includes(syscall ?? '') || code === 'ECONNRESET';
  if (unreachable || CUT_OFF.test(message)) {
    return `${database} cannot be reached: ${databaseUrl === undefined ? 'start Steward again.' : 'start it, mend DATABASE_URL, or leave it out to use the embedded one.'}`;
  }
  const known = REFUSALS[code] ?? BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1];
  if (known !== undefined) return `${database} ${known}`;
  // Five characters: a code of PostgreSQL. Its own message names the cause, and is written for people.
  return /^[0-9A-Z]{5}$/.test(code) ? `${database} refuses: ${oneLine(message)} (${code}).` : undefined;
}

/** How pg tells of a server that does not answer, without a code. */
const CUT_OFF = /timeout expired|timeout exceeded|terminated unexpectedly|terminated due to connection timeout/i;

const WRONG_LOGIN = 'refuses this login: mend user and password in DATABASE_URL.';

/** By PostgreSQL's error code (SQLSTATE), as the end of a sentence that begins with the database. */
const REFUSALS: Readonly<Record<string, string>> = {
  '28000': WRONG_LOGIN,
  '28P01': WRONG_LOGIN,
  '3D000': 'does not exist on that server: create it (createdb), or mend the name in DATABASE_URL.',
  '53300': 'has no free connection: raise its max_connections, or stop other clients.',
  '57P03': 'is starting up or shutting down: try again in a moment.',
};

/** What pg notices by itself, without a code. */
const BY_MESSAGE: readonly (readonly [RegExp, string])[] = [
  [
    /(role "steward_(app|worker)"|relation "organizations") does not exist/,
    'is not set up for Steward yet: run `npm run migrate` first.',
  ],
  [
    /permission denied to set role "steward_app"/,
    'does not let this login become the role steward_app: GRANT steward_app TO the login of DATABASE_URL.',
  ],
  [
    /permission denied to set role "steward_worker"/,
    'does not let this login become the role steward_worker: GRANT steward_worker TO the login of DATABASE_URL.',
  ],
  [
    /permission denied (for schema public|to create role)/,
    'does not let this login set it up: run `npm run migrate` with one that owns the database and may create roles.',
  ],
  [/client password must be/, WRONG_LOGIN],
  [/does not support SSL/, 'does not speak TLS: leave sslmode out of DATABASE_URL.'],
  [/certificate/i, 'shows a certificate that is not trusted: name its authority (sslrootcert=…) in DATABASE_URL.'],
];

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ');
