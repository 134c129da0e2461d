import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Not } from 'typeorm';
import { availableTransitions } from '../../src/initiatives/domain/available-transitions';
import { STAGES } from '../../src/initiatives/domain/initiative';
import { localId } from '../../src/platform/global-id';
import { electionOn } from '../ballots';
import { DEFAULT_PROCESS } from '../default-process';
import { Context } from './context';
import { Approval, Initiative, InitiativeEvent, Person, Portfolio, Proposal } from './entities';
import { ApprovalConnection, AvailableTransition, HistoryConnection, Money, StageColumn } from './types';

@Resolver(() => Initiative)
export class InitiativeResolver {
  @Query(() => Initiative, { nullable: true })
  initiative(
    @Arg('id', () => ID) id: string,
    @Ctx() { manager, viewer: { organizationId } }: Context,
  ): Promise<Initiative | null> {
    return manager.findOneBy(Initiative, { organizationId, id: localId('Initiative', id) });
  }

  @FieldResolver(() => Money)
  budget(@Root() { budgetMinor, currencyCode }: Initiative): Money {
    return { amountMinor: budgetMinor, currencyCode };
  }

  @FieldResolver(() => Proposal)
  proposal(@Root() { proposalId }: Initiative, @Ctx() context: Context): Promise<Proposal | null> {
    return context.proposal.load(proposalId);
  }

  @FieldResolver(() => Portfolio)
  portfolio(@Root() { portfolioId }: Initiative, @Ctx() context: Context): Promise<Portfolio | null> {
    return context.portfolio.load(portfolioId);
  }

  @FieldResolver(() => Person)
  sponsor(@Root() { sponsorId }: Initiative, @Ctx() context: Context): Promise<Person | null> {
    return context.person.load(sponsorId);
  }

  @FieldResolver(() => Person)
  lead(@Root() { leadId }: Initiative, @Ctx() context: Context): Promise<Person | null> {
    return context.person.load(leadId);
  }

  @FieldResolver(() => Person)
  businessOwner(@Root() { businessOwnerId }: Initiative, @Ctx() context: Context): Promise<Person | null> {
    return context.person.load(businessOwnerId);
  }

  @FieldResolver(() => HistoryConnection)
  async history(
    @Root() { id, organizationId }: Initiative,
    @Arg('first', () => Int) first: number,
    @Ctx() { manager }: Context,
  ): Promise<HistoryConnection> {
    const where = { organizationId, initiativeId: id };
    return { nodes: await manager.find(InitiativeEvent, { where, order: { sequence: 'ASC' }, take: first }) };
  }

  @FieldResolver(() => ApprovalConnection)
  async approvals(
    @Root() { id }: Initiative,
    @Arg('first', () => Int) first: number,
    @Ctx() context: Context,
  ): Promise<ApprovalConnection> {
    const all = await context.approvals.load(id);
    all.sort((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime() || (a.id < b.id ? -1 : 1));
    return { nodes: all.slice(0, first) };
  }

  @FieldResolver(() => [AvailableTransition])
  async availableTransitions(@Root() initiative: Initiative, @Ctx() context: Context): Promise<AvailableTransition[]> {
    const { gathered, people, openApproval } = await context.facts.load(initiative);
    const request = openApproval && (await context.requests.load(openApproval));
    const election = request && electionOn(request, await context.electors(), initiative, people);
    return availableTransitions({
      initiative,
      process: DEFAULT_PROCESS,
      facts: gathered,
      viewer: context.viewer,
      people,
      election,
    }).map(({ reasons, ...transition }) => ({
      ...transition,
      reasons: reasons.map(({ message }) => message),
    }));
  }
}

@Resolver(() => InitiativeEvent)
export class InitiativeEventResolver {
  @FieldResolver(() => Person)
  actor(@Root() { actorId }: InitiativeEvent, @Ctx() context: Context): Promise<Person | null> {
    return context.person.load(actorId);
  }
}

@Resolver(() => Approval)
export class ApprovalResolver {
  @FieldResolver(() => Person)
  requestedBy(@Root() { requestedById }: Approval, @Ctx() context: Context): Promise<Person | null> {
    return context.person.load(requestedById);
  }

  @FieldResolver(() => Person, { nullable: true })
  decidedBy(@Root() { decidedById }: Approval, @Ctx() context: Context): Promise<Person | null> | null {
    return decidedById === null ? null : context.person.load(decidedById);
  }
}

@Resolver(() => StageColumn)
export class StageBoardResolver {
  @Query(() => [StageColumn])
  async stageBoard(
    @Arg('first', () => Int) first: number,
    @Ctx() { manager, viewer: { organizationId } }: Context,
  ): Promise<StageColumn[]> {
    const columns: StageColumn[] = [];
    for (const stage of STAGES) {
      const [initiatives, count] = await manager.findAndCount(Initiative, {
        where: { organizationId, stage, status: Not('CLOSED' as const) },
        order: { enteredStageAt: 'ASC', id: 'ASC' },
        take: first,
      });
      columns.push({ stage, count, initiatives });
    }
    return columns;
  }
}
