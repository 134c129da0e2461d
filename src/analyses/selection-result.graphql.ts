import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { connectionType, enumOf, listArgs, MoneyType, orderType } from '../platform/graphql/types.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import type { CandidateKind } from './domain/frozen-inputs';
import { CandidateKindEnum } from './robustness.graphql';

const SELECTION_STATUSES = ['OPTIMAL', 'BEST_FOUND', 'INFEASIBLE', 'NONE_FOUND'] as const;
type SelectionStatus = (typeof SELECTION_STATUSES)[number];
const SelectionStatusEnum = enumOf('SelectionStatus', SELECTION_STATUSES, 'What a search for the best set came to.', {
  OPTIMAL: 'No set within the constraints is worth more: that is proven.',
  BEST_FOUND: 'The search reached its limit before that was proven; `gap` says how much more a set could be worth.',
  INFEASIBLE: 'No set keeps all constraints; `clash` names those that cannot hold together.',
  NONE_FOUND: 'The search reached its limit before it met any set that keeps all constraints.',
});
const FRONTIER_STATUSES = ['FOUND', 'INFEASIBLE', 'NONE_FOUND'] as const;
type FrontierStatus = (typeof FRONTIER_STATUSES)[number];
const FrontierStatusEnum = enumOf('FrontierStatus', FRONTIER_STATUSES, 'What a search for the steps came to.', {
  INFEASIBLE: 'No set keeps all constraints, not even with the greatest budget.',
  NONE_FOUND: 'The search reached its limit before it met any set that keeps all constraints.',
});

@ObjectType('SelectionClash', { simpleResolvers: true, description: 'Constraints that no set keeps together.' })
export class SelectionClashType {
  @Field(() => String, { description: 'As in `These cannot hold together: must: "One login" (EUR 90,000.00); …`.' })
  sentence!: string;
  @Field(() => [String], { description: 'Each of them, in words.' }) constraints!: string[];
  @Field(() => String, {
    description:
      'SMALLEST: no fewer of the constraints clash. IRREDUCIBLE: each is needed for it. NOT_REDUCED: some may not be.',
  })
  size!: string;
}

@ObjectType('OfferedCandidate', {
  simpleResolvers: true,
  description:
    'What a set is chosen from. Values are over the horizon of the scoring model, discounted; by NPV, what is left of them after the cost.',
})
export class OfferedCandidateType {
  @Field(() => ProposalType, { description: 'Itself, or what a running initiative was funded as.' })
  proposal!: ProposalType;
  @Field(() => CandidateKindEnum) kind!: CandidateKind;
  @Field(() => InitiativeType, { nullable: true, description: 'Null of a proposal.' })
  initiative!: InitiativeType | null;
  @Field(() => Int, { description: 'By score; running initiatives that are not scored come last and share a rank.' })
  rank!: number;
  @Field(() => Boolean, { description: 'Whether it is in the recommended set.' }) isRecommended!: boolean;
  @Field(() => MoneyType, { description: 'Of a running initiative by its last forecast.' }) value!: MoneyType;
  @Field(() => MoneyType, { description: 'The same with λ on the costs of inaction: what the set maximizes.' })
  weightedValue!: MoneyType;
  @Field(() => MoneyType, { description: 'What it takes from what is left; of a running initiative what remains.' })
  commitment!: MoneyType;
}

export const OfferedCandidateConnection = connectionType('OfferedCandidate', () => OfferedCandidateType);
const OfferedCandidateOrder = orderType(
  'OfferedCandidateOrder',
  { RANK: 'RANK' },
  'How candidates are ordered: by rank, the best first, by default.',
);
@InputType()
class OfferedCandidateFilter {
  @Field(() => Boolean, { nullable: true, description: 'In the recommended set, or not in it.' })
  isRecommended?: boolean;
  @Field(() => [CandidateKindEnum], { nullable: true, description: 'Of one of these.' }) kind?: CandidateKind[];
}
export const OfferedCandidatesArgs = listArgs(OfferedCandidateOrder, OfferedCandidateFilter);

@ObjectType('RecommendedSet', {
  simpleResolvers: true,
  description:
    'The set of greatest weighted value within what is left and all constraints; of equal sets the one that takes least, then the one with the first in the ranking. Values are over the horizon, discounted; all are null where there is no set.',
})
export class RecommendedSetType {
  @Field(() => SelectionStatusEnum) status!: SelectionStatus;
  @Field(() => MoneyType, { description: 'What was left for what competes: nothing of a pot for light proposals.' })
  budget!: MoneyType;
  @Field(() => MoneyType, { nullable: true, description: 'What the set takes of it.' }) commitment!: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: 'At λ = 1.' }) value!: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: 'With λ on the costs of inaction.' })
  weightedValue!: MoneyType | null;
  @Field(() => MoneyType, {
    nullable: true,
    description: 'By how much another set could be worth more, at most: 0 when it is OPTIMAL.',
  })
  gap!: MoneyType | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the rule among equal sets was carried to its end.' })
  tiesSettled!: boolean | null;
  @Field(() => String, { nullable: true, description: 'What computed it, with its version.' }) engine!: string | null;
  @Field(() => SelectionClashType, { nullable: true, description: 'Where it is INFEASIBLE.' })
  clash!: SelectionClashType | null;
}

@ObjectType('FrontierNextStep', { simpleResolvers: true, description: 'What the next step needs, and what it brings.' })
export class FrontierNextStepType {
  @Field(() => MoneyType, { description: 'Beyond the commitment of this step.' }) moreBudget!: MoneyType;
  @Field(() => MoneyType, { description: 'Over the horizon, with λ.' }) moreWeightedValue!: MoneyType;
  @Field(() => MoneyType, { description: 'Over the horizon, at λ = 1.' }) moreValue!: MoneyType;
}

@ObjectType('FrontierStep', {
  simpleResolvers: true,
  description: 'A set that is the best from a budget on, which is its commitment. Values are over the horizon.',
})
export class FrontierStepType {
  @Field(() => MoneyType) commitment!: MoneyType;
  @Field(() => MoneyType, { description: 'Up to this budget it is known that no set is worth more.' })
  bestTo!: MoneyType;
  @Field(() => MoneyType) value!: MoneyType;
  @Field(() => MoneyType) weightedValue!: MoneyType;
  @Field(() => Boolean, { description: 'False where the search reached its limit before it was proven.' })
  isProven!: boolean;
  @Field(() => [ProposalType], { description: 'Against the step before; of the first step all that are in it.' })
  added!: ProposalType[];
  @Field(() => [ProposalType], { description: 'Against the step before.' }) dropped!: ProposalType[];
  @Field(() => FrontierNextStepType, {
    nullable: true,
    description: 'Null at the last one, and where there may be steps between that are not known.',
  })
  next!: FrontierNextStepType | null;
}

@ObjectType('Frontier', {
  simpleResolvers: true,
  description: 'Value against budget: the steps where the set changes.',
})
export class FrontierType {
  @Field(() => FrontierStatusEnum) status!: FrontierStatus;
  @Field(() => Boolean, { nullable: true, description: 'Whether these are all steps between the two budgets.' })
  isComplete!: boolean | null;
  @Field(() => [FrontierStepType], { description: 'By budget; empty unless it is FOUND.' }) steps!: FrontierStepType[];
  @Field(() => SelectionClashType, { nullable: true, description: 'Where it is INFEASIBLE.' })
  clash!: SelectionClashType | null;
}
