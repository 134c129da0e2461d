import { Args, FieldResolver, Query, Resolver } from 'type-graphql';
import { DeadlineType } from '../deadlines/deadline.graphql';
import { PersonType } from '../people/person.graphql';
import { compiled } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ApprovalConnection, ApprovalsArgs, ApprovalType } from './approval.graphql';
import { ConditionConnection, ConditionsArgs, ConditionType } from './condition.graphql';
import { DecidedInMyNameArgs, VoteConnection, VotesArgs, VoteType } from './vote.graphql';

@Resolver(() => ApprovalType)
class ApprovalResolver {
  @Query(() => ApprovalConnection, {
    description: 'Requests for approval in your organization, decided or not: what waits for a decision, with `open`.',
  })
  approvals(@Args(() => ApprovalsArgs) _args: PageArgs): InstanceType<typeof ApprovalConnection> {
    return compiled();
  }

  @FieldResolver(() => VoteConnection, { description: 'All that was voted, those that do not count any more too.' })
  votes(@Args(() => VotesArgs) _args: PageArgs): InstanceType<typeof VoteConnection> {
    return compiled();
  }

  @FieldResolver(() => ConditionConnection, {
    description: 'All that were set by votes on it, whatever became of them.',
  })
  conditions(@Args(() => ConditionsArgs) _args: PageArgs): InstanceType<typeof ConditionConnection> {
    return compiled();
  }
}

@Resolver(() => ConditionType)
class ConditionResolver {
  @FieldResolver(() => ApprovalType, {
    nullable: true,
    description: 'What is approved under it; null where a portfolio review set it.',
  })
  approval(): ApprovalType | null {
    return compiled();
  }

  @FieldResolver(() => VoteType, { nullable: true, description: 'What set it; null where a portfolio review did.' })
  vote(): VoteType | null {
    return compiled();
  }
}

@Resolver(() => DeadlineType)
class DeadlineConditionResolver {
  @FieldResolver(() => ConditionType, { nullable: true, description: 'What is to be met, if it is of a condition.' })
  condition(): ConditionType | null {
    return compiled();
  }
}

@Resolver(() => VoteType)
class VoteResolver {
  @FieldResolver(() => ApprovalType, { description: 'What was voted on.' })
  approval(): ApprovalType {
    return compiled();
  }
}

@Resolver(() => PersonType)
class DecidedInMyNameResolver {
  @FieldResolver(() => VoteConnection, {
    nullable: true,
    description: 'What others voted for you: `viewer { decidedInMyName { … } }`. Null for everybody but yourself.',
  })
  decidedInMyName(@Args(() => DecidedInMyNameArgs) _args: PageArgs): InstanceType<typeof VoteConnection> | null {
    return compiled();
  }
}

export const approvalResolvers = () => [
  new ApprovalResolver(),
  new VoteResolver(),
  new ConditionResolver(),
  new DeadlineConditionResolver(),
  new DecidedInMyNameResolver(),
];
