import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { DeadlineType } from '../deadlines/deadline.graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { KillChangeService } from './kill-change.service';
import {
  ChangeKillCriterionInput,
  ChangeKillCriterionResult,
  KillCriterionChangeInput,
  KillCriterionChangeType,
  KillCriterionType,
  SetKillCriteriaInput,
  SetKillCriteriaResult,
  VoteOnKillCriterionChangeInput,
  VoteOnKillCriterionChangeResult,
  WithdrawKillCriterionChangeResult,
} from './kill-criterion.graphql';
import type { KillCriterionService } from './kill-criterion.service';

interface Services {
  readonly killCriteria: KillCriterionService;
  readonly killChanges: KillChangeService;
}

@Resolver()
class KillCriterionResolver {
  constructor(private readonly services: Services) {}

  @Query(() => KillCriterionType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  killCriterion(@Arg('id', () => ID) _id: string): KillCriterionType | null {
    return compiled();
  }

  @Query(() => KillCriterionChangeType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  killCriterionChange(@Arg('id', () => ID) _id: string): KillCriterionChangeType | null {
    return compiled();
  }

  @Mutation(() => SetKillCriteriaResult, {
    description:
      'Those who run an initiative agree in design on when it has failed; locked with the approval of the design. While that is open, it voids the votes where kill criteria are material.',
  })
  setKillCriteria(
    @Arg('input', () => SetKillCriteriaInput) input: SetKillCriteriaInput,
    @Ctx() context: RequestContext,
  ) {
    return this.services.killCriteria.set(callerOf(context), withLocalIds(input, { initiativeId: 'Initiative' }));
  }

  @Mutation(() => ChangeKillCriterionResult, {
    description:
      'Those who run an initiative ask for other terms of a kill criterion that was approved with the design. They hold once the quorum that approved it agrees; one change at a time.',
  })
  changeKillCriterion(
    @Arg('input', () => ChangeKillCriterionInput) input: ChangeKillCriterionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.services.killChanges.ask(callerOf(context), withLocalIds(input, { killCriterionId: 'KillCriterion' }));
  }

  @Mutation(() => VoteOnKillCriterionChangeResult, {
    description:
      'Those whose approval the gate of design asked for, or their deputies, vote on a change; whoever has a part in the initiative or asks for it has no say. The vote that fills the quorum decides.',
  })
  voteOnKillCriterionChange(
    @Arg('input', () => VoteOnKillCriterionChangeInput) input: VoteOnKillCriterionChangeInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, { killCriterionChangeId: 'KillCriterionChange', forId: 'Person' });
    return this.services.killChanges.vote(callerOf(context), located);
  }

  @Mutation(() => WithdrawKillCriterionChangeResult, {
    description: 'Whoever asked for a change, or runs the initiative, takes it back while it is open.',
  })
  withdrawKillCriterionChange(
    @Arg('input', () => KillCriterionChangeInput) input: KillCriterionChangeInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, { killCriterionChangeId: 'KillCriterionChange' });
    return this.services.killChanges.withdraw(callerOf(context), located);
  }
}

@Resolver(() => InitiativeType)
class InitiativeKillCriteriaResolver {
  @FieldResolver(() => [KillCriterionType], { description: 'Those that hold, in the order in which they were set.' })
  killCriteria(): KillCriterionType[] {
    return compiled();
  }
}

@Resolver(() => DeadlineType)
class DeadlineKillCriterionResolver {
  @FieldResolver(() => KillCriterionType, {
    nullable: true,
    description: 'Of a kill criterion: which; null otherwise.',
  })
  killCriterion(): KillCriterionType | null {
    return compiled();
  }
}

export const killCriterionResolvers = (services: Services) => [
  new KillCriterionResolver(services),
  new InitiativeKillCriteriaResolver(),
  new DeadlineKillCriterionResolver(),
];
