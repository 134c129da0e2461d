import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeEventType, InitiativeType } from '../initiatives/initiative.graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, listArgs, MoneyType, NodeType, orderType } from '../platform/graphql/types.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import {
  DECISION_STATUSES,
  REVIEW_OUTCOMES,
  type DecisionStatus,
  type ReviewDecision,
  type ReviewOutcome,
} from './domain/motion';
import { REVIEW_VOTE_CHOICES, type ReviewVote, type ReviewVoteChoice, type VoteCount } from './domain/review-vote';
import { PortfolioReviewType } from './review.graphql';

export const ReviewOutcomeEnum = enumOf('ReviewOutcome', REVIEW_OUTCOMES, 'What a portfolio review decides.', {
  FUND: 'A proposal becomes an initiative.',
  FUND_IN_PART: 'A part of a proposal becomes an initiative.',
  FUND_WITH_CONDITIONS: 'A proposal becomes an initiative, with conditions that are followed up.',
  DEFER: 'A proposal waits until a date, for what is missing.',
  DECLINE: 'A proposal is not done, for a reason with its data.',
  CONTINUE: 'An initiative goes on: resumed where it is on hold, its funding confirmed where that is asked for.',
  RESCOPE: 'An initiative goes on with another scope, cost and value.',
  PAUSE: 'An initiative is put on hold.',
  SUNSET: 'An initiative is stopped: before anything runs it closes lightly, from measure it goes to sunset.',
});
const DecisionStatusEnum = enumOf('ReviewDecisionStatus', DECISION_STATUSES, 'Where a motion is.', {
  OPEN: 'It is voted on.',
  CARRIED: 'It is written when the review is closed.',
  LOST: 'It was voted down.',
  WITHDRAWN: 'It was taken back, for a reason, before the review was closed.',
});
export const ReviewVoteChoiceEnum = enumOf('ReviewVoteChoice', REVIEW_VOTE_CHOICES, 'What a seat says to a motion.', {
  AGAINST: 'With the reason of the dissent, which the minutes keep.',
  RECUSED: 'It has no say, for a conflict of interest that is named.',
});

@ObjectType('ReviewCondition', {
  simpleResolvers: true,
  description: 'What has to be done although a proposal is funded, as the motion says it.',
})
export class ReviewConditionType {
  @Field(() => String) text!: string;
  @Field(() => PersonType, { nullable: true, description: 'Who is to meet it; null for whoever leads the initiative.' })
  owner!: PersonType | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day for it; null where there is none.' })
  dueOn!: string | null;
}

@ObjectType('ReviewRecusal', { simpleResolvers: true, description: 'A seat that had no say in a motion, and why.' })
export class ReviewRecusalType {
  @Field(() => PersonType, { description: 'The member whose seat it is.' }) member!: PersonType;
  @Field(() => String, { description: 'As in "its sponsor"; of who recused themselves, their reason.' })
  because!: string;
}

@ObjectType('ReviewVoteCount', { simpleResolvers: true, description: 'How a motion was voted on, in seats.' })
export class ReviewVoteCountType implements Omit<VoteCount, 'recused' | 'carried'> {
  @Field(() => Int) for!: number;
  @Field(() => Int) against!: number;
  @Field(() => Int) abstained!: number;
  @Field(() => Int, { description: 'Seats with a say of which nothing was said.' }) silent!: number;
  @Field(() => Int, { description: 'How many had to vote: the quorum of the meeting.' }) needed!: number;
  @Field(() => Boolean, { description: 'Whether the seat that speaks for the customer had a say.' })
  customerHadSay!: boolean;
  @Field(() => Boolean, { description: 'Whether as many were for as against, so that the vote of the chair decided.' })
  byCastingVote!: boolean;
}

@ObjectType('ReviewVote', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What somebody who was there said to a motion for a seat of the body; the latest of a seat counts.',
})
export class ReviewVoteType extends NodeType implements Pick<ReviewVote, 'sequence' | 'choice' | 'reason' | 'castAt'> {
  @Field(() => Int, { description: '1, 2, 3, … within the motion.' }) sequence!: number;
  @Field(() => PersonType, { description: 'The member whose seat it is.' }) for!: PersonType;
  @Field(() => PersonType, { description: 'The member, or who came in their place.' }) voter!: PersonType;
  @Field(() => ReviewVoteChoiceEnum) choice!: ReviewVoteChoice;
  @Field(() => String, { nullable: true, description: 'Of a dissent and a recusal always there.' })
  reason!: string | null;
  @Field(() => Boolean, { description: 'Whether it is the latest of its seat.' }) counts!: boolean;
  @Field(() => GraphQLISODateTime) castAt!: Date;
}

type OwnFields = 'number' | 'title' | 'outcome' | 'status' | 'scope' | 'until' | 'reason' | 'putAt' | 'decidedAt';

@ObjectType('ReviewDecision', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A motion of a portfolio review on a proposal or an initiative, its votes, and what became of it.',
})
export class ReviewDecisionType
  extends NodeType
  implements Pick<ReviewDecision, OwnFields | 'withdrawnReason' | 'version'>
{
  @Field(() => PortfolioReviewType) review!: PortfolioReviewType;
  @Field(() => Int, { description: '1, 2, 3, … in the order in which they were put.' }) number!: number;
  @Field(() => ProposalType, { description: 'Of an initiative, what it was funded as.' }) proposal!: ProposalType;
  @Field(() => InitiativeType, { nullable: true, description: 'Null where it is on the proposal itself.' })
  initiative!: InitiativeType | null;
  @Field(() => String, { description: 'As it was called then.' }) title!: string;
  @Field(() => ReviewOutcomeEnum) outcome!: ReviewOutcome;
  @Field(() => DecisionStatusEnum) status!: DecisionStatus;
  @Field(() => MoneyType, {
    nullable: true,
    description: 'What it takes from the budget in all; null where nothing anew.',
  })
  amount!: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: 'By the motion, of FUND_IN_PART and RESCOPE.' })
  costOneOff!: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: 'A year, by the motion, of FUND_IN_PART and RESCOPE.' })
  costYearly!: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: 'A year, by the motion, of FUND_IN_PART and RESCOPE.' })
  valueYearly!: MoneyType | null;
  @Field(() => String, { nullable: true, description: 'Of FUND_IN_PART what is left out, of RESCOPE what changes.' })
  scope!: string | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Of DEFER.' }) until!: string | null;
  @Field(() => [ReviewConditionType], { description: 'Of FUND_WITH_CONDITIONS, in their order.' })
  conditions!: ReviewConditionType[];
  @Field(() => String, { nullable: true, description: 'Of DEFER what is missing, of DECLINE the reason and its data.' })
  reason!: string | null;
  @Field(() => PersonType, { nullable: true, description: 'Who is to do the work of what is funded.' })
  lead!: PersonType | null;
  @Field(() => PersonType, { nullable: true, description: 'Who is to own its solution.' })
  businessOwner!: PersonType | null;
  @Field(() => MoneyType, {
    nullable: true,
    description:
      'What it costs, over the horizon of the scoring model and discounted, to depart by it from the recommended set; null where it does not.',
  })
  weightedPrice!: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: 'The same with inaction counted once; may be below 0.' })
  price!: MoneyType | null;
  @Field(() => PersonType) putBy!: PersonType;
  @Field(() => GraphQLISODateTime) putAt!: Date;
  @Field(() => [ReviewVoteType], { description: 'In the order in which they were cast.' }) votes!: ReviewVoteType[];
  @Field(() => ReviewVoteCountType, { nullable: true, description: 'Null until it is decided.' })
  count!: ReviewVoteCountType | null;
  @Field(() => [ReviewRecusalType], { description: 'Once it is decided, the seats that had no say.' })
  recused!: ReviewRecusalType[];
  @Field(() => PersonType, { nullable: true, description: 'Who led the vote.' }) decidedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true }) withdrawnReason!: string | null;
  @Field(() => InitiativeEventType, {
    nullable: true,
    description: 'The move that it became when the review was closed.',
  })
  move!: InitiativeEventType | null;
  @Field(() => InitiativeType, { nullable: true, description: 'The initiative that began by it.' })
  begun!: InitiativeType | null;
  @Field(() => Int, { description: 'Raised by each change of the motion, not by votes.' }) version!: number;
}

export const ReviewDecisionConnection = connectionType('ReviewDecision', () => ReviewDecisionType);
const ReviewDecisionOrder = orderType(
  'ReviewDecisionOrder',
  { PUT_AT: 'PUT_AT' },
  'How motions are ordered: as they were put, the first one first by default.',
);
@InputType()
class ReviewDecisionFilter {
  @Field(() => [DecisionStatusEnum], { nullable: true, description: 'In one of these.' }) status?: DecisionStatus[];
  @Field(() => [ReviewOutcomeEnum], { nullable: true, description: 'To one of these.' }) outcome?: ReviewOutcome[];
}
export const ReviewDecisionsArgs = listArgs(ReviewDecisionOrder, ReviewDecisionFilter);
