import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import { ReadingConnection, ReadingsArgs, ReadingType } from './metric.graphql';
import { RecordOrganizationReadingInput, RecordOrganizationReadingResult } from './reading-mutations.graphql';
import type { AnswerService } from './answer.service';
import { CustomMetricResolver } from './custom-metric.resolver';
import type { CustomMetricService } from './custom-metric.service';
import type { ReadingService } from './reading.service';
import type { SmallestSampleService } from './smallest-sample.service';
import { SeriesResolver } from './series.resolver';
import { VerdictResolver } from './verdict.resolver';

@Resolver()
class ReadingResolver {
  constructor(private readonly readingService: ReadingService) {}

  @Query(() => ReadingType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  reading(@Arg('id', () => ID) _id: string): ReadingType | null {
    return compiled();
  }

  @Query(() => ReadingConnection, {
    description: 'What was measured of your organization itself; what was measured of an initiative stands with it.',
  })
  readings(@Args(() => ReadingsArgs) _args: PageArgs): InstanceType<typeof ReadingConnection> {
    return compiled();
  }

  @Mutation(() => RecordOrganizationReadingResult, {
    description:
      "Insights, finance and CX leaders record a reading of the organization, or correct an earlier one. Refused: counts that do not add up, a window that ends in the future or before it begins, a dimension twice, a unit that is not the metric's, a window that overlaps a final reading of the same metric, cut and source, what was replaced already.",
  })
  recordOrganizationReading(
    @Arg('input', () => RecordOrganizationReadingInput) input: RecordOrganizationReadingInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, { replacesId: 'Reading' });
    return this.readingService.recordOrganizationReading(callerOf(context), located);
  }
}

export const metricResolvers = ({
  answers,
  customMetrics,
  readings,
  smallestSamples,
}: {
  readonly answers: AnswerService;
  readonly customMetrics: CustomMetricService;
  readonly readings: ReadingService;
  readonly smallestSamples: SmallestSampleService;
}) =>
  [
    new CustomMetricResolver(customMetrics),
    new ReadingResolver(readings),
    new VerdictResolver(smallestSamples),
    new SeriesResolver(answers),
  ] as const;
