import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { withLocalIds } from '../platform/global-id';
import {
  DefineMetricInput,
  DefineMetricResult,
  RenameMetricInput,
  RenameMetricResult,
  RetireMetricInput,
  RetireMetricResult,
} from './custom-metric.graphql';
import type { CustomMetricService } from './custom-metric.service';
import { MetricType } from './metric.graphql';

const ITS_ID = { customMetricId: 'CustomMetric' } as const;

@Resolver()
export class CustomMetricResolver {
  constructor(private readonly customMetrics: CustomMetricService) {}

  @Query(() => [MetricType], {
    description:
      "What can be measured, and how each metric is counted: Steward's own, then those that your organization has defined, by code, retired ones among them.",
  })
  metrics(): MetricType[] {
    return compiled();
  }

  @Mutation(() => DefineMetricResult, {
    description:
      "Admins, CX leaders and insights define a metric of the organization's own: from now on it stands wherever a metric does. Refused: a code that is taken, a MEAN without unit or bounds.",
  })
  defineMetric(@Arg('input', () => DefineMetricInput) input: DefineMetricInput, @Ctx() context: RequestContext) {
    return this.customMetrics.define(callerOf(context), input);
  }

  @Mutation(() => RenameMetricResult, { description: 'The same people give one of them another name.' })
  renameMetric(@Arg('input', () => RenameMetricInput) input: RenameMetricInput, @Ctx() context: RequestContext) {
    return this.customMetrics.rename(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => RetireMetricResult, {
    description:
      'The same people retire one of them: what was measured stays and can be corrected; nothing new is measured by it, and no goal set.',
  })
  retireMetric(@Arg('input', () => RetireMetricInput) input: RetireMetricInput, @Ctx() context: RequestContext) {
    return this.customMetrics.retire(callerOf(context), withLocalIds(input, ITS_ID));
  }
}
