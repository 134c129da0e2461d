import {
  counted,
  countsOf,
  cutFilter,
  isReplaced,
  metricJson,
  metricOfRow,
  smallestSample,
  storedMetric,
  type StoredCounts,
  type StoredMetric,
} from '../metrics';
import { connection, type ConnectionOptions } from '../platform/read/connection';
import { byId, computed, linkedBy, list, one, ownRows, pointingBack, toJson } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { calendarDate } from '../shared/input-check';
import { executivesWithoutGoal } from './executives.read';
import { expectedValue, goalStatus, type JudgedGoal } from './domain/goal-status';
import { GoalTable } from './goal.table';

/** SQL of one column or text of the latest reading that counts for a goal; null where there is none. */
function latestReading(scope: FieldScope, selected: (reading: string) => string): string {
  const [reading, goal] = [scope.statement.alias(), scope.row];
  return `(select ${selected(reading)} from readings ${reading}
    where ${ownRows(scope, 'Reading', reading)} and ${reading}.subject_kind = 'ORGANIZATION'
      and ${reading}.metric = ${goal}.metric and ${reading}.cut = ${goal}.cut
      and ${reading}.window_to > ${goal}.starts_on and ${reading}.window_to <= ${goal}.due_on and not ${isReplaced(reading)}
    order by ${reading}.window_to desc, ${reading}.recorded_at desc, ${reading}.id desc limit 1)`;
}

const reading: FieldRead = {
  sql: (scope) => `coalesce(${latestReading(scope, (row) => scope.object('Reading', row))}, 'null')`,
};

const tally = (row: string): string => jsonObject([...countsOf(row), ['windowTo', toJson('text', `${row}.window_to`)]]);

type StoredGoal = Omit<JudgedGoal, 'metric' | 'reading'> & {
  readonly metric: StoredMetric;
  readonly reading: (StoredCounts & { readonly windowTo: string }) | null;
};

/** An answer of the domain about a goal and the reading that it is judged on, both from the same statement. */
const judged = (answer: (goal: JudgedGoal, today: string) => unknown): FieldRead =>
  computed<StoredGoal>(
    (scope) => {
      const { row } = scope;
      return jsonObject([
        ['metric', metricJson(scope.statement, `${row}.metric`)],
        ['baseline', toJson('number', `${row}.baseline`)],
        ['target', toJson('number', `${row}.target`)],
        ['startsOn', toJson('text', `${row}.starts_on`)],
        ['dueOn', toJson('text', `${row}.due_on`)],
        ['isRetired', toJson('boolean', `${row}.retired_at is not null`)],
        ['smallestSample', smallestSample(scope.statement)],
        ['reading', `coalesce(${latestReading(scope, tally)}, 'null')`],
      ]);
    },
    ({ metric, reading: stored, ...goal }, { now }) =>
      answer({ ...goal, metric: storedMetric(metric), reading: stored && counted(stored) }, calendarDate(now)),
  );

const contributes = linkedBy('goal_contributors', 'person_id', 'goal_id');

/** Goals, wherever they are listed: all of them, or those that belong to the row that holds the list. */
export const goalConnection = (where?: ConnectionOptions['where']): FieldRead =>
  connection('Goal', {
    ...(where ? { where } : {}),
    orders: {
      DUE_ON: [{ sql: (row) => `${row}.due_on`, form: 'date' }],
      TITLE: [{ sql: (row) => `${row}.title`, form: 'text' }],
    },
    filters: {
      kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` },
      metric: { cast: 'text[]', sql: (row, metrics) => `${row}.metric = any(${metrics})` },
      cut: cutFilter,
      pillarId: filterById('Pillar', (row, id) => `${row}.pillar_id = ${id}`),
      strategicObjectiveId: filterById('StrategicObjective', (row, id) => `${row}.strategic_objective_id = ${id}`),
      accountableId: filterById('Person', (row, id) => `${row}.accountable_id = ${id}`),
      isRetired: { cast: 'boolean', sql: (row, wanted) => `(${row}.retired_at is not null) = ${wanted}` },
    },
  });

export const goalReads = [
  readModel('Goal', GoalTable, {
    pillar: one('Pillar', 'pillar_id'),
    strategicObjective: one('StrategicObjective', 'strategic_objective_id'),
    accountable: one('Person', 'accountable_id'),
    contributors: list('Person', {
      where: linkedBy('goal_contributors', 'goal_id', 'person_id'),
      orderBy: (alias) => `${alias}.name, ${alias}.id`,
    }),
    metric: metricOfRow,
    reading,
    expectedValue: judged(expectedValue),
    status: judged(goalStatus),
  }),
  extendRead('Pillar', { goals: goalConnection(pointingBack('pillar_id')) }),
  extendRead('StrategicObjective', { goals: goalConnection(pointingBack('strategic_objective_id')) }),
  extendRead('Person', {
    goals: goalConnection((alias, row) => `(${alias}.accountable_id = ${row}.id or ${contributes(alias, row)})`),
  }),
  extendRead('TeamStructure', { executivesWithoutGoal }),
  extendRead('Query', { goal: byId('Goal'), goals: goalConnection() }),
];
