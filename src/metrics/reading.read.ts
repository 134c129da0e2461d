import type { ConnectionOptions } from '../platform/read/connection';
import { computed, expression, one, toJson } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { jsonObject, literal } from '../platform/read/statement';
import { METRIC_CODES, METRICS, type MetricCode } from './domain/metric';
import { valueOf } from './domain/reading';
import { ReadingTable } from './reading.table';

const metricOf = (code: MetricCode) => ({ code, ...METRICS[code] });

/** How lists of readings are ordered and filtered, wherever they stand. */
export const readingList = {
  orders: { WINDOW_TO: [{ sql: (row) => `${row}.window_to`, form: 'date' }] },
  filters: {
    metric: { cast: 'text[]', sql: (row, metrics) => `${row}.metric = any(${metrics})` },
    isBaseline: { cast: 'boolean', sql: (row, isBaseline) => `${row}.is_baseline = ${isBaseline}` },
  },
} as const satisfies ConnectionOptions;

/** The sum goes as text: a JSON number loses digits beyond 2^53. */
const counts = (row: string): string =>
  jsonObject([
    ['metric', toJson('text', `${row}.metric`)],
    ['n', toJson('number', `${row}.n`)],
    ['sum', toJson('bigint', `${row}.sum`)],
  ]);

export const metricReads = [
  readModel('Reading', ReadingTable, {
    metric: computed(({ row }) => toJson('text', `${row}.metric`), metricOf),
    // Numeric columns are whole here.
    sum: expression('bigint', (row) => `${row}.sum`),
    sumOfSquares: expression('bigint', (row) => `${row}.sum_of_squares`),
    value: computed<{ metric: MetricCode; n: number; sum: string }>(
      ({ row }) => counts(row),
      (reading) => valueOf({ ...reading, sum: BigInt(reading.sum) }),
    ),
    recordedBy: one('Person', 'recorded_by_id'),
  }),
  extendRead('Query', { metrics: { sql: () => literal(JSON.stringify(METRIC_CODES.map(metricOf))) } }),
];
