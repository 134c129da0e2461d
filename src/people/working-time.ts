import type { Acting, Transaction } from '../audit';
import { effectiveWeek, type WorkingTime } from './domain/working-calendar';
import { HolidayTable, PersonalCalendarTable, WorkingCalendarTable } from './working-calendar.table';

/** When an organization works: its week, without its holidays. */
export async function workingTimeOf(tx: Transaction<Acting>): Promise<WorkingTime> {
  const { organizationId } = tx.viewer;
  const [calendar] = await tx.all(WorkingCalendarTable, 'organizationId', [organizationId]);
  if (!calendar) throw new Error(`Organization ${organizationId} has no working calendar.`);
  const holidays = await tx.all(HolidayTable, 'organizationId', [organizationId]);
  const daysOff = holidays.map(({ day }) => ({ firstDay: day, lastDay: day }));
  return { timeZone: calendar.timeZone, workingDays: calendar.workingDays, daysOff };
}

/**
 * When each of these people works: what was set for them, else the organization's week, without its holidays. Absences are
 * not left out: what waits for somebody who is away is for their deputies.
 */
export async function workingTimesOf(
  tx: Transaction<Acting>,
  personIds: readonly string[],
): Promise<(personId: string) => WorkingTime> {
  const organization = await workingTimeOf(tx);
  const own = await tx.all(PersonalCalendarTable, 'personId', personIds);
  return (personId) => {
    const { timeZone, workingDays } = effectiveWeek(
      own.find((calendar) => calendar.personId === personId) ?? null,
      organization,
    );
    return { timeZone, workingDays, daysOff: organization.daysOff };
  };
}
