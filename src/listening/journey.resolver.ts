import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  AddJourneyInput,
  AddJourneyResult,
  AssignJourneyOwnerInput,
  AssignJourneyOwnerResult,
  JourneyConnection,
  JourneyType,
  SetTouchpointsInput,
  SetTouchpointsResult,
} from './journey.graphql';
import { JourneyService } from './journey.service';
import { NamedArgs } from './lists.graphql';

@Resolver()
export class JourneyResolver {
  constructor(private readonly journeyService: JourneyService) {}

  @Query(() => JourneyType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  journey(@Arg('id', () => ID) _id: string): JourneyType | null {
    return compiled();
  }

  @Query(() => JourneyConnection, { description: 'What customers come to get done, from end to end.' })
  journeys(@Args(() => NamedArgs) _args: PageArgs): InstanceType<typeof JourneyConnection> {
    return compiled();
  }

  @Mutation(() => AddJourneyResult, { description: 'Admins, CX leaders and insights add a journey.' })
  addJourney(@Arg('input', () => AddJourneyInput) input: AddJourneyInput, @Ctx() context: RequestContext) {
    return this.journeyService.addJourney(callerOf(context), withLocalIds(input, { ownerId: 'Person' }));
  }

  @Mutation(() => AssignJourneyOwnerResult, {
    description: 'Admins, CX leaders and insights name the owner of a journey.',
  })
  assignJourneyOwner(
    @Arg('input', () => AssignJourneyOwnerInput) input: AssignJourneyOwnerInput,
    @Ctx() context: RequestContext,
  ) {
    return this.journeyService.assignJourneyOwner(
      callerOf(context),
      withLocalIds(input, { journeyId: 'Journey', ownerId: 'Person' }),
    );
  }

  @Mutation(() => SetTouchpointsResult, {
    description: 'Admins, CX leaders and insights say what a customer meets on a journey, and in which order.',
  })
  setTouchpoints(@Arg('input', () => SetTouchpointsInput) input: SetTouchpointsInput, @Ctx() context: RequestContext) {
    const touchpoints = input.touchpoints.map((each) => withLocalIds(each, { channelId: 'Channel' }));
    return this.journeyService.setTouchpoints(
      callerOf(context),
      withLocalIds({ ...input, touchpoints }, { journeyId: 'Journey' }),
    );
  }
}
