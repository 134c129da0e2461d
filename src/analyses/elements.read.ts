import { expression, money, ownRows, type JsonForm } from '../platform/read/fields';
import type { FieldRead } from '../platform/read/model';
import { jsonArray, type Binding } from '../platform/read/statement';

/** SQL of the currency of a portfolio whose id stands in a row. */
export const currencyOf = (row: string): string =>
  `(select c.currency_code from portfolios c where c.organization_id = ${row}.organization_id and c.id = ${row}.portfolio_id)`;

/** What rows of a JSON list have beside their value: ids by their column and the name that they have in the list. */
interface Elements {
  readonly ids: Readonly<Record<string, string>>;
  /** Further columns. */
  readonly more?: string;
}

/** Rows of a JSON list: each element as `value`, its `place` from 1, and the ids that it names. */
export const elements = (list: string, row: string, { ids, more = '' }: Elements): string => {
  const named = Object.entries(ids).map(([column, key]) => `, (e.value ->> '${key}')::uuid as ${column}`);
  return `(select ${row}.organization_id, e.value, e.place${named.join('')}${more}
    from jsonb_array_elements(${list}) with ordinality e(value, place))`;
};

/** All elements of a JSON list. @param most as it counts where the rows of an answer are limited */
export const listOfElements = (type: string, rows: (row: string) => string, most: number): FieldRead => ({
  sql: (scope) => {
    const alias = scope.statement.alias();
    const count = (binding: Binding) => scope.rowsAbove(binding) * most;
    scope.statement.page(count);
    const element = scope.object(type, alias, { rows: count });
    return jsonArray(`select ${element} as j, ${alias}.place as o from ${rows(scope.row)} ${alias}`, 'r.o');
  },
});

/** The proposals that a JSON list of ids names, in its order. */
export const proposalsIn = (list: (row: string) => string, most: number): FieldRead => ({
  sql: (scope) => {
    const [alias, named] = [scope.statement.alias(), scope.statement.alias()];
    const count = (binding: Binding) => scope.rowsAbove(binding) * most;
    scope.statement.page(count);
    const rows = `select ${scope.object('Proposal', alias, { rows: count })} as j, ${named}.place as o
      from jsonb_array_elements_text(${list(scope.row)}) with ordinality ${named}(id, place)
        join proposals ${alias} on ${alias}.id = ${named}.id::uuid and ${ownRows(scope, 'Proposal', alias)}`;
    return jsonArray(rows, 'r.o');
  },
});

/** A member of an element, under the name that it has in the list. */
export const member = (form: JsonForm, name: string, type = ''): FieldRead =>
  expression(form, (row) => `(${row}.value ->> '${name}')${type}`);

/** Money of an element whose row has a currency. */
export const moneyOf = (name: string): FieldRead => money((row) => `(${row}.value ->> '${name}')::bigint`);
