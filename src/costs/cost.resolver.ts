import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { MoneyType, type PageArgs } from '../platform/graphql/types.graphql';
import {
  BookActualCostInput,
  BookActualCostResult,
  CostConnection,
  CostsArgs,
  CostType,
  RunCostType,
} from './cost.graphql';
import type { CostService } from './cost.service';
import { InitiativeType } from '../initiatives/initiative.graphql';

@Resolver(() => CostType)
class CostResolver {
  constructor(private readonly costService: CostService) {}

  @Query(() => CostType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  cost(@Arg('id', () => ID) _id: string): CostType | null {
    return compiled();
  }

  @Query(() => CostConnection, { description: 'What the initiatives of your organization have cost.' })
  costs(@Args(() => CostsArgs) _args: PageArgs): InstanceType<typeof CostConnection> {
    return compiled();
  }

  @Mutation(() => BookActualCostResult, {
    description:
      'Finance books what an initiative has cost, or corrects it, at any time, of what has ended, too. It may be more than was released, or granted: `overspent` and `unspent` show it. Refused: a currency without a rate, a reference that was booked already, a correction of more than is left.',
  })
  bookActualCost(@Arg('input', () => BookActualCostInput) input: BookActualCostInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, { initiativeId: 'Initiative', correctsId: 'Cost' });
    return this.costService.book(callerOf(context), located);
  }
}

@Resolver(() => InitiativeType)
class InitiativeCostResolver {
  @FieldResolver(() => MoneyType, {
    description:
      "What was spent of its grant: one-off costs, and run costs up to the last day of its portfolio's period.",
  })
  spent(): MoneyType {
    return compiled();
  }

  @FieldResolver(() => MoneyType, {
    description: 'Of its grant, what was not spent; below 0 more was spent than that.',
  })
  unspent(): MoneyType {
    return compiled();
  }

  @FieldResolver(() => MoneyType, { description: 'What was spent beyond what was released; 0 when it was not.' })
  overspent(): MoneyType {
    return compiled();
  }

  @FieldResolver(() => [RunCostType], { description: 'By calendar year, of those that have any, in their order.' })
  runCosts(): RunCostType[] {
    return compiled();
  }

  @FieldResolver(() => CostConnection, { description: 'All that was booked to it.' })
  costs(@Args(() => CostsArgs) _args: PageArgs): InstanceType<typeof CostConnection> {
    return compiled();
  }
}

/** What initiatives cost. */
export const costResolvers = (costs: CostService) => [new CostResolver(costs), new InitiativeCostResolver()];
