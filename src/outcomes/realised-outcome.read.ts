import { isOverdue } from '../deadlines/domain/deadline';
import { deadlineList } from '../deadlines';
import { metricJson, storedMetric, toldMetric, type StoredMetric } from '../metrics';
import { connection } from '../platform/read/connection';
import { byId, computed, list, one, oneBack, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject } from '../platform/read/statement';
import { besideForecast } from './domain/forecast-beside-realised';
import type { MetricForecast } from './domain/outcome-forecast';
import type { RealisedDriver, RealisedMetric } from './domain/realised';
import { currencyOfInitiative } from './outcome-forecast.read';
import { driverForecastsFrom, type StoredDriverForecast } from './outcome-forecast.table';
import { realisedDriversFrom, RealisedOutcomeTable, type StoredRealisedDriver } from './realised-outcome.table';

export type Told = Readonly<Record<string, StoredMetric>>;

/** SQL of the definitions of metrics by their codes. @param codes SQL of them, as rows of one column `code` */
export const definitions = ({ statement }: FieldScope, codes: string): string =>
  `(select coalesce(json_object_agg(c.code, (${metricJson(statement, 'c.code')})::json), '{}')::text from (${codes}) c)`;

const toldAs = (known: Told, code: string) => toldMetric(storedMetric(known[code] ?? code));

const metricOutcome = ({ metric, baseline, followUp, change, low, high }: RealisedMetric, known: Told) => ({
  ...{ metric: toldAs(known, metric), baseline, followUp, change },
  interval: low === null || high === null ? null : { low, high },
});

function driverOutcome(
  { driver, by, yearlyMinor, lowMinor, highMinor, statement }: RealisedDriver,
  currencyCode: string,
) {
  const amount = (amountMinor: bigint | null) => (amountMinor === null ? null : { amountMinor, currencyCode });
  return { driver, by, yearly: amount(yearlyMinor), low: amount(lowMinor), high: amount(highMinor), statement };
}

const metrics = computed<{ readonly metrics: readonly RealisedMetric[]; readonly known: Told }>(
  (scope) =>
    jsonObject([
      ['metrics', toJson('json', `${scope.row}.metrics`)],
      [
        'known',
        definitions(scope, `select i.value ->> 'metric' as code from jsonb_array_elements(${scope.row}.metrics) i`),
      ],
    ]),
  ({ metrics: stored, known }) => stored.map((each) => metricOutcome(each, known)),
);

const drivers = computed<{ readonly currencyCode: string; readonly drivers: readonly StoredRealisedDriver[] }>(
  ({ row }) =>
    jsonObject([
      ['currencyCode', toJson('text', currencyOfInitiative(row))],
      ['drivers', toJson('json', `${row}.drivers`)],
    ]),
  ({ currencyCode, drivers: stored }) => realisedDriversFrom(stored).map((each) => driverOutcome(each, currencyCode)),
);

/** SQL that holds for what no later one corrects. */
export const stands = (row: string): string =>
  `not exists (select from realised_outcomes n where n.organization_id = ${row}.organization_id and n.corrects_id = ${row}.id)`;

/** SQL of the confirmation of a realised outcome. */
const confirmation = (row: string): string => `from realised_confirmations k
  where k.organization_id = ${row}.organization_id and k.realised_outcome_id = ${row}.id`;

/** SQL of what the drivers of a realised outcome brought a year, in minor units. */
const yearlySum = (row: string): string =>
  `(select sum((d ->> 'yearlyMinor')::bigint)::bigint from jsonb_array_elements(${row}.drivers) d)`;

/** SQL of rows, one for each mark that is recorded and stands: what came a year, and whether finance has confirmed it. */
export const realisedMarks = (organization: string, initiative: string): string =>
  `select o.after_months, ${yearlySum('o')} as yearly_minor, exists (select ${confirmation('o')}) as confirmed
    from realised_outcomes o where o.organization_id = ${organization} and o.initiative_id = ${initiative} and ${stands('o')}
    order by o.measured_since desc, o.after_months desc`;

/** SQL of what an initiative brought a year by the last mark that finance has confirmed; null while there is none. */
export const realisedYearly = (organization: string, initiative: string): string =>
  `(select r.yearly_minor from (${realisedMarks(organization, initiative)}) r where r.confirmed limit 1)`;

const confirmedBy: FieldRead = {
  sql: (scope) => {
    const alias = scope.statement.alias();
    return `coalesce((select ${scope.object('Person', alias)} from people ${alias}
      where ${alias}.organization_id = ${scope.statement.organization}
        and ${alias}.id = (select k.confirmed_by_id ${confirmation(scope.row)})), 'null')`;
  },
};

interface Forecast {
  readonly drivers: readonly StoredDriverForecast[];
  readonly metrics: readonly MetricForecast[];
}
interface Marked {
  readonly afterMonths: number;
  readonly dueAt: string;
  readonly leftAt: string | null;
  readonly state: 'PENDING' | 'FIRED';
  readonly confirmed: boolean;
  readonly realised: {
    readonly drivers: readonly StoredRealisedDriver[];
    readonly metrics: readonly RealisedMetric[];
  } | null;
  /** What the realised one is held against; the last one where nothing was recorded. */
  readonly forecast: Forecast | null;
}

const LAST_FORECAST = (initiative: string): string => `(select f.id from outcome_forecasts f
  where f.organization_id = ${initiative}.organization_id and f.initiative_id = ${initiative}.id order by f.number desc limit 1)`;

/** The marks since measure was entered last, each with what stands of it. */
function marksOf({ row }: FieldScope): string {
  const forecast = jsonObject([
    ['drivers', toJson('json', 'f.drivers')],
    ['metrics', toJson('json', 'f.metrics')],
  ]);
  const realised = jsonObject([
    ['drivers', toJson('json', 'r.drivers')],
    ['metrics', toJson('json', 'r.metrics')],
  ]);
  const mark = jsonObject([
    ['afterMonths', toJson('number', 'd.months')],
    ['dueAt', toJson('text', 'd.due_at')],
    ['leftAt', toJson('text', 'd.left_at')],
    ['state', toJson('text', 'd.state')],
    ['confirmed', toJson('boolean', `exists (select ${confirmation('r')})`)],
    ['realised', `case when r.id is null then 'null' else ${realised} end`],
    [
      'forecast',
      `coalesce((select ${forecast} from outcome_forecasts f where f.organization_id = ${row}.organization_id
      and f.id = coalesce(r.outcome_forecast_id, ${LAST_FORECAST(row)})), 'null')`,
    ],
  ]);
  const latest = `select distinct on (name) l.*, substring(l.name from '\\d+')::int as months from deadlines l
    where l.organization_id = ${row}.organization_id and l.subject_kind = 'OUTCOME' and l.subject_id = ${row}.id
    order by name, entry desc`;
  return jsonArray(
    `select ${mark} as j, d.months from (${latest}) d left join realised_outcomes r
      on r.organization_id = ${row}.organization_id and r.initiative_id = ${row}.id and r.after_months = d.months
        and r.recorded_at >= d.started_at and ${stands('r')}`,
    'r.months',
  );
}

const outcome = computed<{ readonly currencyCode: string; readonly marks: readonly Marked[]; readonly known: Told }>(
  (scope) => {
    const codes = `select distinct i.value ->> 'metric' as code from outcome_forecasts f, jsonb_array_elements(f.metrics) i
      where f.organization_id = ${scope.row}.organization_id and f.initiative_id = ${scope.row}.id`;
    return jsonObject([
      ['currencyCode', toJson('text', `${scope.row}.currency_code`)],
      ['marks', marksOf(scope)],
      ['known', definitions(scope, codes)],
    ]);
  },
  ({ currencyCode, marks, known }, { now }) =>
    marks.flatMap(({ forecast, ...mark }) =>
      forecast === null ? [] : [atMark({ ...mark, forecast }, { currencyCode, known, now })],
    ),
);

function atMark(
  { afterMonths, dueAt, leftAt, state, confirmed, realised, forecast }: Marked & { readonly forecast: Forecast },
  { currencyCode, known, now }: { readonly currencyCode: string; readonly known: Told; readonly now: Date },
) {
  const amount = (amountMinor: bigint) => ({ amountMinor, currencyCode });
  const came = realised && { ...realised, drivers: realisedDriversFrom(realised.drivers) };
  const beside = besideForecast({ ...forecast, drivers: driverForecastsFrom(forecast.drivers) }, afterMonths, came);
  const deadline = { dueAt: new Date(dueAt), leftAt: leftAt === null ? null : new Date(leftAt), state };
  return {
    ...{ afterMonths, dueAt, overdue: isOverdue(deadline, now), recorded: came !== null, confirmed },
    drivers: beside.drivers.map(({ driver, forecast: of, realised: brought, differenceMinor, withinForecast }) => ({
      ...{ driver, withinForecast, difference: differenceMinor === null ? null : amount(differenceMinor) },
      forecast: { low: amount(of.lowMinor), likely: amount(of.likelyMinor), high: amount(of.highMinor) },
      realised: brought && driverOutcome(brought, currencyCode),
    })),
    metrics: beside.metrics.map(({ metric, forecast: of, realised: changed, difference, withinForecast }) => ({
      ...{ difference, withinForecast, forecast: { ...of, metric: toldAs(known, metric) } },
      realised: changed && metricOutcome(changed, known),
    })),
  };
}

export const realisedOutcomeReads = [
  readModel('RealisedOutcome', RealisedOutcomeTable, {
    ...{ metrics, drivers, confirmedBy },
    initiative: one('Initiative', 'initiative_id'),
    outcomeForecast: one('OutcomeForecast', 'outcome_forecast_id'),
    readings: list('Reading', {
      where: (alias, row) =>
        `${alias}.id::text in (select jsonb_path_query(${row}.metrics, '$[*].baselineIds[*]') #>> '{}'
          union all select jsonb_path_query(${row}.metrics, '$[*].followUpIds[*]') #>> '{}')`,
      orderBy: (alias) => `${alias}.window_to, ${alias}.id`,
    }),
    corrects: one('RealisedOutcome', 'corrects_id'),
    correctedBy: oneBack('RealisedOutcome', 'corrects_id'),
    recordedBy: one('Person', 'recorded_by_id'),
    confirmedAt: { sql: ({ row }) => toJson('text', `(select k.confirmed_at ${confirmation(row)})`) },
  }),
  extendRead('Initiative', {
    outcome,
    realisedOutcomes: connection('RealisedOutcome', {
      where: pointingBack('initiative_id'),
      orders: { RECORDED_AT: [{ sql: (row) => `${row}.recorded_at`, form: 'timestamptz' }] },
      filters: { isCorrected: { cast: 'boolean', sql: (row, wanted) => `(not ${stands(row)}) = ${wanted}` } },
    }),
    outcomeDeadlines: connection('Deadline', {
      orders: { DUE_AT: deadlineList.orders.DUE_AT },
      where: (alias, row) => `${alias}.subject_kind = 'OUTCOME' and ${alias}.subject_id = ${row}.id`,
    }),
  }),
  extendRead('Query', { realisedOutcome: byId('RealisedOutcome') }),
];
