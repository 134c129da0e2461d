import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import {
  boolean,
  date,
  id,
  json,
  nullable,
  organizationId,
  text,
  timestamp,
  uuid,
  wholeNumeric,
} from '../platform/columns';
import type { Reading } from './domain/reading';

const numberOrNull = (stored: string | null): number | null => (stored === null ? null : Number(stored));

export const ReadingTable = new EntitySchema<Reading>({
  name: 'Reading',
  tableName: 'readings',
  columns: {
    id,
    organizationId,
    metric: text('metric'),
    subjectKind: text('subject_kind'),
    subjectId: uuid('subject_id'),
    isBaseline: boolean('is_baseline'),
    cut: json('cut'),
    source: text('source', nullable),
    replacesId: uuid('replaces_id', nullable),
    // Three counts of a thousand million each outgrow an integer; a JavaScript number holds them.
    n: { type: 'bigint', name: 'n', transformer: { to: (n: number) => n, from: Number } },
    sum: wholeNumeric('sum'),
    sumOfSquares: wholeNumeric('sum_of_squares'),
    periods: json('periods', nullable),
    asked: {
      type: 'bigint',
      name: 'asked',
      nullable: true,
      transformer: { to: (n: number | null) => n, from: numberOrNull },
    },
    windowFrom: date('window_from'),
    windowTo: date('window_to'),
    importId: uuid('import_id', nullable),
    recordedById: uuid('recorded_by_id'),
    recordedAt: timestamp('recorded_at'),
  } satisfies Record<keyof Reading, EntitySchemaColumnOptions>,
});
