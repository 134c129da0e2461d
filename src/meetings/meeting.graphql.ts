import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { GovernanceBodyType } from '../organization/governance.graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, listArgs, MissingType, NodeType, orderType } from '../platform/graphql/types.graphql';
import { AGENDA_ITEM_KINDS, type AgendaItem, type AgendaItemKind } from './domain/agenda';
import { ATTENDANCES, type Attendance, type MeetingQuorum } from './domain/attendance';
import { MEETING_STATUSES, type Meeting, type MeetingStatus } from './domain/meeting';
import type { NextMeeting } from './domain/next-meetings';
import type { StandingMeeting } from './domain/standing-meeting';

const MeetingStatusEnum = enumOf('MeetingStatus', MEETING_STATUSES, 'Where a meeting is.', {
  PLANNED: 'It is to come: it can be moved, prepared, opened or cancelled.',
  OPEN: 'It is held: attendance is recorded.',
  CLOSED: 'It was held.',
  CANCELLED: 'It is not held, for a reason.',
});
export const AttendanceEnum = enumOf('Attendance', ATTENDANCES, 'How a seat was taken at a meeting.', {
  PRESENT: 'The member was there.',
  DEPUTY: 'Somebody was there in the member’s place.',
  EXCUSED: 'Nobody was there; the member had said so.',
  ABSENT: 'Nobody was there, or nothing is said yet.',
});
export const AgendaItemKindEnum = enumOf('AgendaItemKind', AGENDA_ITEM_KINDS, 'What a body is asked for.', {
  INFORMATION: 'To hear.',
  DISCUSSION: 'To say what it thinks.',
  DECISION: 'To decide.',
});

export const ICALENDAR =
  'as an iCalendar text (RFC 5545): moments in UTC or by the local clock with its time zone, stable UIDs, SEQUENCE raised by each change. Save it as a file with the ending .ics.';

@ObjectType('StandingMeeting', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A meeting that a governance body holds again and again, by a rule.',
})
export class StandingMeetingType
  extends NodeType
  implements
    Pick<
      StandingMeeting,
      'title' | 'rule' | 'firstDay' | 'lastDay' | 'time' | 'timeZone' | 'durationMinutes' | 'place' | 'endedReason'
    >
{
  @Field(() => GovernanceBodyType) governanceBody!: GovernanceBodyType;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'A recurrence rule of RFC 5545: `FREQ=MONTHLY;BYDAY=1TU`.' }) rule!: string;
  @Field(() => GraphQLLocalDate, { description: 'The first day on which it is held.' }) firstDay!: string;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'It is held on no day after this one: by the UNTIL of the rule, or since it was ended. Null where it has no end by a day.',
  })
  lastDay!: string | null;
  @Field(() => String, { description: 'When it begins, by the local clock, winter and summer: `10:00`.' })
  time!: string;
  @Field(() => String, { description: 'Whose clock it is: `Europe/Berlin`.' }) timeZone!: string;
  @Field(() => Int, { description: 'In minutes.' }) durationMinutes!: number;
  @Field(() => String, { nullable: true, description: 'A room, an address, a link.' }) place!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was ended; null while it goes on as planned.' })
  endedReason!: string | null;
  @Field(() => Int, { description: 'Raised by each revision and by its end.' }) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

@ObjectType('AgendaItem', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Something that a meeting is about. An agenda that is set anew has new items.',
})
export class AgendaItemType extends NodeType implements Pick<AgendaItem, 'position' | 'kind' | 'title' | 'minutes'> {
  @Field(() => Int, { description: '1 for the first.' }) position!: number;
  @Field(() => AgendaItemKindEnum) kind!: AgendaItemKind;
  @Field(() => String) title!: string;
  @Field(() => Int, { nullable: true, description: 'How long it is to take; null where nobody has said.' })
  minutes!: number | null;
  @Field(() => PersonType, { nullable: true, description: 'Who leads through it.' }) presenter!: PersonType | null;
}

@ObjectType('MeetingSeat', {
  simpleResolvers: true,
  description: 'A seat of the body as it was when the meeting was opened, and who was on it.',
})
export class MeetingSeatType {
  @Field(() => PersonType) member!: PersonType;
  @Field(() => AttendanceEnum) attendance!: Attendance;
  @Field(() => PersonType, { nullable: true, description: 'The member, or who came in their place; null for nobody.' })
  attendedBy!: PersonType | null;
}

@ObjectType('MeetingQuorum', { simpleResolvers: true, description: 'Whether a body that has met may decide.' })
export class MeetingQuorumType implements MeetingQuorum {
  @Field(() => Int, { description: 'Seats with somebody on them.' }) present!: number;
  @Field(() => Int, { description: 'All seats.' }) members!: number;
  @Field(() => Int, { description: 'How many must be there: the quorum of the body when the meeting was opened.' })
  needed!: number;
  @Field(() => Boolean, { description: 'Whether so many are there.' }) reached!: boolean;
  @Field(() => Boolean, { description: 'Whether somebody is on the seat that speaks for the customer.' })
  customerIsHeard!: boolean;
  @Field(() => [MissingType], { description: 'All that stands in the way of a decision; empty when nothing does.' })
  missing!: MissingType[];
}

@ObjectType('Meeting', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'One meeting of a governance body: a day of a standing one, or a meeting of its own.',
})
export class MeetingType
  extends NodeType
  implements
    Pick<
      Meeting,
      'occurrenceDay' | 'title' | 'startsAt' | 'timeZone' | 'durationMinutes' | 'place' | 'status' | 'cancelledReason'
    >
{
  @Field(() => GovernanceBodyType) governanceBody!: GovernanceBodyType;
  @Field(() => StandingMeetingType, { nullable: true, description: 'Null for a meeting of its own.' })
  standingMeeting!: StandingMeetingType | null;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which it was to be by the rule of the standing meeting, wherever it was moved to.',
  })
  occurrenceDay!: string | null;
  @Field(() => String) title!: string;
  @Field(() => GraphQLISODateTime, { description: 'In UTC.' }) startsAt!: Date;
  @Field(() => String, { description: 'Where it is: `Europe/Berlin`.' }) timeZone!: string;
  @Field(() => Int, { description: 'In minutes.' }) durationMinutes!: number;
  @Field(() => String, { nullable: true, description: 'A room, an address, a link.' }) place!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The holiday of your organization on which it falls, by the calendar of its place.',
  })
  holiday!: string | null;
  @Field(() => MeetingStatusEnum) status!: MeetingStatus;
  @Field(() => String, { nullable: true, description: 'Why it is not held; null unless it was cancelled.' })
  cancelledReason!: string | null;
  @Field(() => [AgendaItemType], { description: 'In its order.' }) agenda!: AgendaItemType[];
  @Field(() => [MeetingSeatType], { description: 'In the order of the body; empty until it is opened.' })
  seats!: MeetingSeatType[];
  @Field(() => [PersonType], { description: 'People of your organization who were there without a seat, by name.' })
  guests!: PersonType[];
  @Field(() => [String], { description: 'Who else was there.' }) guestNames!: string[];
  @Field(() => MeetingQuorumType, { nullable: true, description: 'Null until it is opened.' })
  quorum!: MeetingQuorumType | null;
  @Field(() => String, { description: `The meeting ${ICALENDAR}` }) iCalendar!: string;
  @Field(() => GraphQLISODateTime, { nullable: true }) openedAt!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) closedAt!: Date | null;
  @Field(() => Int, { description: 'Raised by each change.' }) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

@ObjectType('NextMeeting', {
  simpleResolvers: true,
  description: 'A meeting that is under way or to come, scheduled already or only the next day of a standing one.',
})
export class NextMeetingType implements Pick<
  NextMeeting,
  'title' | 'startsAt' | 'timeZone' | 'durationMinutes' | 'place' | 'occurrenceDay' | 'holiday'
> {
  @Field(() => String) title!: string;
  @Field(() => GraphQLISODateTime, { description: 'In UTC.' }) startsAt!: Date;
  @Field(() => String, { description: 'Where it is: `Europe/Berlin`.' }) timeZone!: string;
  @Field(() => Int, { description: 'In minutes.' }) durationMinutes!: number;
  @Field(() => String, { nullable: true, description: 'A room, an address, a link.' }) place!: string | null;
  @Field(() => String, { nullable: true, description: 'The holiday of your organization on which it falls.' })
  holiday!: string | null;
  @Field(() => StandingMeetingType, { nullable: true, description: 'Null for a meeting of its own.' })
  standingMeeting!: StandingMeetingType | null;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Its day by the rule: `scheduleOccurrence` takes it. Null for a meeting of its own.',
  })
  occurrenceDay!: string | null;
  @Field(() => MeetingType, { nullable: true, description: 'Null until it is scheduled.' })
  meeting!: MeetingType | null;
}

export const MeetingConnection = connectionType('Meeting', () => MeetingType);
const MeetingOrder = orderType(
  'MeetingOrder',
  { STARTS_AT: 'STARTS_AT' },
  'How meetings are ordered: by when they begin, the earliest first by default.',
);

@InputType()
class MeetingFilter {
  @Field(() => ID, { nullable: true }) governanceBodyId?: string;
  @Field(() => [MeetingStatusEnum], { nullable: true, description: 'In one of these.' }) status?: MeetingStatus[];
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'That begin then or later.' }) from?: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'That begin before then.' }) before?: Date;
}

export const MeetingsArgs = listArgs(MeetingOrder, MeetingFilter);
