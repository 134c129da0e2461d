import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { excerpt } from '../shared/refusal';
import type { ProviderSettings } from './identity-provider';
import type { MailSettings } from './mail';
import { packageRoot } from './package-root';
import { LOCAL_ISSUER } from './sign-in';
import { StartupProblem, withoutPassword } from './startup-problem';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What the environment says, checked once; `.env.example` tells each variable. */
export interface Config {
  /** 0 … 65535; 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute; need not exist yet. */
  readonly dataDir: string;
  /** Absent when the embedded PostgreSQL is to be used. */
  readonly databaseUrl: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Whether the demo organizations are loaded into an empty database. */
  readonly loadDemo: boolean;
  /** Holds the key that bearer tokens are signed with (`readTokenKey`). */
  readonly tokenKeyFile: string;
  /** Whose tokens are accepted beside those that Steward signs itself. */
  readonly identityProvider: ProviderSettings | undefined;
  /** Whether tokens that Steward signs itself are accepted. */
  readonly localTokens: boolean;
  /** How mails leave the house; absent when none is sent. */
  readonly mail: MailSettings | undefined;
  /** Whether this process answers the API. */
  readonly serves: boolean;
  /** Whether this process fires deadlines and, where any are sent, sends mails. */
  readonly works: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const PORT = 'a whole number from 0 to 65535';
const HOST = 'a host name or an IP address, like 127.0.0.1';
const DATABASE_URL = 'an address like postgres://user:password@host:5432/database';

const JWKS_URL = 'an https:// address without a user or password (http:// only of this machine)';
const JWT_ISSUER = `what tokens name as their iss, and not ${LOCAL_ISSUER}, the name of Steward’s own`;

const SMTP_URL = 'an address like smtp://user:password@host:587 or smtps://host';
const MAIL_FROM = 'an address like Steward <steward@example.com>, in one line';
const PUBLIC_URL = 'an http:// or https:// address without a query';

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT)
    .default(4000),
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, HOST)
    .default('127.0.0.1'),
  STEWARD_DATA_DIR: z.string().optional(),
  STEWARD_DEMO: z.enum(['true', 'false'], 'true or false').optional(),
  STEWARD_LOCAL_TOKENS: z.enum(['true', 'false'], 'true or false').default('true'),
  DATABASE_URL: z.string().refine(isDatabaseUrl, DATABASE_URL).optional(),
  JWKS_URL: z.string().refine(isKeyAddress, JWKS_URL).optional(),
  JWT_ISSUER: z
    .string()
    .refine((issuer) => issuer !== LOCAL_ISSUER, JWT_ISSUER)
    .optional(),
  JWT_AUDIENCE: z.string().optional(),
  SMTP_URL: z.string().refine(isMailServer, SMTP_URL).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<)?[^\s<>@,;]+@[\w.-]+>?$/, MAIL_FROM)
    .optional(),
  PUBLIC_URL: z.string().refine(isPublicAddress, PUBLIC_URL).optional(),
  STEWARD_WORKER: z.enum(['true', 'false', 'only'], 'true, false or only').default('true'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

const PROVIDER_VARIABLES = ['JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE'] as const;
const MAIL_VARIABLES = ['SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL'] as const;
const OWN_VARIABLES = Object.keys(variables.shape).filter((name) => name.startsWith('STEWARD_'));

/** The variables of the process; what it leaves out is read from the file `.env` beside package.json, if there is one. */
export function environment(): Environment {
  const file = join(packageRoot(), '.env');
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : process.env;
}

/**
 * @param env a variable that is empty counts as not set
 * @throws StartupProblem naming every variable that is wrong, with its value and what was expected
 */
export function readConfig(env: Environment): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = variables.safeParse(given);
  const problems = [...misspelt(given), ...(read.error?.issues ?? []).map((issue) => sentence(issue, given))];
  problems.push(...signInProblems(given), ...mailProblems(given));
  if (!read.success || problems.length > 0) throw new StartupProblem(problems.join(' '));

  const { PORT: port, HOST: host, DATABASE_URL: databaseUrl, LOG_LEVEL: logLevel } = read.data;
  const dataDir = resolve(read.data.STEWARD_DATA_DIR ?? join(packageRoot(), '.steward'));
  // Somebody else's database is not filled with invented people unless they ask for it.
  const demo = read.data.STEWARD_DEMO ?? (databaseUrl === undefined ? 'true' : 'false');
  const tokenKeyFile = join(dataDir, 'token.key');
  const { JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = read.data;
  const named = jwksUrl !== undefined && issuer !== undefined && audience !== undefined;
  const identityProvider = named ? { jwksUrl, issuer, audience } : undefined;
  const localTokens = read.data.STEWARD_LOCAL_TOKENS === 'true';
  const signIn = { tokenKeyFile, identityProvider, localTokens };
  const mails = { mail: mailOf(read.data), serves: read.data.STEWARD_WORKER !== 'only' };
  const works = read.data.STEWARD_WORKER !== 'false';
  return { port, host, dataDir, databaseUrl, logLevel, loadDemo: demo === 'true', ...signIn, ...mails, works };
}

function mailOf({ SMTP_URL: smtpUrl, MAIL_FROM: from, PUBLIC_URL: address }: z.infer<typeof variables>) {
  if (smtpUrl === undefined || from === undefined || address === undefined) return undefined;
  return { smtpUrl, from, publicUrl: address.replace(/\/+$/, '') };
}

/** Mails without a sender are refused, and a link that leads nowhere helps nobody. */
function mailProblems(given: Environment): string[] {
  const missing = MAIL_VARIABLES.filter((name) => given[name] === undefined);
  if (missing.length === 0 || missing.length === MAIL_VARIABLES.length) return [];
  return [`Mails need all of ${MAIL_VARIABLES.join(', ')}: ${missing.join(' and ')} not set.`];
}

/** Half a provider must not start: its tokens would be turned away, or somebody else's let in. */
function signInProblems(given: Environment): string[] {
  const missing = PROVIDER_VARIABLES.filter((name) => given[name] === undefined);
  if (missing.length === PROVIDER_VARIABLES.length && given['STEWARD_LOCAL_TOKENS'] === 'false') {
    return [
      `STEWARD_LOCAL_TOKENS=false without an identity provider lets nobody in: set ${PROVIDER_VARIABLES.join(', ')}.`,
    ];
  }
  if (missing.length === 0 || missing.length === PROVIDER_VARIABLES.length) return [];
  return [`An identity provider needs all of ${PROVIDER_VARIABLES.join(', ')}: ${missing.join(' and ')} not set.`];
}

function misspelt(given: Environment): string[] {
  const unknown = Object.keys(given).filter((name) => name.startsWith('STEWARD_') && !OWN_VARIABLES.includes(name));
  return unknown.map((name) => `${name} is not a variable of Steward: expected ${OWN_VARIABLES.join(' or ')}.`);
}

function sentence({ path, message }: { path: PropertyKey[]; message: string }, given: Environment): string {
  const name = String(path[0]);
  return `${name}="${excerpt(withoutPassword(given[name] ?? ''))}": expected ${message}.`;
}

function isDatabaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return ['postgres:', 'postgresql:'].includes(protocol) && pathname.length > 1;
}

function isMailServer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return ['smtp:', 'smtps:'].includes(protocol) && hostname !== '';
}

function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && search === '' && hash === '';
}

/** Who can change the keys on their way can sign in as anybody: over a network they come by TLS only. */
function isKeyAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const ownMachine = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && ownMachine));
}
