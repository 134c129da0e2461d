import type { Acting, Transaction } from '../audit';
import { CustomMetricTable } from './custom-metric.table';
import { metricOfCustom } from './domain/custom-metric';
import { METRIC_CODES, METRICS, stewardMetric, type Metric, type MetricCode } from './domain/metric';

/** The metric that has this code: one of Steward's own, or of the organization's, retired ones among them. */
export async function metricNamed(tx: Transaction<Acting>, code: MetricCode): Promise<Metric | undefined> {
  const own = stewardMetric(code);
  if (own) return own;
  const [custom] = await tx.all(CustomMetricTable, 'code', [code]);
  return custom && metricOfCustom(custom);
}

/** All metrics of the organization by their codes, for files whose rows name them. */
export async function knownMetrics(tx: Transaction<Acting>): Promise<ReadonlyMap<MetricCode, Metric>> {
  const custom = await tx.all(CustomMetricTable, 'organizationId', [tx.viewer.organizationId]);
  const metrics = [...METRIC_CODES.map((code) => METRICS[code]), ...custom.map(metricOfCustom)];
  return new Map(metrics.map((metric) => [metric.code, metric]));
}
