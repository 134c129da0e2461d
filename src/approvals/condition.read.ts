import { connection, type ConnectionOptions } from '../platform/read/connection';
import { expression, list, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { ConditionTable } from './condition.table';

/** SQL of a column of the deadline that a condition has now. */
const ofDeadline = (row: string, column: string): string =>
  `(select d.${column} from deadlines d where d.organization_id = ${row}.organization_id and d.subject_kind = 'CONDITION'
    and d.subject_id = ${row}.id and d.left_at is null)`;

const overdue = (row: string, { statement }: Pick<FieldScope, 'statement'>): string =>
  `(${row}.state = 'OPEN' and coalesce(${ofDeadline(row, 'due_at')}
    < ${statement.parameter(({ now }) => now, 'timestamptz')}, false))`;

/** How lists of conditions are ordered and filtered, wherever they stand. */
export const conditionList = {
  orders: {
    // Those without a last day come last.
    DUE_ON: [{ sql: (row) => `coalesce(${row}.due_on, date '2999-12-31')`, form: 'date' }],
    SET_AT: [{ sql: (row) => `${row}.set_at`, form: 'timestamptz' }],
  },
  filters: {
    state: { cast: 'text[]', sql: (row, states) => `${row}.state = any(${states})` },
    overdue: { cast: 'boolean', sql: (row, wanted, scope) => `${overdue(row, scope)} = ${wanted}` },
  },
} as const satisfies ConnectionOptions;

export const conditionReads = [
  readModel('Condition', ConditionTable, {
    owner: one('Person', 'owner_id'),
    confirmer: one('Person', 'confirmer_id'),
    metBy: one('Person', 'met_by_id'),
    decidedBy: one('Person', 'decided_by_id'),
    approval: one('Approval', 'approval_id'),
    vote: one('Vote', 'vote_id'),
    dueAt: expression('text', (row) => ofDeadline(row, 'due_at')),
    overdue: expression('boolean', overdue),
  }),
  extendRead('Vote', {
    conditions: list('Condition', { where: pointingBack('vote_id'), orderBy: (alias) => `${alias}.number` }),
  }),
  extendRead('Approval', {
    conditions: connection('Condition', { ...conditionList, where: pointingBack('approval_id') }),
  }),
  extendRead('Deadline', { condition: one('Condition', 'subject_id') }),
];
