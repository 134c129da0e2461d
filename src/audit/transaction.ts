import type { QueryResultRow } from 'pg';
import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { forbidden, notFound } from '../shared/fault';
import { calendarDate } from '../shared/input-check';
import { staleVersion, type StaleVersion, type Versioned } from '../shared/refusal';
import { globalId } from '../platform/global-id';
import type { Entered } from '../platform/session';
import { boundStatement, TableStatements, type Parameter } from '../platform/table-statements';
import { changesOf } from './changes';
import type { WriteConnection } from './write-connection';

interface Row extends ObjectLiteral {
  readonly id: string;
  readonly organizationId: string;
}

interface VersionedRow extends Row {
  readonly version: number;
}

/** In whose name something is written: a person of an organization, or nobody, when time brings it about. */
export interface Acting {
  readonly organizationId: string;
  readonly personId: string | null;
}

/**
 * One transaction of one person: what a service may do inside `govern`. Every row that is read or written belongs to
 * the person's organization.
 */
export class Transaction<V extends Acting = Entered> {
  constructor(
    private readonly connection: WriteConnection,
    readonly viewer: V,
    /** The moment of the decision: one for all that it writes. */
    readonly now: Date,
    /** Whether this house sends mails: what is not to be sent is not queued. */
    readonly mailGoesOut = false,
  ) {}

  /** TypeORM's, for what has no statement of its own here. */
  get manager(): EntityManager {
    return this.connection.manager;
  }

  /**
   * Rows of a statement whose text is always the same: PostgreSQL plans it once.
   * @param of all tables that it looks at, where they are few: what is written to others then waits on
   */
  async query<R extends QueryResultRow>(text: string, values: readonly unknown[], of?: EntitySchema[]): Promise<R[]> {
    const looksAt = of?.map((table) => this.statementsOf(table).name);
    return (await this.connection.run<R>({ text, values }, looksAt)).rows;
  }

  /** Sends what was written and waits for company: what the database refuses of it is thrown here and not at the end. */
  send(): Promise<void> {
    return this.connection.send();
  }

  /** Today's calendar date in UTC, `YYYY-MM-DD`. */
  get today(): string {
    return calendarDate(this.now);
  }

  /** A new row's id: in the order of time, and known before it is written. */
  newId(): string {
    return uuidv7();
  }

  /** @throws Fault FORBIDDEN with the rule's sentence */
  require(allowed: boolean, sentence: string): void {
    if (!allowed) throw forbidden(sentence);
  }

  /**
   * The row, locked until the decision is written: whoever decides on it at the same time waits.
   * Facts must be read after it, in a further statement, or a waiter would decide on what was so before.
   * @param kind how a person calls it, for the message
   * @throws Fault NOT_FOUND
   */
  async lock<T extends Row>(table: EntitySchema<T>, id: string, kind: string): Promise<T> {
    return this.one(table, id, kind, 'for no key update');
  }

  /**
   * Those of the rows that nobody else has locked at this moment, locked as by {@link lock} and in the order of their ids: for
   * whoever must not wait.
   */
  async lockFree<T extends Row>(table: EntitySchema<T>, ids: readonly string[]): Promise<T[]> {
    return this.select(
      table,
      (parameter) =>
        `where organization_id = ${parameter(this.viewer.organizationId)} and id = any(${parameter(ids)}::uuid[])
           order by id for no key update skip locked`,
      true,
    );
  }

  /** The row as it stands, not locked. @throws Fault NOT_FOUND */
  async find<T extends Row>(table: EntitySchema<T>, id: string, kind: string): Promise<T> {
    return this.one(table, id, kind);
  }

  /** Those of the ids that exist in this organization. */
  async all<T extends Row>(table: EntitySchema<T>, column: keyof T & string, values: readonly string[]): Promise<T[]> {
    if (values.length === 0) return [];
    const { databaseName, type } = this.statementsOf(table).column(column);
    // Of a list whose length it does not know, PostgreSQL expects so much that it would plan each time anew.
    const isOneOf = (parameter: Parameter): string =>
      values.length === 1 ? `= ${parameter(values[0])}` : `= any(${parameter(values)}::${String(type)}[])`;
    return this.select(
      table,
      (parameter) =>
        `where organization_id = ${parameter(this.viewer.organizationId)} and ${databaseName} ${isOneOf(parameter)} order by id`,
    );
  }

  /** @throws Fault NOT_FOUND naming the first id that leads nowhere */
  async requireAll<T extends Row>(table: EntitySchema<T>, ids: readonly string[], kind: string): Promise<T[]> {
    const rows = await this.all(table, 'id', ids);
    const missing = ids.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined) throw notFound(kind, globalId(table.options.name, missing));
    return rows;
  }

  /**
   * Further rows; the organization is the person's.
   * @param beside whether nothing that was written to their table before has to make room for them first
   */
  async insert<T extends ObjectLiteral & { readonly organizationId: string }>(
    table: EntitySchema<T>,
    rows: readonly Omit<T, 'organizationId'>[],
    { beside }: { readonly beside?: true } = {},
  ): Promise<void> {
    if (rows.length === 0) return;
    const statements = this.statementsOf(table);
    const values = rows.map((row) => ({ ...row, organizationId: this.viewer.organizationId }));
    const sql = (parameter: Parameter): string => `${statements.insert(values, parameter)} returning 1`;
    await this.connection.write({ table: statements.name, sql, beside });
  }

  /**
   * Writes rows of one table by an SQL of one's own, which looks at no other table.
   * @param unlessOneRow what is wrong when it writes none or many, where it is for one
   */
  async write<T extends ObjectLiteral>(
    table: EntitySchema<T>,
    sql: (parameter: Parameter) => string,
    unlessOneRow?: string,
  ): Promise<void> {
    await this.connection.write({
      table: this.statementsOf(table).name,
      sql: (parameter) => `${sql(parameter)} returning 1`,
      expected: unlessOneRow === undefined ? undefined : { rows: 1, otherwise: unlessOneRow },
    });
  }

  /** A further row, unless what it must have for itself alone (a name) is taken. @returns whether it was written */
  async insertUnlessTaken<T extends Row>(table: EntitySchema<T>, row: T): Promise<boolean> {
    const values = { ...row, organizationId: this.viewer.organizationId };
    // A look before the insert would let two of the same name pass at once: the constraint does not.
    const statement = boundStatement(
      (parameter) => `${this.statementsOf(table).insert([values], parameter)} on conflict do nothing`,
    );
    return (await this.connection.run(statement)).rowCount === 1;
  }

  /** Writes changes to a locked row that has a version, and raises it. */
  async update<T extends VersionedRow>(table: EntitySchema<T>, row: T, changes: Partial<T>): Promise<T> {
    const version = row.version + 1;
    await this.updateWhile(table, row, { ...changes, version }, { version: row.version });
    return { ...row, ...changes, version };
  }

  /**
   * Writes changes to a row that is locked, itself or by its root.
   * @param still what must hold of it, as it does under the lock: anything else is a mistake in the caller
   */
  async updateWhile<T extends Row>(
    table: EntitySchema<T>,
    row: T,
    changes: Partial<T>,
    still: { readonly version: number } | { readonly [K in keyof T]?: null },
  ): Promise<void> {
    const statements = this.statementsOf(table);
    const { id, organizationId } = row;
    await this.write(
      table,
      (parameter) => statements.update(changes, { id, organizationId, ...still }, parameter),
      `${table.options.name} ${id} was written without its lock.`,
    );
  }

  /** Writes a locked row as the domain decided it: `after` is the next version of `before`. */
  async replace<T extends VersionedRow>(table: EntitySchema<T>, before: T, after: T): Promise<void> {
    await this.update(table, before, changesOf(before, after).after);
  }

  /** {@link replace} of several rows at once. @param before them, and maybe more */
  async replaceEach<T extends VersionedRow>(
    table: EntitySchema<T>,
    before: readonly T[],
    after: readonly T[],
  ): Promise<void> {
    if (after.length === 0) return;
    const statements = this.statementsOf(table);
    const versions = new Map(before.map(({ id, version }) => [id, version]));
    const rows = after.map((row) => ({ ...row, version: versions.get(row.id) }));
    await this.connection.write({
      table: statements.name,
      sql: (parameter) => `${statements.replace(rows, parameter)} returning 1`,
      expected: { rows: rows.length, otherwise: `${table.options.name}: some were written without their lock.` },
    });
  }

  /** A refusal when the caller decided on what is no longer so. */
  stale(row: Versioned, expectedVersion: number, subject: string): StaleVersion | undefined {
    return row.version === expectedVersion ? undefined : staleVersion(subject, expectedVersion, row);
  }

  private async one<T extends Row>(table: EntitySchema<T>, id: string, kind: string, lock = ''): Promise<T> {
    const [row] = await this.select(
      table,
      (parameter) =>
        // Not the strongest lock: a row elsewhere that refers to this one may be written at the same time.
        `where id = ${parameter(id)} and organization_id = ${parameter(this.viewer.organizationId)} ${lock}`,
      lock !== '',
    );
    // The caller's id, not the row's: the message must not tell apart why it leads nowhere.
    if (!row) throw notFound(kind, globalId(table.options.name, id));
    return row;
  }

  /** @param locks what is written before then locks its own rows first */
  private async select<T extends Row>(
    table: EntitySchema<T>,
    rest: (parameter: Parameter) => string,
    locks = false,
  ): Promise<T[]> {
    const statements = this.statementsOf(table);
    const { rows } = await this.connection.run(statements.select(rest), locks ? undefined : [statements.name]);
    return rows.map((row) => statements.row(row));
  }

  private statementsOf<T extends ObjectLiteral>(table: EntitySchema<T>): TableStatements<T> {
    return TableStatements.of(this.manager.dataSource.getMetadata(table));
  }
}
