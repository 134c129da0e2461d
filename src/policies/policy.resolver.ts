import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  AddPolicyInput,
  AddPolicyResult,
  AssignPolicyOwnerInput,
  AssignPolicyOwnerResult,
  DeniedPoliciesArgs,
  DeniedPolicyType,
  PoliciesArgs,
  PolicyConnection,
  PolicyDenialConnection,
  PolicyDenialsArgs,
  RecordDenialsInput,
  RecordDenialsResult,
  ReviewPolicyInput,
  ReviewPolicyResult,
} from './policy.graphql';
import { PolicyService } from './policy.service';

@Resolver()
export class PolicyResolver {
  constructor(private readonly policyService: PolicyService) {}

  @Query(() => PolicyConnection, { description: 'What the organization does or does not do for customers, by name.' })
  policies(@Args(() => PoliciesArgs) _args: PageArgs): InstanceType<typeof PolicyConnection> {
    return compiled();
  }

  @Query(() => PolicyDenialConnection, { description: 'The noes that policies forced on customers, the latest first.' })
  policyDenials(@Args(() => PolicyDenialsArgs) _args: PageArgs): InstanceType<typeof PolicyDenialConnection> {
    return compiled();
  }

  @Query(() => [DeniedPolicyType], {
    description: 'Denials grouped by policy: that of the most first, equal ones by name; 100 policies at most.',
  })
  deniedPolicies(@Args(() => DeniedPoliciesArgs) _args: DeniedPoliciesArgs): DeniedPolicyType[] {
    return compiled();
  }

  @Mutation(() => AddPolicyResult, { description: 'Admins, CX leaders and insights put a policy on the list.' })
  addPolicy(@Arg('input', () => AddPolicyInput) input: AddPolicyInput, @Ctx() context: RequestContext) {
    return this.policyService.add(callerOf(context), withLocalIds(input, { ownerId: 'Person' }));
  }

  @Mutation(() => AssignPolicyOwnerResult, {
    description: 'CX leaders name who answers for a policy; its owner may pass it on.',
  })
  assignPolicyOwner(
    @Arg('input', () => AssignPolicyOwnerInput) input: AssignPolicyOwnerInput,
    @Ctx() context: RequestContext,
  ) {
    return this.policyService.assignOwner(
      callerOf(context),
      withLocalIds(input, { policyId: 'Policy', ownerId: 'Person' }),
    );
  }

  @Mutation(() => ReviewPolicyResult, {
    description:
      'CX leaders and the owner keep, change or retire a policy, and say why. Denials are counted anew from the day after.',
  })
  reviewPolicy(@Arg('input', () => ReviewPolicyInput) input: ReviewPolicyInput, @Ctx() context: RequestContext) {
    return this.policyService.review(callerOf(context), withLocalIds(input, { policyId: 'Policy' }));
  }

  @Mutation(() => RecordDenialsResult, {
    description: 'Every contributor records noes that a policy forced on customers, also a retired one.',
  })
  recordDenials(@Arg('input', () => RecordDenialsInput) input: RecordDenialsInput, @Ctx() context: RequestContext) {
    const types = { policyId: 'Policy', channelId: 'Channel', productId: 'Product' };
    const denials = input.denials.map((denial) => withLocalIds(denial, types));
    return this.policyService.recordDenials(callerOf(context), { ...input, denials });
  }
}
