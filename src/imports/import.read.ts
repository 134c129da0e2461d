import { connection } from '../platform/read/connection';
import { byId, expression, one, oneBack } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import type { ImportState } from './domain/import';
import { ImportTable } from './import.table';

/** What became of an import is told by what refers to what: the rows themselves never change. */
const state = (row: string): string => {
  const states = { compensation: 'COMPENSATION', undone: 'UNDONE', imported: 'IMPORTED' } satisfies Record<
    string,
    ImportState
  >;
  return `case when ${row}.undoes_id is not null then '${states.compensation}'
    when exists (select from imports u where u.organization_id = ${row}.organization_id and u.undoes_id = ${row}.id)
    then '${states.undone}' else '${states.imported}' end`;
};

export const importReads = [
  readModel('Import', ImportTable, {
    state: expression('text', state),
    undoes: one('Import', 'undoes_id'),
    undoneBy: oneBack('Import', 'undoes_id'),
  }),
  extendRead('Query', {
    import: byId('Import'),
    imports: connection('Import', {
      orders: { IMPORTED_AT: [{ sql: (row) => `${row}.imported_at`, form: 'timestamptz' }] },
      defaultDirection: 'DESC',
      filters: {
        kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` },
        state: { cast: 'text[]', sql: (row, states) => `${state(row)} = any(${states})` },
      },
    }),
  }),
];
