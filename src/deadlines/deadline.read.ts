import type { ConnectionOptions } from '../platform/read/connection';
import { expression, one } from '../platform/read/fields';
import { readModel } from '../platform/read/model';
import { DeadlineTable } from './deadline.table';

/** SQL of `isOverdue` in the domain. */
const overdue = (row: string, now: string): string =>
  `(${row}.left_at is null and ${row}.state in ('PENDING', 'FIRED') and coalesce(${row}.due_at < ${now}, false))`;

/** How lists of deadlines are ordered and filtered, wherever they stand. */
export const deadlineList = {
  orders: {
    // What is paused is due nobody knows when, and comes last.
    DUE_AT: [
      { sql: (row) => `(case when ${row}.due_at is null then 1 else 0 end)`, form: 'integer' },
      { sql: (row) => `coalesce(${row}.due_at, ${row}.started_at)`, form: 'timestamptz' },
    ],
    STARTED_AT: [{ sql: (row) => `${row}.started_at`, form: 'timestamptz' }],
  },
  filters: {
    state: { cast: 'text[]', sql: (row, states) => `${row}.state = any(${states})` },
    overdue: {
      cast: 'boolean',
      sql: (row, wanted, { statement }) =>
        `${overdue(
          row,
          statement.parameter(({ now }) => now, 'timestamptz'),
        )} = ${wanted}`,
    },
    dueBefore: { cast: 'timestamptz', sql: (row, moment) => `${row}.due_at < ${moment}` },
  },
} as const satisfies ConnectionOptions;

export const deadlineReads = [
  readModel('Deadline', DeadlineTable, {
    person: one('Person', 'person_id'),
    overdue: expression('boolean', (row, { statement }) =>
      overdue(
        row,
        statement.parameter(({ now }) => now, 'timestamptz'),
      ),
    ),
  }),
];
