import { parseGlobalId } from '../global-id';
import type { FieldScope } from './model';
import type { Binding } from './statement';

/**
 * One field of a filter input: its SQL condition, given a parameter, and the scope for what else it depends on (the
 * day, say); and the value that the parameter takes.
 */
export interface FilterField {
  readonly cast: string;
  readonly sql: (row: string, parameter: string, scope: FieldScope) => string;
  readonly value?: (input: never, binding: Binding) => unknown;
}

/** A filter input, by the names of its fields. */
export type Filters = Readonly<Record<string, FilterField>>;

/** Rows that have to do with one other row, asked for by its global id; an id that leads nowhere finds none. */
export const filterById = (type: string, sql: FilterField['sql']): FilterField => ({
  cast: 'uuid',
  sql,
  value: (id: string) => {
    const parsed = parseGlobalId(id);
    return parsed?.type === type ? parsed.id : null;
  },
});

/** The conditions on a row that the `filter` argument of a field asks for. */
export function filterConditions(scope: FieldScope, filters: Filters, row: string): string[] {
  const { statement, args } = scope;
  const given = (binding: Binding, name: string): unknown =>
    (args.of(binding)['filter'] as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return Object.entries(filters)
    .filter(([name]) => statement.shape((binding) => given(binding, name) != null))
    .map(([name, { cast, sql, value = (input: unknown) => input }]) =>
      sql(
        row,
        statement.parameter((binding) => value(given(binding, name) as never, binding), cast),
        scope,
      ),
    );
}
