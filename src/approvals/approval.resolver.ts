import { Args, Query, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ApprovalConnection, ApprovalsArgs } from './approval.graphql';

@Resolver()
export class ApprovalResolver {
  @Query(() => ApprovalConnection, {
    description: 'Requests for approval in your organization, decided or not: what waits for a decision, with `open`.',
  })
  approvals(@Args(() => ApprovalsArgs) _args: PageArgs): InstanceType<typeof ApprovalConnection> {
    return compiled();
  }
}
