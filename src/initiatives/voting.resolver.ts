import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, type RequestContext } from '../platform/graphql/context';
import {
  AnswerQuestionInput,
  AnswerQuestionResult,
  CastVoteInput,
  CastVoteResult,
  ReassignApproverInput,
  ReassignApproverResult,
  RecuseInput,
  RecuseResult,
} from './voting.graphql';
import type { VotingService } from './voting.service';

@Resolver()
export class VotingResolver {
  constructor(private readonly voting: VotingService) {}

  @Mutation(() => CastVoteResult, {
    description:
      'You vote at a gate, for yourself or for somebody you stand in for, never on what you have a part in. A later vote of the same seat replaces it while it is open; but nobody votes over what a person has voted themselves. The vote that decides moves the initiative: a rejection sends the work back, as a return does.',
  })
  castVote(@Arg('input', () => CastVoteInput) input: CastVoteInput, @Ctx() context: RequestContext) {
    const types = { approvalId: 'Approval', forId: 'Person', questionToId: 'Person' } as const;
    const conditions = input.conditions?.map((each) => withLocalIds(each, { ownerId: 'Person' })) ?? null;
    return this.voting.castVote(callerOf(context), { ...withLocalIds(input, types), conditions });
  }

  @Mutation(() => RecuseResult, {
    description:
      'You declare a conflict of interest: no vote of yours counts any more, for yourself or for another. It decides nothing by itself; where too few are left to approve, another approver is named.',
  })
  recuse(@Arg('input', () => RecuseInput) input: RecuseInput, @Ctx() context: RequestContext) {
    return this.voting.recuse(callerOf(context), withLocalIds(input, { approvalId: 'Approval' }));
  }

  @Mutation(() => AnswerQuestionResult, {
    description: 'Whoever is asked, whoever asked for the approval, or those who run the initiative answer a voter.',
  })
  answerQuestion(@Arg('input', () => AnswerQuestionInput) input: AnswerQuestionInput, @Ctx() context: RequestContext) {
    return this.voting.answerQuestion(callerOf(context), withLocalIds(input, { questionId: 'ApprovalQuestion' }));
  }

  @Mutation(() => ReassignApproverResult, {
    description:
      'Where too few are left to approve, or a vote was escalated: the chair of the body that decides on the budget (else a CX leader or admin without a part in it) gives somebody a seat in a group.',
  })
  reassignApprover(
    @Arg('input', () => ReassignApproverInput) input: ReassignApproverInput,
    @Ctx() context: RequestContext,
  ) {
    const types = { approvalId: 'Approval', personId: 'Person' } as const;
    return this.voting.reassign(callerOf(context), withLocalIds(input, types));
  }
}
