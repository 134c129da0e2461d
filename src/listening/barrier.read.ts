import { connection, type ConnectionOptions } from '../platform/read/connection';
import { byId, expression, one } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel } from '../platform/read/model';
import type { Statement } from '../platform/read/statement';
import { BarrierTable } from './barrier.table';

/** SQL that holds while a barrier waits for its answer beyond its day. */
const overdue = (row: string, statement: Statement): string => {
  const today = statement.today();
  return `(${row}.status = 'ASSIGNED' and ${row}.answer_by < ${today})`;
};

const REPORTED_AT = [{ sql: (row) => `${row}.reported_at`, form: 'timestamptz' }] as const satisfies OrderColumns;
/** Those without a day come last: no day that somebody can enter is later, and cursors know none. */
const ANSWER_BY = [
  { sql: (row) => `coalesce(${row}.answer_by, date '2999-12-31')`, form: 'date' },
] as const satisfies OrderColumns;
type OrderColumns = ConnectionOptions['orders'][string];

export const barrierReads = [
  readModel('Barrier', BarrierTable, {
    channel: one('Channel', 'channel_id'),
    product: one('Product', 'product_id'),
    theme: one('Theme', 'theme_id'),
    reporter: one('Person', 'reporter_id'),
    owner: one('Person', 'owner_id'),
    overdue: expression('boolean', (row, { statement }) => overdue(row, statement)),
  }),
  extendRead('Person', {
    barriersToAnswer: connection('Barrier', {
      where: (alias, person) => `${alias}.owner_id = ${person}.id and ${alias}.status = 'ASSIGNED'`,
      orders: { ANSWER_BY, REPORTED_AT },
    }),
  }),
  extendRead('Query', {
    barrier: byId('Barrier'),
    barriers: connection('Barrier', {
      orders: { REPORTED_AT, ANSWER_BY },
      defaultDirection: 'DESC',
      filters: {
        status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` },
        kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` },
        ownerId: filterById('Person', (row, id) => `${row}.owner_id = ${id}`),
        reporterId: filterById('Person', (row, id) => `${row}.reporter_id = ${id}`),
        overdue: {
          cast: 'boolean',
          sql: (row, asked, { statement }) => `coalesce(${overdue(row, statement)}, false) = ${asked}`,
        },
      },
    }),
  }),
];
