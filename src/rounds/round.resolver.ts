import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { DeadlineConnection } from '../deadlines/deadline.graphql';
import { InitiativeDeadlinesArgs } from '../initiatives/initiative-deadlines.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import {
  CloseScoringRoundInput,
  CloseScoringRoundResult,
  DeclareConflictInput,
  DeclareConflictResult,
  ExtendScoringRoundInput,
  ExtendScoringRoundResult,
  OpenScoringRoundInput,
  OpenScoringRoundResult,
  ReopenScoringRoundInput,
  ReopenScoringRoundResult,
} from './round-mutations.graphql';
import {
  ScoringAssignmentConnection,
  ScoringAssignmentsArgs,
  ScoringRoundConnection,
  ScoringRoundsArgs,
  ScoringRoundType,
} from './round.graphql';
import type { RoundService } from './round.service';

const ITS_ID = { scoringRoundId: 'ScoringRound' } as const;

@Resolver(() => ScoringRoundType)
class RoundResolver {
  constructor(private readonly rounds: RoundService) {}

  @Query(() => ScoringRoundType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  scoringRound(@Arg('id', () => ID) _id: string): ScoringRoundType | null {
    return compiled();
  }

  @Query(() => ScoringRoundConnection, { description: 'The scoring rounds of your organization.' })
  scoringRounds(@Args(() => ScoringRoundsArgs) _args: PageArgs): InstanceType<typeof ScoringRoundConnection> {
    return compiled();
  }

  @FieldResolver(() => ScoringAssignmentConnection, { description: 'What it asks of each scorer about each proposal.' })
  assignments(@Args(() => ScoringAssignmentsArgs) _args: PageArgs): InstanceType<typeof ScoringAssignmentConnection> {
    return compiled();
  }

  @FieldResolver(() => DeadlineConnection, {
    description: 'By when each of its scorers is awaited, by their calendar.',
  })
  deadlines(@Args(() => InitiativeDeadlinesArgs) _args: PageArgs): InstanceType<typeof DeadlineConnection> {
    return compiled();
  }

  @Mutation(() => OpenScoringRoundResult, {
    description:
      'Portfolio managers and CX leaders ask named scorers for value drivers of proposals under assessment. They answer by `estimateDrivers`. Refused: a driver with fewer than two scorers other than its proposer, and one that an open round asks for already.',
  })
  openScoringRound(
    @Arg('input', () => OpenScoringRoundInput) input: OpenScoringRoundInput,
    @Ctx() context: RequestContext,
  ) {
    const asks = input.asks.map((ask) => withLocalIds(ask, { proposalId: 'Proposal', scorerIds: 'Person' }));
    return this.rounds.open(callerOf(context), { ...input, asks });
  }

  @Mutation(() => ExtendScoringRoundResult, {
    description:
      'Whoever opened a round, or a CX leader, asks further scorers, or for further proposals or drivers, while it is open and not past its date. Refused as `openScoringRound` is, and for a scorer who declared a conflict of interest there.',
  })
  extendScoringRound(
    @Arg('input', () => ExtendScoringRoundInput) input: ExtendScoringRoundInput,
    @Ctx() context: RequestContext,
  ) {
    const asks = input.asks.map((ask) => withLocalIds(ask, { proposalId: 'Proposal', scorerIds: 'Person' }));
    return this.rounds.extend(callerOf(context), { ...withLocalIds(input, ITS_ID), asks });
  }

  @Mutation(() => DeclareConflictResult, {
    description:
      'A scorer says why they do not estimate a proposal that a round asks them about: what they have said of it does not count, and they are waited for no more.',
  })
  declareConflict(
    @Arg('input', () => DeclareConflictInput) input: DeclareConflictInput,
    @Ctx() context: RequestContext,
  ) {
    return this.rounds.declareConflict(callerOf(context), withLocalIds(input, { ...ITS_ID, proposalId: 'Proposal' }));
  }

  @Mutation(() => CloseScoringRoundResult, {
    description:
      'Whoever opened it, or a CX leader, closes a round: its estimates are seen by everybody and take the place of earlier ones of the same drivers, and the scores are made of them. A driver with fewer than two scorers stays not yet estimated. Refused while estimates are missing, unless that is accepted.',
  })
  closeScoringRound(
    @Arg('input', () => CloseScoringRoundInput) input: CloseScoringRoundInput,
    @Ctx() context: RequestContext,
  ) {
    return this.rounds.close(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => ReopenScoringRoundResult, {
    description:
      'Whoever opened it, or a CX leader, opens a closed round again: what was given is kept, seen by its scorers alone, and counts no more until it is closed. Whoever estimates anew can have seen what others held, which `Estimate.afterReopening` shows. Refused once a proposal was assessed, or a later round asks for the same.',
  })
  reopenScoringRound(
    @Arg('input', () => ReopenScoringRoundInput) input: ReopenScoringRoundInput,
    @Ctx() context: RequestContext,
  ) {
    return this.rounds.reopen(callerOf(context), withLocalIds(input, ITS_ID));
  }
}

@Resolver(() => ProposalType)
class ProposalRoundsResolver {
  @FieldResolver(() => ScoringRoundConnection, { description: 'The scoring rounds that ask about it.' })
  scoringRounds(@Args(() => ScoringRoundsArgs) _args: PageArgs): InstanceType<typeof ScoringRoundConnection> {
    return compiled();
  }
}

/** Who is asked for estimates. */
export const roundResolvers = (rounds: RoundService) => [new RoundResolver(rounds), new ProposalRoundsResolver()];
