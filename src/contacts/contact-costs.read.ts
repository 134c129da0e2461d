import { daysOf } from '../platform/read/days';
import { expression, money, one, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject } from '../platform/read/statement';
import type { ChargedBy, CostOrder } from './domain/contact-report';
import { firstOf } from './report-rows.read';

/** The column that a row stands for. */
const KEYS: Readonly<Record<ChargedBy, string>> = {
  OWNER: 'owner_id',
  PRODUCT: 'product_id',
  JOURNEY: 'journey_id',
  CAUSE: 'cause_id',
};

type Sql = Readonly<Record<'organization' | 'from' | 'to', string>>;

/** SQL of what a contact costs in each channel, by the days for which that holds: `until` is the first for which it does not. */
const rates = ({ organization }: Sql): string => `
  select channel_id, from_day, cost_minor, lead(from_day) over (partition by channel_id order by from_day) as until
    from (select distinct on (channel_id, from_day) channel_id, from_day, cost_minor from contact_rates
      where organization_id = ${organization} order by channel_id, from_day, set_at desc, id desc) last_set`;

/**
 * SQL of the contacts of the days that were not corrected, `n` of one kind a row, with what one of them costs. A contact and a count of the same
 * cause, owner, channel and day cannot both be on record, so that nothing is charged twice.
 */
const charges = (sql: Sql): string => `
  with counted as (
    select cause_id, charged_to_id, charged_side, channel_id, product_id, journey_id, day, count(*) as n
      from service_contacts where organization_id = ${sql.organization} and replaced_at is null and day between ${sql.from} and ${sql.to}
      group by cause_id, charged_to_id, charged_side, channel_id, product_id, journey_id, day
    union all
    select cause_id, charged_to_id, charged_side, channel_id, null, null, from_day, contacts
      from contact_counts where organization_id = ${sql.organization} and replaced_at is null
        and from_day >= ${sql.from} and to_day <= ${sql.to})
  select c.cause_id, c.charged_to_id as owner_id, c.charged_side as side, a.avoidable, c.n, r.cost_minor::numeric as cost_minor,
      coalesce(c.product_id, a.product_id) as product_id, coalesce(c.journey_id, a.journey_id) as journey_id
    from counted c
    join contact_causes a on a.organization_id = ${sql.organization} and a.id = c.cause_id
    left join (${rates(sql)}) r on r.channel_id = c.channel_id and c.day >= r.from_day and (r.until is null or c.day < r.until)`;

const SUMS = `
  coalesce(sum(n), 0) as contacts, coalesce(sum(n) filter (where cost_minor is null), 0) as uncosted,
  coalesce(sum(n * cost_minor), 0) as cost, coalesce(sum(n * cost_minor) filter (where avoidable), 0) as avoidable_cost,
  coalesce(sum(n * cost_minor) filter (where side = 'OUTSIDE_SERVICE'), 0) as outside_service_cost`;

const ORDERS: Readonly<Record<CostOrder, string>> = { COST: 'cost', AVOIDABLE_COST: 'avoidable_cost' };

const leftOut = ({ organization, from, to }: Sql): string => `
  (select coalesce(sum(contacts), 0) from contact_counts where organization_id = ${organization} and replaced_at is null
    and from_day <= ${to} and to_day >= ${from} and not (from_day >= ${from} and to_day <= ${to}))`;

const currency = (organization: string): string =>
  `(select currency_code from organizations where id = ${organization})`;

const contactCosts: FieldRead = {
  sql: (scope) => {
    const { statement, args } = scope;
    const asked = { organization: statement.organization, ...daysOf(scope) };
    const by = statement.shape((binding) => args.of(binding)['by'] as ChargedBy);
    const order = ORDERS[statement.shape((binding) => args.of(binding)['orderBy'] as CostOrder)];
    const charged = statement.alias();
    statement.gather({ name: charged, sql: () => charges(asked) });
    const members: [string, string][] = [];
    const [total, rows] = [scope.inner('total'), scope.inner('rows')];
    if (total) members.push(['total', totalOf(scope, charged, total)]);
    if (rows) members.push(['rows', rowsOf(scope, { charged, by, order }, rows)]);
    if (scope.inner('leftOut')) members.push(['leftOut', toJson('number', leftOut(asked))]);
    return jsonObject(members);
  },
};

function totalOf({ statement, object }: FieldScope, charged: string, { nodes }: FieldScope): string {
  const row = statement.alias();
  const sums = `select ${SUMS}, ${currency(statement.organization)} as currency_code from ${charged}`;
  return `(select ${object('ContactCostTotal', row, { nodes })} from (${sums}) ${row})`;
}

interface Grouping {
  /** The name of the contacts with their cost. */
  readonly charged: string;
  readonly by: ChargedBy;
  readonly order: string;
}

function rowsOf(scope: FieldScope, { charged, by, order }: Grouping, { nodes }: FieldScope): string {
  const { statement, object } = scope;
  const first = firstOf(scope);
  statement.page(first);
  const key = KEYS[by];
  const others = Object.values(KEYS).filter((column) => column !== key);
  const sums = `select ${key}, ${others.map((column) => `null::uuid as ${column}`).join(', ')}, ${SUMS} from ${charged} group by ${key}`;
  const shares = `select s.*, coalesce(cost::float8 / nullif(sum(cost) over (), 0)::float8, 0) as share,
      ${currency(statement.organization)} as currency_code,
      row_number() over (order by ${order} desc, contacts desc, ${key} nulls last) as place
    from (${sums}) s order by place limit ${statement.parameter(first, 'int')}`;
  const row = statement.alias();
  const json = object('ContactCost', row, { rows: first, nodes });
  return jsonArray(`select ${json} as j, ${row}.place from (${shares}) ${row}`, 'r.place');
}

const sums = {
  contacts: expression('number', (row) => `${row}.contacts`),
  uncosted: expression('number', (row) => `${row}.uncosted`),
  cost: money((row) => `${row}.cost`),
  avoidableCost: money((row) => `${row}.avoidable_cost`),
  outsideServiceCost: money((row) => `${row}.outside_service_cost`),
};

export const contactCostsReads = [
  readModel('ContactCostTotal', undefined, sums),
  readModel('ContactCost', undefined, {
    ...sums,
    owner: one('Person', 'owner_id'),
    product: one('Product', 'product_id'),
    journey: one('Journey', 'journey_id'),
    cause: one('ContactCause', 'cause_id'),
    share: expression('number', (row) => `${row}.share`),
  }),
  extendRead('Query', { contactCosts }),
];
