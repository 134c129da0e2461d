import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  DriverMeasureType,
  ForecastOutcomeInput,
  ForecastOutcomeResult,
  OutcomeForecastConnection,
  OutcomeForecastsArgs,
  OutcomeForecastType,
} from './outcome-forecast.graphql';
import type { OutcomeForecastService } from './outcome-forecast.service';

@Resolver(() => OutcomeForecastType)
class OutcomeForecastResolver {
  constructor(private readonly forecasts: OutcomeForecastService) {}

  @Query(() => [DriverMeasureType], {
    description: 'By which metric it is told whether each value driver came about, in their order.',
  })
  driverMeasures(): DriverMeasureType[] {
    return compiled();
  }

  @Query(() => OutcomeForecastType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  outcomeForecast(@Arg('id', () => ID) _id: string): OutcomeForecastType | null {
    return compiled();
  }

  @Mutation(() => ForecastOutcomeResult, {
    description:
      'Those who run an initiative forecast its outcomes while it is in design, and worked on or awaiting approval: how the value a year of its last forecast in money divides among drivers, and how metrics change. All are kept, the last one is locked when the design is approved; while an approval is open, a further one voids the votes.',
  })
  forecastOutcome(
    @Arg('input', () => ForecastOutcomeInput) input: ForecastOutcomeInput,
    @Ctx() context: RequestContext,
  ) {
    return this.forecasts.forecast(callerOf(context), withLocalIds(input, { initiativeId: 'Initiative' }));
  }
}

@Resolver(() => InitiativeType)
class InitiativeOutcomeForecastsResolver {
  @FieldResolver(() => OutcomeForecastConnection, {
    description: 'What was expected by driver when it was funded, and every forecast of its outcomes made since.',
  })
  outcomeForecasts(@Args(() => OutcomeForecastsArgs) _args: PageArgs): InstanceType<typeof OutcomeForecastConnection> {
    return compiled();
  }
}

export const outcomeForecastResolvers = (forecasts: OutcomeForecastService) => [
  new OutcomeForecastResolver(forecasts),
  new InitiativeOutcomeForecastsResolver(),
];
