import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import { withLocalConstraintIds } from '../portfolio';
import { AdoptionResolver, PortfolioAdoptionsResolver } from './adoption.resolver';
import type { AdoptionService } from './adoption.service';
import { AnalysisScenarioResolver, ScenarioRunResolver } from './comparison.resolver';
import type { RunService } from './run.service';
import type { ScenarioContent } from './scenario-writing';
import {
  ArchiveScenarioResult,
  CloneScenarioInput,
  CloneScenarioResult,
  CreateScenarioInput,
  CreateScenarioResult,
  EditScenarioInput,
  EditScenarioResult,
  ScenarioChangeInput,
  ScenarioConnection,
  ScenariosArgs,
  ScenarioType,
} from './scenario.graphql';
import type { ScenarioService } from './scenario.service';

const ITS_ID = { scenarioId: 'Scenario' } as const;

@Resolver(() => PortfolioType)
export class ScenarioResolver {
  constructor(private readonly scenarioService: ScenarioService) {}

  @Query(() => ScenarioType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  scenario(@Arg('id', () => ID) _id: string): ScenarioType | null {
    return compiled();
  }

  @FieldResolver(() => ScenarioConnection, { description: 'Its saved what-ifs.' })
  scenarios(@Args(() => ScenariosArgs) _args: PageArgs): InstanceType<typeof ScenarioConnection> {
    return compiled();
  }

  @Mutation(() => CreateScenarioResult, {
    description: 'Every contributor saves a what-if of a portfolio. It changes nothing but itself.',
  })
  createScenario(@Arg('input', () => CreateScenarioInput) input: CreateScenarioInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, { portfolioId: 'Portfolio' });
    return this.scenarioService.create(callerOf(context), { ...located, ...withLocalContent(input) });
  }

  @Mutation(() => CloneScenarioResult, {
    description: 'Every contributor makes a copy of a scenario, archived or not, which is theirs to edit.',
  })
  cloneScenario(@Arg('input', () => CloneScenarioInput) input: CloneScenarioInput, @Ctx() context: RequestContext) {
    return this.scenarioService.clone(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => EditScenarioResult, {
    description:
      'Its owner, portfolio managers and CX leaders say what it takes to be otherwise, as a whole; not while it waits to be adopted.',
  })
  editScenario(@Arg('input', () => EditScenarioInput) input: EditScenarioInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, ITS_ID);
    return this.scenarioService.edit(callerOf(context), { ...located, ...withLocalContent(input) });
  }

  @Mutation(() => ArchiveScenarioResult, {
    description: 'Its owner, portfolio managers and CX leaders put it away; not while it waits to be adopted.',
  })
  archiveScenario(@Arg('input', () => ScenarioChangeInput) input: ScenarioChangeInput, @Ctx() context: RequestContext) {
    return this.scenarioService.archive(callerOf(context), withLocalIds(input, ITS_ID));
  }
}

interface Services {
  readonly scenarios: ScenarioService;
  readonly scenarioRuns: RunService;
  readonly adoptions: AdoptionService;
}

/** Every resolver of scenarios. */
export const scenarioResolvers = ({ scenarios, scenarioRuns, adoptions }: Services) => [
  new ScenarioResolver(scenarios),
  new ScenarioRunResolver(scenarioRuns),
  new AnalysisScenarioResolver(),
  new AdoptionResolver(adoptions),
  new PortfolioAdoptionsResolver(),
];

function withLocalContent({ constraints, costChanges }: ScenarioContent) {
  return {
    constraints: constraints && withLocalConstraintIds(constraints),
    costChanges: costChanges?.map((change) => withLocalIds(change, { proposalId: 'Proposal' })),
  };
}
