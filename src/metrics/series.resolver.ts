import { Arg, Args, FieldResolver, Query, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import type { MetricCode } from './domain/metric';
import { MetricCodeEnum } from './metric.graphql';
import { MeasuredMetricType, SeriesArgs, SeriesPointType } from './series.graphql';

@Resolver(() => MeasuredMetricType)
export class SeriesResolver {
  @Query(() => MeasuredMetricType, { description: 'What raw answers, as imported one by one, say of a metric.' })
  metric(@Arg('code', () => MetricCodeEnum) _code: MetricCode): MeasuredMetricType {
    return compiled();
  }

  @FieldResolver(() => [SeriesPointType])
  series(@Args(() => SeriesArgs) _args: SeriesArgs): SeriesPointType[] {
    return compiled();
  }
}
