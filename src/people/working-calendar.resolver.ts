import { Arg, Args, Ctx, FieldResolver, GraphQLISODateTime, Mutation, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import { OrganizationType, PersonType } from './person.graphql';
import {
  AddHolidaysInput,
  AddHolidaysResult,
  DeadlineArgs,
  HolidayConnection,
  HolidaysArgs,
  PersonalCalendarType,
  RemoveHolidayInput,
  RemoveHolidayResult,
  SetPersonalCalendarInput,
  SetPersonalCalendarResult,
  SetWorkingCalendarInput,
  SetWorkingCalendarResult,
  WorkingCalendarType,
} from './working-calendar.graphql';
import type { WorkingCalendarService } from './working-calendar.service';

const DUE =
  'The end of the working hours of the last of so many working days. Null when the next ten years have no working day.';

@Resolver(() => WorkingCalendarType)
class WorkingCalendarResolver {
  constructor(private readonly calendars: WorkingCalendarService) {}

  @FieldResolver(() => HolidayConnection, { description: 'The holidays of the organization.' })
  holidays(@Args(() => HolidaysArgs) _args: PageArgs): InstanceType<typeof HolidayConnection> {
    return compiled();
  }

  @Mutation(() => SetWorkingCalendarResult, {
    description:
      'Admins set the organization’s time zone and working days. Refused: an unknown time zone, a week without a working day, a day that ends before it begins.',
  })
  setWorkingCalendar(
    @Arg('input', () => SetWorkingCalendarInput) input: SetWorkingCalendarInput,
    @Ctx() context: RequestContext,
  ) {
    return this.calendars.set(callerOf(context), input);
  }

  @Mutation(() => AddHolidaysResult, {
    description: 'Admins add holidays, a whole year at once if they like. Refused: a day that is a holiday already.',
  })
  addHolidays(@Arg('input', () => AddHolidaysInput) input: AddHolidaysInput, @Ctx() context: RequestContext) {
    return this.calendars.addHolidays(callerOf(context), input);
  }

  @Mutation(() => RemoveHolidayResult, { description: 'Admins remove a holiday; the audit keeps it.' })
  removeHoliday(@Arg('input', () => RemoveHolidayInput) input: RemoveHolidayInput, @Ctx() context: RequestContext) {
    return this.calendars.removeHoliday(callerOf(context), withLocalIds(input, { holidayId: 'Holiday' }));
  }

  @Mutation(() => SetPersonalCalendarResult, {
    description: 'A person, or an admin for them, sets a time zone and working days of their own.',
  })
  setPersonalCalendar(
    @Arg('input', () => SetPersonalCalendarInput) input: SetPersonalCalendarInput,
    @Ctx() context: RequestContext,
  ) {
    return this.calendars.setPersonal(callerOf(context), withLocalIds(input, { personId: 'Person' }));
  }
}

@Resolver(() => OrganizationType)
class OrganizationCalendarResolver {
  @FieldResolver(() => WorkingCalendarType, { description: 'When the organization works.' })
  workingCalendar(): WorkingCalendarType {
    return compiled();
  }

  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: `When something would be due by the organization’s calendar and holidays. ${DUE}`,
  })
  deadline(@Args(() => DeadlineArgs) _args: DeadlineArgs): Date | null {
    return compiled();
  }
}

@Resolver(() => PersonType)
class PersonCalendarResolver {
  @FieldResolver(() => PersonalCalendarType, { description: 'When they work, and who set it so.' })
  workingCalendar(): PersonalCalendarType {
    return compiled();
  }

  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: `When something would be due by their calendar, the holidays and their absences. ${DUE}`,
  })
  deadline(@Args(() => DeadlineArgs) _args: DeadlineArgs): Date | null {
    return compiled();
  }
}

/** The calendar of the organization, and what it means for the organization and for its people. */
export const workingCalendarResolvers = (calendars: WorkingCalendarService): object[] => [
  new WorkingCalendarResolver(calendars),
  new OrganizationCalendarResolver(),
  new PersonCalendarResolver(),
];
