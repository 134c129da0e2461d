import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { pino } from 'pino';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { createStewardDataSource } from '../../ormconfig';
import { compose, type House } from '../../src/compose';
import type { Clock } from '../../src/platform/clock';
import { explorerPage } from '../../src/platform/graphql/explorer';
import { createHttpServer } from '../../src/platform/graphql/server';
import type { Connection } from '../../src/platform/database';
import { LOCAL_ISSUER } from '../../src/platform/sign-in';
import { isInMemory } from './a-folder';
import { threadsOfSources } from './threads';

/** A clock that stands until it is moved. */
export class FixedClock implements Clock {
  constructor(private moment: Date) {}
  now(): Date {
    return this.moment;
  }
  moveTo(moment: string): void {
    this.moment = new Date(moment);
  }
  advanceDays(days: number): void {
    this.moment = new Date(this.moment.getTime() + days * 86_400_000);
  }
}

export interface Answer {
  readonly status: number;
  readonly data: Record<string, any>;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

/** A whole Steward over HTTP, on a database of its own. */
export class Steward {
  /** Made for the first: a tenth of a second for each of the others of a file. */
  private static schema: House['schema'] | undefined;
  private owner: Promise<DataSource> | undefined;
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly clock: FixedClock,
    readonly dataSource: DataSource,
    readonly house: House,
    readonly app: FastifyInstance,
    private readonly database: string,
  ) {}

  /**
   * @param accepted whose tokens are accepted beside, or in place of, those that Steward signs itself
   * @param mailGoesOut whether mails are queued; a worker of the test sends them
   */
  static async start(accepted: Parameters<typeof compose>[0]['accepted'] = {}, mailGoesOut = false): Promise<Steward> {
    const database = `test_${randomUUID().replaceAll('-', '')}`;
    await createDatabase(database, 'steward');
    const dataSource = await createStewardDataSource(
      { ...serverConnection(), database },
      { poolSize: 20 },
    ).initialize();
    const clock = new FixedClock(new Date('2026-11-02T09:00:00Z'));
    const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
    const { schema } = Steward;
    const threads = threadsOfSources();
    const made = { accepted, mailGoesOut, schema, threads };
    const house = compose({ dataSource, clock, log, tokenKey: randomBytes(32), ...made });
    Steward.schema = house.schema;
    const ready = async () => void (await dataSource.query('select 1'));
    const app = await createHttpServer({ ...house, ready, explorer: explorerPage });
    await app.ready();
    return new Steward(clock, dataSource, house, app, database);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.dataSource.destroy();
    await (await this.owner)?.destroy();
    await dropDatabase(this.database);
  }

  /** The way to this database for a process of its own, as a value of DATABASE_URL. */
  get databaseUrl(): string {
    const { host, port, user } = serverConnection();
    return `postgres://${user}@localhost:${port}/${this.database}?host=${encodeURIComponent(host)}`;
  }

  /** How to reach this database. */
  get connection(): Connection {
    return { ...serverConnection(), database: this.database };
  }

  /** How the owner of the tables sees this database: past the application's role. */
  async asOwner<T>(work: (owner: DataSource) => Promise<T>): Promise<T> {
    this.owner ??= createStewardDataSource(this.connection, { asOwner: true, poolSize: 2 }).initialize();
    return work(await this.owner);
  }

  /** Sends an operation as the person with this e-mail; as nobody when it is undefined. */
  async ask(email: string | undefined, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const post = request(this.app.server).post('/graphql').send({ query, variables });
    if (email !== undefined) post.set('authorization', `Bearer ${await this.token(email)}`);
    const { status, body } = await post;
    return { status, ...(body as Omit<Answer, 'status'>) };
  }

  /** A day's token, signed once while the clock stands. */
  private token(email: string): Promise<string> {
    const key = `${email} ${this.clock.now().toISOString()}`;
    const token = this.tokens.get(key) ?? this.house.signIn.token(email, 1);
    this.tokens.set(key, token);
    return token;
  }

  /** As `ask`, for what must succeed. */
  async data(email: string, query: string, variables: Record<string, unknown> = {}): Promise<Record<string, any>> {
    const answer = await this.ask(email, query, variables);
    if (answer.errors) throw new Error(`${query}\n${JSON.stringify(answer.errors, undefined, 2)}`);
    return answer.data;
  }

  /** The person who signs in with this e-mail, for services called directly. */
  caller(email: string) {
    return { issuer: LOCAL_ISSUER, subject: email, requestId: randomUUID() };
  }
}

/** A key of its own for each intent. */
export const aKey = (): string => randomUUID();

export function serverConnection(): { host: string; port: number; user: string; database: string } {
  return JSON.parse(process.env['TEST_POSTGRES'] ?? '{}') as ReturnType<typeof serverConnection>;
}

/** @param template the database that it is a copy of; left out, it is empty */
export const createDatabase = (name: string, template = 'template1'): Promise<unknown> =>
  // Copied by files: block by block through the log, as is the default, takes three times as long.
  onServer((client) => client.query(`create database ${name} template ${template} strategy file_copy owner steward`));

/** On a disk it stays until PostgreSQL's folder goes: see `aFolder` for what deleted files cost there. */
export async function dropDatabase(name: string): Promise<void> {
  if (isInMemory(serverConnection().host)) await onServer((client) => client.query(`drop database ${name}`));
}

export async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...serverConnection(), user: 'postgres', database: 'postgres' });
  await client.connect();
  return work(client).finally(() => client.end());
}
