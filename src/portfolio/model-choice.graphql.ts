import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import type { DriverCode } from '../scoring/domain/drivers';
import type { ShownInactionWeight } from '../scoring/domain/scoring-model';
import { InactionWeightEnum } from '../scoring/inaction-weight.graphql';
import { DriverCodeEnum } from '../scoring/scoring-model.graphql';
import type { ModelPreview, PreviewedPlace, PreviewedProposal } from './domain/model-preview';

@InputType()
export class SetScoringModelInput extends VersionedInput {
  @Field(() => ID) portfolioId!: string;
  @Field(() => ID, { description: 'A published one.' }) scoringModelId!: string;
  @Field(() => String, { description: 'Up to 2000 characters; it stays in the audit.' }) reason!: string;
}

@ObjectType({ simpleResolvers: true })
export class SetScoringModelPayload {
  @Field(() => PortfolioType) portfolio!: PortfolioType;
}
export const SetScoringModelResult = mutationResult('SetScoringModelResult', () => SetScoringModelPayload);

@ArgsType()
export class PreviewScoringModelArgs {
  @Field(() => ID, { description: 'The scoring model, mostly a draft.' }) id!: string;
  @Field(() => ID) portfolioId!: string;
  @Field(() => InactionWeightEnum, { description: 'λ, which counts by RETURN_AND_INACTION alone.' })
  inactionWeight: ShownInactionWeight = InactionWeightEnum.ONE;
}

@ObjectType('PreviewedPlace', { simpleResolvers: true, description: 'Where a proposal stands by one of two models.' })
class PreviewedPlaceType implements PreviewedPlace {
  @Field(() => Int, { description: 'From 1; those that are tied share it.' }) rank!: number;
  @Field(() => Boolean) tied!: boolean;
  @Field(() => Boolean, { description: 'Whether what remains of the budget reaches down to it.' })
  withinBudget!: boolean;
  @Field(() => Float, { description: 'In points, which mean what the method of the model says.' }) points!: number;
  @Field(() => GraphQLBigInt, { description: 'The same in millionths of a point, exact.' }) scoreMicro!: bigint;
}

@ObjectType('PreviewedProposal', {
  simpleResolvers: true,
  description: 'A proposal by the scoring model that its portfolio uses, and by another.',
})
class PreviewedProposalType implements Omit<PreviewedProposal, 'before' | 'after'> {
  @Field(() => ID) proposalId!: string;
  @Field(() => String) title!: string;
  @Field(() => PreviewedPlaceType, {
    nullable: true,
    description: 'By the present model; null where it is not ranked.',
  })
  before!: PreviewedPlaceType | null;
  @Field(() => PreviewedPlaceType, { nullable: true, description: 'By the other; null where it would not be ranked.' })
  after!: PreviewedPlaceType | null;
  @Field(() => [DriverCodeEnum], {
    description:
      'What the other model asks for and nobody but the proposer has estimated: for want of these it is not ranked.',
  })
  missing!: readonly DriverCode[];
}

@ObjectType('ScoringModelPreview', {
  simpleResolvers: true,
  description:
    'How the ranking of a portfolio would change by another scoring model, from the same estimates and costs. Nothing changes.',
})
export class ScoringModelPreviewType implements Omit<ModelPreview, 'proposals'> {
  @Field(() => [PreviewedProposalType], {
    description:
      'All that compete: by their rank after; then those that would drop out, by their rank before; then those that are ranked by neither.',
  })
  proposals!: PreviewedProposalType[];
  @Field(() => [ID], { description: 'Proposals that the budget would come to reach.' })
  entersBudget!: readonly string[];
  @Field(() => [ID], { description: 'Proposals that the budget would no longer reach.' })
  leavesBudget!: readonly string[];
}
