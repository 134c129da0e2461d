import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import {
  AdoptScenarioInput,
  AdoptScenarioResult,
  DeclineScenarioAdoptionResult,
  EndScenarioAdoptionInput,
  RequestScenarioAdoptionInput,
  RequestScenarioAdoptionResult,
  ScenarioAdoptionConnection,
  ScenarioAdoptionsArgs,
  ScenarioAdoptionType,
  WithdrawScenarioAdoptionResult,
} from './adoption.graphql';
import type { AdoptionService } from './adoption.service';
import { ScenarioType } from './scenario.graphql';

const ITS_ID = { scenarioAdoptionId: 'ScenarioAdoption' } as const;

@Resolver(() => ScenarioType)
export class AdoptionResolver {
  constructor(private readonly adoptionService: AdoptionService) {}

  @Query(() => ScenarioAdoptionType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  scenarioAdoption(@Arg('id', () => ID) _id: string): ScenarioAdoptionType | null {
    return compiled();
  }

  @FieldResolver(() => ScenarioAdoptionConnection, { description: 'Every time that it was asked for to be adopted.' })
  adoptions(@Args(() => ScenarioAdoptionsArgs) _args: PageArgs): InstanceType<typeof ScenarioAdoptionConnection> {
    return compiled();
  }

  @Mutation(() => RequestScenarioAdoptionResult, {
    description:
      'Portfolio managers, finance and CX leaders ask for a scenario with a budget or constraints of its own to become what holds. Those who may decide hear of it.',
  })
  requestScenarioAdoption(
    @Arg('input', () => RequestScenarioAdoptionInput) input: RequestScenarioAdoptionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.adoptionService.ask(callerOf(context), withLocalIds(input, { scenarioId: 'Scenario' }));
  }

  @Mutation(() => AdoptScenarioResult, {
    description:
      'Finance and CX leaders adopt what somebody else asked for: budget and constraints of the portfolio are set at once, or neither is. Refused where the portfolio has changed since. λ and costs stay in the scenario.',
  })
  adoptScenario(@Arg('input', () => AdoptScenarioInput) input: AdoptScenarioInput, @Ctx() context: RequestContext) {
    return this.adoptionService.adopt(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => DeclineScenarioAdoptionResult, {
    description: 'Finance and CX leaders say no to what somebody else asked for, and why.',
  })
  declineScenarioAdoption(
    @Arg('input', () => EndScenarioAdoptionInput) input: EndScenarioAdoptionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.adoptionService.decline(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => WithdrawScenarioAdoptionResult, {
    description: 'Whoever asked, or took over from them, takes the request back, and says why.',
  })
  withdrawScenarioAdoption(
    @Arg('input', () => EndScenarioAdoptionInput) input: EndScenarioAdoptionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.adoptionService.withdraw(callerOf(context), withLocalIds(input, ITS_ID));
  }
}

@Resolver(() => PortfolioType)
export class PortfolioAdoptionsResolver {
  @FieldResolver(() => ScenarioAdoptionConnection, { description: 'Requests to adopt one of its scenarios.' })
  scenarioAdoptions(
    @Args(() => ScenarioAdoptionsArgs) _args: PageArgs,
  ): InstanceType<typeof ScenarioAdoptionConnection> {
    return compiled();
  }
}
