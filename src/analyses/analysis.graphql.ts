import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { PersonType } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import {
  connectionType,
  enumOf,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import type { ShownInactionWeight } from '../scoring/domain/scoring-model';
import { InactionWeightEnum } from '../scoring/inaction-weight.graphql';
import { FrontierType, RecommendedSetType } from './selection-result.graphql';
import { RobustnessType } from './robustness.graphql';
import { ANALYSIS_STATES, type Analysis, type AnalysisState } from './domain/analysis';
import {
  ANALYSIS_KINDS,
  type AnalysisKind,
  type FrontierOptions,
  type PairInput,
  type RobustnessOptions,
} from './domain/analysis-request';

const AnalysisKindEnum = enumOf('AnalysisKind', ANALYSIS_KINDS, 'What is asked of a portfolio.', {
  ROBUSTNESS: 'What chance does to its ranking: estimates, weights and λ are drawn again and again.',
  RECOMMENDED_SET: 'What is worth most within what is left of its budget, and its constraints.',
  FRONTIER: 'How that grows with the budget, step by step.',
});
const AnalysisStateEnum = enumOf('AnalysisState', ANALYSIS_STATES, 'How far an analysis is.', {
  QUEUED: 'It waits for a worker.',
  RUNNING: 'A worker computes it; `progressPercent` is written each second.',
  DONE: 'Its result is there, and never changes.',
  FAILED: '`problem` says why.',
  CANCELLED: 'Somebody took it back.',
});

@ObjectType('Analysis', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'An analysis of a portfolio as it stood when it was asked for: estimates, model, costs, budget and constraints are frozen, and the same inputs with the same seed have the same result. Proposals that are under assessment or assessed, with all drivers estimated, compete side by side with running initiatives on what remains of their cost and value; what is left for them is what remains of the budget, and what those initiatives would give back if they were stopped. What is LIGHT does not compete; what is MANDATORY is not ranked, and in every set.',
})
export class AnalysisType
  extends NodeType
  implements
    Pick<Analysis, 'id' | 'kind' | 'state' | 'inputsHash' | 'progressPercent' | 'problem' | 'startedAt' | 'endedAt'>
{
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => AnalysisKindEnum) kind!: AnalysisKind;
  @Field(() => AnalysisStateEnum) state!: AnalysisState;
  @Field(() => String, { description: 'SHA-256 of all that it rests on, in hexadecimal: equal for equal inputs.' })
  inputsHash!: string;
  @Field(() => InactionWeightEnum, { description: 'The inaction weight that scores and values are taken at.' })
  inactionWeight!: ShownInactionWeight;
  @Field(() => Int, { description: 'How much of it is done, 0 to 100. A search may end at any share of it.' })
  progressPercent!: number;
  @Field(() => String, { nullable: true, description: 'Why it failed; null otherwise.' }) problem!: string | null;
  @Field(() => PersonType) startedBy!: PersonType;
  @Field(() => GraphQLISODateTime) startedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is under way.' })
  endedAt!: Date | null;
  @Field(() => RobustnessType, { nullable: true, description: 'Of one of kind ROBUSTNESS, once it is done.' })
  robustness!: RobustnessType | null;
  @Field(() => RecommendedSetType, { nullable: true, description: 'Of one of kind RECOMMENDED_SET, once it is done.' })
  recommendedSet!: RecommendedSetType | null;
  @Field(() => FrontierType, { nullable: true, description: 'Of one of kind FRONTIER, once it is done.' })
  frontier!: FrontierType | null;
}

export const AnalysisConnection = connectionType('Analysis', () => AnalysisType);
const AnalysisOrder = orderType(
  'AnalysisOrder',
  { STARTED_AT: 'STARTED_AT' },
  'How analyses are ordered: the latest first by default.',
);
@InputType()
class AnalysisFilter {
  @Field(() => [AnalysisKindEnum], { nullable: true, description: 'Of one of these.' }) kind?: AnalysisKind[];
  @Field(() => [AnalysisStateEnum], { nullable: true, description: 'In one of these.' }) state?: AnalysisState[];
}
export const AnalysesArgs = listArgs(AnalysisOrder, AnalysisFilter);

@InputType({ description: 'Two proposals in the ranking; a running initiative is named by its proposal.' })
class ComparedPairInput implements PairInput {
  @Field(() => ID) firstId!: string;
  @Field(() => ID) secondId!: string;
}

@InputType({ description: 'How a ranking is drawn.' })
class RobustnessOptionsInput implements RobustnessOptions {
  @Field(() => Int, {
    nullable: true,
    description: 'How often, 1 to 1,000,000; 10,000 when left out. At that, a share is off by half a percentage point.',
  })
  samples?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: '0 or more; 1 when left out. The same seed gives the same answer, on every machine.',
  })
  seed?: number | null;
  @Field(() => Int, { nullable: true, description: 'The k of P(top k), 1 to 2000; 10 when left out.' })
  top?: number | null;
  @Field(() => [ComparedPairInput], {
    nullable: true,
    description:
      'Whose win share is wanted, up to 100 pairs: neighbours, and those around the line of the budget, are compared anyhow.',
  })
  pairs?: ComparedPairInput[] | null;
}

@InputType({ description: 'Between which budgets the steps are looked for.' })
class FrontierOptionsInput implements FrontierOptions {
  @Field(() => GraphQLBigInt, { nullable: true, description: 'Minor units; 0 when left out.' })
  fromMinor?: bigint | null;
  @Field(() => GraphQLBigInt, { nullable: true, description: 'Minor units; twice what is left when left out.' })
  toMinor?: bigint | null;
  @Field(() => Int, {
    nullable: true,
    description: '4 to 200; 40 when left out. Where there are more, those are told that show the shape of the curve.',
  })
  mostSteps?: number | null;
}

@InputType()
export class StartAnalysisInput extends MutationInput {
  @Field(() => ID) portfolioId!: string;
  @Field(() => AnalysisKindEnum) kind!: AnalysisKind;
  @Field(() => InactionWeightEnum, { nullable: true, description: 'ONE when left out.' })
  inactionWeight?: ShownInactionWeight | null;
  @Field(() => RobustnessOptionsInput, { nullable: true, description: 'For an analysis of kind ROBUSTNESS alone.' })
  robustness?: RobustnessOptionsInput | null;
  @Field(() => FrontierOptionsInput, { nullable: true, description: 'For an analysis of kind FRONTIER alone.' })
  frontier?: FrontierOptionsInput | null;
}
@ObjectType({ simpleResolvers: true })
export class StartAnalysisPayload {
  @Field(() => AnalysisType, { description: 'Queued: ask for it again until it has ended.' }) analysis!: AnalysisType;
}
export const StartAnalysisResult = mutationResult('StartAnalysisResult', () => StartAnalysisPayload);

@InputType()
export class CancelAnalysisInput extends MutationInput {
  @Field(() => ID) analysisId!: string;
}
@ObjectType({ simpleResolvers: true })
export class CancelAnalysisPayload {
  @Field(() => AnalysisType) analysis!: AnalysisType;
}
export const CancelAnalysisResult = mutationResult('CancelAnalysisResult', () => CancelAnalysisPayload);
