import { parseGlobalId } from '../platform/global-id';
import { computed, ownRows, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import type { FieldProblem } from '../shared/refusal';
import { problemsAmong, type ComparedReading, type NamedReading } from './domain/comparable';
import { combinedReading, verdictBetween, verdictsOn, type JudgedReading, type MetricVerdict } from './domain/verdict';
import { metricJson, storedMetric, toldMetric, type StoredMetric } from './metric.read';
import { counted, countsOf, isReplaced, type StoredCounts } from './reading.read';
import { smallestSample } from './smallest-sample.read';
import { SmallestSampleTable } from './smallest-sample.table';

type Stored<Of> = Omit<Of, 'metric' | 'n' | 'sum' | 'sumOfSquares' | 'periods'> &
  StoredCounts & { readonly metric: StoredMetric };

const known = <Of>(stored: Stored<Of>) => ({ ...counted(stored), metric: storedMetric(stored.metric) });

const toldVerdict = (verdict: MetricVerdict) => ({ ...verdict, metric: toldMetric(verdict.metric) });

interface Judged {
  readonly smallest: number;
  readonly readings: readonly Stored<JudgedReading>[];
}

/** SQL of a JSON list of readings, each an object of what is `said` of it. */
function readingsAs(scope: FieldScope, said: (alias: string) => [string, string][], where: (alias: string) => string) {
  const alias = scope.statement.alias();
  return `(select '[' || coalesce(string_agg(${jsonObject([metricIn(scope, alias), ...said(alias), ...countsOf(alias)])}, ','), '') || ']'
    from readings ${alias} where ${ownRows(scope, 'Reading', alias)} and ${where(alias)})`;
}

const metricIn = ({ statement }: FieldScope, alias: string): [string, string] => [
  'metric',
  metricJson(statement, `${alias}.metric`),
];

/**
 * The verdicts on what was measured of a row, told by the domain on the readings that the same statement brings.
 * @param where SQL that holds for the readings to judge
 */
export const metricVerdicts = (where: (alias: string, row: string) => string): FieldRead =>
  computed<Judged>(
    (scope) => {
      const said = (alias: string): [string, string][] => [['isBaseline', toJson('boolean', `${alias}.is_baseline`)]];
      return jsonObject([
        ['smallest', smallestSample(scope.statement)],
        ['readings', readingsAs(scope, said, (alias) => where(alias, scope.row))],
      ]);
    },
    ({ readings, smallest }) => verdictsOn(readings.map(known), smallest).map(toldVerdict),
  );

interface Compared {
  /** The local ids that were asked for, in the order of `paths`; null for what is no id of a reading. */
  readonly asked: readonly (string | null)[];
  readonly smallest: number;
  readonly readings: readonly Stored<ComparedReading>[];
}

const comparedSaid = (alias: string): [string, string][] => [
  ['id', toJson('uuid', `${alias}.id`)],
  ['subjectKind', toJson('text', `${alias}.subject_kind`)],
  ['subjectId', toJson('uuid', `${alias}.subject_id`)],
  ['cut', toJson('json', `${alias}.cut`)],
  ['windowFrom', toJson('text', `${alias}.window_from`)],
  ['windowTo', toJson('text', `${alias}.window_to`)],
  ['isReplaced', toJson('boolean', isReplaced(alias))],
];

/** An answer about readings that the arguments name; null when one of them leads nowhere. */
const comparing = (
  idsIn: (args: Readonly<Record<string, unknown>>) => readonly string[],
  pathOf: (index: number) => string,
  to: Parameters<typeof problemsAmong>[1],
  answer: (named: readonly NamedReading[], problems: readonly FieldProblem[], smallest: number) => unknown,
): FieldRead =>
  computed<Compared>(
    (scope) => {
      const asked = scope.statement.parameter((binding) => idsIn(scope.args.of(binding)).map(localOrNull), 'uuid[]');
      return jsonObject([
        ['asked', `coalesce(array_to_json(${asked})::text, '[]')`],
        ['smallest', smallestSample(scope.statement)],
        ['readings', readingsAs(scope, comparedSaid, (alias) => `${alias}.id = any(${asked})`)],
      ]);
    },
    ({ asked, smallest, readings }) => {
      const byId = new Map(readings.map((each) => [each.id, known(each)]));
      const found = asked.flatMap((id, index) => {
        const reading = id === null ? undefined : byId.get(id);
        return reading === undefined ? [] : [{ path: pathOf(index), reading }];
      });
      return found.length < asked.length ? null : answer(found, problemsAmong(found, to), smallest);
    },
  );

function localOrNull(id: string): string | null {
  const parsed = parseGlobalId(id);
  return parsed?.type === 'Reading' ? parsed.id : null;
}

const MOST_COMBINED = 100;

const combined = comparing(
  (args) => args['readingIds'] as readonly string[],
  (index) => `readingIds[${index}]`,
  'ADD_UP',
  (named, among) => {
    const count = `${named.length} readings: expected 1 to ${MOST_COMBINED}.`;
    const isCounted = named.length >= 1 && named.length <= MOST_COMBINED;
    const problems = isCounted ? among : [{ path: 'readingIds', message: count }];
    if (problems.length > 0) return { metric: null, reading: null, problems };
    const { metric } = named[0]!.reading;
    const tallies = named.map(({ reading }) => reading);
    return { metric: toldMetric(metric), reading: combinedReading(metric, tallies), problems };
  },
);

const FROM_TO = ['fromReadingId', 'toReadingId'] as const;

const verdict = comparing(
  (args) => FROM_TO.map((name) => args[name] as string),
  (index) => FROM_TO[index]!,
  'COMPARE',
  (named, problems, smallest) => {
    if (problems.length > 0) return { verdict: null, problems };
    const [from, to] = named.map(({ reading }) => reading) as [ComparedReading, ComparedReading];
    const told = verdictBetween(from.metric, [from], [to], smallest);
    return { verdict: toldVerdict(told), problems };
  },
);

export const verdictReads = [
  readModel('SmallestSample', SmallestSampleTable),
  extendRead('Query', {
    combined,
    verdict,
    smallestSample: {
      sql: (scope) => {
        const alias = scope.statement.alias();
        return `(select ${scope.object('SmallestSample', alias)} from smallest_samples ${alias}
          where ${ownRows(scope, 'SmallestSample', alias)})`;
      },
    },
  }),
];
