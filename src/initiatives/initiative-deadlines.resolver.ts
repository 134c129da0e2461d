import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { DeadlineConnection, DeadlineType } from '../deadlines/deadline.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import type { ExtendDeadlineService } from './extend-deadline.service';
import {
  DeadlinesArgs,
  ExtendDeadlineInput,
  ExtendDeadlineResult,
  InitiativeDeadlinesArgs,
} from './initiative-deadlines.graphql';
import { InitiativeEventType, InitiativeType } from './initiative.graphql';

@Resolver(() => InitiativeType)
class InitiativeDeadlinesResolver {
  constructor(private readonly extending: ExtendDeadlineService) {}

  @Query(() => DeadlineConnection, {
    description: 'The deadlines of your organization: what has overrun its days, with `overdue: true`.',
  })
  deadlines(@Args(() => DeadlinesArgs) _args: PageArgs): InstanceType<typeof DeadlineConnection> {
    return compiled();
  }

  @FieldResolver(() => DeadlineConnection, { name: 'deadlines', description: 'All that it has and had.' })
  ofInitiative(@Args(() => InitiativeDeadlinesArgs) _args: PageArgs): InstanceType<typeof DeadlineConnection> {
    return compiled();
  }

  @Mutation(() => ExtendDeadlineResult, {
    description:
      'A CX leader gives a deadline of a stage more time, or one by which it is recorded what an initiative realised; of a vote a portfolio manager, a CX leader or whoever may name another approver does, never for a vote of their own. What follows it in the same stage or vote is put off by as much, and so is the reminder of a vote, which comes once more if it came already. Refused, with the way to go: kill criteria (`changeKillCriterion`), conditions (`reviseCondition`), scoring rounds and follow-ups.',
  })
  extendDeadline(@Arg('input', () => ExtendDeadlineInput) input: ExtendDeadlineInput, @Ctx() context: RequestContext) {
    return this.extending.extend(callerOf(context), withLocalIds(input, { deadlineId: 'Deadline' }));
  }
}

@Resolver(() => DeadlineType)
class DeadlineInitiativeResolver {
  @FieldResolver(() => InitiativeType, { nullable: true, description: 'What it is of, if of an initiative.' })
  initiative(): InitiativeType | null {
    return compiled();
  }
}

@Resolver(() => InitiativeEventType)
class EventDeadlineResolver {
  @FieldResolver(() => DeadlineType, {
    nullable: true,
    description: 'The deadline that ran out; null where somebody sent an event.',
  })
  deadline(): DeadlineType | null {
    return compiled();
  }
}

/** Deadlines of initiatives, and the fields that lead to them and from them. */
export const deadlineResolvers = (extending: ExtendDeadlineService) => [
  new InitiativeDeadlinesResolver(extending),
  new DeadlineInitiativeResolver(),
  new EventDeadlineResolver(),
];
