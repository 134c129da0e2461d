import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { CommentConnection, CommentsArgs, CommentType } from '../comments/comment.graphql';
import { AgendaItemType } from '../meetings/meeting.graphql';
import { NeedType } from '../listening/need.graphql';
import { StrategicObjectiveType } from '../organization/direction.graphql';
import { PersonType } from '../people/person.graphql';
import { PillarType } from '../pillars/pillar.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ProposalConnection, ProposalsArgs, ProposalType } from './proposal.graphql';
import {
  DeclineProposalInput,
  DeclineProposalResult,
  DeferProposalInput,
  DeferProposalResult,
  EditProposalInput,
  EditProposalResult,
  ProposalChangeInput,
  ProposeIdeaInput,
  ProposeIdeaResult,
  ResubmitProposalInput,
  ResubmitProposalResult,
  ReturnProposalInput,
  ReturnProposalResult,
  SubmitProposalResult,
  WithdrawProposalResult,
} from './proposal-mutations.graphql';
import { SimilarProposalsArgs, SimilarProposalType } from './proposal-search.graphql';
import { ProposalService } from './proposal.service';

const ITS_ID = { proposalId: 'Proposal' } as const;

@Resolver(() => ProposalType)
export class ProposalResolver {
  constructor(private readonly proposalService: ProposalService) {}

  @Query(() => ProposalType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  proposal(@Arg('id', () => ID) _id: string): ProposalType | null {
    return compiled();
  }

  @Query(() => ProposalConnection, { description: 'The proposals of your organization.' })
  proposals(@Args(() => ProposalsArgs) _args: PageArgs): InstanceType<typeof ProposalConnection> {
    return compiled();
  }

  @Query(() => [SimilarProposalType], {
    description:
      'For whoever is writing a proposal: those of your organization, in any status, that probably say the same, the most similar first.',
  })
  similarProposals(@Args(() => SimilarProposalsArgs) _args: SimilarProposalsArgs): SimilarProposalType[] {
    return compiled();
  }

  @FieldResolver(() => CommentConnection, { description: 'What was said about it.' })
  comments(@Args(() => CommentsArgs) _args: PageArgs): InstanceType<typeof CommentConnection> {
    return compiled();
  }

  @Mutation(() => ProposeIdeaResult, { description: 'Anyone who contributes says who is hurt, and how.' })
  proposeIdea(@Arg('input', () => ProposeIdeaInput) input: ProposeIdeaInput, @Ctx() context: RequestContext) {
    return this.proposalService.proposeIdea(callerOf(context), withLocalIds(input, { pillarId: 'Pillar' }));
  }

  @Mutation(() => EditProposalResult, {
    description: 'Writes content, before the proposal is submitted, or while it is returned.',
  })
  editProposal(@Arg('input', () => EditProposalInput) input: EditProposalInput, @Ctx() context: RequestContext) {
    const links = { needIds: 'Need', pillarIds: 'Pillar', objectiveIds: 'StrategicObjective' };
    const types = { ...ITS_ID, portfolioId: 'Portfolio', sponsorId: 'Person', ...links };
    const effortByTeam = input.effortByTeam?.map((effort) => withLocalIds(effort, { teamId: 'Team' }));
    const located = { ...withLocalIds(input, types), ...(effortByTeam && { effortByTeam }) };
    return this.proposalService.edit(callerOf(context), located);
  }

  @Mutation(() => SubmitProposalResult, { description: 'Hands it in for assessment, once it states all it has to.' })
  submitProposal(@Arg('input', () => ProposalChangeInput) input: ProposalChangeInput, @Ctx() context: RequestContext) {
    return this.proposalService.submit(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => ReturnProposalResult, {
    description:
      'Portfolio managers and CX leaders ask for information by a date, before or during the assessment. Its own side edits it and submits it again; estimates are kept.',
  })
  returnProposal(@Arg('input', () => ReturnProposalInput) input: ReturnProposalInput, @Ctx() context: RequestContext) {
    return this.proposalService.returnForInformation(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => ResubmitProposalResult, {
    description:
      'Anyone who contributes takes a declined or deferred proposal up again: a draft of their own with its content, without its estimates. What came before stays as it is.',
  })
  resubmitProposal(
    @Arg('input', () => ResubmitProposalInput) input: ResubmitProposalInput,
    @Ctx() context: RequestContext,
  ) {
    return this.proposalService.resubmit(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => WithdrawProposalResult, { description: 'Takes it back, before it is funded or declined.' })
  withdrawProposal(
    @Arg('input', () => ProposalChangeInput) input: ProposalChangeInput,
    @Ctx() context: RequestContext,
  ) {
    return this.proposalService.withdraw(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => DeferProposalResult, {
    description: 'Puts the decision on an assessed proposal off, by somebody who neither proposed nor sponsors it.',
  })
  deferProposal(@Arg('input', () => DeferProposalInput) input: DeferProposalInput, @Ctx() context: RequestContext) {
    return this.proposalService.defer(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => DeclineProposalResult, {
    description: 'Says no to an assessed proposal, by somebody who neither proposed nor sponsors it.',
  })
  declineProposal(
    @Arg('input', () => DeclineProposalInput) input: DeclineProposalInput,
    @Ctx() context: RequestContext,
  ) {
    return this.proposalService.decline(callerOf(context), withLocalIds(input, ITS_ID));
  }
}

@Resolver(() => NeedType)
export class NeedProposalsResolver {
  @FieldResolver(() => ProposalConnection, { description: 'The proposals that answer it.' })
  proposals(@Args(() => ProposalsArgs) _args: PageArgs): InstanceType<typeof ProposalConnection> {
    return compiled();
  }
}

@Resolver(() => PillarType)
export class PillarProposalsResolver {
  @FieldResolver(() => ProposalConnection, { description: 'The proposals that strengthen it.' })
  proposals(@Args(() => ProposalsArgs) _args: PageArgs): InstanceType<typeof ProposalConnection> {
    return compiled();
  }
}

@Resolver(() => StrategicObjectiveType)
export class ObjectiveProposalsResolver {
  @FieldResolver(() => ProposalConnection, { description: 'The proposals that serve it.' })
  proposals(@Args(() => ProposalsArgs) _args: PageArgs): InstanceType<typeof ProposalConnection> {
    return compiled();
  }
}

@Resolver(() => PersonType)
export class PersonProposalsResolver {
  @FieldResolver(() => ProposalConnection, { description: 'What they proposed.' })
  proposals(@Args(() => ProposalsArgs) _args: PageArgs): InstanceType<typeof ProposalConnection> {
    return compiled();
  }
}

@Resolver(() => CommentType)
export class CommentProposalResolver {
  @FieldResolver(() => ProposalType, { nullable: true, description: 'What it is on, if on a proposal.' })
  proposal(): ProposalType | null {
    return compiled();
  }
}

@Resolver(() => AgendaItemType)
export class AgendaItemProposalResolver {
  @FieldResolver(() => ProposalType, { nullable: true, description: 'What it is about, if about a proposal.' })
  proposal(): ProposalType | null {
    return compiled();
  }
}
