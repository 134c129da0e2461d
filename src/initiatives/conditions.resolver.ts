import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import {
  ConditionConnection,
  ConditionsArgs,
  ConditionsToConfirmArgs,
  ConditionsToMeetArgs,
  ConditionType,
} from '../approvals/condition.graphql';
import { PersonType } from '../people/person.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  ConditionResult,
  ConfirmConditionInput,
  MeetConditionInput,
  ReopenConditionInput,
  ReviseConditionInput,
  WaiveConditionInput,
} from './conditions.graphql';
import type { ConditionService } from './conditions.service';
import { InitiativeType } from './initiative.graphql';

const ITS_ID = { conditionId: 'Condition' } as const;

@Resolver()
class ConditionMutationsResolver {
  constructor(private readonly conditions: ConditionService) {}

  @Mutation(() => ConditionResult, {
    description:
      'Whoever is to meet a condition, or runs the initiative, says what was done: whoever set it is asked to confirm that.',
  })
  meetCondition(@Arg('input', () => MeetConditionInput) input: MeetConditionInput, @Ctx() context: RequestContext) {
    return this.conditions.meet(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => ConditionResult, {
    description:
      'Whoever set a condition, or may vote in their stead, has seen that it is met. Where they are to meet it themselves or have a part in the initiative by now, whoever may name another approver says so.',
  })
  confirmCondition(
    @Arg('input', () => ConfirmConditionInput) input: ConfirmConditionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.conditions.confirm(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => ConditionResult, { description: 'Those who could confirm it say that it is not met yet, and why.' })
  reopenCondition(
    @Arg('input', () => ReopenConditionInput) input: ReopenConditionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.conditions.reopen(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => ConditionResult, {
    description: 'Those who could confirm it do not insist on it any more, and say why.',
  })
  waiveCondition(@Arg('input', () => WaiveConditionInput) input: WaiveConditionInput, @Ctx() context: RequestContext) {
    return this.conditions.waive(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => ConditionResult, {
    description:
      'Somebody else is to meet it, as those say who may say that it is met; or by another day, as those say who confirm it.',
  })
  reviseCondition(
    @Arg('input', () => ReviseConditionInput) input: ReviseConditionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.conditions.revise(callerOf(context), withLocalIds(input, { ...ITS_ID, ownerId: 'Person' }));
  }
}

@Resolver(() => InitiativeType)
class InitiativeConditionsResolver {
  @FieldResolver(() => ConditionConnection, {
    description:
      'Of its approvals: with `state: [OPEN, MET]` those that its next gate waits for, unless its policy does not.',
  })
  conditions(@Args(() => ConditionsArgs) _args: PageArgs): InstanceType<typeof ConditionConnection> {
    return compiled();
  }
}

@Resolver(() => ConditionType)
class ConditionInitiativeResolver {
  @FieldResolver(() => InitiativeType, { nullable: true, description: 'What is approved under it.' })
  initiative(): InitiativeType | null {
    return compiled();
  }
}

@Resolver(() => PersonType)
class PersonConditionsResolver {
  @FieldResolver(() => ConditionConnection, {
    nullable: true,
    description:
      'Open ones that are yours to meet: `viewer { conditionsToMeet { … } }`. Null for everybody but yourself.',
  })
  conditionsToMeet(@Args(() => ConditionsToMeetArgs) _args: PageArgs): InstanceType<typeof ConditionConnection> | null {
    return compiled();
  }

  @FieldResolver(() => ConditionConnection, {
    nullable: true,
    description:
      'Those that are said to be met and that you set, or that were set by somebody whom you stand in for: `viewer { conditionsToConfirm { … } }`. Where those cannot say it, others are told in their inboxes. Null for everybody but yourself.',
  })
  conditionsToConfirm(
    @Args(() => ConditionsToConfirmArgs) _args: PageArgs,
  ): InstanceType<typeof ConditionConnection> | null {
    return compiled();
  }
}

/** What becomes of conditions, and the fields that lead to them. */
export const conditionResolvers = (conditions: ConditionService) => [
  new ConditionMutationsResolver(conditions),
  new InitiativeConditionsResolver(),
  new ConditionInitiativeResolver(),
  new PersonConditionsResolver(),
];
