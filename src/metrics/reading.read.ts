import { connection, type ConnectionOptions } from '../platform/read/connection';
import { byId, computed, expression, one, oneBack, toJson } from '../platform/read/fields';
import { filterById, type FilterField } from '../platform/read/filter';
import { extendRead, readModel } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { inOrder, type CutLabel } from './domain/cut';
import { intervalOf } from './domain/interval';
import type { Metric } from './domain/metric';
import { valueOf, type Tally } from './domain/reading';
import { metricJson, metricOfRow, storedMetric, type StoredMetric } from './metric.read';
import { ReadingTable } from './reading.table';

/** Rows of exactly this cut, its labels in any order; an empty one asks for what was taken of the whole. */
export const cutFilter: FilterField = {
  cast: 'jsonb',
  sql: (row, cut) => `${row}.cut = ${cut}`,
  value: (labels: readonly CutLabel[]) => JSON.stringify(inOrder(labels)),
};

/** SQL that holds for a reading in whose place another was recorded: it counts no more. */
export const isReplaced = (row: string): string =>
  `exists (select from readings c where c.organization_id = ${row}.organization_id and c.replaces_id = ${row}.id)`;

/** How lists of readings are ordered and filtered, wherever they stand. */
export const readingList = {
  orders: { WINDOW_TO: [{ sql: (row) => `${row}.window_to`, form: 'date' }] },
  filters: {
    metric: { cast: 'text[]', sql: (row, metrics) => `${row}.metric = any(${metrics})` },
    isBaseline: { cast: 'boolean', sql: (row, isBaseline) => `${row}.is_baseline = ${isBaseline}` },
    cut: cutFilter,
    importId: filterById('Import', (row, id) => `${row}.import_id = ${id}`),
    isReplaced: { cast: 'boolean', sql: (row, wanted) => `${isReplaced(row)} = ${wanted}` },
  },
} as const satisfies ConnectionOptions;

/** What was counted of a reading, as members of a JSON object. The sums go as text: a JSON number loses digits beyond 2^53. */
export const countsOf = (row: string): [string, string][] => [
  ['n', toJson('number', `${row}.n`)],
  ['sum', toJson('bigint', `${row}.sum`)],
  ['sumOfSquares', toJson('bigint', `${row}.sum_of_squares`)],
  ['periods', toJson('json', `${row}.periods`)],
];

/** What {@link countsOf} brings. */
export interface StoredCounts extends Pick<Tally, 'n' | 'periods'> {
  readonly sum: string;
  readonly sumOfSquares: string;
}

/** The counts as the domain knows them, with all else that came along. */
export const counted = <Stored extends StoredCounts>(
  stored: Stored,
): Omit<Stored, 'sum' | 'sumOfSquares'> & Pick<Tally, 'sum' | 'sumOfSquares'> => ({
  ...stored,
  ...{ sum: BigInt(stored.sum), sumOfSquares: BigInt(stored.sumOfSquares) },
});

/** An answer computed from what was counted. */
const fromCounts = (answer: (metric: Metric, tally: Tally) => unknown) =>
  computed<StoredCounts & { readonly metric: StoredMetric }>(
    ({ row, statement }) => jsonObject([['metric', metricJson(statement, `${row}.metric`)], ...countsOf(row)]),
    (stored) => answer(storedMetric(stored.metric), counted(stored)),
  );

/** How many of those who were asked have answered, in percent. */
const responseRate = (row: string): string => `100.0::double precision * ${row}.n / ${row}.asked`;

export const readingReads = [
  readModel('Reading', ReadingTable, {
    metric: metricOfRow,
    // Numeric columns are whole here.
    sum: expression('bigint', (row) => `${row}.sum`),
    sumOfSquares: expression('bigint', (row) => `${row}.sum_of_squares`),
    value: fromCounts(valueOf),
    interval: fromCounts(intervalOf),
    responseRate: expression('number', responseRate),
    import: one('Import', 'import_id'),
    recordedBy: one('Person', 'recorded_by_id'),
    replaces: one('Reading', 'replaces_id'),
    replacedBy: oneBack('Reading', 'replaces_id'),
  }),
  extendRead('Query', {
    reading: byId('Reading'),
    readings: connection('Reading', { ...readingList, where: (row) => `${row}.subject_kind = 'ORGANIZATION'` }),
  }),
];
