import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import type { AgendaItemKind } from './domain/agenda';
import type { Attendance, AttendanceInput } from './domain/attendance';
import { AgendaItemKindEnum, AttendanceEnum, MeetingType, StandingMeetingType } from './meeting.graphql';

const REASON = 'Up to 2000 characters; everybody whom it concerns is told.';
const TIME = 'By the local clock: `10:00`.';
const TIME_ZONE = 'Whose clock it is, by its IANA name: `Europe/Berlin`, `UTC`.';
const DURATION = 'From 5 to 1440 minutes.';
const PLACE = 'A room, an address, a link; up to 500 characters.';

@InputType()
export class PlanStandingMeetingInput extends MutationInput {
  @Field(() => ID) governanceBodyId!: string;
  @Field(() => String, { description: 'Up to 200 characters.' }) title!: string;
  @Field(() => String, {
    description:
      'A recurrence rule of RFC 5545. FREQ is DAILY, WEEKLY, MONTHLY or YEARLY; INTERVAL up to 99; BYDAY or BYMONTHDAY; BYSETPOS with MONTHLY, BYMONTH with YEARLY; WKST; COUNT up to 1000 or UNTIL. `FREQ=MONTHLY;BYDAY=1TU` is the first Tuesday of each month, `FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1` the last working day. Up to 1,000 days of it within 20 years are looked at.',
  })
  rule!: string;
  @Field(() => GraphQLLocalDate, {
    description: 'The first day on which it is held: today at the earliest, and a day of the rule.',
  })
  firstDay!: string;
  @Field(() => String, { description: TIME }) time!: string;
  @Field(() => String, { description: TIME_ZONE }) timeZone!: string;
  @Field(() => Int, { description: DURATION }) durationMinutes!: number;
  @Field(() => String, { nullable: true, description: PLACE }) place?: string | null;
}

@InputType({ description: 'What is left out is taken away. Meetings that are scheduled already stay as they are.' })
export class ReviseStandingMeetingInput extends VersionedInput {
  @Field(() => ID) standingMeetingId!: string;
  @Field(() => String, { description: 'Up to 200 characters.' }) title!: string;
  @Field(() => Int, { description: DURATION }) durationMinutes!: number;
  @Field(() => String, { nullable: true, description: PLACE }) place?: string | null;
}

@InputType()
export class EndStandingMeetingInput extends VersionedInput {
  @Field(() => ID) standingMeetingId!: string;
  @Field(() => GraphQLLocalDate, {
    description: 'It is held on no day after this one, which is today at the earliest.',
  })
  lastDay!: string;
  @Field(() => String, { description: REASON }) reason!: string;
}

@InputType()
export class ScheduleMeetingInput extends MutationInput {
  @Field(() => ID) governanceBodyId!: string;
  @Field(() => String, { description: 'Up to 200 characters.' }) title!: string;
  @Field(() => GraphQLLocalDate, { description: 'Today at the earliest.' }) day!: string;
  @Field(() => String, { description: TIME }) time!: string;
  @Field(() => String, { description: TIME_ZONE }) timeZone!: string;
  @Field(() => Int, { description: DURATION }) durationMinutes!: number;
  @Field(() => String, { nullable: true, description: PLACE }) place?: string | null;
}

@InputType()
export class ScheduleOccurrenceInput extends MutationInput {
  @Field(() => ID) standingMeetingId!: string;
  @Field(() => GraphQLLocalDate, { description: 'A day of its rule, as `GovernanceBody.nextMeetings` tells it.' })
  occurrenceDay!: string;
}

@InputType({ description: 'What is left out stays as it was.' })
export class MoveMeetingInput extends VersionedInput {
  @Field(() => ID) meetingId!: string;
  @Field(() => GraphQLLocalDate, { description: 'Today at the earliest.' }) day!: string;
  @Field(() => String, { description: TIME }) time!: string;
  @Field(() => String, { nullable: true, description: TIME_ZONE }) timeZone?: string | null;
  @Field(() => Int, { nullable: true, description: DURATION }) durationMinutes?: number | null;
  @Field(() => String, { nullable: true, description: PLACE }) place?: string | null;
  @Field(() => String, { description: REASON }) reason!: string;
}

@InputType()
export class CancelMeetingInput extends VersionedInput {
  @Field(() => ID) meetingId!: string;
  @Field(() => String, { description: REASON }) reason!: string;
}

@InputType()
export class AgendaItemInputType {
  @Field(() => AgendaItemKindEnum) kind!: AgendaItemKind;
  @Field(() => String, { description: 'Up to 200 characters.' }) title!: string;
  @Field(() => Int, { nullable: true, description: 'How long it is to take, from 1 to 480 minutes.' })
  minutes?: number | null;
  @Field(() => ID, { nullable: true, description: 'Who leads through it.' }) presenterId?: string | null;
  @Field(() => ID, { nullable: true, description: 'A proposal or an initiative that it is about.' })
  subjectId?: string | null;
}

@InputType()
export class SetAgendaInput extends VersionedInput {
  @Field(() => ID) meetingId!: string;
  @Field(() => [AgendaItemInputType], { description: 'All of the agenda, in its order: up to 50 items.' })
  items!: AgendaItemInputType[];
}

@InputType()
export class OpenMeetingInput extends VersionedInput {
  @Field(() => ID) meetingId!: string;
}

@InputType()
export class MemberAttendanceInput implements AttendanceInput {
  @Field(() => ID, { description: 'The person whose seat it is.' }) memberId!: string;
  @Field(() => AttendanceEnum) attendance!: Attendance;
  @Field(() => ID, {
    nullable: true,
    description:
      'With DEPUTY: who came. The deputy of the seat when left out; or whoever stands in for a member who is absent on the day of the meeting.',
  })
  deputyId?: string | null;
}

@InputType({ description: 'What is left out stays as it was: members, guests of the organization, other guests.' })
export class RecordAttendanceInput extends VersionedInput {
  @Field(() => ID) meetingId!: string;
  @Field(() => [MemberAttendanceInput], { description: 'Each member once; nobody sits on two seats.' })
  members!: MemberAttendanceInput[];
  @Field(() => [ID], { nullable: true, description: 'All people of your organization who are there without a seat.' })
  guestIds?: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'All others who are there, by name. Up to 50 guests in all.',
  })
  guestNames?: string[] | null;
}

@InputType()
export class CloseMeetingInput extends VersionedInput {
  @Field(() => ID) meetingId!: string;
}

function standingMeetingResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => StandingMeetingType) standingMeeting!: StandingMeetingType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}

function meetingResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => MeetingType) meeting!: MeetingType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}

export const PlanStandingMeetingResult = standingMeetingResult('PlanStandingMeeting');
export const ReviseStandingMeetingResult = standingMeetingResult('ReviseStandingMeeting');
export const EndStandingMeetingResult = standingMeetingResult('EndStandingMeeting');
export const ScheduleMeetingResult = meetingResult('ScheduleMeeting');
export const ScheduleOccurrenceResult = meetingResult('ScheduleOccurrence');
export const MoveMeetingResult = meetingResult('MoveMeeting');
export const CancelMeetingResult = meetingResult('CancelMeeting');
export const SetAgendaResult = meetingResult('SetAgenda');
export const OpenMeetingResult = meetingResult('OpenMeeting');
export const RecordAttendanceResult = meetingResult('RecordAttendance');
export const CloseMeetingResult = meetingResult('CloseMeeting');
