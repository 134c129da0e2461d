import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import {
  ConstraintsType,
  ConstraintVersionConnection,
  ConstraintVersionsArgs,
  SetPortfolioConstraintsInput,
  SetPortfolioConstraintsResult,
} from './constraints.graphql';
import type { ConstraintsService } from './constraints.service';
import { withLocalConstraintIds } from './local-constraint-ids';

@Resolver(() => PortfolioType)
export class ConstraintsResolver {
  constructor(private readonly constraintsService: ConstraintsService) {}

  @FieldResolver(() => ConstraintsType, {
    description: 'What its recommended set has to keep beside its budget; nothing before it is set.',
  })
  constraints(): ConstraintsType {
    return compiled();
  }

  @FieldResolver(() => ConstraintVersionConnection, {
    description: 'Its constraints as they were set, time after time.',
  })
  constraintVersions(
    @Args(() => ConstraintVersionsArgs) _args: PageArgs,
  ): InstanceType<typeof ConstraintVersionConnection> {
    return compiled();
  }

  @Mutation(() => SetPortfolioConstraintsResult, {
    description:
      'Portfolio managers and CX leaders say, as a whole and with a reason, what the recommended set of a portfolio has to keep. Refused, besides: what must and must not be at once, proposals that depend on each other in a circle, a floor above its cap.',
  })
  setPortfolioConstraints(
    @Arg('input', () => SetPortfolioConstraintsInput) input: SetPortfolioConstraintsInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, { portfolioId: 'Portfolio' });
    const constraints = withLocalConstraintIds(input.constraints);
    return this.constraintsService.set(callerOf(context), { ...located, constraints });
  }
}
