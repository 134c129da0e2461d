import { globalId, parseGlobalId } from '../global-id';
import { jsonArray, jsonObject, type Binding } from './statement';
import type { FieldRead, FieldScope } from './model';

/** How a column's value is written as JSON text. */
export type JsonForm = 'text' | 'uuid' | 'number' | 'boolean' | 'bigint' | 'json';

const orNull = (json: string): string => `coalesce(${json}, 'null')`;

export function toJson(form: JsonForm, sql: string): string {
  switch (form) {
    case 'text':
      return orNull(`to_json(${sql})::text`);
    case 'uuid': // nothing in it needs an escape
    case 'bigint': // as text: a JSON number loses digits beyond 2^53
      return orNull(`'"' || (${sql})::text || '"'`);
    case 'number':
    case 'boolean':
    case 'json':
      return orNull(`(${sql})::text`);
  }
}

/** A value that SQL computes from the row. */
export const expression = (form: JsonForm, sql: (row: string, scope: FieldScope) => string): FieldRead => ({
  sql: (scope) => toJson(form, sql(scope.row, scope)),
});

/** The row's own global id. */
export const ownId: FieldRead = {
  sql: ({ row }) => toJson('uuid', `${row}.id`),
  answer: (raw: string, { type }) => globalId(type, raw),
};

/** Money whose amount and currency stand in the row. */
export const money = (
  amount: (row: string) => string,
  currency: (row: string) => string = (row) => `${row}.currency_code`,
): FieldRead => ({
  sql: ({ row }) =>
    `case when (${amount(row)}) is null then 'null' else ${jsonObject([
      ['amountMinor', toJson('bigint', amount(row))],
      ['currencyCode', toJson('text', currency(row))],
    ])} end`,
});

/**
 * SQL that holds for the rows that the viewer may see: those of their organization, of organizations the one row that is the
 * tenant itself.
 */
export const ownRows = (
  { statement, tableOf, shown }: Pick<FieldScope, 'statement' | 'tableOf' | 'shown'>,
  type: string,
  alias: string,
) => {
  const tenant = tableOf(type).findColumnWithPropertyName('organizationId')?.databaseName ?? 'id';
  return `${alias}.${tenant} = ${statement.organization}${shown(type, alias)}`;
};

const rowOf = (scope: FieldScope, type: string, where: (alias: string) => string): string => {
  const alias = scope.statement.alias();
  const table = scope.tableOf(type).tablePath;
  const object = scope.object(type, alias);
  return orNull(
    `(select ${object} from ${table} ${alias} where ${ownRows(scope, type, alias)} and ${where(alias)} limit 1)`,
  );
};

/** The one row of another table whose id stands in this row. */
export const one = (type: string, column: string): FieldRead => ({
  sql: (scope) => rowOf(scope, type, (alias) => `${alias}.id = ${scope.row}.${column}`),
});

/** The one row of another table that points back to this row. */
export const oneBack = (type: string, column: string): FieldRead => ({
  sql: (scope) => rowOf(scope, type, (alias) => `${alias}.${column} = ${scope.row}.id`),
});

/** The one row that the viewer's organization has of a type. */
export const theOne = (type: string): FieldRead => ({
  sql: (scope) => rowOf(scope, type, () => 'true'),
});

/** The row of this type that a root field asks for by its global id; any other id is null, whoever's it is. */
export const byId = (type: string): FieldRead => ({
  sql: (scope) => {
    const asked = scope.statement.parameter((binding) => {
      const parsed = parseGlobalId(String(scope.args.of(binding)['id']));
      return parsed?.type === type ? parsed.id : null;
    }, 'uuid');
    return rowOf(scope, type, (alias) => `${alias}.id = ${asked}`);
  },
});

/** What a short list counts for where the rows of an answer are limited; a list in a list in a list adds up. */
const SHORT_LIST = 5;

/** All rows of another table that belong to this row: for lists that stay short. */
export const list = (
  type: string,
  options: { where: (alias: string, row: string) => string; orderBy: (alias: string) => string },
): FieldRead => ({
  sql: (scope) => {
    const alias = scope.statement.alias();
    const table = scope.tableOf(type).tablePath;
    const count = (binding: Binding) => scope.rowsAbove(binding) * SHORT_LIST;
    scope.statement.page(count);
    const rows = `select ${scope.object(type, alias, { rows: count })} as j, row_number() over (order by ${options.orderBy(alias)}) as o
      from ${table} ${alias}
      where ${ownRows(scope, type, alias)} and ${options.where(alias, scope.row)}`;
    return jsonArray(rows, 'r.o');
  },
});

/** A link table between this row and another: `where` for a list or connection of the linked rows. */
export const linkedBy =
  (link: string, from: string, to: string) =>
  (alias: string, row: string): string =>
    `exists (select from ${link} l where l.organization_id = ${alias}.organization_id and l.${from} = ${row}.id and l.${to} = ${alias}.id)`;

/** Rows that point to this row: `where` for a list or connection. */
export const pointingBack =
  (column: string) =>
  (alias: string, row: string): string =>
    `${alias}.${column} = ${row}.id`;

/** An answer computed in the process from facts that the same statement brings along. */
export const computed = <Facts>(
  facts: (scope: FieldScope) => string,
  answer: (facts: Facts, answering: Parameters<NonNullable<FieldRead['answer']>>[1]) => unknown,
): FieldRead => ({ sql: facts, answer });
