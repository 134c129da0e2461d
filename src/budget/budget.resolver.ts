import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { DelegationType } from '../people/delegation.graphql';
import { RoleGrantType } from '../people/person.graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import {
  BudgetPeriodType,
  BudgetVersionConnection,
  BudgetVersionsArgs,
  SetBudgetInput,
  SetBudgetResult,
} from './budget-version.graphql';
import type { BudgetService } from './budget.service';
import {
  ExchangeRateConnection,
  ExchangeRatesArgs,
  SetExchangeRateInput,
  SetExchangeRateResult,
} from './exchange-rate.graphql';
import type { ExchangeRateService } from './exchange-rate.service';
import {
  LedgerArgs,
  LedgerEntryConnection,
  PortfolioConnection,
  PortfoliosArgs,
  PortfolioType,
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

  @FieldResolver(() => BudgetVersionConnection, { description: 'Its budget as it was set, time after time.' })
  budgetVersions(@Args(() => BudgetVersionsArgs) _args: PageArgs): InstanceType<typeof BudgetVersionConnection> {
    return compiled();
  }

  @FieldResolver(() => [BudgetPeriodType], {
    description: 'How its budget is split, in the order of days; empty before it is set.',
  })
  budgetPeriods(): BudgetPeriodType[] {
    return compiled();
  }

  @Mutation(() => SetBudgetResult, {
    description:
      'Finance and CX leaders set the budget of a portfolio, whole or by periods, with or without a pot for light proposals, and with a reason; refused where it, or a part of it, is below what is committed already, unless they accept the shortfall.',
  })
  setBudget(@Arg('input', () => SetBudgetInput) input: SetBudgetInput, @Ctx() context: RequestContext) {
    return this.budgets.set(callerOf(context), withLocalIds(input, { portfolioId: 'Portfolio' }));
  }
}

@Resolver()
export class ExchangeRateResolver {
  constructor(private readonly rates: ExchangeRateService) {}

  @Query(() => ExchangeRateConnection, { description: 'What your organization converts other currencies by.' })
  exchangeRates(@Args(() => ExchangeRatesArgs) _args: PageArgs): InstanceType<typeof ExchangeRateConnection> {
    return compiled();
  }

  @Mutation(() => SetExchangeRateResult, {
    description:
      'Finance sets what a currency is worth in the reporting currency on a day; set again for the same day, it counts in place of the one before.',
  })
  setExchangeRate(
    @Arg('input', () => SetExchangeRateInput) input: SetExchangeRateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.rates.set(callerOf(context), input);
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
