import { computed, ownRows } from '../platform/read/fields';
import type { FieldRead } from '../platform/read/model';
import { verdictsOn, type JudgedReading } from './domain/verdict';
import { metricOf } from './reading.read';

/** Sums as text: a JSON number loses digits beyond 2^53. */
type StoredReading = Pick<JudgedReading, 'metric' | 'isBaseline' | 'n'> & {
  readonly sum: string;
  readonly sumOfSquares: string;
};

/**
 * The verdicts on what was measured of a row, told by the domain on the readings that the same statement brings.
 * @param where SQL that holds for the readings to judge
 */
export const metricVerdicts = (where: (alias: string, row: string) => string): FieldRead =>
  computed<readonly StoredReading[]>(
    (scope) => {
      const alias = scope.statement.alias();
      return `(select coalesce(json_agg(json_build_object('metric', ${alias}.metric, 'isBaseline', ${alias}.is_baseline,
          'n', ${alias}.n, 'sum', ${alias}.sum::text, 'sumOfSquares', ${alias}.sum_of_squares::text)), '[]')::text
        from readings ${alias} where ${ownRows(scope, 'Reading', alias)} and ${where(alias, scope.row)})`;
    },
    (stored) => {
      const readings = stored.map((each) => ({
        ...each,
        sum: BigInt(each.sum),
        sumOfSquares: BigInt(each.sumOfSquares),
      }));
      return verdictsOn(readings).map((verdict) => ({ ...verdict, metric: metricOf(verdict.metric) }));
    },
  );
