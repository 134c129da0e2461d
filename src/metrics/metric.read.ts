import { globalId } from '../platform/global-id';
import { computed, one, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { CustomMetricTable } from './custom-metric.table';
import { metricOfCustom } from './domain/custom-metric';
import { METRIC_CODES, METRICS, type Metric, type MetricCode } from './domain/metric';

type StoredDefinition = Parameters<typeof metricOfCustom>[0];

/** What SQL brings of a metric: the code of one of Steward's own, or the definition of one of the organization's. */
export type StoredMetric = MetricCode | StoredDefinition;

const definition = (row: string): string =>
  jsonObject([
    ['id', toJson('uuid', `${row}.id`)],
    ...['code', 'name', 'unit', 'direction', 'form', 'level'].map((column): [string, string] => [
      column,
      toJson('text', `${row}.${column}`),
    ]),
    ['least', toJson('number', `${row}.least`)],
    ['greatest', toJson('number', `${row}.greatest`)],
    ['retiredAt', toJson('text', `${row}.retired_at`)],
  ]);

/**
 * SQL of the JSON text of the metric that has a code, for {@link storedMetric}.
 * @param code SQL of the code
 */
export const metricJson = ({ organization }: { readonly organization: string }, code: string): string =>
  `coalesce((select ${definition('m')} from custom_metrics m where m.organization_id = ${organization} and m.code = ${code}),
    ${toJson('text', code)})`;

/** The metric as the domain knows it. */
export const storedMetric = (stored: StoredMetric): Metric =>
  typeof stored === 'string' ? METRICS[stored as keyof typeof METRICS] : metricOfCustom(stored);

/** A metric as the API tells it. */
export const toldMetric = ({ customId, ...metric }: Metric) => ({
  ...metric,
  customMetricId: customId === null ? null : globalId('CustomMetric', customId),
});

/** The metric whose code stands in a row. */
export const metricOfRow: FieldRead = computed<StoredMetric>(
  ({ row, statement }) => metricJson(statement, `${row}.metric`),
  (stored) => toldMetric(storedMetric(stored)),
);

/** Steward's own, then the organization's by code. */
const metrics: FieldRead = computed<readonly StoredDefinition[]>(
  ({ statement }) =>
    `(select '[' || coalesce(string_agg(${definition('m')}, ',' order by m.code collate "C"), '') || ']'
      from custom_metrics m where m.organization_id = ${statement.organization})`,
  (custom) => [...METRIC_CODES, ...custom].map((stored) => toldMetric(storedMetric(stored))),
);

export const metricReads = [
  readModel('CustomMetric', CustomMetricTable, {
    metric: computed<StoredDefinition>(
      ({ row }) => definition(row),
      (stored) => toldMetric(storedMetric(stored)),
    ),
    definedBy: one('Person', 'defined_by_id'),
  }),
  extendRead('Query', { metrics }),
];
