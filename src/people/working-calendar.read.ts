import { Fault } from '../shared/fault';
import { connection } from '../platform/read/connection';
import { computed, oneBack, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, type Binding } from '../platform/read/statement';
import {
  addWorkingDays,
  effectiveWeek,
  type CalendarSource,
  type Days,
  type PersonalSettings,
  type WorkingDay,
  type WorkingWeek,
} from './domain/working-calendar';
import { HolidayTable, WorkingCalendarTable } from './working-calendar.table';

const week = (calendar: string): string =>
  jsonObject([
    ['timeZone', toJson('text', `${calendar}.time_zone`)],
    ['workingDays', toJson('json', `${calendar}.working_days`)],
  ]);

/** JSON text of the organization's week. */
export const organizationWeek = ({ statement }: FieldScope): string =>
  `(select ${week('c')} from working_calendars c where c.organization_id = ${statement.organization})`;

/** JSON text of what the person in this row has set for themselves; `null` for nothing. */
export const personalSettings = ({ statement, row }: FieldScope): string =>
  `coalesce((select ${week('c')} from personal_calendars c
    where c.organization_id = ${statement.organization} and c.person_id = ${row}.id), 'null')`;

interface WeekFacts {
  readonly own: PersonalSettings | null;
  readonly organization: WorkingWeek;
}

interface DeadlineFacts extends WeekFacts {
  readonly start: string;
  readonly days: number;
  readonly holidays: readonly Days[];
  readonly absences: readonly Days[];
}

const MOST_WORKING_DAYS = 260;

/** @throws Fault BAD_USER_INPUT for a number of days or a moment that nobody means */
function asked({ args }: FieldScope, binding: Binding): { days: number; start: Date } {
  const { workingDays: days, start } = args.of(binding) as { workingDays: number; start?: Date | null };
  if (days < 1 || days > MOST_WORKING_DAYS) {
    throw new Fault('BAD_USER_INPUT', `deadline: expected 1 to ${MOST_WORKING_DAYS} working days, not ${days}.`);
  }
  const year = start?.getUTCFullYear() ?? binding.now.getUTCFullYear();
  if (year < 1900 || year > 2999) {
    throw new Fault('BAD_USER_INPUT', `deadline: expected a start in the years 1900 to 2999, not ${year}.`);
  }
  return { days, start: start ?? binding.now };
}

/** @param whose the organization's, or that of the person in this row, with their own settings and absences */
const deadline = (whose: CalendarSource): FieldRead =>
  computed<DeadlineFacts>(
    (scope) => {
      const { statement, row } = scope;
      const start = statement.parameter((binding) => asked(scope, binding).start, 'timestamptz');
      // A day earlier, since it may still be yesterday where they are.
      const since = `(${start} at time zone 'UTC')::date - 1`;
      const days = (table: string, first: string, last: string, where = 'true') => {
        const json = jsonObject([
          ['firstDay', toJson('text', `d.${first}`)],
          ['lastDay', toJson('text', `d.${last}`)],
        ]);
        const rows = `select ${json} as j, d.${first} as o from ${table} d
          where d.organization_id = ${statement.organization} and d.${last} >= ${since} and ${where}`;
        return jsonArray(rows, 'r.o');
      };
      return jsonObject([
        ['start', toJson('text', start)],
        [
          'days',
          toJson(
            'number',
            statement.parameter((binding) => asked(scope, binding).days, 'int'),
          ),
        ],
        ['organization', organizationWeek(scope)],
        ['own', whose === 'PERSON' ? personalSettings(scope) : `'null'`],
        ['holidays', days('holidays', 'day', 'day')],
        [
          'absences',
          whose === 'PERSON' ? days('absences', 'first_day', 'last_day', `d.person_id = ${row}.id`) : `'[]'`,
        ],
      ]);
    },
    ({ start, days, organization, own, holidays, absences }) => {
      const time = { ...effectiveWeek(own, organization), daysOff: [...holidays, ...absences] };
      return addWorkingDays(time, new Date(start), days) ?? null;
    },
  );

export const workingCalendarReads = [
  readModel('WorkingCalendar', WorkingCalendarTable, {
    workingDays: computed(
      ({ row }) => toJson('json', `${row}.working_days`),
      (days: readonly WorkingDay[]) => days,
    ),
    holidays: connection('Holiday', {
      orders: { DAY: [{ sql: (row) => `${row}.day`, form: 'date' }] },
      filters: {
        from: { cast: 'date', sql: (row, day) => `${row}.day >= ${day}` },
        to: { cast: 'date', sql: (row, day) => `${row}.day <= ${day}` },
      },
    }),
  }),
  readModel('Holiday', HolidayTable),
  extendRead('Organization', {
    workingCalendar: oneBack('WorkingCalendar', 'organization_id'),
    deadline: deadline('ORGANIZATION'),
  }),
  extendRead('Person', {
    workingCalendar: computed<WeekFacts>(
      (scope) =>
        jsonObject([
          ['own', personalSettings(scope)],
          ['organization', organizationWeek(scope)],
        ]),
      ({ own, organization }) => effectiveWeek(own, organization),
    ),
    deadline: deadline('PERSON'),
  }),
];
