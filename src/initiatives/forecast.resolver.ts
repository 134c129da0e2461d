import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { LedgerEntryType } from '../budget/portfolio.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { MoneyType, type PageArgs } from '../platform/graphql/types.graphql';
import type { Stage } from './domain/initiative';
import {
  ForecastConnection,
  ForecastsArgs,
  ForecastType,
  ReforecastInput,
  ReforecastResult,
  TrancheType,
} from './forecast.graphql';
import type { ForecastService } from './forecast.service';
import { InitiativeType, StageEnum } from './initiative.graphql';

@Resolver(() => ForecastType)
class ForecastResolver {
  constructor(private readonly forecasts: ForecastService) {}

  @Mutation(() => ReforecastResult, {
    description:
      'Those who run an initiative make its forecast again while it is in design, and worked on or awaiting approval, as often as they learn more: all are kept, and the last one counts at the gate. While an approval is open, one that is further from the one that is voted on than the gate policy allows voids the votes.',
  })
  reforecast(@Arg('input', () => ReforecastInput) input: ReforecastInput, @Ctx() context: RequestContext) {
    return this.forecasts.reforecast(callerOf(context), withLocalIds(input, { initiativeId: 'Initiative' }));
  }

  @FieldResolver(() => InitiativeType, { description: 'What it is of.' })
  initiative(): InitiativeType {
    return compiled();
  }
}

@Resolver(() => InitiativeType)
class InitiativeMoneyResolver {
  @FieldResolver(() => MoneyType, { description: 'Of its grant, what may be spent: the tranches released so far.' })
  released(): MoneyType {
    return compiled();
  }

  @FieldResolver(() => MoneyType, {
    description: 'Of its grant, what is still to be released; 0 once it is closed, since that was given back.',
  })
  unreleased(): MoneyType {
    return compiled();
  }

  @FieldResolver(() => [TrancheType], { description: 'One a stage, in their order.' })
  tranches(): TrancheType[] {
    return compiled();
  }

  @FieldResolver(() => ForecastConnection, { description: 'What was funded, and every forecast made since.' })
  forecasts(@Args(() => ForecastsArgs) _args: PageArgs): InstanceType<typeof ForecastConnection> {
    return compiled();
  }
}

@Resolver(() => LedgerEntryType)
class LedgerEntryStageResolver {
  @FieldResolver(() => StageEnum, { nullable: true, description: 'The stage that a release is for.' })
  stage(): Stage | null {
    return compiled();
  }
}

/** The money of initiatives: forecasts and tranches. */
export const forecastResolvers = (forecasts: ForecastService) => [
  new ForecastResolver(forecasts),
  new InitiativeMoneyResolver(),
  new LedgerEntryStageResolver(),
];
