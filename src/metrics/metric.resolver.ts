import { Query, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import { MetricType } from './metric.graphql';

@Resolver()
export class MetricResolver {
  @Query(() => [MetricType], { description: 'What can be measured, and how each metric is counted.' })
  metrics(): MetricType[] {
    return compiled();
  }
}
