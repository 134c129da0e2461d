import { Fault } from '../../shared/fault';
import { parseGlobalId } from '../global-id';
import { ownRows } from './fields';
import type { FieldRead, FieldScope } from './model';
import type { Binding } from './statement';

/** The most ids that `nodes` takes. */
const MAX_NODES = 100;

const rowOfType = (scope: FieldScope, type: string, id: string, rows = scope.rowsAbove): string => {
  const alias = scope.statement.alias();
  return `coalesce((select ${scope.object(type, alias, { rows })} from ${scope.tableOf(type).tablePath} ${alias}
    where ${ownRows(scope, type, alias)} and ${alias}.id = ${id}), 'null')`;
};

const knownTypes = (scope: FieldScope, types: readonly (string | undefined)[]): string[] => {
  const possible = scope.possibleTypes().map((type) => type.name);
  return [...new Set(types)].filter((type): type is string => type !== undefined && possible.includes(type)).sort();
};

/** Any row by its global id; null for an id that leads nowhere. */
export const node: FieldRead = {
  sql: (scope) => {
    const parsed = (id: unknown) => parseGlobalId(String(id));
    const known = scope.statement.shape(
      (binding) => knownTypes(scope, [parsed(scope.args.of(binding)['id'])?.type])[0] ?? null,
    );
    if (known === null) return `'null'`;
    const id = scope.statement.parameter((binding) => parsed(scope.args.of(binding)['id'])?.id, 'uuid');
    return rowOfType(scope, known, id);
  },
};

/** Rows of any types by their global ids, in the order asked, null where an id leads nowhere. */
export const nodes: FieldRead = {
  sql: (scope) => {
    const { statement } = scope;
    const asked = (binding: Binding) => {
      const ids = scope.args.of(binding)['ids'] as string[];
      if (ids.length > MAX_NODES)
        throw new Fault('BAD_USER_INPUT', `nodes: at most ${MAX_NODES} ids, not ${ids.length}.`);
      return ids.map(parseGlobalId);
    };
    const count = (binding: Binding) => asked(binding).length;
    statement.page(count);
    const types = statement.shape((binding) =>
      knownTypes(
        scope,
        asked(binding).map((id) => id?.type),
      ).join(' '),
    );
    const wantedIds = statement.parameter((binding) => asked(binding).map((id) => id?.id ?? null), 'uuid[]');
    const wantedTypes = statement.parameter((binding) => asked(binding).map((id) => id?.type ?? null), 'text[]');
    const cases =
      types === ''
        ? ''
        : types
            .split(' ')
            .map((type) => `when '${type}' then ${rowOfType(scope, type, 'w.id', count)}`)
            .join(' ');
    const row = cases === '' ? `'null'` : `case w.type ${cases} else 'null' end`;
    return `concat('[', (select string_agg(${row}, ',' order by w.o)
      from unnest(${wantedIds}, ${wantedTypes}) with ordinality w(id, type, o)), ']')`;
  },
};
