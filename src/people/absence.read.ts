import { connection } from '../platform/read/connection';
import { linkedBy, list, one, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonArray, jsonObject } from '../platform/read/statement';
import { AbsenceTable } from './absence.table';
import {
  covers,
  effectiveWeek,
  localDay,
  type Days,
  type PersonalSettings,
  type WorkingWeek,
} from './domain/working-calendar';
import { organizationWeek, personalSettings } from './working-calendar.read';

const standingDeputy: FieldRead = {
  sql: ({ statement, row, object }) => {
    const [deputy, { organization }] = [statement.alias(), statement];
    return `coalesce((select ${object('Person', deputy)} from people ${deputy}
      join standing_deputies s on s.organization_id = ${organization} and s.deputy_id = ${deputy}.id
      where ${deputy}.organization_id = ${organization} and s.person_id = ${row}.id), 'null')`;
  },
};

/** People at one end of `assistants`, for the person at the other. */
const assisting = (from: string, to: string): FieldRead =>
  list('Person', { where: linkedBy('assistants', from, to), orderBy: (alias) => `${alias}.name, ${alias}.id` });

interface AbsenceFacts {
  /** The day that is asked about; null for today. */
  readonly on: string | null;
  readonly own: PersonalSettings | null;
  readonly organization: WorkingWeek;
  readonly around: readonly (Days & { readonly absence: unknown })[];
}

/**
 * The absence on a day, or today. What the date is where they are is told by Node's time zones, as everywhere: the
 * statement brings the absences of the day by UTC and of its neighbours.
 */
const absence: FieldRead = {
  sql: (scope) => {
    const { statement, row, object, args } = scope;
    const alias = statement.alias();
    const on = statement.parameter((binding) => args.of(binding)['on'] ?? null, 'date');
    const now = statement.parameter((binding) => binding.now, 'timestamptz');
    const day = `coalesce(${on}, (${now} at time zone 'UTC')::date)`;
    const found = jsonObject([
      ['firstDay', toJson('text', `${alias}.first_day`)],
      ['lastDay', toJson('text', `${alias}.last_day`)],
      ['absence', object('Absence', alias)],
    ]);
    const around = `select ${found} as j, ${alias}.first_day as o from absences ${alias}
      where ${alias}.organization_id = ${statement.organization} and ${alias}.person_id = ${row}.id
        and ${alias}.first_day <= ${day} + 1 and ${alias}.last_day >= ${day} - 1`;
    return jsonObject([
      ['on', toJson('text', on)],
      ['own', personalSettings(scope)],
      ['organization', organizationWeek(scope)],
      ['around', jsonArray(around, 'r.o')],
    ]);
  },
  answer: ({ on, own, organization, around }: AbsenceFacts, { now }) => {
    const day = on ?? localDay(effectiveWeek(own, organization).timeZone, now);
    return around.find((each) => covers(each, day))?.absence ?? null;
  },
};

export const absenceReads = [
  readModel('Absence', AbsenceTable, {
    person: one('Person', 'person_id'),
    deputy: one('Person', 'deputy_id'),
    recordedBy: one('Person', 'recorded_by_id'),
  }),
  extendRead('Person', {
    standingDeputy,
    assistants: assisting('person_id', 'assistant_id'),
    assistantOf: assisting('assistant_id', 'person_id'),
    absence,
    absences: connection('Absence', {
      where: pointingBack('person_id'),
      orders: { FIRST_DAY: [{ sql: (row) => `${row}.first_day`, form: 'date' }] },
      filters: {
        from: { cast: 'date', sql: (row, day) => `${row}.last_day >= ${day}` },
        to: { cast: 'date', sql: (row, day) => `${row}.first_day <= ${day}` },
      },
    }),
  }),
];
