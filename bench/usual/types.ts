import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ProposalScore } from './entities';
import { Approval, Estimate, Initiative, InitiativeEvent, Proposal } from './entities';

@ObjectType()
export class Money {
  @Field(() => String) amountMinor!: string;
  @Field(() => String) currencyCode!: string;
}

@ObjectType()
export class EstimateConnection {
  @Field(() => [Estimate]) nodes!: Estimate[];
}
@ObjectType()
export class ApprovalConnection {
  @Field(() => [Approval]) nodes!: Approval[];
}
@ObjectType()
export class HistoryConnection {
  @Field(() => [InitiativeEvent]) nodes!: InitiativeEvent[];
}
@ObjectType()
export class ProposalConnection {
  @Field(() => [Proposal]) nodes!: Proposal[];
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}
@ObjectType()
export class RankedProposal {
  @Field(() => Int) rank!: number;
  @Field(() => Boolean) tied!: boolean;
  @Field(() => Boolean) withinBudget!: boolean;
  readonly score!: ProposalScore;
}
@ObjectType()
export class Ranking {
  @Field(() => Int) totalCount!: number;
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => [RankedProposal]) nodes!: RankedProposal[];
}

@ObjectType()
export class Missing {
  @Field(() => String) message!: string;
}
@ObjectType()
export class AvailableTransition {
  @Field(() => String) event!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean) allowed!: boolean;
  @Field(() => [Missing]) missing!: readonly Missing[];
  @Field(() => [String]) reasons!: string[];
  @Field(() => String) whoCould!: string;
}
@ObjectType()
export class StageColumn {
  @Field(() => String) stage!: string;
  @Field(() => Int) count!: number;
  @Field(() => [Initiative]) initiatives!: Initiative[];
}

@InputType()
export class MoveInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) idempotencyKey!: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
}
@ObjectType()
export class MovePayload {
  @Field(() => Initiative) initiative!: Initiative;
}
