import { GraphQLLocalDate } from 'graphql-scalars';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { InitiativeEventType, InitiativeType } from '../initiatives/initiative.graphql';
import {
  connectionType,
  MoneyType,
  MutationInput,
  mutationResult,
  PageArgs,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import { ProposalChangeInput } from '../proposals/proposal-mutations.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import type { ShownInactionWeight } from '../scoring/domain/scoring-model';
import { InactionWeightEnum } from '../scoring/inaction-weight.graphql';
import type { Ranked } from './domain/ranking';

@ObjectType('InactionRank', { simpleResolvers: true, description: 'The place of a proposal at one inaction weight.' })
export class InactionRankType implements Pick<Ranked, 'rank' | 'withinBudget'> {
  @Field(() => InactionWeightEnum) inactionWeight!: ShownInactionWeight;
  @Field(() => Int, { description: 'From 1; those that are tied share it.' }) rank!: number;
  @Field(() => Boolean, { description: 'Whether what remains for the ranking reaches down to it.' })
  withinBudget!: boolean;
}

@ObjectType('RankedProposal', {
  simpleResolvers: true,
  description:
    'A proposal in the ranking of its portfolio: by score, then by value for each unit of cost, the greater first.',
})
export class RankedProposalType implements Pick<Ranked, 'rank' | 'tied' | 'withinBudget'> {
  @Field(() => Int, {
    description: 'From 1. Those that are tied share a rank, and as many ranks after it are left out: 1, 2, 2, 4.',
  })
  rank!: number;
  @Field(() => Boolean, { description: 'Whether another has the same score and the same value for its cost.' })
  tied!: boolean;
  @Field(() => Boolean, {
    description:
      'Whether what remains for the ranking pays for it and all before it. Nothing beneath the first that it cannot pay for is within it, however cheap.',
  })
  withinBudget!: boolean;
  @Field(() => Boolean, {
    description:
      'Whether it is within the budget at one inaction weight and not at another: never by NPV, RICE and WSJF, whose scores are the same at each.',
  })
  fundingFlips!: boolean;
  @Field(() => [InactionRankType], { description: 'Its place at the inaction weights ONE, TWO and FOUR.' })
  ranks!: InactionRankType[];
  @Field(() => Float, {
    description:
      'Score in points, which mean what the method of the scoring model says: 0 adds nothing, 10 is the anchor of every driver at once by RETURN_AND_INACTION. `scoreMicro` is exact.',
  })
  points!: number;
  @Field(() => GraphQLBigInt, {
    description: 'Score in millionths of a point, exact: what is ranked by. By NPV these are minor units.',
  })
  scoreMicro!: bigint;
  @Field(() => MoneyType, {
    description: 'Returns and costs of inaction avoided a year, each counted once; 0 by RICE and WSJF.',
  })
  value!: MoneyType;
  @Field(() => MoneyType, {
    description: 'One-off and yearly cost over the horizon of the scoring model, discounted.',
  })
  totalCost!: MoneyType;
  @Field(() => MoneyType, {
    description: "What funding takes from the portfolio's budget: the one-off cost and the first year's.",
  })
  commitment!: MoneyType;
  @Field(() => ProposalType) proposal!: ProposalType;
}

export const RankedProposalConnection = connectionType('RankedProposal', () => RankedProposalType);

@ArgsType()
export class RankingArgs extends PageArgs {
  @Field(() => InactionWeightEnum, {
    description: 'The inaction weight that scores are taken at; it counts by RETURN_AND_INACTION alone.',
  })
  inactionWeight: ShownInactionWeight = InactionWeightEnum.ONE;
}

@InputType()
export class OpenPortfolioInput extends MutationInput {
  @Field(() => String, { description: 'Up to 200 characters, and of no other portfolio.' }) name!: string;
  @Field(() => GraphQLLocalDate, { description: 'The first day of its period.' }) periodFrom!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day of its period, included.' }) periodTo!: string;
  @Field(() => ID, { nullable: true, description: 'A published one. Left out: the one that was published last.' })
  scoringModelId?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class OpenPortfolioPayload {
  @Field(() => PortfolioType) portfolio!: PortfolioType;
}
export const OpenPortfolioResult = mutationResult('OpenPortfolioResult', () => OpenPortfolioPayload);

@InputType()
export class ConfirmFundingInput extends VersionedInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => String, { nullable: true, description: 'Up to 2000 characters; it stays in the history.' })
  reason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class ConfirmFundingPayload {
  @Field(() => InitiativeType, { description: 'At work in design again.' }) initiative!: InitiativeType;
  @Field(() => InitiativeEventType, { description: 'The move, as the history has it.' }) event!: InitiativeEventType;
  @Field(() => PortfolioType) portfolio!: PortfolioType;
}
export const ConfirmFundingResult = mutationResult('ConfirmFundingResult', () => ConfirmFundingPayload);

@InputType()
export class FundProposalInput extends ProposalChangeInput {
  @Field(() => ID, { description: 'Who does the work, with a team.' }) leadId!: string;
  @Field(() => ID, { description: 'Who owns the solution once it runs.' }) businessOwnerId!: string;
}
@ObjectType({ simpleResolvers: true })
export class FundProposalPayload {
  @Field(() => ProposalType) proposal!: ProposalType;
  @Field(() => InitiativeType, { description: "In its first stage; the proposal's sponsor is its own." })
  initiative!: InitiativeType;
  @Field(() => PortfolioType) portfolio!: PortfolioType;
}
export const FundProposalResult = mutationResult('FundProposalResult', () => FundProposalPayload);
