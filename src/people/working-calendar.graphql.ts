import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import {
  CALENDAR_SOURCES,
  WEEKDAYS,
  type CalendarSource,
  type Holiday,
  type Weekday,
  type WorkingCalendar,
  type WorkingDay,
} from './domain/working-calendar';
import { PersonType } from './person.graphql';

export const WeekdayEnum = enumOf('Weekday', WEEKDAYS, 'A day of the week.');
const CalendarSourceEnum = enumOf('CalendarSource', CALENDAR_SOURCES, 'Who set a part of somebody’s calendar.', {
  ORGANIZATION: 'It is the organization’s, as for everyone who set nothing else.',
  PERSON: 'It was set for this person alone.',
});

const TIME_ZONE = 'An IANA name: `Europe/Berlin`, `UTC`.';
const FROM = 'The beginning of the working hours by the local clock, `HH:MM`.';
const TO = 'Their end by the local clock, `HH:MM`: when what is due on this day is due.';

@ObjectType('WorkingDay', { simpleResolvers: true, description: 'A day of the week on which work is done.' })
export class WorkingDayType implements WorkingDay {
  @Field(() => WeekdayEnum) weekday!: Weekday;
  @Field(() => String, { description: FROM }) from!: string;
  @Field(() => String, { description: TO }) to!: string;
}

@ObjectType('Holiday', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A day on which nobody in the organization works.',
})
export class HolidayType extends NodeType implements Pick<Holiday, 'id' | 'day' | 'name'> {
  @Field(() => GraphQLLocalDate) day!: string;
  @Field(() => String) name!: string;
}

export const HolidayConnection = connectionType('Holiday', () => HolidayType);
const HolidayOrder = orderType(
  'HolidayOrder',
  { DAY: 'DAY' },
  'How holidays are ordered: by day, ascending, by default.',
);

@InputType()
class HolidayFilter {
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'On this day or later.' }) from?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'On this day or earlier.' }) to?: string;
}

export const HolidaysArgs = listArgs(HolidayOrder, HolidayFilter);

@ObjectType('WorkingCalendar', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'When an organization works; it holds for everyone who has set nothing else.',
})
export class WorkingCalendarType
  extends NodeType
  implements Pick<WorkingCalendar, 'id' | 'timeZone' | 'workingDays' | 'version'>
{
  @Field(() => String, { description: TIME_ZONE }) timeZone!: string;
  @Field(() => [WorkingDayType], { description: '1 to 7, in the order of the week.' }) workingDays!: WorkingDayType[];
  @Field(() => Int, { description: 'Raised by each new setting of time zone and working days.' }) version!: number;
}

@ObjectType('PersonalCalendar', {
  simpleResolvers: true,
  description: 'When a person works, holidays and absences apart: what was set for them, else the organization’s.',
})
export class PersonalCalendarType {
  @Field(() => String, { description: TIME_ZONE }) timeZone!: string;
  @Field(() => CalendarSourceEnum, { description: 'Where the time zone comes from.' })
  timeZoneFrom!: CalendarSource;
  @Field(() => [WorkingDayType], { description: '1 to 7, in the order of the week.' }) workingDays!: WorkingDayType[];
  @Field(() => CalendarSourceEnum, { description: 'Where the working days come from.' })
  workingDaysFrom!: CalendarSource;
}

@ArgsType()
export class DeadlineArgs {
  @Field(() => Int, { description: 'How many working days, 1 to 260.' }) workingDays!: number;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'From when, in the years 1900 to 2999; now when left out. The day that it lies in does not count.',
  })
  start?: Date | null;
}

@InputType()
class WorkingDayInput implements WorkingDay {
  @Field(() => WeekdayEnum, { description: 'Each day of the week at most once.' }) weekday!: Weekday;
  @Field(() => String, { description: FROM }) from!: string;
  @Field(() => String, { description: `${TO} Later than \`from\`.` }) to!: string;
}

@InputType({ description: 'The whole week anew.' })
export class SetWorkingCalendarInput extends VersionedInput {
  @Field(() => String, { description: TIME_ZONE }) timeZone!: string;
  @Field(() => [WorkingDayInput], { description: '1 to 7.' }) workingDays!: WorkingDayInput[];
}
@ObjectType({ simpleResolvers: true })
export class SetWorkingCalendarPayload {
  @Field(() => WorkingCalendarType) workingCalendar!: WorkingCalendarType;
}
export const SetWorkingCalendarResult = mutationResult('SetWorkingCalendarResult', () => SetWorkingCalendarPayload);

@InputType()
class HolidayInput {
  @Field(() => GraphQLLocalDate, { description: 'No holiday yet.' }) day!: string;
  @Field(() => String, { description: 'Up to 200 characters.' }) name!: string;
}

@InputType()
export class AddHolidaysInput extends MutationInput {
  @Field(() => [HolidayInput], { description: '1 to 400: those of a year, say. All are added, or none.' })
  holidays!: HolidayInput[];
}
@ObjectType({ simpleResolvers: true })
export class AddHolidaysPayload {
  @Field(() => [HolidayType], { description: 'Those that were added, as they were given.' }) holidays!: HolidayType[];
  @Field(() => WorkingCalendarType) workingCalendar!: WorkingCalendarType;
}
export const AddHolidaysResult = mutationResult('AddHolidaysResult', () => AddHolidaysPayload);

@InputType()
export class RemoveHolidayInput extends MutationInput {
  @Field(() => ID) holidayId!: string;
}
@ObjectType({ simpleResolvers: true })
export class RemoveHolidayPayload {
  @Field(() => WorkingCalendarType) workingCalendar!: WorkingCalendarType;
}
export const RemoveHolidayResult = mutationResult('RemoveHolidayResult', () => RemoveHolidayPayload);

@InputType({ description: 'What is left out is the organization’s from now on.' })
export class SetPersonalCalendarInput extends MutationInput {
  @Field(() => ID) personId!: string;
  @Field(() => Int, { description: 'The version of the person that you read and decide on.' })
  expectedVersion!: number;
  @Field(() => String, { nullable: true, description: TIME_ZONE }) timeZone?: string | null;
  @Field(() => [WorkingDayInput], { nullable: true, description: '1 to 7.' }) workingDays?: WorkingDayInput[] | null;
}
@ObjectType({ simpleResolvers: true })
export class SetPersonalCalendarPayload {
  @Field(() => PersonType) person!: PersonType;
}
export const SetPersonalCalendarResult = mutationResult('SetPersonalCalendarResult', () => SetPersonalCalendarPayload);
