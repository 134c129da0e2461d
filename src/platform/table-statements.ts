import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';

/** A statement and the values of its parameters. */
export interface BoundStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Takes a value in and answers with its parameter. */
export type Parameter = (value: unknown) => string;

const known = new WeakMap<EntityMetadata, TableStatements<ObjectLiteral>>();

/**
 * The statements on rows of one table, with the columns and the conversions that its `*.table.ts` names. A call of the
 * same form gives the same text, so that PostgreSQL plans it once; TypeORM's builders make a text, but not a name for it.
 */
export class TableStatements<T extends ObjectLiteral> {
  private readonly columns: string;

  private constructor(private readonly table: EntityMetadata) {
    this.columns = this.columnsOf(this.name);
  }

  static of<T extends ObjectLiteral>(table: EntityMetadata): TableStatements<T> {
    let statements = known.get(table);
    if (!statements) known.set(table, (statements = new TableStatements(table)));
    return statements as unknown as TableStatements<T>;
  }

  /** The table's name in SQL. */
  get name(): string {
    return this.table.tablePath;
  }

  /** What {@link row} reads of a row that stands under an alias. */
  columnsOf(alias: string): string {
    return this.table.columns.map((column) => `${alias}.${nameOf(column)} as "${column.propertyName}"`).join();
  }

  /** @param rest what follows the table: which rows, in what order, locked or not */
  select(rest: (parameter: Parameter) => string): BoundStatement {
    return boundStatement((parameter) => `select ${this.columns} from ${this.name} ${rest(parameter)}`);
  }

  /** A selected row as the domain has it. */
  row(selected: ObjectLiteral): T {
    const { driver } = this.table.dataSource;
    const values = this.table.columns.map((column) => {
      const value: unknown = driver.prepareHydratedValue(selected[column.propertyName], column);
      return [column.propertyName, value];
    });
    return Object.fromEntries(values) as T;
  }

  /**
   * One text for any number of rows of a form: they travel as one JSON value.
   * @param rows what none of them gives is the column's default
   */
  insert(rows: readonly ObjectLiteral[], parameter: Parameter): string {
    const given = this.table.columns.filter(({ propertyName }) => rows.some((row) => row[propertyName] !== undefined));
    const names = given.map(nameOf).join();
    return `insert into ${this.name} (${names}) select ${names} from ${this.recordset(given, rows, parameter)}`;
  }

  /** Rows that are there as they are to be, each with the version that it had: that is raised. */
  replace(rows: readonly ObjectLiteral[], parameter: Parameter): string {
    const { columns, primaryColumns } = this.table;
    const key = [...primaryColumns, this.column('organizationId')].map(nameOf);
    const changed = columns.map(nameOf).filter((column) => !key.includes(column));
    const set = changed.map((column) => `${column} = r.${column}${column === '"version"' ? ' + 1' : ''}`);
    const same = [...key, '"version"'].map((column) => `t.${column} = r.${column}`);
    return `update ${this.name} t set ${set.join()} from ${this.recordset(columns, rows, parameter)} where ${same.join(' and ')}`;
  }

  /**
   * @param changes one that is undefined is none
   * @param where the values of the rows that are changed
   */
  update(changes: ObjectLiteral, where: ObjectLiteral, parameter: Parameter): string {
    const value = (name: string, given: unknown) => parameter(this.stored(this.column(name), given));
    const set = Object.entries(changes)
      .filter(([, given]) => given !== undefined)
      .map(([name, given]) => `${nameOf(this.column(name))} = ${value(name, given)}`);
    const conditions = Object.entries(where).map(([name, given]) => {
      const column = nameOf(this.column(name));
      return given === null ? `${column} is null` : `${column} = ${value(name, given)}`;
    });
    return `update ${this.name} set ${set.join()} where ${conditions.join(' and ')}`;
  }

  /** @throws Error when the table has no such property: a mistake in the caller's types */
  column(property: string): ColumnMetadata {
    const column = this.table.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${this.table.name} has no column for ${property}.`);
    return column;
  }

  private recordset(columns: readonly ColumnMetadata[], rows: readonly ObjectLiteral[], parameter: Parameter): string {
    const types = columns.map((column) => `${nameOf(column)} ${String(column.type)}${column.isArray ? '[]' : ''}`);
    const member = (row: ObjectLiteral) => (column: ColumnMetadata) =>
      `${nameOf(column)}:${this.json(column, row[column.propertyName])}`;
    const json = `[${rows.map((row) => `{${columns.map(member(row)).join()}}`).join()}]`;
    return `json_to_recordset(${parameter(json)}) r(${types.join()})`;
  }

  private stored(column: ColumnMetadata, value: unknown): unknown {
    return this.table.dataSource.driver.preparePersistentValue(value, column) as unknown;
  }

  private json(column: ColumnMetadata, value: unknown): string {
    const stored = this.stored(column, value);
    if (stored === null || stored === undefined) return 'null';
    if (column.type === 'json' || column.type === 'jsonb') return stored as string;
    return JSON.stringify(Buffer.isBuffer(stored) ? `\\x${stored.toString('hex')}` : stored);
  }
}

/** A column in SQL, and in JSON as well: its name is in snake_case. */
const nameOf = ({ databaseName }: ColumnMetadata): string => `"${databaseName}"`;

/** @param write answers with the text, and takes in the values where they stand in it */
export function boundStatement(write: (parameter: Parameter) => string): BoundStatement {
  const values: unknown[] = [];
  const text = write((value) => `$${values.push(value)}`);
  return { text, values };
}
