import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { VALUE_DRIVER_CODES } from '../../src/proposals/domain/value-drivers';
import { localId } from '../../src/platform/global-id';
import { Context } from './context';
import { Estimate, Initiative, Person, Pillar, Portfolio, Proposal } from './entities';
import { rankingOf } from './ranking';
import { EstimateConnection, Money, ProposalConnection, RankedProposal, Ranking } from './types';

@Resolver(() => Portfolio)
export class PortfolioResolver {
  @Query(() => Portfolio, { nullable: true })
  portfolio(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Portfolio | null> {
    return context.portfolio.load(localId('Portfolio', id));
  }

  @FieldResolver(() => Ranking)
  ranking(
    @Root() { id }: Portfolio,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Ctx() context: Context,
  ): Promise<Ranking> {
    return rankingOf(context, id, first, after ?? null);
  }

  @FieldResolver(() => ProposalConnection)
  async funded(
    @Root() { id, organizationId }: Portfolio,
    @Arg('first', () => Int) first: number,
    @Ctx() { manager }: Context,
  ): Promise<ProposalConnection> {
    const nodes = await manager.find(Proposal, {
      where: { organizationId, portfolioId: id, status: 'FUNDED' },
      order: { updatedAt: 'DESC', id: 'DESC' },
      take: first,
    });
    return { nodes };
  }
}

@Resolver(() => RankedProposal)
export class RankedProposalResolver {
  @FieldResolver(() => Number)
  points(@Root() { score }: RankedProposal): number {
    return Number(score.scoreMicro) / 1_000_000;
  }

  @FieldResolver(() => Money)
  value(@Root() { score: { valueMinor, currencyCode } }: RankedProposal): Money {
    return { amountMinor: valueMinor, currencyCode };
  }

  @FieldResolver(() => Money)
  totalCost(@Root() { score: { totalCostMinor, currencyCode } }: RankedProposal): Money {
    return { amountMinor: totalCostMinor, currencyCode };
  }

  @FieldResolver(() => Proposal)
  proposal(@Root() { score }: RankedProposal, @Ctx() context: Context): Promise<Proposal | null> {
    return context.proposal.load(score.proposalId);
  }
}

@Resolver(() => Proposal)
export class ProposalResolver {
  @FieldResolver(() => [Pillar])
  pillars(@Root() { id }: Proposal, @Ctx() context: Context): Promise<Pillar[]> {
    return context.pillars.load(id);
  }

  @FieldResolver(() => Person)
  proposer(@Root() { proposerId }: Proposal, @Ctx() context: Context): Promise<Person | null> {
    return context.person.load(proposerId);
  }

  @FieldResolver(() => Person, { nullable: true })
  sponsor(@Root() { sponsorId }: Proposal, @Ctx() context: Context): Promise<Person | null> | null {
    return sponsorId === null ? null : context.person.load(sponsorId);
  }

  @FieldResolver(() => EstimateConnection)
  async estimates(
    @Root() { id }: Proposal,
    @Arg('first', () => Int) first: number,
    @Ctx() context: Context,
  ): Promise<EstimateConnection> {
    const all = await context.estimates.load(id);
    const place = ({ driver }: Estimate): number => VALUE_DRIVER_CODES.findIndex((code) => code === driver);
    all.sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
    return { nodes: all.slice(0, first) };
  }

  @FieldResolver(() => Initiative, { nullable: true })
  initiative(@Root() { id }: Proposal, @Ctx() context: Context): Promise<Initiative | null> {
    return context.initiativeOfProposal.load(id);
  }
}

@Resolver(() => Estimate)
export class EstimateResolver {
  @FieldResolver(() => Person)
  scorer(@Root() { scorerId }: Estimate, @Ctx() context: Context): Promise<Person | null> {
    return context.person.load(scorerId);
  }
}
