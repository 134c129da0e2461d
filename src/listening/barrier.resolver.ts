import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  AnswerBarrierInput,
  AnswerBarrierResult,
  AssignBarrierInput,
  AssignBarrierResult,
  BarrierConnection,
  BarriersArgs,
  BarriersToAnswerArgs,
  BarrierType,
  ReopenBarrierInput,
  ReopenBarrierResult,
  ReportBarrierInput,
  ReportBarrierResult,
  WithdrawBarrierInput,
  WithdrawBarrierResult,
} from './barrier.graphql';
import { BarrierService } from './barrier.service';

@Resolver()
export class BarrierResolver {
  constructor(private readonly barrierService: BarrierService) {}

  @Query(() => BarrierType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  barrier(@Arg('id', () => ID) _id: string): BarrierType | null {
    return compiled();
  }

  @Query(() => BarrierConnection, {
    description: 'What employees see at odds with what is best for customers, the latest report first.',
  })
  barriers(@Args(() => BarriersArgs) _args: PageArgs): InstanceType<typeof BarrierConnection> {
    return compiled();
  }

  @Mutation(() => ReportBarrierResult, { description: 'Every contributor reports an internal barrier.' })
  reportBarrier(@Arg('input', () => ReportBarrierInput) input: ReportBarrierInput, @Ctx() context: RequestContext) {
    return this.barrierService.report(
      callerOf(context),
      withLocalIds(input, { channelId: 'Channel', productId: 'Product', themeId: 'Theme' }),
    );
  }

  @Mutation(() => AssignBarrierResult, {
    description:
      'CX leaders and insights name who answers a barrier and by which day, also anew; its owner may pass it on. Not once it is answered or withdrawn.',
  })
  assignBarrier(@Arg('input', () => AssignBarrierInput) input: AssignBarrierInput, @Ctx() context: RequestContext) {
    return this.barrierService.assign(
      callerOf(context),
      withLocalIds(input, { barrierId: 'Barrier', ownerId: 'Person' }),
    );
  }

  @Mutation(() => AnswerBarrierResult, {
    description: 'The owner of a barrier answers it: removed, changed, or kept with the reason.',
  })
  answerBarrier(@Arg('input', () => AnswerBarrierInput) input: AnswerBarrierInput, @Ctx() context: RequestContext) {
    return this.barrierService.answer(callerOf(context), withLocalIds(input, { barrierId: 'Barrier' }));
  }

  @Mutation(() => ReopenBarrierResult, {
    description:
      'Whoever reported an answered barrier says what is still in the way: it is REPORTED again, and somebody is named anew to answer it.',
  })
  reopenBarrier(@Arg('input', () => ReopenBarrierInput) input: ReopenBarrierInput, @Ctx() context: RequestContext) {
    return this.barrierService.reopen(callerOf(context), withLocalIds(input, { barrierId: 'Barrier' }));
  }

  @Mutation(() => WithdrawBarrierResult, {
    description: 'Whoever reported a barrier takes it back while it is unanswered.',
  })
  withdrawBarrier(
    @Arg('input', () => WithdrawBarrierInput) input: WithdrawBarrierInput,
    @Ctx() context: RequestContext,
  ) {
    return this.barrierService.withdraw(callerOf(context), withLocalIds(input, { barrierId: 'Barrier' }));
  }
}

@Resolver(() => PersonType)
export class PersonBarriersResolver {
  @FieldResolver(() => BarrierConnection, {
    description: 'The internal barriers that they own and have not answered, the earliest day first.',
  })
  barriersToAnswer(@Args(() => BarriersToAnswerArgs) _args: PageArgs): InstanceType<typeof BarrierConnection> {
    return compiled();
  }
}
