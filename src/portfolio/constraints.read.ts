import { connection } from '../platform/read/connection';
import { expression, money, one, ownRows, pointingBack } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonArray, type Binding } from '../platform/read/statement';
import { ConstraintVersionTable } from './constraint-version.table';

/** How many of a kind count where the rows of an answer are limited. */
const SHORT_LIST = 5;

function rowsBelow(scope: FieldScope): (binding: Binding) => number {
  const count = (binding: Binding) => scope.rowsAbove(binding) * SHORT_LIST;
  scope.statement.page(count);
  return count;
}

/** Where a row has constraints: SQL of its portfolio's id, of the JSON, and of the periods of the budget that they go with. */
interface Held {
  readonly portfolioId: (row: string) => string;
  /** Null for none. */
  readonly document: (row: string) => string;
  /** JSON; null, or left out: those of the portfolio's budget. */
  readonly periods?: (row: string) => string;
}

/** Constraints that a row has as a document. */
export const constraintsRead = ({ portfolioId, document, periods = () => 'null::jsonb' }: Held): FieldRead => ({
  sql: (scope) => {
    const { statement, row } = scope;
    const [alias, portfolio] = [statement.alias(), statement.alias()];
    const source = `select ${portfolio}.organization_id, ${portfolio}.id as portfolio_id, ${portfolio}.currency_code,
        ${document(row)} as document, ${periods(row)} as periods
      from portfolios ${portfolio}
      where ${portfolio}.organization_id = ${statement.organization} and ${portfolio}.id = ${portfolioId(row)}`;
    return `coalesce((select ${scope.object('Constraints', alias)} from (${source}) ${alias}), 'null')`;
  },
});

/** Proposals that a JSON array of ids names, in its order. */
const proposalsNamed = (ids: (row: string) => string): FieldRead => ({
  sql: (scope) => {
    const [alias, item] = [scope.statement.alias(), scope.statement.alias()];
    const proposal = scope.object('Proposal', alias, { rows: rowsBelow(scope) });
    return jsonArray(
      `select ${proposal} as j, ${item}.o from jsonb_array_elements_text(${ids(scope.row)}) with ordinality ${item}(id, o)
        join proposals ${alias} on ${ownRows(scope, 'Proposal', alias)} and ${alias}.id = ${item}.id::uuid`,
      'r.o',
    );
  },
});

/** Items of a JSON array in a row, in its order, as rows of a type. */
export const itemsOf = (
  type: string,
  {
    items,
    columns,
    beside = [],
  }: {
    readonly items: (row: string) => string;
    /** SQL of what an item, `i.value`, says. */
    readonly columns: string;
    /** Columns of the row that its items have, too, beside its organization and portfolio. */
    readonly beside?: readonly string[];
  },
): FieldRead => ({
  sql: (scope) => {
    const { row, statement } = scope;
    const alias = statement.alias();
    const same = ['organization_id', 'portfolio_id', ...beside].map((column) => `${row}.${column}`);
    const rows = `select ${same.join(', ')}, i.o, ${columns}
      from jsonb_array_elements(${items(row)}) with ordinality i(value, o)`;
    const object = scope.object(type, alias, { rows: rowsBelow(scope) });
    return jsonArray(`select ${object} as j, ${alias}.o from (${rows}) ${alias}`, 'r.o');
  },
});

/** The items of a list of the document. */
const inDocument = (type: string, member: string, columns: string): FieldRead =>
  itemsOf(type, {
    items: (row) => `${row}.document -> '${member}'`,
    ...{ columns, beside: ['currency_code', 'periods'] },
  });

/** Whether the budget has the period of a cap: the last version of the portfolio's, where there is no other. */
const capApplies = (row: string): string =>
  `case when ${row}.periods is null then exists (select from budget_periods p
      where p.organization_id = ${row}.organization_id and p.first_day = ${row}.first_day and p.last_day = ${row}.last_day
        and p.budget_version_id = (select v.id from budget_versions v where v.organization_id = ${row}.organization_id
          and v.portfolio_id = ${row}.portfolio_id order by v.number desc limit 1))
    else exists (select from jsonb_array_elements(${row}.periods) p(value)
      where (p.value ->> 'firstDay')::date = ${row}.first_day and (p.value ->> 'lastDay')::date = ${row}.last_day) end`;

/** The last version's document; null before there is one. */
const standing = (row: string): string =>
  `(select v.constraints from constraint_versions v where v.organization_id = ${row}.organization_id
    and v.portfolio_id = ${row}.id order by v.number desc limit 1)`;

export const constraintsReads = [
  readModel('Constraints', undefined, {
    must: proposalsNamed((row) => `${row}.document -> 'must'`),
    mustNot: proposalsNamed((row) => `${row}.document -> 'mustNot'`),
    dependsOn: inDocument(
      'Dependency',
      'dependsOn',
      `(i.value ->> 'proposalId')::uuid as proposal_id, (i.value ->> 'needsId')::uuid as needs_id`,
    ),
    excludes: inDocument('ExclusionGroup', 'excludes', 'i.value as members'),
    pillars: inDocument(
      'PillarBounds',
      'pillars',
      `(i.value ->> 'pillarId')::uuid as pillar_id, (i.value ->> 'floorMinor')::bigint as floor_minor,
        (i.value ->> 'capMinor')::bigint as cap_minor`,
    ),
    periodCaps: inDocument(
      'PeriodCap',
      'periodCaps',
      `(i.value ->> 'firstDay')::date as first_day, (i.value ->> 'lastDay')::date as last_day,
        (i.value ->> 'capMinor')::bigint as cap_minor`,
    ),
    capacities: inDocument(
      'TeamCapacity',
      'capacities',
      `(i.value ->> 'teamId')::uuid as team_id, (i.value ->> 'personDaysHundredths')::int as person_days_hundredths`,
    ),
  }),
  readModel('Dependency', undefined, { proposal: one('Proposal', 'proposal_id'), needs: one('Proposal', 'needs_id') }),
  readModel('ExclusionGroup', undefined, { proposals: proposalsNamed((row) => `${row}.members`) }),
  readModel('PillarBounds', undefined, {
    pillar: one('Pillar', 'pillar_id'),
    floor: money((row) => `${row}.floor_minor`),
    cap: money((row) => `${row}.cap_minor`),
  }),
  readModel('PeriodCap', undefined, {
    firstDay: expression('text', (row) => `${row}.first_day`),
    lastDay: expression('text', (row) => `${row}.last_day`),
    cap: money((row) => `${row}.cap_minor`),
    applies: expression('boolean', capApplies),
  }),
  readModel('TeamCapacity', undefined, {
    team: one('Team', 'team_id'),
    personDaysHundredths: expression('number', (row) => `${row}.person_days_hundredths`),
  }),
  readModel('ConstraintVersion', ConstraintVersionTable, {
    portfolio: one('Portfolio', 'portfolio_id'),
    constraints: constraintsRead({
      portfolioId: (row) => `${row}.portfolio_id`,
      document: (row) => `${row}.constraints`,
    }),
    setBy: one('Person', 'set_by_id'),
  }),
  extendRead('Portfolio', {
    constraints: constraintsRead({ portfolioId: (row) => `${row}.id`, document: standing }),
    constraintVersions: connection('ConstraintVersion', {
      where: pointingBack('portfolio_id'),
      orders: { NUMBER: [{ sql: (row) => `${row}.number`, form: 'integer' }] },
    }),
  }),
];
