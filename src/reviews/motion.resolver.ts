import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { ConditionType } from '../approvals/condition.graphql';
import { InitiativeEventType, InitiativeType } from '../initiatives/initiative.graphql';
import { parseGlobalId, withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import { notFound } from '../shared/fault';
import type { MotionSubject } from './motion-subject';
import type { MotionService } from './motion.service';
import { ReviewDecisionConnection, ReviewDecisionsArgs, ReviewDecisionType } from './review-decision.graphql';
import {
  CastReviewVoteInput,
  CastReviewVoteResult,
  DecideMotionInput,
  DecideMotionResult,
  NameForWorkInput,
  NameForWorkResult,
  PutMotionInput,
  PutMotionResult,
  WithdrawMotionInput,
  WithdrawMotionResult,
} from './review-mutations.graphql';

const ITS_ID = { reviewDecisionId: 'ReviewDecision' } as const;
const PEOPLE = { leadId: 'Person', businessOwnerId: 'Person' } as const;
const LEAD = 'The chair of the body, the deputy of that seat, who sits on it, and CX leaders';

const SUBJECTS: ReadonlyMap<string, MotionSubject['kind']> = new Map([
  ['Proposal', 'PROPOSAL'],
  ['Initiative', 'INITIATIVE'],
]);

/** @throws Fault NOT_FOUND for an id of anything else, or none */
function subjectBy(id: string): MotionSubject {
  const parsed = parseGlobalId(id);
  const kind = SUBJECTS.get(parsed?.type ?? '');
  if (parsed === undefined || kind === undefined) throw notFound('proposal or initiative', id);
  return { kind, id: parsed.id };
}

/** How a review decides. */
@Resolver()
export class MotionResolver {
  constructor(private readonly motions: MotionService) {}

  @Mutation(() => PutMotionResult, {
    description: `${LEAD} put a motion on what is on the agenda while the meeting is open. Refused: an amount beyond the decision rights of the body, naming the one above it; what departs from the recommended set without a reason. What it costs to depart is kept with the motion.`,
  })
  putMotion(@Arg('input', () => PutMotionInput) input: PutMotionInput, @Ctx() context: RequestContext) {
    const { subjectId, conditions, ...motion } = withLocalIds(input, { reviewId: 'PortfolioReview', ...PEOPLE });
    const located = conditions?.map((condition) => withLocalIds(condition, { ownerId: 'Person' }));
    return this.motions.put(callerOf(context), {
      ...{ ...motion, subject: subjectBy(subjectId) },
      ...(located && { conditions: located }),
    });
  }

  @Mutation(() => WithdrawMotionResult, {
    description: `${LEAD} take back a motion that is open or carried, for a reason, while the meeting is open; another may be put then.`,
  })
  withdrawMotion(@Arg('input', () => WithdrawMotionInput) input: WithdrawMotionInput, @Ctx() context: RequestContext) {
    return this.motions.withdraw(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => CastReviewVoteResult, {
    description:
      'Whoever sits on a seat of the body at its meeting, the member or who came in their place, votes for that seat, again as often as they like until the motion is decided. Nobody with a part in what it is on does, nor through another.',
  })
  castReviewVote(@Arg('input', () => CastReviewVoteInput) input: CastReviewVoteInput, @Ctx() context: RequestContext) {
    return this.motions.vote(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => DecideMotionResult, {
    description: `${LEAD} end the vote, never on what is their own: it is carried when more are for it than against; where as many are, the vote of the chair's seat decides. Refused while fewer have voted than the quorum asks for, or nobody speaks for the customer.`,
  })
  decideMotion(@Arg('input', () => DecideMotionInput) input: DecideMotionInput, @Ctx() context: RequestContext) {
    return this.motions.decide(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => NameForWorkResult, {
    description: `${LEAD} name who is to do the work of what is funded, and who is to own its solution, until the review is closed: nobody who has voted on it.`,
  })
  nameForWork(@Arg('input', () => NameForWorkInput) input: NameForWorkInput, @Ctx() context: RequestContext) {
    return this.motions.nameForWork(callerOf(context), withLocalIds(input, { ...ITS_ID, ...PEOPLE }));
  }
}

@Resolver(() => ProposalType)
class ProposalDecisionsResolver {
  @FieldResolver(() => ReviewDecisionConnection, {
    description: 'What portfolio reviews decided on it, or on the initiative that it became.',
  })
  reviewDecisions(@Args(() => ReviewDecisionsArgs) _args: PageArgs): InstanceType<typeof ReviewDecisionConnection> {
    return compiled();
  }
}

@Resolver(() => InitiativeType)
class InitiativeDecisionsResolver {
  @FieldResolver(() => ReviewDecisionConnection, { description: 'What portfolio reviews decided on it.' })
  reviewDecisions(@Args(() => ReviewDecisionsArgs) _args: PageArgs): InstanceType<typeof ReviewDecisionConnection> {
    return compiled();
  }
}

@Resolver(() => InitiativeEventType)
class EventDecisionResolver {
  @FieldResolver(() => ReviewDecisionType, {
    nullable: true,
    description: 'What a portfolio review decided, where the move came of that.',
  })
  reviewDecision(): ReviewDecisionType | null {
    return compiled();
  }
}

@Resolver(() => ConditionType)
class ConditionDecisionResolver {
  @FieldResolver(() => ReviewDecisionType, {
    nullable: true,
    description: 'What set it, where a portfolio review funded something under it.',
  })
  reviewDecision(): ReviewDecisionType | null {
    return compiled();
  }
}

/** The fields that lead to what reviews decided. */
export const reviewDecisionResolvers = () => [
  new ProposalDecisionsResolver(),
  new InitiativeDecisionsResolver(),
  new EventDecisionResolver(),
  new ConditionDecisionResolver(),
];
