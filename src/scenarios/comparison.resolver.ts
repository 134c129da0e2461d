import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { AnalysisType } from '../analyses/analysis.graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { withLocalIds } from '../platform/global-id';
import { RunScenarioResult, ScenarioComparisonType, ScenarioRunType } from './comparison.graphql';
import type { RunService } from './run.service';
import { ScenarioChangeInput, ScenarioType } from './scenario.graphql';

@Resolver(() => ScenarioType)
export class ScenarioRunResolver {
  constructor(private readonly runService: RunService) {}

  @Query(() => ScenarioComparisonType, {
    description:
      'Scenarios side by side, by their last runs that are done; at most 20. Ids that lead nowhere are left out.',
  })
  compareScenarios(@Arg('ids', () => [ID]) _ids: string[]): ScenarioComparisonType {
    return compiled();
  }

  @FieldResolver(() => ScenarioRunType, { nullable: true, description: 'Null before it is run.' })
  lastRun(): ScenarioRunType | null {
    return compiled();
  }

  @Mutation(() => RunScenarioResult, {
    description:
      'Every contributor has the recommended set of a scenario computed: the portfolio is frozen as it stands, with the what-if laid over it, and a worker computes it as an analysis.',
  })
  runScenario(@Arg('input', () => ScenarioChangeInput) input: ScenarioChangeInput, @Ctx() context: RequestContext) {
    return this.runService.run(callerOf(context), withLocalIds(input, { scenarioId: 'Scenario' }));
  }
}

@Resolver(() => AnalysisType)
export class AnalysisScenarioResolver {
  @FieldResolver(() => ScenarioType, {
    nullable: true,
    description:
      'Of the run of a scenario: what it takes to be otherwise than the portfolio has it; null of all others.',
  })
  scenario(): ScenarioType | null {
    return compiled();
  }
}
