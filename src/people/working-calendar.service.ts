import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { refuseWhenLeft } from './domain/leaving';
import type { Organization } from './domain/person';
import {
  DEFAULT_WEEK,
  type PersonalCalendar,
  type PersonalSettings,
  type WorkingCalendar,
  type WorkingWeek,
} from './domain/working-calendar';
import {
  newHolidays,
  personalSettings,
  workingWeek,
  type HolidayInput,
  type PersonalInput,
} from './domain/working-calendar-input';
import { PersonTable } from './person.table';
import { requirePermission } from './viewer';
import { HolidayTable, PersonalCalendarTable, WorkingCalendarTable } from './working-calendar.table';

interface SetWorkingCalendar extends WorkingWeek, Keyed {
  readonly expectedVersion: number;
}

interface SetPersonalCalendar extends PersonalInput, Keyed {
  readonly personId: string;
  /** Of the person. */
  readonly expectedVersion: number;
}

interface AddHolidays extends Keyed {
  readonly holidays: readonly HolidayInput[];
}

interface RemoveHoliday extends Keyed {
  readonly holidayId: string;
}

/** The founding step that gives an organization its working calendar. */
export async function foundWorkingCalendar(tx: Transaction, organization: Organization): Promise<AuditEntry> {
  await tx.insert(WorkingCalendarTable, [{ id: tx.newId(), ...DEFAULT_WEEK, version: 1 }]);
  const subject = { subjectKind: 'ORGANIZATION', subjectId: organization.id };
  return { ...subject, action: 'workingCalendarFounded', after: DEFAULT_WEEK };
}

/** When people work: the organization's week and holidays, and what a person has set for themselves. */
export class WorkingCalendarService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetWorkingCalendar): Promise<{ workingCalendarId: string } | Refusal> {
    return this.governor.govern(caller, 'setWorkingCalendar', input, async (tx) => {
      const calendar = await lockCalendar(tx);
      requirePermission(tx, 'setWorkingCalendar');
      const stale = tx.stale(calendar, input.expectedVersion, 'the working calendar');
      if (stale) return stale;
      const after = workingWeek(input);
      if (isRefusal(after)) return after;
      await tx.update(WorkingCalendarTable, calendar, after);
      const before = { timeZone: calendar.timeZone, workingDays: calendar.workingDays };
      return {
        outcome: { workingCalendarId: calendar.id },
        audit: [{ ...subjectOf(calendar), action: 'workingCalendarSet', before, after }],
      };
    });
  }

  addHolidays(
    caller: Caller,
    input: AddHolidays,
  ): Promise<{ workingCalendarId: string; holidayIds: readonly string[] } | Refusal> {
    return this.governor.govern(caller, 'addHolidays', input, async (tx) => {
      const calendar = await lockCalendar(tx);
      requirePermission(tx, 'setWorkingCalendar');
      const known = await tx.all(HolidayTable, 'organizationId', [tx.viewer.organizationId]);
      const holidays = newHolidays(input.holidays, known);
      if (isRefusal(holidays)) return holidays;
      const rows = holidays.map((holiday) => ({ id: tx.newId(), ...holiday }));
      await tx.insert(HolidayTable, rows);
      return {
        outcome: { workingCalendarId: calendar.id, holidayIds: rows.map(({ id }) => id) },
        audit: [{ ...subjectOf(calendar), action: 'holidaysAdded', after: { holidays } }],
      };
    });
  }

  removeHoliday(caller: Caller, input: RemoveHoliday): Promise<{ workingCalendarId: string } | Refusal> {
    return this.governor.govern(caller, 'removeHoliday', input, async (tx) => {
      const calendar = await lockCalendar(tx);
      const { id, day, name } = await tx.lock(HolidayTable, input.holidayId, 'holiday');
      requirePermission(tx, 'setWorkingCalendar');
      const { organizationId } = tx.viewer;
      await tx.manager.query('delete from holidays where organization_id = $1 and id = $2', [organizationId, id]);
      return {
        outcome: { workingCalendarId: calendar.id },
        audit: [{ ...subjectOf(calendar), action: 'holidayRemoved', before: { day, name } }],
      };
    });
  }

  setPersonal(caller: Caller, input: SetPersonalCalendar): Promise<{ personId: string } | Refusal> {
    return this.governor.govern(caller, 'setPersonalCalendar', input, async (tx) => {
      const person = await tx.lock(PersonTable, input.personId, 'person');
      requirePermission(tx, 'arrangeOwnWork', { responsible: [person.id] });
      const refused = tx.stale(person, input.expectedVersion, `person "${person.name}"`) ?? refuseWhenLeft(person);
      if (refused) return refused;
      const after = personalSettings(input);
      if (isRefusal(after)) return after;
      const before = (await personalCalendarOf(tx, person.id)) ?? NOTHING_SET;
      await replacePersonal(tx, person.id, after);
      await tx.update(PersonTable, person, {});
      return {
        outcome: { personId: person.id },
        audit: [
          {
            ...{ subjectKind: 'PERSON', subjectId: person.id, action: 'personalCalendarSet' },
            onBehalfOfId: person.id === tx.viewer.personId ? null : person.id,
            before: { timeZone: before.timeZone, workingDays: before.workingDays },
            after,
          },
        ],
      };
    });
  }
}

const NOTHING_SET: PersonalSettings = { timeZone: null, workingDays: null };
const subjectOf = ({ id }: WorkingCalendar) => ({ subjectKind: 'WORKING_CALENDAR', subjectId: id });

/** Whoever changes the week or the holidays holds the calendar: a day must not become a holiday twice at once. */
async function lockCalendar(tx: Transaction): Promise<WorkingCalendar> {
  const { id } = await workingCalendar(tx);
  return tx.lock(WorkingCalendarTable, id, 'working calendar');
}

/** The organization's. */
export async function workingCalendar(tx: Transaction): Promise<WorkingCalendar> {
  const [calendar] = await tx.all(WorkingCalendarTable, 'organizationId', [tx.viewer.organizationId]);
  if (!calendar) throw new Error(`Organization ${tx.viewer.organizationId} has no working calendar.`);
  return calendar;
}

export async function personalCalendarOf(tx: Transaction, personId: string): Promise<PersonalCalendar | undefined> {
  return (await tx.all(PersonalCalendarTable, 'personId', [personId]))[0];
}

async function replacePersonal(tx: Transaction, personId: string, settings: PersonalSettings): Promise<void> {
  await tx.manager.query('delete from personal_calendars where organization_id = $1 and person_id = $2', [
    tx.viewer.organizationId,
    personId,
  ]);
  if (settings.timeZone === null && settings.workingDays === null) return;
  await tx.insert(PersonalCalendarTable, [{ id: tx.newId(), personId, ...settings }]);
}
