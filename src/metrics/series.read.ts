import { Fault } from '../shared/fault';
import { isCalendarDate } from '../shared/input-check';
import { computed, expression, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonObject, type Binding } from '../platform/read/statement';
import type { Cut } from './domain/cut';
import { intervalOf } from './domain/interval';
import { METRIC_CODES } from './domain/metric';
import { valueOf } from './domain/reading';
import { metricJson, metricOfRow, storedMetric, type StoredMetric } from './metric.read';
import { counted, countsOf, type StoredCounts } from './reading.read';

/** The most points of one series: a chart shows fewer. */
const MOST_POINTS = 1_000;

interface SeriesAsked {
  readonly windowFrom: string;
  readonly windowTo: string;
  readonly period: 'DAY' | 'MONTH';
  readonly by: readonly string[];
}

interface StoredPoint extends StoredCounts {
  readonly periodFrom: string;
  readonly cut: Cut;
}

const refused = (message: string) => new Fault('BAD_USER_INPUT', `series: ${message}`);

/** The arguments, checked: a series has no refusal. */
function asked({ args }: FieldScope, binding: Binding): SeriesAsked {
  const { windowFrom, windowTo, ...rest } = args.of(binding) as unknown as SeriesAsked;
  if (!isCalendarDate(windowFrom) || !isCalendarDate(windowTo) || windowTo < windowFrom) {
    throw refused(`windowTo ${windowTo} is before windowFrom ${windowFrom}, or one of them is no date.`);
  }
  return { windowFrom, windowTo, ...rest };
}

/** The labels of those dimensions that are asked for, in the order of a cut. */
const projected = (row: string, by: string): string =>
  `(select coalesce(jsonb_agg(l.label order by l.place), '[]') from jsonb_array_elements(${row}.cut) with ordinality l(label, place)
      where l.label ->> 'dimension' = any(${by}))`;

interface StoredSeries {
  readonly metric: StoredMetric;
  readonly points: readonly StoredPoint[];
}

/** What is kept of each day, added up by period and by the labels asked for. */
const series: FieldRead = computed<StoredSeries>(
  (scope) => {
    const { statement, row } = scope;
    statement.page(() => MOST_POINTS);
    const [d, p] = [statement.alias(), statement.alias()];
    const from = statement.parameter((binding) => asked(scope, binding).windowFrom, 'date');
    const to = statement.parameter((binding) => asked(scope, binding).windowTo, 'date');
    const by = statement.parameter((binding) => asked(scope, binding).by, 'text[]');
    const period = statement.shape((binding) => asked(scope, binding).period);
    const start = period === 'DAY' ? `${d}.day` : `date_trunc('month', ${d}.day)::date`;
    const points = `select ${start} as period_from, ${projected(d, by)} as cut, sum(${d}.n) as n, sum(${d}.sum) as sum,
        sum(${d}.sum_of_squares) as sum_of_squares, null::jsonb as periods
      from answer_days ${d}
      where ${d}.organization_id = ${statement.organization} and ${d}.metric = ${row}.metric and ${d}.day between ${from} and ${to}
      group by 1, 2 order by 1, 2 limit ${MOST_POINTS + 1}`;
    const point = jsonObject([
      ['periodFrom', toJson('text', `${p}.period_from`)],
      ['cut', toJson('json', `${p}.cut`)],
      ...countsOf(p),
    ]);
    const all = `(select '[' || coalesce(string_agg(${point}, ',' order by ${p}.period_from, ${p}.cut), '') || ']' from (${points}) ${p})`;
    return jsonObject([
      ['metric', metricJson(statement, `${row}.metric`)],
      ['points', all],
    ]);
  },
  ({ metric: stored, points }) => {
    if (points.length > MOST_POINTS) {
      throw refused(`more than ${MOST_POINTS} points: ask for a shorter window, longer periods or fewer dimensions.`);
    }
    const metric = storedMetric(stored);
    return points.map(({ periodFrom, cut, ...counts }) => {
      const tally = counted(counts);
      const { low = null, high = null } = intervalOf(metric, tally) ?? {};
      return { periodFrom, cut, n: tally.n, value: valueOf(metric, tally), low, high };
    });
  },
);

/** One metric as a row of its own; null for a code that no metric has. */
const metric: FieldRead = {
  sql: (scope) => {
    const { statement } = scope;
    const alias = statement.alias();
    const code = statement.parameter((binding) => scope.args.of(binding)['code'], 'text');
    const isKnown = `${alias}.metric = any('{${METRIC_CODES.join(',')}}'::text[]) or exists (select from custom_metrics m
      where m.organization_id = ${statement.organization} and m.code = ${alias}.metric)`;
    return `coalesce((select ${scope.object('MeasuredMetric', alias)} from (select ${code} as metric) ${alias} where ${isKnown}), 'null')`;
  },
};

export const seriesReads = [
  readModel('MeasuredMetric', undefined, {
    metric: metricOfRow,
    answers: expression(
      'number',
      (row, { statement }) =>
        `(select coalesce(sum(d.n), 0) from answer_days d where d.organization_id = ${statement.organization} and d.metric = ${row}.metric)`,
    ),
    series,
  }),
  extendRead('Query', { metric }),
];
