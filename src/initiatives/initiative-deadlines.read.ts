import { deadlineList } from '../deadlines';
import { connection } from '../platform/read/connection';
import { expression, one, ownRows } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, type FieldRead } from '../platform/read/model';
import { HISTORY_EVENTS } from './domain/initiative';

const ofInitiative = (deadline: string, initiativeId: string): string =>
  `${deadline}.subject_kind = 'INITIATIVE' and ${deadline}.subject_id = ${initiativeId}`;

/** Whose sponsor, lead or business owner a person is, of the initiative that a deadline is of, or of what it realises. */
const runBy = (deadline: string, personId: string): string =>
  `exists (select from initiatives i where i.organization_id = ${deadline}.organization_id
    and ${deadline}.subject_kind in ('INITIATIVE', 'OUTCOME') and ${deadline}.subject_id = i.id and ${personId} in (i.sponsor_id, i.lead_id, i.business_owner_id))`;

const SENT = HISTORY_EVENTS.map((event) => `'${event}'`).join(', ');

/** The deadline whose running out an event was: a timer runs out once in each of its entries, and at one moment. */
const thatRanOut: FieldRead = {
  sql: (scope) => {
    const alias = scope.statement.alias();
    return `coalesce((select ${scope.object('Deadline', alias)} from deadlines ${alias}
      where ${ownRows(scope, 'Deadline', alias)} and ${ofInitiative(alias, `${scope.row}.initiative_id`)}
        and ${alias}.name = ${scope.row}.event and ${alias}.fired_at = ${scope.row}.occurred_at limit 1), 'null')`;
  },
};

export const initiativeDeadlineReads = [
  extendRead('Deadline', { initiative: one('Initiative', 'subject_id') }),
  extendRead('Initiative', {
    deadlines: connection('Deadline', {
      ...deadlineList,
      where: (alias, row) => ofInitiative(alias, `${row}.id`),
    }),
  }),
  extendRead('InitiativeEvent', {
    event: expression('text', (row) => `case when ${row}.event in (${SENT}) then ${row}.event end`),
    deadline: thatRanOut,
  }),
  extendRead('Query', {
    deadlines: connection('Deadline', {
      ...deadlineList,
      filters: { ...deadlineList.filters, personId: filterById('Person', runBy) },
    }),
  }),
];
