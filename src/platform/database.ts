import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import { types, type Pool } from 'pg';
import type { MigrationInterface } from 'typeorm';

/** How to reach PostgreSQL: a URL, or the socket of the embedded one. */
export interface Connection {
  readonly url?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly ssl?: false;
}

/** The role that the application runs as. It owns nothing and is subject to row-level security. */
export const APPLICATION_ROLE = 'steward_app';

/** The role that a worker takes jobs as. It sees the queue and no tenant's row: what a job asks for is the application's. */
export const WORKER_ROLE = 'steward_worker';

interface DatabaseOptions {
  readonly entities: EntitySchema[];
  readonly migrations?: MixedList<new () => MigrationInterface>;
  /** Stay the login that owns the tables: for migrations and the operator's tools only. */
  readonly asOwner?: boolean;
  /** Step down to {@link WORKER_ROLE} in place of the application's. */
  readonly asWorker?: boolean;
  readonly poolSize?: number;
  /** An idle connection that ends must not end the process; the next query says what is wrong. */
  readonly onPoolError?: (error: Error) => void;
}

/**
 * The one DataSource, not yet connected. Every session runs in UTC and, unless it is the owner's, as
 * {@link APPLICATION_ROLE}: a superuser's login steps down before its first statement.
 */
export function createDataSource(connection: Connection, options: DatabaseOptions): DataSource {
  // A calendar date is text in the domain: a JavaScript Date would shift it by the process's time zone.
  types.setTypeParser(types.builtins.DATE, (value) => value);
  const { host, port, user, password, database, ssl } = connection;
  const limits = ['-c statement_timeout=30s', '-c lock_timeout=10s', '-c idle_in_transaction_session_timeout=60s'];
  const role = options.asWorker ? WORKER_ROLE : APPLICATION_ROLE;
  const settings = ['-c timezone=UTC', ...(options.asOwner ? [] : [`-c role=${role}`, ...limits])];
  return new DataSource({
    type: 'postgres',
    ...(connection.url === undefined ? {} : { url: connection.url }),
    ...Object.fromEntries(
      Object.entries({ host, port, username: user, password, database, ssl }).filter(([, v]) => v !== undefined),
    ),
    entities: options.entities,
    migrations: options.migrations ?? [],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'all',
    applicationName: 'steward',
    extra: { max: options.poolSize ?? 10, options: settings.join(' '), connectionTimeoutMillis: 10_000 },
    poolErrorHandler: (error: Error) => options.onPoolError?.(error),
  });
}

/** The driver's pool, for what TypeORM cannot do: named prepared statements. */
export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;
