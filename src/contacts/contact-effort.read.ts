import { daysOf } from '../platform/read/days';
import { expression, one, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject } from '../platform/read/statement';
import { contactsOfDays, REPEAT_WINDOW_DAYS, SUMS } from './contacts-of-days';
import type { EffortBy } from './domain/contact-report';
import { firstOf } from './report-rows.read';

/** The column that a row stands for. */
const KEYS: Readonly<Record<EffortBy, string>> = {
  OWNER: 'owner_id',
  PRODUCT: 'product_id',
  JOURNEY: 'journey_id',
  CAUSE: 'cause_id',
  CHANNEL: 'channel_id',
};

/** Gathers the contacts of the days that a field asks for. @returns the name by which they are looked at */
function gathered(scope: FieldScope): string {
  const { statement } = scope;
  const name = statement.alias();
  const now = statement.parameter((binding) => binding.now, 'timestamptz');
  const asked = { organization: statement.organization, ...daysOf(scope), now };
  statement.gather({ name, sql: () => contactsOfDays(asked) });
  return name;
}

const contactEffort: FieldRead = {
  sql: (scope) => {
    const { statement, args } = scope;
    const by = statement.shape((binding) => args.of(binding)['by'] as EffortBy);
    const contacts = gathered(scope);
    const members: [string, string][] = [];
    const [total, rows] = [scope.inner('total'), scope.inner('rows')];
    if (total) members.push(['total', totalOf(scope, contacts, total)]);
    if (rows) members.push(['rows', rowsOf(scope, { contacts, key: KEYS[by] }, rows)]);
    if (scope.inner('repeatWindowDays')) {
      members.push(['repeatWindowDays', toJson('number', REPEAT_WINDOW_DAYS(statement.organization))]);
    }
    return jsonObject(members);
  },
};

function totalOf({ statement, object }: FieldScope, contacts: string, { nodes }: FieldScope): string {
  const row = statement.alias();
  return `(select ${object('ContactEffortTotal', row, { nodes })} from (select ${SUMS} from ${contacts}) ${row})`;
}

function rowsOf(
  scope: FieldScope,
  { contacts, key }: Readonly<Record<'contacts' | 'key', string>>,
  { nodes }: FieldScope,
): string {
  const { statement, object } = scope;
  const first = firstOf(scope);
  statement.page(first);
  const others = Object.values(KEYS).filter((column) => column !== key);
  const sums = `select ${key}, ${others.map((column) => `null::uuid as ${column}`).join(', ')}, ${SUMS} from ${contacts} group by ${key}`;
  const ranked = `select s.*, row_number() over (order by repeats desc, contacts desc, ${key} nulls last) as place
    from (${sums}) s order by place limit ${statement.parameter(first, 'int')}`;
  const row = statement.alias();
  const json = object('ContactEffortRow', row, { rows: first, nodes });
  return jsonArray(`select ${json} as j, ${row}.place from (${ranked}) ${row}`, 'r.place');
}

const nextIssues: FieldRead = {
  sql: (scope) => {
    const { statement, object } = scope;
    const contacts = gathered(scope);
    const first = firstOf(scope);
    statement.page(first);
    const pairs = `select cause_id, next_cause_id, count(*) as contacts,
        count(*)::float8 / sum(count(*)) over (partition by cause_id)::float8 as share
      from ${contacts} where is_followed group by cause_id, next_cause_id`;
    const named = (id: string): string =>
      `(select a.name from contact_causes a where a.organization_id = ${statement.organization} and a.id = p.${id})`;
    const ranked = `select p.*, row_number() over (order by p.contacts desc, ${named('cause_id')}, ${named('next_cause_id')}) as place
      from (${pairs}) p order by place limit ${statement.parameter(first, 'int')}`;
    const row = statement.alias();
    const json = object('NextIssue', row, { rows: first });
    return jsonArray(`select ${json} as j, ${row}.place from (${ranked}) ${row}`, 'r.place');
  },
};

const count = (column: string) => expression('number', (row) => `${row}.${column}`);
const share = (part: string, whole: string) =>
  expression('number', (row) => `${row}.${part}::float8 / nullif(${row}.${whole}, 0)`);

const sums = {
  contacts: count('contacts'),
  ofKnownCustomers: count('of_known_customers'),
  repeats: count('repeats'),
  repeatShare: share('repeats', 'of_known_customers'),
  relations: {
    sql: ({ row }: FieldScope) =>
      jsonObject([
        ['sameIssue', toJson('number', `${row}.same_issue`)],
        ['downstreamIssue', toJson('number', `${row}.downstream_issue`)],
        ['unhappyWithAnswer', toJson('number', `${row}.unhappy_with_answer`)],
        ['unknown', toJson('number', `${row}.relation_unknown`)],
      ]),
  },
  followed: count('followed'),
  followedShare: share('followed', 'of_known_customers'),
  mayBeFollowed: count('may_be_followed'),
  channelSwitches: count('channel_switches'),
  transfers: count('transfers'),
  transferred: count('transferred'),
  transferredShare: share('transferred', 'contacts'),
  digital: count('digital'),
  endedWithHuman: count('ended_with_human'),
  containment: expression(
    'number',
    (row) => `(${row}.digital - ${row}.ended_with_human)::float8 / nullif(${row}.digital, 0)`,
  ),
};

export const contactEffortReads = [
  readModel('ContactEffortTotal', undefined, sums),
  readModel('ContactEffortRow', undefined, {
    ...sums,
    owner: one('Person', 'owner_id'),
    product: one('Product', 'product_id'),
    journey: one('Journey', 'journey_id'),
    cause: one('ContactCause', 'cause_id'),
    channel: one('Channel', 'channel_id'),
  }),
  readModel('NextIssue', undefined, {
    cause: one('ContactCause', 'cause_id'),
    nextCause: one('ContactCause', 'next_cause_id'),
    contacts: count('contacts'),
    share: count('share'),
  }),
  extendRead('Query', { contactEffort, nextIssues }),
];
