import { Arg, Args, FieldResolver, ID, Query, Resolver } from 'type-graphql';
import { ApprovalConnection, ApprovalsArgs, ApprovalType } from '../approvals/approval.graphql';
import { ApprovalTallyType } from '../approvals/vote.graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { CommentConnection, CommentsArgs, CommentType } from '../comments/comment.graphql';
import { AgendaItemType } from '../meetings/meeting.graphql';
import { EvidenceArgs, EvidenceConnection, EvidenceType } from '../listening/evidence.graphql';
import { ReadingConnection, ReadingsArgs, ReadingType } from '../metrics/metric.graphql';
import { MetricVerdictType } from '../metrics/verdict.graphql';
import { PersonType } from '../people/person.graphql';
import { compiled } from '../platform/graphql/context';
import { PageArgs } from '../platform/graphql/types.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import { InitiativesArgs, StageBoardArgs } from './initiative-lists.graphql';
import { InitiativeConnection, InitiativeEventConnection, InitiativeType, StageColumnType } from './initiative.graphql';

@Resolver(() => InitiativeType)
class InitiativeResolver {
  @Query(() => InitiativeType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  initiative(@Arg('id', () => ID) _id: string): InitiativeType | null {
    return compiled();
  }

  @Query(() => InitiativeConnection, { description: 'The initiatives of your organization.' })
  initiatives(@Args(() => InitiativesArgs) _args: PageArgs): InstanceType<typeof InitiativeConnection> {
    return compiled();
  }

  @Query(() => [StageColumnType], { description: 'The five stages in order, each with what is in it and not closed.' })
  stageBoard(@Args(() => StageBoardArgs) _args: StageBoardArgs): StageColumnType[] {
    return compiled();
  }

  @FieldResolver(() => InitiativeEventConnection, { description: 'All its moves, the first one first.' })
  history(@Args(() => PageArgs) _args: PageArgs): InstanceType<typeof InitiativeEventConnection> {
    return compiled();
  }

  @FieldResolver(() => EvidenceConnection, { description: 'What was found out for it.' })
  evidence(@Args(() => EvidenceArgs) _args: PageArgs): InstanceType<typeof EvidenceConnection> {
    return compiled();
  }

  @FieldResolver(() => ReadingConnection, { description: 'What was measured for it.' })
  readings(@Args(() => ReadingsArgs) _args: PageArgs): InstanceType<typeof ReadingConnection> {
    return compiled();
  }

  @FieldResolver(() => [MetricVerdictType], {
    description:
      'Whether it did good, by each metric of which there are a baseline and a follow-up, in the order of `metrics`. Readings that were corrected do not count.',
  })
  verdicts(): MetricVerdictType[] {
    return compiled();
  }

  @FieldResolver(() => ApprovalConnection, { description: 'Every approval that was asked for.' })
  approvals(@Args(() => ApprovalsArgs) _args: PageArgs): InstanceType<typeof ApprovalConnection> {
    return compiled();
  }

  @FieldResolver(() => CommentConnection, { description: 'What was said about it.' })
  comments(@Args(() => CommentsArgs) _args: PageArgs): InstanceType<typeof CommentConnection> {
    return compiled();
  }
}

@Resolver(() => ProposalType)
class ProposalInitiativeResolver {
  @FieldResolver(() => InitiativeType, { nullable: true, description: 'What became of it once it was funded.' })
  initiative(): InitiativeType | null {
    return compiled();
  }
}

@Resolver(() => PortfolioType)
class PortfolioInitiativesResolver {
  @FieldResolver(() => InitiativeConnection, { description: 'What it funded.' })
  initiatives(@Args(() => InitiativesArgs) _args: PageArgs): InstanceType<typeof InitiativeConnection> {
    return compiled();
  }
}

@Resolver(() => PersonType)
class PersonInitiativesResolver {
  @FieldResolver(() => InitiativeConnection, {
    description: 'Initiatives whose sponsor, lead or business owner this person is.',
  })
  initiatives(@Args(() => InitiativesArgs) _args: PageArgs): InstanceType<typeof InitiativeConnection> {
    return compiled();
  }
}

@Resolver(() => ApprovalType)
class ApprovalInitiativeResolver {
  @FieldResolver(() => InitiativeType, { nullable: true, description: 'What is to be approved.' })
  initiative(): InitiativeType | null {
    return compiled();
  }

  @FieldResolver(() => ApprovalTallyType, {
    nullable: true,
    description: 'How the votes stand; null where no votes decided it: withdrawn, or older than votes.',
  })
  tally(): ApprovalTallyType | null {
    return compiled();
  }

  @FieldResolver(() => [PersonType], {
    description: 'For whom you may vote now, yourself first: by a delegation, or as the deputy of somebody absent.',
  })
  canVoteFor(): PersonType[] {
    return compiled();
  }
}

@Resolver(() => CommentType)
class CommentInitiativeResolver {
  @FieldResolver(() => InitiativeType, { nullable: true, description: 'What it is on, if on an initiative.' })
  initiative(): InitiativeType | null {
    return compiled();
  }
}

@Resolver(() => AgendaItemType)
class AgendaItemInitiativeResolver {
  @FieldResolver(() => InitiativeType, { nullable: true, description: 'What it is about, if about an initiative.' })
  initiative(): InitiativeType | null {
    return compiled();
  }
}

@Resolver(() => EvidenceType)
class EvidenceInitiativeResolver {
  @FieldResolver(() => InitiativeType, {
    nullable: true,
    description: 'What it was gathered for, if for an initiative.',
  })
  initiative(): InitiativeType | null {
    return compiled();
  }
}

@Resolver(() => ReadingType)
class ReadingInitiativeResolver {
  @FieldResolver(() => InitiativeType, { nullable: true, description: 'What it was taken of, if of an initiative.' })
  initiative(): InitiativeType | null {
    return compiled();
  }
}

/** The queries of initiatives, and the fields that point back to them from earlier features. */
export const initiativeResolvers = () => [
  new InitiativeResolver(),
  new ProposalInitiativeResolver(),
  new PortfolioInitiativesResolver(),
  new PersonInitiativesResolver(),
  new ApprovalInitiativeResolver(),
  new CommentInitiativeResolver(),
  new AgendaItemInitiativeResolver(),
  new EvidenceInitiativeResolver(),
  new ReadingInitiativeResolver(),
];
