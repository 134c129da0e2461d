import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ProposalType } from './proposal.graphql';
import {
  MergeProposalsInput,
  MergeProposalsResult,
  ProposalSupporterConnection,
  ProposalSupportersArgs,
  SupportProposalInput,
  SupportProposalResult,
  WithdrawSupportInput,
  WithdrawSupportResult,
} from './supporter.graphql';
import type { SupporterService } from './supporter.service';

const ITS_ID = { proposalId: 'Proposal' } as const;

@Resolver(() => ProposalType)
export class SupporterResolver {
  constructor(private readonly supporterService: SupporterService) {}

  @FieldResolver(() => ProposalSupporterConnection, { description: 'Who wants the same.' })
  supporters(@Args(() => ProposalSupportersArgs) _args: PageArgs): InstanceType<typeof ProposalSupporterConnection> {
    return compiled();
  }

  @Mutation(() => SupportProposalResult, {
    description: "Anyone who contributes supports an open proposal of somebody else's, once.",
  })
  supportProposal(
    @Arg('input', () => SupportProposalInput) input: SupportProposalInput,
    @Ctx() context: RequestContext,
  ) {
    return this.supporterService.support(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => WithdrawSupportResult, { description: 'Takes your support back, while the proposal is open.' })
  withdrawSupport(
    @Arg('input', () => WithdrawSupportInput) input: WithdrawSupportInput,
    @Ctx() context: RequestContext,
  ) {
    return this.supporterService.withdraw(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => MergeProposalsResult, {
    description:
      'Merges a proposal that is not assessed yet into an open one that says the same. Its proposer and its supporters become supporters of that one; needs that only it states stay listed on it.',
  })
  mergeProposals(@Arg('input', () => MergeProposalsInput) input: MergeProposalsInput, @Ctx() context: RequestContext) {
    return this.supporterService.merge(callerOf(context), withLocalIds(input, { ...ITS_ID, intoId: 'Proposal' }));
  }
}
