import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { MutationInput, mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import type { ShownInactionWeight } from '../scoring/domain/scoring-model';
import { InactionWeightEnum } from '../scoring/inaction-weight.graphql';
import type { ReviewOutcome } from './domain/motion';
import type { ReviewVoteChoice } from './domain/review-vote';
import { ReviewDecisionType, ReviewOutcomeEnum, ReviewVoteChoiceEnum, ReviewVoteType } from './review-decision.graphql';
import { PortfolioReviewType } from './review.graphql';

const REASON = 'Up to 2000 characters.';

@InputType()
export class PlanReviewInput extends MutationInput {
  @Field(() => ID) portfolioId!: string;
  @Field(() => ID, { description: 'A meeting of a governance body that is to come, or is open.' }) meetingId!: string;
}

@InputType()
export class IssuePreReadInput extends VersionedInput {
  @Field(() => ID) reviewId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'By which the sampling of robustness begins, ≥ 0; 1 when left out.',
  })
  seed?: number | null;
  @Field(() => InactionWeightEnum, { nullable: true, description: 'ONE when left out.' })
  inactionWeight?: ShownInactionWeight | null;
}

@InputType()
export class ReviewWithReasonInput extends VersionedInput {
  @Field(() => ID) reviewId!: string;
  @Field(() => String, { description: REASON }) reason!: string;
}

@InputType()
export class CloseReviewInput extends VersionedInput {
  @Field(() => ID) reviewId!: string;
}

@InputType({ description: 'What has to be done although a proposal is funded.' })
export class ReviewConditionInput {
  @Field(() => String, { description: REASON }) text!: string;
  @Field(() => ID, { nullable: true, description: 'Who is to meet it; whoever leads the initiative when left out.' })
  ownerId?: string | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day for it, today at the earliest.' })
  dueOn?: string | null;
}

@InputType({ description: 'What does not go with the outcome is refused.' })
export class PutMotionInput extends VersionedInput {
  @Field(() => ID) reviewId!: string;
  @Field(() => ID, { description: 'A proposal or an initiative on the agenda of the review.' }) subjectId!: string;
  @Field(() => ReviewOutcomeEnum) outcome!: ReviewOutcome;
  @Field(() => GraphQLBigInt, { nullable: true, description: 'With FUND_IN_PART and RESCOPE: minor units, ≥ 0.' })
  costOneOffMinor?: bigint | null;
  @Field(() => GraphQLBigInt, {
    nullable: true,
    description: 'With FUND_IN_PART and RESCOPE: minor units a year, ≥ 0.',
  })
  costYearlyMinor?: bigint | null;
  @Field(() => GraphQLBigInt, {
    nullable: true,
    description: 'With FUND_IN_PART and RESCOPE: what it is expected to be worth then, in minor units a year.',
  })
  valueYearlyMinor?: bigint | null;
  @Field(() => String, {
    nullable: true,
    description: `With FUND_IN_PART what is left out, with RESCOPE what changes. ${REASON}`,
  })
  scope?: string | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'With DEFER: a date after today.' })
  until?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'With DEFER what is missing, with DECLINE the reason and its data; asked for with RESCOPE, PAUSE and SUNSET, and with whatever departs from the recommended set. Up to 1500 characters.',
  })
  reason?: string | null;
  @Field(() => [ReviewConditionInput], { nullable: true, description: 'With FUND_WITH_CONDITIONS: 1 to 20.' })
  conditions?: ReviewConditionInput[] | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Who is to do the work of what is funded; named until the review is closed.',
  })
  leadId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who is to own its solution; named until the review is closed.' })
  businessOwnerId?: string | null;
}

@InputType()
export class WithdrawMotionInput extends VersionedInput {
  @Field(() => ID) reviewDecisionId!: string;
  @Field(() => String, { description: REASON }) reason!: string;
}

@InputType()
export class CastReviewVoteInput extends VersionedInput {
  @Field(() => ID) reviewDecisionId!: string;
  @Field(() => ReviewVoteChoiceEnum) choice!: ReviewVoteChoice;
  @Field(() => String, { nullable: true, description: `Asked for with AGAINST and RECUSED. ${REASON}` })
  reason?: string | null;
}

@InputType()
export class DecideMotionInput extends VersionedInput {
  @Field(() => ID) reviewDecisionId!: string;
}

@InputType()
export class NameForWorkInput extends VersionedInput {
  @Field(() => ID) reviewDecisionId!: string;
  @Field(() => ID, { description: 'Who is to do the work, with a team.' }) leadId!: string;
  @Field(() => ID, { description: 'Who is to own the solution once it runs.' }) businessOwnerId!: string;
}

function reviewResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => PortfolioReviewType) review!: PortfolioReviewType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}

function decisionResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => ReviewDecisionType) reviewDecision!: ReviewDecisionType;
    @Field(() => PortfolioReviewType) review!: PortfolioReviewType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}

@ObjectType({ simpleResolvers: true })
class CastReviewVotePayload {
  @Field(() => ReviewVoteType) reviewVote!: ReviewVoteType;
  @Field(() => ReviewDecisionType) reviewDecision!: ReviewDecisionType;
}

export const PlanReviewResult = reviewResult('PlanReview');
export const CancelReviewResult = reviewResult('CancelReview');
export const IssuePreReadResult = reviewResult('IssuePreRead');
export const AmendPreReadResult = reviewResult('AmendPreRead');
export const CloseReviewResult = reviewResult('CloseReview');
export const PutMotionResult = decisionResult('PutMotion');
export const WithdrawMotionResult = decisionResult('WithdrawMotion');
export const DecideMotionResult = decisionResult('DecideMotion');
export const NameForWorkResult = decisionResult('NameForWork');
export const CastReviewVoteResult = mutationResult('CastReviewVoteResult', () => CastReviewVotePayload);
