import { metricJson, storedMetric, toldMetric, type StoredMetric } from '../metrics';
import { connection } from '../platform/read/connection';
import { byId, computed, expression, one, ownRows, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonObject, literal } from '../platform/read/statement';
import { DRIVER_MEASURES, type Measure } from './domain/driver-measures';
import type { MetricForecast } from './domain/outcome-forecast';
import { driverForecastsFrom, OutcomeForecastTable, type StoredDriverForecast } from './outcome-forecast.table';

/** SQL of the currency of an initiative. @param id SQL of its id */
export const currencyOfInitiative = (row: string, id = `${row}.initiative_id`): string =>
  `(select c.currency_code from initiatives c where c.organization_id = ${row}.organization_id and c.id = ${id})`;

/** A measure as the API tells it. */
export const told = ({ metric, betterAtTen, betterIn }: Measure) => ({
  ...{ metric: metric && toldMetric(storedMetric(metric)), betterAtTen, betterIn },
});

const drivers = computed<{ readonly currencyCode: string; readonly drivers: readonly StoredDriverForecast[] }>(
  ({ row }) =>
    jsonObject([
      ['currencyCode', toJson('text', currencyOfInitiative(row))],
      ['drivers', toJson('json', `${row}.drivers`)],
    ]),
  ({ currencyCode, drivers: stored }) =>
    driverForecastsFrom(stored).map(({ driver, lowMinor, likelyMinor, highMinor, worthMinor, ...measure }) => {
      const amount = (amountMinor: bigint) => ({ amountMinor, currencyCode });
      const valueYearly = { low: amount(lowMinor), likely: amount(likelyMinor), high: amount(highMinor) };
      return { driver, valueYearly, worth: amount(worthMinor), ...told(measure) };
    }),
);

/** SQL of the JSON of the changes of metrics that a row holds, each beside its metric. */
const metrics = computed<readonly { readonly change: MetricForecast; readonly metric: StoredMetric }[]>(
  ({ row, statement }) => `(select coalesce(json_agg(json_build_object('change', c.change,
      'metric', (${metricJson(statement, `c.change ->> 'metric'`)})::json) order by c.place), '[]')
    from jsonb_array_elements(${row}.metrics) with ordinality as c (change, place))`,
  (stored) => stored.map(({ change, metric }) => ({ ...change, metric: toldMetric(storedMetric(metric)) })),
);

/** When the design was approved with it: with the last one that was made before. */
const lockedAt = expression(
  'text',
  (row) => `case when ${row}.kind = 'DESIGN' then (select min(l.decided_at) from approvals l
    where l.organization_id = ${row}.organization_id and l.subject_kind = 'INITIATIVE' and l.subject_id = ${row}.initiative_id
      and l.gate = 'DESIGN' and l.decision = 'APPROVED' and l.decided_at >= ${row}.made_at
      and not exists (select from outcome_forecasts n where n.organization_id = ${row}.organization_id
        and n.initiative_id = ${row}.initiative_id and n.number > ${row}.number and n.made_at <= l.decided_at)) end`,
);

/** The forecast in money whose value its drivers add up to. */
const forecast: FieldRead = {
  sql: (scope) => {
    const alias = scope.statement.alias();
    return `coalesce((select ${scope.object('Forecast', alias)} from forecasts ${alias}
      where ${ownRows(scope, 'Forecast', alias)} and ${alias}.initiative_id = ${scope.row}.initiative_id
        and ${alias}.number = ${scope.row}.forecast_number), 'null')`;
  },
};

export const outcomeForecastReads = [
  readModel('OutcomeForecast', OutcomeForecastTable, {
    ...{ drivers, metrics, lockedAt, forecast },
    initiative: one('Initiative', 'initiative_id'),
    madeBy: one('Person', 'made_by_id'),
  }),
  extendRead('Initiative', {
    outcomeForecasts: connection('OutcomeForecast', {
      where: pointingBack('initiative_id'),
      orders: { NUMBER: [{ sql: (row) => `${row}.number`, form: 'integer' }] },
      filters: { kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` } },
    }),
  }),
  extendRead('Query', {
    outcomeForecast: byId('OutcomeForecast'),
    driverMeasures: {
      sql: () =>
        literal(
          JSON.stringify(DRIVER_MEASURES.map(({ driver, label, ...measure }) => ({ driver, label, ...told(measure) }))),
        ),
    },
  }),
];
