import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  FeedbackArgs,
  FeedbackConnection,
  FeedbackCountsArgs,
  FeedbackCountType,
  RecordFeedbackInput,
  RecordFeedbackResult,
} from './feedback.graphql';
import { FeedbackService } from './feedback.service';

@Resolver()
export class FeedbackResolver {
  constructor(private readonly feedbackService: FeedbackService) {}

  @Query(() => FeedbackConnection, { description: 'What customers and employees say, the latest first.' })
  feedback(@Args(() => FeedbackArgs) _args: PageArgs): InstanceType<typeof FeedbackConnection> {
    return compiled();
  }

  @Query(() => [FeedbackCountType], {
    description: 'Feedback counted by what it is about or came by: the most frequent first, equal ones by value.',
  })
  feedbackCounts(@Args(() => FeedbackCountsArgs) _args: FeedbackCountsArgs): FeedbackCountType[] {
    return compiled();
  }

  @Mutation(() => RecordFeedbackResult, { description: 'Every contributor records feedback.' })
  recordFeedback(@Arg('input', () => RecordFeedbackInput) input: RecordFeedbackInput, @Ctx() context: RequestContext) {
    return this.feedbackService.record(
      callerOf(context),
      withLocalIds(input, { channelId: 'Channel', productId: 'Product', journeyId: 'Journey', themeIds: 'Theme' }),
    );
  }
}
