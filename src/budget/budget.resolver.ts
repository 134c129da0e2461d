import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { DelegationType } from '../people/delegation.graphql';
import { RoleGrantType } from '../people/person.graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import type { BudgetService } from './budget.service';
import {
  LedgerArgs,
  LedgerEntryConnection,
  PortfolioConnection,
  PortfoliosArgs,
  PortfolioType,
  SetBudgetInput,
  SetBudgetResult,
} from './portfolio.graphql';

@Resolver(() => PortfolioType)
export class BudgetResolver {
  constructor(private readonly budgets: BudgetService) {}

  @Query(() => PortfolioType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  portfolio(@Arg('id', () => ID) _id: string): PortfolioType | null {
    return compiled();
  }

  @Query(() => PortfolioConnection, { description: 'The portfolios of your organization.' })
  portfolios(@Args(() => PortfoliosArgs) _args: PageArgs): InstanceType<typeof PortfolioConnection> {
    return compiled();
  }

  @FieldResolver(() => LedgerEntryConnection, { description: 'All that was ever booked, the oldest first.' })
  ledger(@Args(() => LedgerArgs) _args: PageArgs): InstanceType<typeof LedgerEntryConnection> {
    return compiled();
  }

  @Mutation(() => SetBudgetResult, {
    description:
      'Finance and CX leaders set the budget of a portfolio, with a reason; refused below what is committed already.',
  })
  setBudget(@Arg('input', () => SetBudgetInput) input: SetBudgetInput, @Ctx() context: RequestContext) {
    return this.budgets.set(callerOf(context), withLocalIds(input, { portfolioId: 'Portfolio' }));
  }
}

@Resolver(() => DelegationType)
export class DelegationPortfolioResolver {
  @FieldResolver(() => PortfolioType, {
    nullable: true,
    description: 'The one portfolio whose gates it is for; null for all of them.',
  })
  portfolio(): PortfolioType | null {
    return compiled();
  }
}

@Resolver(() => RoleGrantType)
export class RoleGrantPortfolioResolver {
  @FieldResolver(() => PortfolioType, {
    nullable: true,
    description: 'The one portfolio that it is for; null for the whole organization.',
  })
  portfolio(): PortfolioType | null {
    return compiled();
  }
}
