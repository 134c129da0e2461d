import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  FreezeScorecardsInput,
  FreezeScorecardsResult,
  ScorecardConnection,
  ScorecardEntryType,
  ScorecardsArgs,
  ScorecardScheduleType,
  ScorecardType,
  SetScorecardScheduleInput,
  SetScorecardScheduleResult,
} from './scorecard.graphql';
import type { ScorecardService } from './scorecard.service';

@Resolver(() => PersonType)
class PersonScorecardResolver {
  @FieldResolver(() => [ScorecardEntryType], {
    description:
      'What they answer for, as it stands: all that is measured of the products and journeys that they own, and the metrics of goals that they answer for or that hang on a pillar of theirs.',
  })
  scorecard(): ScorecardEntryType[] {
    return compiled();
  }

  @FieldResolver(() => ScorecardConnection, { description: 'What was frozen of it, a period each.' })
  scorecards(@Args(() => ScorecardsArgs) _args: PageArgs): InstanceType<typeof ScorecardConnection> {
    return compiled();
  }
}

@Resolver()
class ScorecardResolver {
  constructor(private readonly service: ScorecardService) {}

  @Query(() => ScorecardType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  scorecard(@Arg('id', () => ID) _id: string): ScorecardType | null {
    return compiled();
  }

  @Query(() => ScorecardConnection, { description: 'The scorecards of leaders that were frozen.' })
  scorecards(@Args(() => ScorecardsArgs) _args: PageArgs): InstanceType<typeof ScorecardConnection> {
    return compiled();
  }

  @Query(() => ScorecardScheduleType, { description: 'When scorecards are frozen by themselves.' })
  scorecardSchedule(): ScorecardScheduleType {
    return compiled();
  }

  @Mutation(() => FreezeScorecardsResult, {
    description:
      'CX leaders freeze the scorecards of a period that is over: of everybody who owns a product, a journey or a pillar or answers for a goal now. Each period once.',
  })
  freezeScorecards(
    @Arg('input', () => FreezeScorecardsInput) input: FreezeScorecardsInput,
    @Ctx() context: RequestContext,
  ) {
    return this.service.freeze(callerOf(context), input);
  }

  @Mutation(() => SetScorecardScheduleResult, {
    description:
      'Admins and CX leaders say when scorecards are frozen by themselves, by the clock of the organization; the first is the period that is under way. A change leaves out none that waits.',
  })
  setScorecardSchedule(
    @Arg('input', () => SetScorecardScheduleInput) input: SetScorecardScheduleInput,
    @Ctx() context: RequestContext,
  ) {
    return this.service.setSchedule(callerOf(context), input);
  }
}

/** Scorecards that live, and those that were frozen. */
export const scorecardResolvers = (service: ScorecardService) => [
  new PersonScorecardResolver(),
  new ScorecardResolver(service),
];
