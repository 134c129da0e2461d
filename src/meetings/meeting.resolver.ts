import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { GovernanceBodyType } from '../organization/governance.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import type { MeetingConductService } from './meeting-conduct.service';
import { MeetingConductResolver } from './meeting-conduct.resolver';
import {
  ICALENDAR,
  MeetingConnection,
  MeetingsArgs,
  MeetingType,
  NextMeetingType,
  StandingMeetingType,
} from './meeting.graphql';
import {
  CancelMeetingInput,
  CancelMeetingResult,
  EndStandingMeetingInput,
  EndStandingMeetingResult,
  MoveMeetingInput,
  MoveMeetingResult,
  PlanStandingMeetingInput,
  PlanStandingMeetingResult,
  ReviseStandingMeetingInput,
  ReviseStandingMeetingResult,
  ScheduleMeetingInput,
  ScheduleMeetingResult,
  ScheduleOccurrenceInput,
  ScheduleOccurrenceResult,
} from './meeting-mutations.graphql';
import type { MeetingService } from './meeting.service';
import type { StandingMeetingService } from './standing-meeting.service';

const WHO = 'The chair of the body, the deputy of their seat, admins and CX leaders';

@Resolver()
class StandingMeetingResolver {
  constructor(private readonly standing: StandingMeetingService) {}

  @Query(() => StandingMeetingType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  standingMeeting(@Arg('id', () => ID) _id: string): StandingMeetingType | null {
    return compiled();
  }

  @Mutation(() => PlanStandingMeetingResult, {
    description: `${WHO} plan a meeting that is held again and again; the members are told. Refused: a rule that is none, with its part named, or whose days do not begin with \`firstDay\`.`,
  })
  planStandingMeeting(
    @Arg('input', () => PlanStandingMeetingInput) input: PlanStandingMeetingInput,
    @Ctx() context: RequestContext,
  ) {
    return this.standing.plan(callerOf(context), withLocalIds(input, { governanceBodyId: 'GovernanceBody' }));
  }

  @Mutation(() => ReviseStandingMeetingResult, {
    description: `${WHO} revise what it is about, how long it lasts and where it is; the members are told. To change when it is, end it and plan another.`,
  })
  reviseStandingMeeting(
    @Arg('input', () => ReviseStandingMeetingInput) input: ReviseStandingMeetingInput,
    @Ctx() context: RequestContext,
  ) {
    return this.standing.revise(callerOf(context), withLocalIds(input, { standingMeetingId: 'StandingMeeting' }));
  }

  @Mutation(() => EndStandingMeetingResult, {
    description: `${WHO} end it with a day, for a reason; the members are told. What is scheduled after that day is cancelled.`,
  })
  endStandingMeeting(
    @Arg('input', () => EndStandingMeetingInput) input: EndStandingMeetingInput,
    @Ctx() context: RequestContext,
  ) {
    return this.standing.end(callerOf(context), withLocalIds(input, { standingMeetingId: 'StandingMeeting' }));
  }
}

@Resolver()
class MeetingResolver {
  constructor(private readonly meetingService: MeetingService) {}

  @Query(() => MeetingType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  meeting(@Arg('id', () => ID) _id: string): MeetingType | null {
    return compiled();
  }

  @Query(() => MeetingConnection, {
    description:
      'The meetings of your organization that are scheduled or were. The days of standing meetings to come are in `GovernanceBody.nextMeetings`.',
  })
  meetings(@Args(() => MeetingsArgs) _args: PageArgs): InstanceType<typeof MeetingConnection> {
    return compiled();
  }

  @Mutation(() => ScheduleMeetingResult, {
    description: `${WHO} schedule a meeting of its own. The members are told, and for those who are absent on its day whoever stands in.`,
  })
  scheduleMeeting(
    @Arg('input', () => ScheduleMeetingInput) input: ScheduleMeetingInput,
    @Ctx() context: RequestContext,
  ) {
    return this.meetingService.schedule(callerOf(context), withLocalIds(input, { governanceBodyId: 'GovernanceBody' }));
  }

  @Mutation(() => ScheduleOccurrenceResult, {
    description: `${WHO} schedule one day of a standing meeting, to prepare, move, cancel or hold it. Nobody is told: it is where it was to be.`,
  })
  scheduleOccurrence(
    @Arg('input', () => ScheduleOccurrenceInput) input: ScheduleOccurrenceInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, { standingMeetingId: 'StandingMeeting' });
    return this.meetingService.scheduleOccurrence(callerOf(context), located);
  }

  @Mutation(() => MoveMeetingResult, {
    description: `${WHO} move a planned meeting, for a reason; whoever its old and its new day concern is told.`,
  })
  moveMeeting(@Arg('input', () => MoveMeetingInput) input: MoveMeetingInput, @Ctx() context: RequestContext) {
    return this.meetingService.move(callerOf(context), withLocalIds(input, { meetingId: 'Meeting' }));
  }

  @Mutation(() => CancelMeetingResult, {
    description: `${WHO} cancel a planned meeting, for a reason; whoever it concerns is told.`,
  })
  cancelMeeting(@Arg('input', () => CancelMeetingInput) input: CancelMeetingInput, @Ctx() context: RequestContext) {
    return this.meetingService.cancel(callerOf(context), withLocalIds(input, { meetingId: 'Meeting' }));
  }
}

@Resolver(() => GovernanceBodyType)
class GovernanceBodyMeetingsResolver {
  @FieldResolver(() => [StandingMeetingType], {
    description: 'What it holds again and again, the first planned first.',
  })
  standingMeetings(): StandingMeetingType[] {
    return compiled();
  }

  @FieldResolver(() => [NextMeetingType], {
    description: 'Its meetings that are under way or to come, the next one first: `first` of them, 1 to 50.',
  })
  nextMeetings(@Arg('first', () => Int, { defaultValue: 5 }) _first: number): NextMeetingType[] {
    return compiled();
  }

  @FieldResolver(() => String, {
    description: `Its standing meetings, and its others since a year ago, ${ICALENDAR}`,
  })
  calendar(): string {
    return compiled();
  }
}

interface MeetingServices {
  readonly standingMeetings: StandingMeetingService;
  readonly meetings: MeetingService;
  readonly meetingConduct: MeetingConductService;
}

/** Meetings, and the fields that point to them from governance bodies. */
export const meetingResolvers = ({ standingMeetings, meetings, meetingConduct }: MeetingServices) => [
  new StandingMeetingResolver(standingMeetings),
  new MeetingResolver(meetings),
  new MeetingConductResolver(meetingConduct),
  new GovernanceBodyMeetingsResolver(),
];
