import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { SmallestSampleService } from './smallest-sample.service';
import {
  CombinedReadingsType,
  ComparedReadingsType,
  SetSmallestSampleInput,
  SetSmallestSampleResult,
  SmallestSampleType,
} from './verdict.graphql';

@Resolver()
export class VerdictResolver {
  constructor(private readonly smallestSamples: SmallestSampleService) {}

  @Query(() => CombinedReadingsType, {
    nullable: true,
    description:
      'Readings of one metric across windows and cuts as the one reading of all their observations; no average of averages. Null when an id leads nowhere.',
  })
  combined(
    @Arg('readingIds', () => [ID], { description: '1 to 100, in any order.' }) _readingIds: string[],
  ): CombinedReadingsType | null {
    return compiled();
  }

  @Query(() => ComparedReadingsType, {
    nullable: true,
    description:
      'Whether a metric is better in one reading than in another: later, of another cut, or of an initiative beside the organization before it. That it differs is told, not why: people of an initiative may have been others from the start. Null when an id leads nowhere.',
  })
  verdict(
    @Arg('fromReadingId', () => ID, { description: 'The baseline.' }) _fromReadingId: string,
    @Arg('toReadingId', () => ID, { description: 'What is held against it.' }) _toReadingId: string,
  ): ComparedReadingsType | null {
    return compiled();
  }

  @Query(() => SmallestSampleType, { description: 'Of how few observations your organization still wants a verdict.' })
  smallestSample(): SmallestSampleType {
    return compiled();
  }

  @Mutation(() => SetSmallestSampleResult, {
    description:
      'Admins and CX leaders say of how few observations a verdict is given. It holds at once, for all readings.',
  })
  setSmallestSample(
    @Arg('input', () => SetSmallestSampleInput) input: SetSmallestSampleInput,
    @Ctx() context: RequestContext,
  ) {
    return this.smallestSamples.setSmallestSample(callerOf(context), input);
  }
}
