import { Arg, Args, FieldResolver, Query, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import type { MetricCode } from './domain/metric';
import { GraphQLMetricCode } from './metric-code.graphql';
import { MeasuredMetricType, SeriesArgs, SeriesPointType } from './series.graphql';

@Resolver(() => MeasuredMetricType)
export class SeriesResolver {
  @Query(() => MeasuredMetricType, {
    nullable: true,
    description: 'What raw answers, as imported one by one, say of a metric. Null for a code that no metric has.',
  })
  metric(@Arg('code', () => GraphQLMetricCode) _code: MetricCode): MeasuredMetricType | null {
    return compiled();
  }

  @FieldResolver(() => [SeriesPointType])
  series(@Args(() => SeriesArgs) _args: SeriesArgs): SeriesPointType[] {
    return compiled();
  }
}
