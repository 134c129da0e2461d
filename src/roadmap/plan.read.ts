import { connection } from '../platform/read/connection';
import { computed, list, one, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, literal, type Binding } from '../platform/read/statement';
import { Fault } from '../shared/fault';
import { calendarDate, isCalendarDate } from '../shared/input-check';
import { STAGES } from '../initiatives/domain/initiative';
import type { StageDates } from './domain/plan';
import { schedule, type Course, type Window } from './domain/schedule';
import { initiativeFilters, libraryOf, processVersions } from '../initiatives';
import { InitiativePlanTable, PlannedStageTable } from './plan.table';

const inOrderOfStages = (alias: string): string =>
  `array_position(${literal(`{${STAGES.join(',')}}`)}::text[], ${alias}.stage)`;

/** A course as JSON has it: moments are texts. */
interface CourseFacts {
  readonly initiative: Omit<Course['initiative'], 'createdAt'> & { readonly createdAt: string };
  readonly history: readonly (Omit<Course['history'][number], 'occurredAt'> & { readonly occurredAt: string })[];
  readonly plans: readonly (readonly StageDates[])[];
}

function courseFacts({ row, statement }: FieldScope): string {
  statement.bring(processVersions);
  const event = jsonObject([
    ['fromState', toJson('text', 'e.from_state')],
    ['toState', toJson('text', 'e.to_state')],
    ['migration', toJson('json', 'e.migration')],
    ['definitionVersion', toJson('number', 'e.definition_version')],
    ['occurredAt', toJson('text', 'e.occurred_at')],
  ]);
  const stage = jsonObject([
    ['stage', toJson('text', 's.stage')],
    ['plannedStart', toJson('text', 's.planned_start')],
    ['plannedEnd', toJson('text', 's.planned_end')],
  ]);
  const stages = `select ${stage} as j, ${inOrderOfStages('s')} as o from planned_stages s
    where s.organization_id = p.organization_id and s.initiative_plan_id = p.id`;
  const ofRow = (alias: string) =>
    `${alias}.organization_id = ${row}.organization_id and ${alias}.initiative_id = ${row}.id`;
  const initiative = jsonObject([
    ['stage', toJson('text', `${row}.stage`)],
    ['status', toJson('text', `${row}.status`)],
    ['createdAt', toJson('text', `${row}.created_at`)],
  ]);
  return jsonObject([
    ['initiative', initiative],
    ['history', jsonArray(`select ${event} as j, e.sequence as o from initiative_events e where ${ofRow('e')}`, 'r.o')],
    [
      'plans',
      jsonArray(
        `select ${jsonArray(stages, 'r.o')} as j, p.number as o from initiative_plans p where ${ofRow('p')}`,
        'r.o',
      ),
    ],
  ]);
}

const scheduleOfRow = computed<CourseFacts>(courseFacts, ({ initiative, history, plans }, { viewer, now }) => {
  const course: Course = {
    initiative: { ...initiative, createdAt: new Date(initiative.createdAt) },
    history: history.map((event) => ({ ...event, occurredAt: new Date(event.occurredAt) })),
    plans,
  };
  return schedule(course, calendarDate(now), libraryOf(viewer.organizationId).definition);
});

const utcDay = (moment: string): string => `(${moment} at time zone 'UTC')::date`;

/**
 * The initiatives of a window, as a table of rows with the day on which each began or was planned to.
 *
 * Who belongs on a roadmap is said by `isOnRoadmap` in the domain. This is the same in the database's words, so that a
 * page costs one statement; a test holds the two equal on generated plans and histories.
 */
function onRoadmap({ statement, args }: FieldScope): string {
  const windowOf = (binding: Binding) => checkedWindow(args.of(binding) as unknown as Window);
  const from = statement.parameter((binding) => windowOf(binding).from, 'date');
  const to = statement.parameter((binding) => windowOf(binding).to, 'date');
  const today = statement.today();
  const closedOn = `select max(e.occurred_at) from initiative_events e
    where e.organization_id = i.organization_id and e.initiative_id = i.id`;
  return `(select i.*, least(${utcDay('i.created_at')}, planned.starts_on) as starts_on
    from initiatives i
    left join lateral (
      select min(s.planned_start) as starts_on, bool_or(s.planned_start <= ${to} and s.planned_end >= ${from}) as in_window
        from planned_stages s
        where s.organization_id = i.organization_id and s.initiative_plan_id = (
          select p.id from initiative_plans p
            where p.organization_id = i.organization_id and p.initiative_id = i.id order by p.number desc limit 1)
    ) planned on true
    where i.organization_id = ${statement.organization} and (
      (i.status <> 'CLOSED' and planned.in_window)
      or (${utcDay('i.created_at')} <= ${to}
        and case i.status when 'CLOSED' then ${utcDay(`coalesce((${closedOn}), i.created_at)`)} else ${today} end >= ${from})))`;
}

/** @throws Fault BAD_USER_INPUT for a window that ends before it begins, or beyond the calendar */
function checkedWindow({ from, to }: Window): Window {
  const wrong = [from, to].find((day) => !isCalendarDate(day));
  if (wrong !== undefined) {
    throw new Fault('BAD_USER_INPUT', `roadmap: ${wrong} is not a date from 1900 to 2999.`);
  }
  if (from > to) throw new Fault('BAD_USER_INPUT', `roadmap: it begins on ${from}, after it ends on ${to}.`);
  return { from, to };
}

export const planReads = [
  readModel('InitiativePlan', InitiativePlanTable, {
    plannedBy: one('Person', 'planned_by_id'),
    stages: list('PlannedStage', { where: pointingBack('initiative_plan_id'), orderBy: inOrderOfStages }),
  }),
  readModel('PlannedStage', PlannedStageTable),
  extendRead('Initiative', {
    schedule: scheduleOfRow,
    plans: connection('InitiativePlan', {
      where: pointingBack('initiative_id'),
      orders: { NUMBER: [{ sql: (row) => `${row}.number`, form: 'integer' }] },
    }),
  }),
  extendRead('Query', {
    roadmap: connection('Initiative', {
      rows: onRoadmap,
      orders: { START: [{ sql: (row) => `${row}.starts_on`, form: 'date' }] },
      filters: initiativeFilters,
    }),
  }),
];
