import { textsAreOpen } from '../customers';
import { connection } from '../platform/read/connection';
import { daysOf } from '../platform/read/days';
import { expression, list, one, ownRows } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonArray, type Statement } from '../platform/read/statement';
import { denialsSinceReview } from './denials-since.read';
import { PolicyDenialTable, PolicyReviewTable, PolicyTable } from './policy.table';

/** The most policies that are told with their denials. */
const MOST_DENIED = 100;

const isOpen = (row: string, statement: Statement): string => textsAreOpen(statement, row, `${row}.recorded_by_id`);
const told = (column: string): FieldRead =>
  expression('text', (row, { statement }) => `case when ${isOpen(row, statement)} then ${row}.${column} end`);

/** The policies that were denied by on some days, those of the most denials first. */
const deniedPolicies: FieldRead = {
  sql: (scope) => {
    const { statement, object } = scope;
    const { from, to } = daysOf(scope);
    statement.page(() => MOST_DENIED);
    const counted = `select d.policy_id, p.name, count(*) as n, max(d.denied_on) as last from policy_denials d
      join policies p on ${ownRows(scope, 'Policy', 'p')} and p.id = d.policy_id
      where ${ownRows(scope, 'PolicyDenial', 'd')} and d.denied_on between ${from} and ${to}
      group by d.policy_id, p.name order by n desc, p.name limit ${MOST_DENIED}`;
    const alias = statement.alias();
    const json = object('DeniedPolicy', alias, { rows: () => MOST_DENIED });
    return jsonArray(`select ${json} as j, ${alias}.n, ${alias}.name from (${counted}) ${alias}`, 'r.n desc, r.name');
  },
};

export const policyReads = [
  readModel('Policy', PolicyTable, {
    owner: one('Person', 'owner_id'),
    denialCount: expression(
      'number',
      (row) =>
        `(select count(*) from policy_denials d where d.organization_id = ${row}.organization_id and d.policy_id = ${row}.id)`,
    ),
    denialsSinceReview: expression('number', denialsSinceReview),
    reviews: list('PolicyReview', {
      where: (alias, row) => `${alias}.policy_id = ${row}.id`,
      orderBy: (alias) => `${alias}.reviewed_at desc, ${alias}.id desc`,
    }),
  }),
  readModel('PolicyReview', PolicyReviewTable, { reviewedBy: one('Person', 'reviewed_by_id') }),
  readModel('PolicyDenial', PolicyDenialTable, {
    policy: one('Policy', 'policy_id'),
    channel: one('Channel', 'channel_id'),
    product: one('Product', 'product_id'),
    customer: one('Customer', 'customer_id'),
    asked: told('asked'),
    text: told('text'),
    textHidden: expression(
      'boolean',
      (row, { statement }) => `(${row}.asked is not null and not ${isOpen(row, statement)})`,
    ),
    recordedBy: one('Person', 'recorded_by_id'),
  }),
  readModel('DeniedPolicy', undefined, {
    policy: one('Policy', 'policy_id'),
    denialCount: expression('number', (row) => `${row}.n`),
    lastDeniedOn: expression('text', (row) => `${row}.last`),
  }),
  extendRead('Query', {
    policies: connection('Policy', {
      orders: { NAME: [{ sql: (row) => `${row}.name`, form: 'text' }] },
      filters: {
        ownerId: filterById('Person', (row, id) => `${row}.owner_id = ${id}`),
        retired: { cast: 'boolean', sql: (row, retired) => `(${row}.retired_at is not null) = ${retired}` },
      },
    }),
    policyDenials: connection('PolicyDenial', {
      orders: { DENIED_ON: [{ sql: (row) => `${row}.denied_on`, form: 'date' }] },
      defaultDirection: 'DESC',
      filters: {
        policyId: filterById('Policy', (row, id) => `${row}.policy_id = ${id}`),
        channelId: filterById('Channel', (row, id) => `${row}.channel_id = ${id}`),
        productId: filterById('Product', (row, id) => `${row}.product_id = ${id}`),
        customerId: filterById('Customer', (row, id) => `${row}.customer_id = ${id}`),
        deniedFrom: { cast: 'date', sql: (row, day) => `${row}.denied_on >= ${day}` },
        deniedTo: { cast: 'date', sql: (row, day) => `${row}.denied_on <= ${day}` },
      },
    }),
    deniedPolicies,
  }),
];
