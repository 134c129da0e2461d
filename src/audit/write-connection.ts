import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import { QueryFailedError, type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { StatementNames } from '../platform/statement-names';
import { boundStatement, type BoundStatement, type Parameter } from '../platform/table-statements';

/** Of their own: whatever is read cannot use up the names of what is written. */
export const MAX_NAMES = 100;

/** The database, and the names that statements have on each of its connections. */
export interface WrittenDatabase {
  readonly dataSource: DataSource;
  readonly names: StatementNames;
}

/** What a transaction is to answer, and whether it is to stay. */
export interface Ending<T> {
  readonly answer: T;
  readonly keep: boolean;
}

/** A write whose result nobody waits for. */
export interface PendingWrite {
  /** The table that it writes: a later write of the same table has to see what this one did. */
  readonly table: string;
  /** SQL that answers with a row for each that it wrote. It must not look at another table: that may be waiting, too. */
  readonly sql: (parameter: Parameter) => string;
  /** It adds rows, and nothing that waits for its table has to make room for them: it can go with that. */
  readonly beside?: boolean | undefined;
  /** How many rows it is for, and what is wrong when it writes more or fewer; left out where that shows as an error. */
  readonly expected?: { readonly rows: number; readonly otherwise: string } | undefined;
}

/**
 * The connection of one transaction that writes. What is written waits for company and is sent as one statement, before
 * the next look at what it writes or at the end: most of what a small statement costs is the journey.
 */
export class WriteConnection {
  private pending: PendingWrite[] = [];

  private constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly names: StatementNames,
  ) {
    const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
    const afterWrites = async (...args: unknown[]): Promise<unknown> => {
      await this.send();
      return query(...args);
    };
    // TypeORM locks no row while it knows of no transaction, and its own way to begin is a journey more.
    Object.assign(runner, { query: afterWrites, isTransactionActive: true });
  }

  /**
   * One transaction; what fails or is not to be kept leaves nothing.
   * @param begin opens it
   * @param work gets what that answered
   */
  static async transaction<T, Begun>(
    { dataSource, names }: WrittenDatabase,
    begin: (client: PoolClient) => Promise<Begun>,
    work: (connection: WriteConnection, begun: Begun) => Promise<Ending<T>>,
  ): Promise<T> {
    const runner = dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const connection = new WriteConnection(runner, client, names);
      try {
        const { answer, keep } = await work(connection, await begin(client));
        if (keep) await connection.send();
        await client.query(keep ? 'commit' : 'rollback');
        return answer;
      } catch (error) {
        // The connection may be what failed: then PostgreSQL rolls back by itself, and the first error is the one to tell.
        await client.query('rollback').catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  /** TypeORM's, for what is asked too seldom to be worth a text of its own; it finds written what waits. */
  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** Has something written with the next statement that is sent. */
  async write(write: PendingWrite): Promise<void> {
    // Parts of one statement do not see each other: what is written to one table stays in its order.
    if (!write.beside) await this.sendWhatIsFor([write.table]);
    this.pending.push(write);
  }

  /** Sends what waits, as one statement. What the database refuses of it is thrown here. */
  async send(): Promise<void> {
    const writes = this.pending;
    if (writes.length === 0) return;
    this.pending = [];
    const statement = boundStatement((parameter) => {
      const parts = writes.map(({ sql }, index) => `w${index} as (${sql(parameter)})`);
      const counts = writes.map((_, index) => `(select count(*) from w${index})::int as w${index}`);
      return `with ${parts.join()} select ${counts.join()}`;
    });
    const { rows } = await this.run<Record<string, number>>(statement);
    const wrong = writes.find(({ expected }, index) => expected && rows[0]?.[`w${index}`] !== expected.rows);
    if (wrong) throw new Error(wrong.expected?.otherwise);
  }

  private async sendWhatIsFor(tables: readonly string[]): Promise<void> {
    if (this.pending.some(({ table }) => tables.includes(table))) await this.send();
  }

  /**
   * Runs a statement whose text comes again and again: by its name, so that PostgreSQL plans it once a connection.
   * @param looksAt all tables that it looks at, where that is known: it need not wait for what is written to others
   */
  async run<Row extends QueryResultRow>(
    { text, values }: BoundStatement,
    looksAt?: readonly string[],
  ): Promise<QueryResult<Row>> {
    await (looksAt === undefined ? this.send() : this.sendWhatIsFor(looksAt));
    const name = this.names.nameOf(text);
    try {
      return await this.client.query<Row>({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    } catch (error) {
      // As TypeORM tells what the database refuses: whoever catches it need not know who asked.
      throw error instanceof Error ? new QueryFailedError(text, [...values], error) : error;
    }
  }
}
