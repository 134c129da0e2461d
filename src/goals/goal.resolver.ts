import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { StrategicObjectiveType } from '../organization/direction.graphql';
import { TeamStructureType } from '../organization/team-structure.graphql';
import { PeopleArgs, PersonConnection, PersonType } from '../people/person.graphql';
import { PillarType } from '../pillars/pillar.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  RetireGoalInput,
  RetireGoalResult,
  ReviseGoalInput,
  ReviseGoalResult,
  SetGoalInput,
  SetGoalResult,
} from './goal-mutations.graphql';
import { GoalConnection, GoalsArgs, GoalType } from './goal.graphql';
import type { GoalService } from './goal.service';

const NAMED = {
  pillarId: 'Pillar',
  strategicObjectiveId: 'StrategicObjective',
  accountableId: 'Person',
  contributorIds: 'Person',
} as const;

@Resolver()
export class GoalResolver {
  constructor(private readonly goalService: GoalService) {}

  @Query(() => GoalType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  goal(@Arg('id', () => ID) _id: string): GoalType | null {
    return compiled();
  }

  @Query(() => GoalConnection, { description: 'The goals of your organization.' })
  goals(@Args(() => GoalsArgs) _args: PageArgs): InstanceType<typeof GoalConnection> {
    return compiled();
  }

  @Mutation(() => SetGoalResult, {
    description:
      'Admins and CX leaders set a goal. Refused: a target that the metric cannot have or that is worse than the baseline, a due date that is over.',
  })
  setGoal(@Arg('input', () => SetGoalInput) input: SetGoalInput, @Ctx() context: RequestContext) {
    return this.goalService.set(callerOf(context), withLocalIds<SetGoalInput>(input, NAMED));
  }

  @Mutation(() => ReviseGoalResult, {
    description: 'Admins and CX leaders revise a goal as a whole and say why; a due date that is over may stay.',
  })
  reviseGoal(@Arg('input', () => ReviseGoalInput) input: ReviseGoalInput, @Ctx() context: RequestContext) {
    return this.goalService.revise(callerOf(context), withLocalIds(input, { ...NAMED, goalId: 'Goal' }));
  }

  @Mutation(() => RetireGoalResult, { description: 'Admins and CX leaders give a goal up, and say why.' })
  retireGoal(@Arg('input', () => RetireGoalInput) input: RetireGoalInput, @Ctx() context: RequestContext) {
    return this.goalService.retire(callerOf(context), withLocalIds(input, { goalId: 'Goal' }));
  }
}

@Resolver(() => PillarType)
class PillarGoalsResolver {
  @FieldResolver(() => GoalConnection, { description: 'The goals that hang on it.' })
  goals(@Args(() => GoalsArgs) _args: PageArgs): InstanceType<typeof GoalConnection> {
    return compiled();
  }
}

@Resolver(() => StrategicObjectiveType)
class ObjectiveGoalsResolver {
  @FieldResolver(() => GoalConnection, { description: 'The goals that serve it.' })
  goals(@Args(() => GoalsArgs) _args: PageArgs): InstanceType<typeof GoalConnection> {
    return compiled();
  }
}

@Resolver(() => PersonType)
class PersonGoalsResolver {
  @FieldResolver(() => GoalConnection, { description: 'What they answer for, and what they contribute to.' })
  goals(@Args(() => GoalsArgs) _args: PageArgs): InstanceType<typeof GoalConnection> {
    return compiled();
  }
}

@Resolver(() => TeamStructureType)
class TeamStructureGoalsResolver {
  @FieldResolver(() => PersonConnection, {
    description:
      'Executives (whoever leads without a manager, and those who report to them) who neither answer for nor contribute to a goal of kind CUSTOMER_EXPERIENCE that is under way: not retired, its due date after today.',
  })
  executivesWithoutGoal(@Args(() => PeopleArgs) _args: PageArgs): InstanceType<typeof PersonConnection> {
    return compiled();
  }
}

/** Goals, and the fields that point back to them from earlier features. */
export const goalResolvers = (service: GoalService) => [
  new GoalResolver(service),
  new PillarGoalsResolver(),
  new ObjectiveGoalsResolver(),
  new PersonGoalsResolver(),
  new TeamStructureGoalsResolver(),
];
