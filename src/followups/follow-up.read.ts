import { textsAreOpen } from '../customers';
import { connection } from '../platform/read/connection';
import { daysOf } from '../platform/read/days';
import { expression, list, one, ownRows } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonArray, type Statement } from '../platform/read/statement';
import { FollowUpRuleTable, FollowUpTable } from './follow-up.table';

/** Ten years. */
const MOST_MONTHS = 120;

const now = (statement: Statement): string => statement.parameter((binding) => binding.now, 'timestamptz');
const overdue = (row: string, statement: Statement): string =>
  `(${row}.closed_at is null and ${row}.due_at < ${now(statement)})`;

/** Of each month what became of the follow-ups that were due in it; what is due later than now is not late yet. */
const followUpMonths: FieldRead = {
  sql: (scope) => {
    const { statement, object } = scope;
    const { from, to } = daysOf(scope);
    statement.page(() => MOST_MONTHS);
    const counted = `select date_trunc('month', u.due_at at time zone 'UTC')::date as month, count(*) as due,
        count(*) filter (where u.closed_at <= u.due_at) as closed_in_time, count(*) filter (where u.closed_at is null) as open
      from follow_ups u where ${ownRows(scope, 'FollowUp', 'u')} and u.due_at <= ${now(statement)}
        and (u.due_at at time zone 'UTC')::date between ${from} and ${to}
      group by 1 order by 1 limit ${MOST_MONTHS}`;
    const alias = statement.alias();
    const json = object('FollowUpMonth', alias, { rows: () => MOST_MONTHS });
    return jsonArray(`select ${json} as j, ${alias}.month from (${counted}) ${alias}`, 'r.month');
  },
};

/** SQL of whether its feedback names this row. */
const ofFeedback = (column: string) => (row: string, id: string) =>
  `exists (select from feedback f where f.organization_id = ${row}.organization_id and f.id = ${row}.feedback_id and f.${column} = ${id})`;

export const followUpReads = [
  readModel('FollowUpRule', FollowUpRuleTable, { owner: one('Person', 'owner_id') }),
  readModel('FollowUp', FollowUpTable, {
    feedback: one('Feedback', 'feedback_id'),
    owner: one('Person', 'owner_id'),
    closedBy: one('Person', 'closed_by_id'),
    overdue: expression('boolean', (row, { statement }) => overdue(row, statement)),
    how: expression(
      'text',
      (row, { statement }) => `case when ${textsAreOpen(statement, row, `${row}.owner_id`)} then ${row}.how end`,
    ),
  }),
  readModel('FollowUpMonth', undefined, {
    month: expression('text', (row) => `${row}.month`),
    due: expression('number', (row) => `${row}.due`),
    closedInTime: expression('number', (row) => `${row}.closed_in_time`),
    open: expression('number', (row) => `${row}.open`),
    shareInTime: expression('number', (row) => `${row}.closed_in_time::float8 / ${row}.due`),
  }),
  extendRead('Query', {
    followUpRules: list('FollowUpRule', { where: () => 'true', orderBy: (alias) => `${alias}.source` }),
    followUps: connection('FollowUp', {
      orders: { DUE_AT: [{ sql: (row) => `${row}.due_at`, form: 'timestamptz' }] },
      filters: {
        ownerId: filterById('Person', (row, id) => `${row}.owner_id = ${id}`),
        open: { cast: 'boolean', sql: (row, open) => `(${row}.closed_at is null) = ${open}` },
        overdue: { cast: 'boolean', sql: (row, asked, { statement }) => `${overdue(row, statement)} = ${asked}` },
        productId: filterById('Product', ofFeedback('product_id')),
        journeyId: filterById('Journey', ofFeedback('journey_id')),
      },
    }),
    followUpMonths,
  }),
];
