import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { RobustnessClass } from '../analyses/domain/robustness';
import { RobustnessClassEnum } from '../analyses/robustness.graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { MeetingType } from '../meetings/meeting.graphql';
import { PersonType } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { connectionType, enumOf, listArgs, MoneyType, NodeType, orderType } from '../platform/graphql/types.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import type { PreRead, ReviewItem } from './domain/pre-read';
import { REVIEW_STATUSES, type PortfolioReview, type ReviewStatus } from './domain/review';

const ReviewStatusEnum = enumOf('PortfolioReviewStatus', REVIEW_STATUSES, 'Where a portfolio review is.', {
  PLANNED: 'Its meeting is named; nothing is frozen yet.',
  PRE_READ: 'What it rests on is frozen, and its members can read it.',
  IN_SESSION: 'Its meeting was opened: motions are put and voted on while that is open.',
  CLOSED: 'What it decided is written.',
  CANCELLED: 'It is not held, for a reason.',
});

@ObjectType('ReviewItem', {
  simpleResolvers: true,
  description:
    'What a portfolio review decides on, as it was frozen: a new proposal, or a running initiative on what remains of its cost and value.',
})
export class ReviewItemType implements Pick<
  ReviewItem,
  'position' | 'title' | 'scoreMicro' | 'rank' | 'withinBudget' | 'robustness' | 'recommended'
> {
  @Field(() => Int, { description: 'From 1, in the order of the ranking; those that are not ranked come last.' })
  position!: number;
  @Field(() => String, { description: 'As it was called when it was frozen.' }) title!: string;
  @Field(() => ProposalType, { description: 'Of an initiative, what it was funded as.' }) proposal!: ProposalType;
  @Field(() => InitiativeType, { nullable: true, description: 'Null of a proposal that was not funded then.' })
  initiative!: InitiativeType | null;
  @Field(() => Float, { description: 'Score in points; `scoreMicro` is exact.' }) points!: number;
  @Field(() => GraphQLBigInt, { description: 'Score in millionths of a point.' }) scoreMicro!: bigint;
  @Field(() => Int, {
    nullable: true,
    description: 'Among all of the agenda; null when not all of its drivers are estimated.',
  })
  rank!: number | null;
  @Field(() => Boolean, { description: 'Whether what can be committed pays for it and all before it.' })
  withinBudget!: boolean;
  @Field(() => RobustnessClassEnum, { nullable: true, description: 'Null where it is not ranked.' })
  robustness!: RobustnessClass | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is in the recommended set; null where there is none: constraints clash, say.',
  })
  recommended!: boolean | null;
  @Field(() => MoneyType, {
    description: 'What it takes from what can be committed: of an initiative, what was not released to it yet.',
  })
  needed!: MoneyType;
  @Field(() => MoneyType, { description: 'What it is worth a year, each euro counted once.' }) value!: MoneyType;
  @Field(() => MoneyType, { description: 'The same over the horizon of the scoring model, discounted.' })
  valueOverHorizon!: MoneyType;
  @Field(() => MoneyType, {
    description: 'The same with the inaction weight on the costs of inaction: what the recommended set maximizes.',
  })
  weightedValueOverHorizon!: MoneyType;
  @Field(() => MoneyType, { description: 'What it costs over the horizon, discounted; of an initiative what remains.' })
  totalCost!: MoneyType;
}
export const ReviewItemConnection = connectionType('ReviewItem', () => ReviewItemType);
const ReviewItemOrder = orderType(
  'ReviewItemOrder',
  { POSITION: 'POSITION' },
  'How an agenda is ordered: by the ranking, the best first by default.',
);
export const ReviewItemsArgs = listArgs(ReviewItemOrder);

@ObjectType('PreRead', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What a portfolio review rests on: estimates, scoring model, costs, budget, constraints, seed and engines of one moment, frozen, and what followed from them.',
})
export class PreReadType
  extends NodeType
  implements Pick<PreRead, 'number' | 'reason' | 'changes' | 'inputsHash' | 'frozenAt'>
{
  @Field(() => Int, { description: '0 of the first, then 1, 2, 3, … of each amendment; the last one counts.' })
  number!: number;
  @Field(() => String, { nullable: true, description: 'Why it was frozen anew; null of the first.' })
  reason!: string | null;
  @Field(() => [String], { description: 'What an amendment changes of what was frozen before, in sentences.' })
  changes!: string[];
  @Field(() => String, { description: 'SHA-256 of what was frozen, in hexadecimal.' }) inputsHash!: string;
  @Field(() => PersonType) frozenBy!: PersonType;
  @Field(() => GraphQLISODateTime) frozenAt!: Date;
}

@ObjectType('ReviewDeparture', {
  simpleResolvers: true,
  description:
    'What a portfolio review decided beside the recommended set, and what that costs over the horizon of the scoring model, discounted.',
})
export class ReviewDepartureType {
  @Field(() => MoneyType, {
    description: 'Of what the recommended set maximizes: value with the inaction weight on the costs of inaction.',
  })
  weightedPrice!: MoneyType;
  @Field(() => MoneyType, { description: 'Of value with inaction counted once; may be below 0.' }) price!: MoneyType;
  @Field(() => [String], { description: 'Titles of what was decided and not recommended, best first.' })
  added!: string[];
  @Field(() => [String], { description: 'Titles of what was recommended and not decided, best first.' })
  dropped!: string[];
  @Field(() => [String], { description: 'Constraints that what was decided breaks, in sentences.' }) broken!: string[];
}

@ObjectType('ReviewOffer', {
  simpleResolvers: true,
  description: 'Money that a portfolio review freed, offered to the next in rank: a further decision may take it up.',
})
export class ReviewOfferType {
  @Field(() => Int, { description: 'From 1, in the order of the ranking.' }) position!: number;
  @Field(() => ProposalType) proposal!: ProposalType;
  @Field(() => MoneyType, { description: 'What funding it takes.' }) amount!: MoneyType;
  @Field(() => Boolean, { description: 'Whether it can still be taken up.' }) open!: boolean;
  @Field(() => GraphQLISODateTime) offeredAt!: Date;
}

@ObjectType('PortfolioReview', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'A governance body reviews a portfolio at one of its meetings: new proposals and running initiatives side by side.',
})
export class PortfolioReviewType
  extends NodeType
  implements Pick<PortfolioReview, 'plannedAt' | 'issuedAt' | 'closedAt' | 'cancelledReason' | 'version'>
{
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => MeetingType) meeting!: MeetingType;
  @Field(() => ReviewStatusEnum) status!: ReviewStatus;
  @Field(() => PersonType) plannedBy!: PersonType;
  @Field(() => GraphQLISODateTime) plannedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When its first pre-read was issued.' })
  issuedAt!: Date | null;
  @Field(() => [PreReadType], { description: 'The first and its amendments, in their order.' })
  preReads!: PreReadType[];
  @Field(() => ReviewDepartureType, {
    nullable: true,
    description: 'From the recommended set, as a whole; null until it is closed, and where there is none.',
  })
  departure!: ReviewDepartureType | null;
  @Field(() => MoneyType, {
    nullable: true,
    description: 'What initiatives gave back to the portfolio by what was decided; null until it is closed.',
  })
  freed!: MoneyType | null;
  @Field(() => [ReviewOfferType], { description: 'In the order of the ranking.' }) offers!: ReviewOfferType[];
  @Field(() => PersonType, { nullable: true }) closedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) closedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it is not held; null unless it was cancelled.' })
  cancelledReason!: string | null;
  @Field(() => String, {
    description:
      'Its minutes as Markdown: attendance, quorum, what it rests on, each decision with votes, dissent and recusals, departures with their price, offers. What people wrote stands in it as text.',
  })
  minutes!: string;
  @Field(() => Int, { description: 'Raised by each pre-read, by each motion and what becomes of it, and by closing.' })
  version!: number;
}

export const PortfolioReviewConnection = connectionType('PortfolioReview', () => PortfolioReviewType);
const PortfolioReviewOrder = orderType(
  'PortfolioReviewOrder',
  { PLANNED_AT: 'PLANNED_AT' },
  'How portfolio reviews are ordered: by when they were planned, the latest first by default.',
);
@InputType()
class PortfolioReviewFilter {
  @Field(() => [ReviewStatusEnum], { nullable: true, description: 'In one of these.' }) status?: ReviewStatus[];
  @Field(() => ID, { nullable: true, description: 'Of this portfolio.' }) portfolioId?: string;
  @Field(() => ID, { nullable: true, description: 'At a meeting of this governance body.' }) governanceBodyId?: string;
}
export const PortfolioReviewsArgs = listArgs(PortfolioReviewOrder, PortfolioReviewFilter);
