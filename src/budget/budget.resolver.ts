import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { localId } from '../platform/global-id';
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

  @Query(() => PortfolioType, { nullable: true })
  portfolio(@Arg('id', () => ID) _id: string): PortfolioType | null {
    return compiled();
  }

  @Query(() => PortfolioConnection, { description: 'The portfolios of your organization.' })
  portfolios(@Args(() => PortfoliosArgs) _args: PortfoliosArgs): InstanceType<typeof PortfolioConnection> {
    return compiled();
  }

  @FieldResolver(() => LedgerEntryConnection, { description: 'All that was ever booked, the oldest first.' })
  ledger(@Args(() => LedgerArgs) _args: LedgerArgs): InstanceType<typeof LedgerEntryConnection> {
    return compiled();
  }

  @Mutation(() => SetBudgetResult, {
    description:
      'Finance and CX leaders set the budget of a portfolio, with a reason; refused below what is committed already.',
  })
  setBudget(@Arg('input', () => SetBudgetInput) input: SetBudgetInput, @Ctx() context: RequestContext) {
    return this.budgets.set(callerOf(context), { ...input, portfolioId: localId('Portfolio', input.portfolioId) });
  }
}
