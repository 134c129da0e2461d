import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { MeetingType } from '../meetings/meeting.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import type { ReviewClosingService } from './closing.service';
import { MotionResolver, reviewDecisionResolvers } from './motion.resolver';
import type { MotionService } from './motion.service';
import { ReviewReplayResolver } from './replay.resolver';
import type { ReviewReplayService } from './replay.service';
import { ReviewDecisionConnection, ReviewDecisionsArgs } from './review-decision.graphql';
import {
  AmendPreReadResult,
  CancelReviewResult,
  CloseReviewInput,
  CloseReviewResult,
  IssuePreReadInput,
  IssuePreReadResult,
  PlanReviewInput,
  PlanReviewResult,
  ReviewWithReasonInput,
} from './review-mutations.graphql';
import {
  PortfolioReviewConnection,
  PortfolioReviewsArgs,
  PortfolioReviewType,
  PreReadType,
  ReviewItemConnection,
  ReviewItemsArgs,
} from './review.graphql';
import { ReviewExportResolver } from './review-export.resolver';
import type { ReviewExportService } from './review-export.service';
import type { ReviewService } from './review.service';

const ITS_ID = { reviewId: 'PortfolioReview' } as const;
const PREPARE = 'Portfolio managers, CX leaders and the chair of the body, or the deputy of that seat,';

@Resolver(() => PortfolioReviewType)
class ReviewResolver {
  constructor(
    private readonly reviews: ReviewService,
    private readonly closing: ReviewClosingService,
  ) {}

  @Query(() => PortfolioReviewType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  portfolioReview(@Arg('id', () => ID) _id: string): PortfolioReviewType | null {
    return compiled();
  }

  @Query(() => PortfolioReviewConnection, { description: 'The portfolio reviews of your organization.' })
  portfolioReviews(@Args(() => PortfolioReviewsArgs) _args: PageArgs): InstanceType<typeof PortfolioReviewConnection> {
    return compiled();
  }

  @FieldResolver(() => ReviewItemConnection, {
    description: 'New proposals and running initiatives in one list, by the last pre-read; empty until one is issued.',
  })
  agenda(@Args(() => ReviewItemsArgs) _args: PageArgs): InstanceType<typeof ReviewItemConnection> {
    return compiled();
  }

  @FieldResolver(() => ReviewDecisionConnection, { description: 'Its motions, whatever became of them.' })
  decisions(@Args(() => ReviewDecisionsArgs) _args: PageArgs): InstanceType<typeof ReviewDecisionConnection> {
    return compiled();
  }

  @Mutation(() => PlanReviewResult, {
    description: `${PREPARE} plan the review of a portfolio at a meeting of the body.`,
  })
  planReview(@Arg('input', () => PlanReviewInput) input: PlanReviewInput, @Ctx() context: RequestContext) {
    return this.reviews.plan(
      callerOf(context),
      withLocalIds(input, { portfolioId: 'Portfolio', meetingId: 'Meeting' }),
    );
  }

  @Mutation(() => CancelReviewResult, {
    description: `${PREPARE} cancel a review that is not closed: nothing that it decided is written.`,
  })
  cancelReview(
    @Arg('input', () => ReviewWithReasonInput) input: ReviewWithReasonInput,
    @Ctx() context: RequestContext,
  ) {
    return this.reviews.cancel(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => IssuePreReadResult, {
    description: `${PREPARE} freeze what the review rests on, and have it analysed: scores, ranks, robustness, recommended set. The members are told.`,
  })
  issuePreRead(@Arg('input', () => IssuePreReadInput) input: IssuePreReadInput, @Ctx() context: RequestContext) {
    return this.reviews.issue(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => AmendPreReadResult, {
    description: `${PREPARE} freeze anew what has changed since, for a reason; what was frozen before is kept. The members are told what has changed. Refused when nothing has.`,
  })
  amendPreRead(
    @Arg('input', () => ReviewWithReasonInput) input: ReviewWithReasonInput,
    @Ctx() context: RequestContext,
  ) {
    return this.reviews.amend(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => CloseReviewResult, {
    description:
      'The chair of the body, the deputy of that seat, who sits on it, and CX leaders close a review whose meeting was opened. All at once or not at all: what is carried becomes decisions on proposals, commitments of the budget, initiatives and their moves; everybody concerned is told; money that was freed is offered to the next in rank. Refused with everything that stands in the way.',
  })
  closeReview(@Arg('input', () => CloseReviewInput) input: CloseReviewInput, @Ctx() context: RequestContext) {
    return this.closing.close(callerOf(context), withLocalIds(input, ITS_ID));
  }
}

@Resolver(() => PreReadType)
class PreReadResolver {
  @FieldResolver(() => PortfolioReviewType)
  review(): PortfolioReviewType {
    return compiled();
  }

  @FieldResolver(() => ReviewItemConnection, { description: 'The agenda by it.' })
  items(@Args(() => ReviewItemsArgs) _args: PageArgs): InstanceType<typeof ReviewItemConnection> {
    return compiled();
  }
}

@Resolver(() => PortfolioType)
class PortfolioReviewsResolver {
  @FieldResolver(() => PortfolioReviewConnection, { description: 'When it was reviewed, or is to be.' })
  reviews(@Args(() => PortfolioReviewsArgs) _args: PageArgs): InstanceType<typeof PortfolioReviewConnection> {
    return compiled();
  }
}

@Resolver(() => MeetingType)
class MeetingReviewsResolver {
  @FieldResolver(() => [PortfolioReviewType], { description: 'The portfolios that are reviewed at it, as planned.' })
  portfolioReviews(): PortfolioReviewType[] {
    return compiled();
  }
}

interface ReviewServices {
  readonly reviewExports: ReviewExportService;
  readonly reviews: ReviewService;
  readonly motions: MotionService;
  readonly reviewClosing: ReviewClosingService;
  readonly reviewReplays: ReviewReplayService;
}

/** Portfolio reviews, and the fields that lead to them. */
export const reviewResolvers = ({ reviews, motions, reviewClosing, reviewReplays, reviewExports }: ReviewServices) => [
  new ReviewResolver(reviews, reviewClosing),
  new PreReadResolver(),
  new PortfolioReviewsResolver(),
  new MeetingReviewsResolver(),
  new MotionResolver(motions),
  ...reviewDecisionResolvers(),
  new ReviewReplayResolver(reviewReplays),
  new ReviewExportResolver(reviewExports),
];
