import type { Acting, Transaction } from '../audit';
import type { WorkingTime } from './domain/working-calendar';
import { HolidayTable, WorkingCalendarTable } from './working-calendar.table';

/** When an organization works: its week, without its holidays. */
export async function workingTimeOf(tx: Transaction<Acting>): Promise<WorkingTime> {
  const { organizationId } = tx.viewer;
  const [calendar] = await tx.all(WorkingCalendarTable, 'organizationId', [organizationId]);
  if (!calendar) throw new Error(`Organization ${organizationId} has no working calendar.`);
  const holidays = await tx.all(HolidayTable, 'organizationId', [organizationId]);
  const daysOff = holidays.map(({ day }) => ({ firstDay: day, lastDay: day }));
  return { timeZone: calendar.timeZone, workingDays: calendar.workingDays, daysOff };
}
