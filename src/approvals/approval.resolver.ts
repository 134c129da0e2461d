import { Args, Query, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import { ApprovalConnection, ApprovalsArgs } from './approval.graphql';

@Resolver()
export class ApprovalResolver {
  @Query(() => ApprovalConnection, {
    description: 'Requests for approval in your organization, decided or not: what waits for a decision, with `open`.',
  })
  approvals(@Args(() => ApprovalsArgs) _args: ApprovalsArgs): InstanceType<typeof ApprovalConnection> {
    return compiled();
  }
}
