import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import {
  AnswerIdeaInput,
  AnswerIdeaResult,
  AssignTriageInput,
  AssignTriageResult,
  IdeaTriageType,
  SetIdeaTriageInput,
  SetIdeaTriageResult,
} from './idea-triage.graphql';
import type { IdeaTriageService } from './idea-triage.service';

@Resolver()
export class IdeaTriageResolver {
  constructor(private readonly triage: IdeaTriageService) {}

  @Query(() => IdeaTriageType, { description: 'Who answers ideas, and how soon: nobody and 14 days to begin with.' })
  ideaTriage(): IdeaTriageType {
    return compiled();
  }

  @Mutation(() => SetIdeaTriageResult, {
    description: 'Admins and CX leaders say who answers ideas from now on, and how soon.',
  })
  setIdeaTriage(@Arg('input', () => SetIdeaTriageInput) input: SetIdeaTriageInput, @Ctx() context: RequestContext) {
    return this.triage.set(callerOf(context), withLocalIds(input, { ownerId: 'Person' }));
  }

  @Mutation(() => AssignTriageResult, {
    description:
      'Its triage owner, a portfolio manager or a CX leader hands an idea to somebody who answers it by a date.',
  })
  assignTriage(@Arg('input', () => AssignTriageInput) input: AssignTriageInput, @Ctx() context: RequestContext) {
    return this.triage.assign(callerOf(context), withLocalIds(input, { proposalId: 'Proposal', ownerId: 'Person' }));
  }

  @Mutation(() => AnswerIdeaResult, {
    description:
      'Its triage owner, a portfolio manager or a CX leader, unless they proposed it, takes an idea on or declines it. The answer stands in `Proposal.history`.',
  })
  answerIdea(@Arg('input', () => AnswerIdeaInput) input: AnswerIdeaInput, @Ctx() context: RequestContext) {
    return this.triage.answer(callerOf(context), withLocalIds(input, { proposalId: 'Proposal', drafterId: 'Person' }));
  }
}
