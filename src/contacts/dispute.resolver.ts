import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  ContactDisputeConnection,
  ContactDisputesArgs,
  ContactDisputeType,
  DisputeChargesInput,
  DisputeChargesResult,
  DisputeContactInput,
  DisputeContactResult,
  MoveChargeInput,
  MoveChargeResult,
  UpholdChargeInput,
  UpholdChargeResult,
  WithdrawDisputeInput,
  WithdrawDisputeResult,
} from './dispute.graphql';
import { DisputeService } from './dispute.service';

@Resolver()
export class DisputeResolver {
  constructor(private readonly disputes: DisputeService) {}

  @Query(() => ContactDisputeType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  contactDispute(@Arg('id', () => ID) _id: string): ContactDisputeType | null {
    return compiled();
  }

  @Query(() => ContactDisputeConnection, { description: 'Disputed charges for service contacts, the latest first.' })
  contactDisputes(@Args(() => ContactDisputesArgs) _args: PageArgs): InstanceType<typeof ContactDisputeConnection> {
    return compiled();
  }

  @Mutation(() => DisputeContactResult, { description: 'Whoever a service contact is charged to disputes it.' })
  disputeContact(@Arg('input', () => DisputeContactInput) input: DisputeContactInput, @Ctx() context: RequestContext) {
    return this.disputes.disputeContact(callerOf(context), withLocalIds(input, { contactId: 'ServiceContact' }));
  }

  @Mutation(() => DisputeChargesResult, {
    description: 'Whoever service contacts are charged to disputes all that they are charged for a cause in a period.',
  })
  disputeCharges(@Arg('input', () => DisputeChargesInput) input: DisputeChargesInput, @Ctx() context: RequestContext) {
    return this.disputes.disputeCharges(callerOf(context), withLocalIds(input, { causeId: 'ContactCause' }));
  }

  @Mutation(() => WithdrawDisputeResult, {
    description:
      'Whoever disputes a charge withdraws the dispute, while it is open: nobody decides on it any more, and the charge stays where it is. It can be disputed anew.',
  })
  withdrawDispute(
    @Arg('input', () => WithdrawDisputeInput) input: WithdrawDisputeInput,
    @Ctx() context: RequestContext,
  ) {
    return this.disputes.withdrawDispute(callerOf(context), withLocalIds(input, { disputeId: 'ContactDispute' }));
  }

  @Mutation(() => UpholdChargeResult, {
    description: 'CX leaders and insights decide that a disputed charge stands, never of their own.',
  })
  upholdCharge(@Arg('input', () => UpholdChargeInput) input: UpholdChargeInput, @Ctx() context: RequestContext) {
    return this.disputes.upholdCharge(callerOf(context), withLocalIds(input, { disputeId: 'ContactDispute' }));
  }

  @Mutation(() => MoveChargeResult, {
    description:
      'CX leaders and insights decide that another owner is charged, never of their own: costs follow, also of what is recorded later of the same cause and period.',
  })
  moveCharge(@Arg('input', () => MoveChargeInput) input: MoveChargeInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, { disputeId: 'ContactDispute', ownerId: 'Person' });
    return this.disputes.moveCharge(callerOf(context), located);
  }
}
