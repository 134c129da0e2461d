import { Field, Int, ObjectType } from 'type-graphql';
import { AnalysisType } from '../analyses/analysis.graphql';
import { RecommendedSetType } from '../analyses/selection-result.graphql';
import { PillarType } from '../pillars/pillar.graphql';
import { MoneyType, mutationResult } from '../platform/graphql/types.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import { ScenarioType } from './scenario.graphql';

@ObjectType('ScenarioRun', {
  simpleResolvers: true,
  description: 'What a scenario comes to: the recommended set of the portfolio with the what-if laid over it.',
})
export class ScenarioRunType {
  @Field(() => AnalysisType, { description: 'How far it is, and its `recommendedSet` once it is done.' })
  analysis!: AnalysisType;
  @Field(() => Int, { description: 'The version of the scenario that was run.' }) scenarioVersion!: number;
  @Field(() => Boolean, {
    description:
      'Whether the scenario, or anything of its portfolio that the set rests on, has changed since: run it again.',
  })
  stale!: boolean;
}

@ObjectType({ simpleResolvers: true })
export class RunScenarioPayload {
  @Field(() => ScenarioType) scenario!: ScenarioType;
  @Field(() => AnalysisType, { description: 'Queued: ask for it again until it has ended.' }) analysis!: AnalysisType;
}
export const RunScenarioResult = mutationResult('RunScenarioResult', () => RunScenarioPayload);

@ObjectType('PillarShare', { simpleResolvers: true, description: 'What a set commits to a pillar.' })
export class PillarShareType {
  @Field(() => PillarType) pillar!: PillarType;
  @Field(() => MoneyType, { description: 'A proposal of several pillars counts in full for each.' })
  commitment!: MoneyType;
}

@ObjectType('ComparedScenario', {
  simpleResolvers: true,
  description: 'A scenario beside others, by its last run that is done.',
})
export class ComparedScenarioType {
  @Field(() => ScenarioType) scenario!: ScenarioType;
  @Field(() => AnalysisType, { nullable: true, description: 'That run; null while none is done.' })
  analysis!: AnalysisType | null;
  @Field(() => RecommendedSetType, {
    nullable: true,
    description: 'Its value, weighted value and commitment; null while no run is done.',
  })
  recommendedSet!: RecommendedSetType | null;
  @Field(() => Boolean, { description: 'Whether that run is stale; true while none is done.' }) stale!: boolean;
  @Field(() => [PillarShareType], { description: 'In the order of the pillars, those that get nothing left out.' })
  pillarMix!: PillarShareType[];
}

@ObjectType('DifferingProposal', {
  simpleResolvers: true,
  description: 'A proposal, or a running initiative by its proposal, that some of the sets have and others have not.',
})
export class DifferingProposalType {
  @Field(() => ProposalType) proposal!: ProposalType;
  @Field(() => [ScenarioType], { description: 'Those whose sets have it, in the order that was asked for.' })
  recommendedIn!: ScenarioType[];
}

@ObjectType('ScenarioComparison', {
  simpleResolvers: true,
  description: 'Scenarios side by side. Proposals are compared among those that have a set.',
})
export class ScenarioComparisonType {
  @Field(() => [ComparedScenarioType], { description: 'In the order that was asked for, each once.' })
  scenarios!: ComparedScenarioType[];
  @Field(() => [ProposalType], { description: 'In all of the sets, by title.' }) inAll!: ProposalType[];
  @Field(() => [DifferingProposalType], { description: 'In some of the sets and not in others, by title.' })
  differing!: DifferingProposalType[];
}
