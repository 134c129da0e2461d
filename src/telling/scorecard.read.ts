import { connection, type ConnectionOptions } from '../platform/read/connection';
import { byId, computed, one, pointingBack, theOne } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { calendarDate } from '../shared/input-check';
import { scorecardOf } from './domain/scorecard';
import { scorecardFacts, scorecardFactsSql, type StoredScorecardFacts } from './scorecard-facts';
import { ScorecardScheduleTable, ScorecardTable } from './scorecard.table';

/** As it stands: by the facts and the rules by which it would be frozen. */
const scorecard: FieldRead = computed<StoredScorecardFacts>(
  ({ row, statement }) => {
    const { organization } = statement;
    return `(select ${scorecardFactsSql({ organization, person: `${row}.id`, asOf: statement.today() })}::text)`;
  },
  (stored, { now }) => scorecardOf(scorecardFacts(stored), calendarDate(now)),
);

const scorecards = (where?: ConnectionOptions['where']): FieldRead =>
  connection('Scorecard', {
    ...(where ? { where } : {}),
    orders: { PERIOD_TO: [{ sql: (row) => `${row}.period_to`, form: 'date' }] },
    defaultDirection: 'DESC',
    filters: {
      personId: filterById('Person', (row, id) => `${row}.person_id = ${id}`),
      periodFrom: { cast: 'date', sql: (row, day) => `${row}.period_from = ${day}` },
      periodTo: { cast: 'date', sql: (row, day) => `${row}.period_to = ${day}` },
    },
  });

export const scorecardReads = [
  readModel('ScorecardSchedule', ScorecardScheduleTable),
  readModel('Scorecard', ScorecardTable, {
    person: one('Person', 'person_id'),
    frozenBy: one('Person', 'frozen_by_id'),
  }),
  extendRead('Person', { scorecard, scorecards: scorecards(pointingBack('person_id')) }),
  extendRead('Query', {
    scorecardSchedule: theOne('ScorecardSchedule'),
    scorecard: byId('Scorecard'),
    scorecards: scorecards(),
  }),
];
