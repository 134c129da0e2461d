import type { Acting, Transaction } from '../audit';
import { effectiveWeek, type PersonalSettings, type WorkingTime, type WorkingWeek } from './domain/working-calendar';
import { HolidayTable, PersonalCalendarTable, WorkingCalendarTable } from './working-calendar.table';

/** When an organization works: its week, without its holidays. */
export const workingTimeOf = async (tx: Transaction<Acting>): Promise<WorkingTime> =>
  organizations(await calendarsOf(tx, []));

/**
 * When each of these people works: what was set for them, else the organization's week, without its holidays. Absences are
 * not left out: what waits for somebody who is away is for their deputies.
 */
export async function workingTimesOf(
  tx: Transaction<Acting>,
  personIds: readonly string[],
): Promise<(personId: string) => WorkingTime> {
  const calendars = await calendarsOf(tx, personIds);
  const organization = organizations(calendars);
  return (personId) => {
    const own = calendars.own.find((calendar) => calendar.personId === personId) ?? null;
    const { timeZone, workingDays } = effectiveWeek(own, organization);
    return { timeZone, workingDays, daysOff: organization.daysOff };
  };
}

/** The calendar of an organization, and what some of its people have set for themselves. */
interface Calendars extends WorkingWeek {
  readonly holidays: readonly string[];
  readonly own: readonly (PersonalSettings & { readonly personId: string })[];
}

const organizations = ({ timeZone, workingDays, holidays }: Calendars): WorkingTime => ({
  ...{ timeZone, workingDays, daysOff: holidays.map((day) => ({ firstDay: day, lastDay: day })) },
});

async function calendarsOf(tx: Transaction<Acting>, personIds: readonly string[]): Promise<Calendars> {
  const { organizationId } = tx.viewer;
  const [calendars] = await tx.query<Calendars>(
    `select c.time_zone as "timeZone", c.working_days as "workingDays",
        array(select h.day::text from holidays h where h.organization_id = c.organization_id) as holidays,
        (select coalesce(json_agg(json_build_object('personId', p.person_id, 'timeZone', p.time_zone,
            'workingDays', p.working_days)), '[]')
          from personal_calendars p where p.organization_id = c.organization_id and p.person_id = any($2::uuid[])) as own
      from working_calendars c where c.organization_id = $1`,
    [organizationId, personIds],
    [WorkingCalendarTable, HolidayTable, PersonalCalendarTable],
  );
  if (!calendars) throw new Error(`Organization ${organizationId} has no working calendar.`);
  return calendars;
}
