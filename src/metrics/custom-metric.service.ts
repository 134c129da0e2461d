import { changesOf, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { CustomMetricTable } from './custom-metric.table';
import {
  codeTaken,
  defineMetric,
  renameMetric,
  retireMetric,
  type CustomMetric,
  type CustomMetricInput,
} from './domain/custom-metric';

interface DefineMetric extends CustomMetricInput, Keyed {}

interface MetricChange extends Keyed {
  readonly customMetricId: string;
  readonly expectedVersion: number;
}

type Outcome = Promise<{ customMetricId: string } | Refusal>;

/** The metrics of an organization beside those that Steward knows. */
export class CustomMetricService {
  constructor(private readonly governor: Governor) {}

  define(caller: Caller, input: DefineMetric): Outcome {
    return this.governor.govern(caller, 'defineMetric', input, async (tx) => {
      requirePermission(tx, 'defineMetrics');
      const definition = defineMetric(input);
      if (isRefusal(definition)) return definition;
      const { organizationId, personId: definedById } = tx.viewer;
      const begun = { definedById, definedAt: tx.now, retiredAt: null, retiredReason: null, version: 1 };
      const id = tx.newId();
      const isNew = await tx.insertUnlessTaken(CustomMetricTable, { id, organizationId, ...definition, ...begun });
      if (!isNew) return codeTaken(definition.code);
      return {
        outcome: { customMetricId: id },
        audit: [{ subjectKind: 'CUSTOM_METRIC', subjectId: id, action: 'metricDefined', after: definition }],
      };
    });
  }

  rename(caller: Caller, input: MetricChange & Pick<CustomMetric, 'name'>): Outcome {
    return this.change(caller, 'renameMetric', input, () => renameMetric(input));
  }

  retire(caller: Caller, input: MetricChange & { readonly reason: string }): Outcome {
    return this.change(caller, 'retireMetric', input, (metric, now) => retireMetric(metric, input.reason, now));
  }

  private change(
    caller: Caller,
    name: 'renameMetric' | 'retireMetric',
    input: MetricChange,
    decide: (metric: CustomMetric, now: Date) => Partial<CustomMetric> | Refusal,
  ): Outcome {
    return this.governor.govern(caller, name, input, async (tx: Transaction) => {
      const before = await tx.lock(CustomMetricTable, input.customMetricId, 'metric');
      requirePermission(tx, 'defineMetrics');
      const stale = tx.stale(before, input.expectedVersion, `metric ${before.code}`);
      if (stale) return stale;
      const changes = decide(before, tx.now);
      if (isRefusal(changes)) return changes;
      const after = await tx.update(CustomMetricTable, before, changes);
      const subject = { subjectKind: 'CUSTOM_METRIC', subjectId: before.id };
      const action = name === 'renameMetric' ? 'metricRenamed' : 'metricRetired';
      return { outcome: { customMetricId: before.id }, audit: [{ ...subject, action, ...changesOf(before, after) }] };
    });
  }
}
