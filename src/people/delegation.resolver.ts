import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  DelegateInput,
  DelegateResult,
  DelegationConnection,
  DelegationsArgs,
  RevokeDelegationInput,
  RevokeDelegationResult,
} from './delegation.graphql';
import type { DelegationService } from './delegation.service';
import { PersonType } from './person.graphql';

@Resolver(() => PersonType)
export class DelegationResolver {
  constructor(private readonly delegations: DelegationService) {}

  @FieldResolver(() => DelegationConnection, { description: 'Who votes in their stead, past and future.' })
  delegationsGiven(@Args(() => DelegationsArgs) _args: PageArgs): InstanceType<typeof DelegationConnection> {
    return compiled();
  }

  @FieldResolver(() => DelegationConnection, { description: 'In whose stead they vote, past and future.' })
  delegationsReceived(@Args(() => DelegationsArgs) _args: PageArgs): InstanceType<typeof DelegationConnection> {
    return compiled();
  }

  @Mutation(() => DelegateResult, {
    description:
      'A person, an assistant of theirs or an admin says who votes in their stead. They are told what was voted: `viewer { decidedInMyName }`.',
  })
  delegate(@Arg('input', () => DelegateInput) input: DelegateInput, @Ctx() context: RequestContext) {
    const types = { fromId: 'Person', toId: 'Person', portfolioId: 'Portfolio' } as const;
    return this.delegations.delegate(callerOf(context), withLocalIds(input, types));
  }

  @Mutation(() => RevokeDelegationResult, {
    description: 'It ends at once. What was voted under it stays voted; the person may vote anew while that is open.',
  })
  revokeDelegation(
    @Arg('input', () => RevokeDelegationInput) input: RevokeDelegationInput,
    @Ctx() context: RequestContext,
  ) {
    return this.delegations.revoke(callerOf(context), withLocalIds(input, { delegationId: 'Delegation' }));
  }
}
