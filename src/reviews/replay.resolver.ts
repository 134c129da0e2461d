import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { ReplayReviewInput, ReplayReviewResult } from './replay.graphql';
import type { ReviewReplayService } from './replay.service';
import { ScoreChangeType } from './score-change.graphql';

/** What reviews rested on, looked at again. */
@Resolver()
export class ReviewReplayResolver {
  constructor(private readonly replays: ReviewReplayService) {}

  @Query(() => ScoreChangeType, {
    nullable: true,
    description:
      'Why a proposal, or the initiative that it became, has another score by what was frozen later: for a pre-read, an amendment or an analysis each. To compare with what stands now, start an analysis. Null for an id that leads nowhere, and where it was not among both.',
  })
  whyDidTheScoreChange(
    @Arg('proposalId', () => ID) _proposalId: string,
    @Arg('fromId', () => ID, { description: 'Of a pre-read or an analysis.' }) _fromId: string,
    @Arg('toId', () => ID, { description: 'Of a pre-read or an analysis.' }) _toId: string,
  ): ScoreChangeType | null {
    return compiled();
  }

  @Mutation(() => ReplayReviewResult, {
    description:
      'Computes anew what each pre-read of a review came to, from what was frozen: scores, ranks and robustness are compared bit for bit, the recommended set by what it keeps, its value and its bound. It changes nothing; that it was asked for stands in the audit.',
  })
  replayReview(@Arg('input', () => ReplayReviewInput) input: ReplayReviewInput, @Ctx() context: RequestContext) {
    return this.replays.replay(callerOf(context), withLocalIds(input, { reviewId: 'PortfolioReview' }));
  }
}
