import { computed, ownRows, toJson } from '../platform/read/fields';
import type { FieldRead } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { verdictsOn, type JudgedReading } from './domain/verdict';
import { counted, countsOf, metricOf, type StoredCounts } from './reading.read';

type StoredReading = StoredCounts & Pick<JudgedReading, 'metric' | 'isBaseline'>;

/**
 * The verdicts on what was measured of a row, told by the domain on the readings that the same statement brings.
 * @param where SQL that holds for the readings to judge
 */
export const metricVerdicts = (where: (alias: string, row: string) => string): FieldRead =>
  computed<readonly StoredReading[]>(
    (scope) => {
      const alias = scope.statement.alias();
      const judged = jsonObject([
        ['metric', toJson('text', `${alias}.metric`)],
        ['isBaseline', toJson('boolean', `${alias}.is_baseline`)],
        ...countsOf(alias),
      ]);
      return `(select '[' || coalesce(string_agg(${judged}, ','), '') || ']'
        from readings ${alias} where ${ownRows(scope, 'Reading', alias)} and ${where(alias, scope.row)})`;
    },
    (stored) => verdictsOn(stored.map(counted)).map((verdict) => ({ ...verdict, metric: metricOf(verdict.metric) })),
  );
