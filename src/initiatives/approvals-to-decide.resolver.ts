import { Args, FieldResolver, Resolver } from 'type-graphql';
import { ApprovalType } from '../approvals/approval.graphql';
import { DeadlineConnection, DeadlineType } from '../deadlines/deadline.graphql';
import { PersonType } from '../people/person.graphql';
import { compiled } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ApprovalsToDecideArgs, ApprovalToDecideConnection, VoteTimesType } from './approvals-to-decide.graphql';
import { InitiativeDeadlinesArgs } from './initiative-deadlines.graphql';

@Resolver(() => PersonType)
class ApprovalsToDecideResolver {
  @FieldResolver(() => ApprovalToDecideConnection, {
    nullable: true,
    description:
      'The votes that are awaited of you, and of those you stand in for: `viewer { approvalsToDecide { … } }`. Null for everybody but yourself.',
  })
  approvalsToDecide(
    @Args(() => ApprovalsToDecideArgs) _args: PageArgs,
  ): InstanceType<typeof ApprovalToDecideConnection> | null {
    return compiled();
  }
}

@Resolver(() => ApprovalType)
class ApprovalTimesResolver {
  @FieldResolver(() => VoteTimesType, {
    nullable: true,
    description: 'How long voters have, as it was when it was asked; null where there is no hurry.',
  })
  times(): VoteTimesType | null {
    return compiled();
  }

  @FieldResolver(() => DeadlineConnection, { description: 'Those of its votes: all that it has and had.' })
  deadlines(@Args(() => InitiativeDeadlinesArgs) _args: PageArgs): InstanceType<typeof DeadlineConnection> {
    return compiled();
  }
}

@Resolver(() => DeadlineType)
class DeadlineApprovalResolver {
  @FieldResolver(() => ApprovalType, { nullable: true, description: 'What is voted on, if it is of a vote.' })
  approval(): ApprovalType | null {
    return compiled();
  }
}

/** What voters have to decide, by when, and what happens then. */
export const approvalsToDecideResolvers = () => [
  new ApprovalsToDecideResolver(),
  new ApprovalTimesResolver(),
  new DeadlineApprovalResolver(),
];
