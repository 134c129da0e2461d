import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  CloseFollowUpInput,
  CloseFollowUpResult,
  FollowUpConnection,
  FollowUpMonthsArgs,
  FollowUpMonthType,
  FollowUpRuleType,
  FollowUpsArgs,
  PassOnFollowUpInput,
  PassOnFollowUpResult,
  SetFollowUpRuleInput,
  SetFollowUpRuleResult,
} from './follow-up.graphql';
import { FollowUpService } from './follow-up.service';

@Resolver()
export class FollowUpResolver {
  constructor(private readonly followUpService: FollowUpService) {}

  @Query(() => [FollowUpRuleType], {
    description: 'Which scores are so low that somebody answers the customer, by source.',
  })
  followUpRules(): FollowUpRuleType[] {
    return compiled();
  }

  @Query(() => FollowUpConnection, { description: 'Low scores that are to be answered, or were.' })
  followUps(@Args(() => FollowUpsArgs) _args: PageArgs): InstanceType<typeof FollowUpConnection> {
    return compiled();
  }

  @Query(() => [FollowUpMonthType], {
    description:
      'The share closed in time, by the month in which follow-ups were due: months without any are left out.',
  })
  followUpMonths(@Args(() => FollowUpMonthsArgs) _args: FollowUpMonthsArgs): FollowUpMonthType[] {
    return compiled();
  }

  @Mutation(() => SetFollowUpRuleResult, {
    description:
      'Admins, CX leaders and insights say which scores of a source open a follow-up. It holds for customers’ feedback that is recorded or imported from now on, and was received in the last 30 days.',
  })
  setFollowUpRule(
    @Arg('input', () => SetFollowUpRuleInput) input: SetFollowUpRuleInput,
    @Ctx() context: RequestContext,
  ) {
    return this.followUpService.setRule(callerOf(context), withLocalIds(input, { ownerId: 'Person' }));
  }

  @Mutation(() => CloseFollowUpResult, {
    description: 'Its owner, CX leaders and insights close a follow-up: the customer was answered.',
  })
  closeFollowUp(@Arg('input', () => CloseFollowUpInput) input: CloseFollowUpInput, @Ctx() context: RequestContext) {
    return this.followUpService.close(callerOf(context), withLocalIds(input, { followUpId: 'FollowUp' }));
  }

  @Mutation(() => PassOnFollowUpResult, {
    description: 'Its owner, CX leaders and insights name who answers the customer; it is due when it was.',
  })
  passOnFollowUp(@Arg('input', () => PassOnFollowUpInput) input: PassOnFollowUpInput, @Ctx() context: RequestContext) {
    return this.followUpService.passOn(
      callerOf(context),
      withLocalIds(input, { followUpId: 'FollowUp', ownerId: 'Person' }),
    );
  }
}
