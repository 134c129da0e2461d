import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { PageArgs } from '../platform/graphql/types.graphql';
import { InitiativeConnection, InitiativeType } from '../initiatives/initiative.graphql';
import {
  InitiativePlanConnection,
  PlanInitiativeInput,
  PlanInitiativeResult,
  RoadmapArgs,
  ScheduledStageType,
} from './plan.graphql';
import type { PlanService } from './plan.service';

@Resolver()
class PlanResolver {
  constructor(private readonly plans: PlanService) {}

  @Query(() => InitiativeConnection, {
    description:
      'Initiatives with a day in the window, planned or worked on up to today; ask for their `schedule`. Of closed ones what was worked on counts alone. Who began first, or was planned to, comes first.',
  })
  roadmap(@Args(() => RoadmapArgs) _args: RoadmapArgs): InstanceType<typeof InitiativeConnection> {
    return compiled();
  }

  @Mutation(() => PlanInitiativeResult, {
    description:
      'Those who run an initiative plan its stages, or plan them anew with a reason; the plans before stay in `plans`.',
  })
  planInitiative(@Arg('input', () => PlanInitiativeInput) input: PlanInitiativeInput, @Ctx() context: RequestContext) {
    return this.plans.plan(callerOf(context), withLocalIds(input, { initiativeId: 'Initiative' }));
  }
}

@Resolver(() => InitiativeType)
class InitiativePlansResolver {
  @FieldResolver(() => [ScheduledStageType], {
    description: 'The stages that are planned or were entered, in their order, with planned and actual dates.',
  })
  schedule(): ScheduledStageType[] {
    return compiled();
  }

  @FieldResolver(() => InitiativePlanConnection, { description: 'Every plan of its stages, the first one first.' })
  plans(@Args(() => PageArgs) _args: PageArgs): InstanceType<typeof InitiativePlanConnection> {
    return compiled();
  }
}

/** Plans and the roadmap, and what an initiative tells of them. */
export const planResolvers = (plans: PlanService) => [new PlanResolver(plans), new InitiativePlansResolver()];
