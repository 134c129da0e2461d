import { expression, one, ownRows } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonArray, literal, type Binding } from '../platform/read/statement';
import type { Speaker } from './domain/feedback';
import { wholeArgument, windowOf } from './feedback-window.read';

const FIRST = { min: 1, max: 50 } as const;
const AT_LEAST = { min: 1, max: 1_000_000 } as const;
/** How many pieces of feedback of a side stand for it. */
const EXAMPLES = 2;

/** SQL of the arguments. */
interface Asked {
  readonly from: string;
  readonly to: string;
  readonly atLeast: string;
  readonly first: string;
}

const of = (speaker: Speaker): string => `filter (where speaker = ${literal(speaker)})`;

/**
 * The themes that both sides name, as rows: how often each side does, and which part of what the side says that is. Each
 * side is measured against itself, so a hundred times as many customers as employees do not outvote them.
 */
const namedByBoth = (scope: FieldScope, { from, to, atLeast }: Asked): string => `
  with said as materialized (
    select f.id, f.speaker, l.theme_id from feedback f
      join feedback_themes l on l.organization_id = f.organization_id and l.feedback_id = f.id
      where ${ownRows(scope, 'Feedback', 'f')} and f.received_on between ${from} and ${to}),
  sides as (
    select count(*) ${of('CUSTOMER')} as customers, count(*) ${of('EMPLOYEE')} as employees
      from (select distinct id, speaker from said) once),
  themes_said as (
    select theme_id, count(*) ${of('CUSTOMER')} as customers, count(*) ${of('EMPLOYEE')} as employees
      from said group by theme_id)
  select t.*, t.customers::float8 / s.customers as customer_share, t.employees::float8 / s.employees as employee_share
    from themes_said t cross join sides s where t.customers >= ${atLeast} and t.employees >= ${atLeast}`;

/** The ids of the latest that a side said in words about the theme of a row. */
const latestOf = (scope: FieldScope, { from, to }: Asked, speaker: Speaker, row: string): string => `
  array(select f.id from feedback f
    where ${ownRows(scope, 'Feedback', 'f')} and f.speaker = ${literal(speaker)} and f.text is not null
      and f.received_on between ${from} and ${to}
      and exists (select from feedback_themes l
        where l.organization_id = f.organization_id and l.feedback_id = f.id and l.theme_id = ${row}.theme_id)
    order by f.received_on desc, f.id desc limit ${EXAMPLES})`;

const sharedShare = (row: string): string => `least(${row}.customer_share, ${row}.employee_share)`;
const largerShare = (row: string): string => `greatest(${row}.customer_share, ${row}.employee_share)`;

const sharedThemes: FieldRead = {
  sql: (scope) => {
    const { statement, object } = scope;
    const first = wholeArgument(scope, 'first', FIRST);
    statement.page(first);
    const asked: Asked = {
      from: statement.parameter((binding) => windowOf(scope, binding).from, 'date'),
      to: statement.parameter((binding) => windowOf(scope, binding).to, 'date'),
      atLeast: statement.parameter(wholeArgument(scope, 'atLeast', AT_LEAST), 'bigint'),
      first: statement.parameter(first, 'int'),
    };
    const ranked = `select n.*, row_number() over (order by ${sharedShare('n')} desc, ${largerShare('n')} desc, h.name) as place
      from (${namedByBoth(scope, asked)}) n join themes h on ${ownRows(scope, 'Theme', 'h')} and h.id = n.theme_id
      order by place limit ${asked.first}`;
    const row = statement.alias();
    const rows = `select k.*, ${latestOf(scope, asked, 'CUSTOMER', 'k')} as customers_latest,
      ${latestOf(scope, asked, 'EMPLOYEE', 'k')} as employees_latest from (${ranked}) k`;
    const json = object('SharedTheme', row, { rows: first });
    return jsonArray(`select ${json} as j, ${row}.place from (${rows}) ${row}`, 'r.place');
  },
};

/** One side of a theme that both name: its part of the row. */
const side = (count: string, share: string, latest: string): FieldRead => ({
  sql: ({ statement, object, row }) => {
    const alias = statement.alias();
    const part = `select ${row}.${count} as feedback_count, ${row}.${share} as share, ${row}.${latest} as latest`;
    return `(select ${object('ThemeSide', alias)} from (${part}) ${alias})`;
  },
});

const latest: FieldRead = {
  sql: (scope) => {
    const { statement, object, row, rowsAbove } = scope;
    const [alias, rows] = [statement.alias(), (binding: Binding) => rowsAbove(binding) * EXAMPLES];
    statement.page(rows);
    const json = object('Feedback', alias, { rows });
    const said = `select ${json} as j, ${alias}.received_on, ${alias}.id from feedback ${alias}
      where ${ownRows(scope, 'Feedback', alias)} and ${alias}.id = any(${row}.latest)`;
    return jsonArray(said, 'r.received_on desc, r.id desc');
  },
};

export const sharedThemesReads = [
  readModel('SharedTheme', undefined, {
    theme: one('Theme', 'theme_id'),
    sharedShare: expression('number', sharedShare),
    customers: side('customers', 'customer_share', 'customers_latest'),
    employees: side('employees', 'employee_share', 'employees_latest'),
  }),
  readModel('ThemeSide', undefined, {
    feedbackCount: expression('number', (row) => `${row}.feedback_count`),
    share: expression('number', (row) => `${row}.share`),
    latest,
  }),
  extendRead('Query', { sharedThemes }),
];
