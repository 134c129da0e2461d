import { parseGlobalId } from '../platform/global-id';
import { expression, money, one, ownRows } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonArray, literal, type Binding } from '../platform/read/statement';
import { Fault } from '../shared/fault';
import { MOST_COMPARED, WITH_A_SET } from './domain/comparison';
import { inputsMark } from './inputs-mark';

/** How many proposals or pillars count where the rows of an answer are limited. */
const SHORT_LIST = 10;

const askedIds = ({ args, field }: FieldScope, binding: Binding): readonly string[] => {
  const given = args.of(binding)['ids'] as readonly string[];
  if (given.length > MOST_COMPARED)
    throw new Fault('BAD_USER_INPUT', `${field.name}: at most ${MOST_COMPARED} ids, not ${given.length}.`);
  const parsed = given.map(parseGlobalId).filter((id) => id?.type === 'Scenario');
  return [...new Set(parsed.map((id) => id!.id))];
};

/** Whether a run, whose columns the row has, is of another version of the scenario, or of what is no longer so. */
const isStale = ({ row, statement }: FieldScope, version: string): string =>
  `(${row}.scenario_version <> ${version} or ${row}.inputs_mark <> (select ${inputsMark('f', statement.today())}
    from portfolios f where f.organization_id = ${row}.organization_id and f.id = ${row}.portfolio_id))`;

/** The last run of a scenario in the same row. */
const lastRun: FieldRead = {
  sql: (scope) => {
    const { statement, row } = scope;
    const alias = statement.alias();
    return `coalesce((select ${scope.object('ScenarioRun', alias)} from (
      select r.*, ${row}.portfolio_id, ${row}.version as version_now from scenario_runs r
      where r.organization_id = ${statement.organization} and r.scenario_id = ${row}.id
      order by r.id desc limit 1) ${alias}), 'null')`;
  },
};

/**
 * The scenarios that are compared, in their order, each with its last run that is done. What a comparison *is* stands in
 * domain/comparison.ts; this is the same in the database's words, and a test holds the two equal.
 */
const compared = (row: string, organization: string): string => `(
  select s.organization_id, s.portfolio_id, s.id as scenario_id, s.version as version_now, w.place, d.*
  from unnest(${row}.ids) with ordinality w(id, place)
    join scenarios s on s.organization_id = ${organization} and s.id = w.id
    left join lateral (select r.scenario_version, r.inputs_mark, a.id as analysis_id, a.result, a.inputs
      from scenario_runs r join analyses a on a.organization_id = r.organization_id and a.id = r.analysis_id
      where r.organization_id = s.organization_id and r.scenario_id = s.id and a.state = 'DONE'
      order by r.id desc limit 1) d on true)`;

/** The proposals that their sets have, each with the scenarios whose sets have it and how many sets there are. */
const chosen = (row: string, organization: string): string => `(
  select c.value ->> 'proposalId' as id, array_agg(s.scenario_id order by s.place) as scenario_ids, s.sets
  from (select q.*, count(*) over () as sets from ${compared(row, organization)} q
      where q.result #>> '{recommendation,status}' in (${WITH_A_SET.map(literal).join(', ')})) s
    cross join jsonb_array_elements(s.result -> 'candidates') c(value)
  where (c.value -> 'isRecommended')::boolean group by 1, s.sets)`;

function rowsBelow(scope: FieldScope, each = SHORT_LIST): (binding: Binding) => number {
  const count = (binding: Binding) => scope.rowsAbove(binding) * each;
  scope.statement.page(count);
  return count;
}

const byTitle = (alias: string): string => `row_number() over (order by ${alias}.title, ${alias}.id)`;

const inAll: FieldRead = {
  sql: (scope) => {
    const { statement, row } = scope;
    const [proposal, found] = [statement.alias(), statement.alias()];
    const rows = `select ${scope.object('Proposal', proposal, { rows: rowsBelow(scope) })} as j, ${byTitle(proposal)} as o
      from ${chosen(row, statement.organization)} ${found}
        join proposals ${proposal} on ${ownRows(scope, 'Proposal', proposal)} and ${proposal}.id = ${found}.id::uuid
      where cardinality(${found}.scenario_ids) = ${found}.sets`;
    return jsonArray(rows, 'r.o');
  },
};

const differing: FieldRead = {
  sql: (scope) => {
    const { statement, row } = scope;
    const [proposal, found, alias] = [statement.alias(), statement.alias(), statement.alias()];
    const rows = `(select ${proposal}.id as proposal_id, ${found}.scenario_ids, ${byTitle(proposal)} as o
      from ${chosen(row, statement.organization)} ${found}
        join proposals ${proposal} on ${ownRows(scope, 'Proposal', proposal)} and ${proposal}.id = ${found}.id::uuid
      where cardinality(${found}.scenario_ids) < ${found}.sets)`;
    const object = scope.object('DifferingProposal', alias, { rows: rowsBelow(scope) });
    return jsonArray(`select ${object} as j, ${alias}.o from ${rows} ${alias}`, 'r.o');
  },
};

const scenariosNamed: FieldRead = {
  sql: (scope) => {
    const [alias, named] = [scope.statement.alias(), scope.statement.alias()];
    const object = scope.object('Scenario', alias, { rows: rowsBelow(scope, 2) });
    return jsonArray(
      `select ${object} as j, ${named}.place as o from unnest(${scope.row}.scenario_ids) with ordinality ${named}(id, place)
        join scenarios ${alias} on ${ownRows(scope, 'Scenario', alias)} and ${alias}.id = ${named}.id`,
      'r.o',
    );
  },
};

const pillarMix: FieldRead = {
  sql: (scope) => {
    const { row, statement } = scope;
    const alias = statement.alias();
    const shares = `(select ${row}.organization_id, ${row}.portfolio_id, p.id::uuid as pillar_id,
        sum((c.value ->> 'commitmentMinor')::bigint)::bigint as commitment_minor
      from jsonb_array_elements(${row}.result -> 'candidates') c(value)
        join jsonb_array_elements(${row}.inputs -> 'candidates') i(value) on i.value -> 'proposalId' = c.value -> 'proposalId'
        cross join jsonb_array_elements_text(i.value -> 'pillarIds') p(id)
      where (c.value -> 'isRecommended')::boolean group by p.id)`;
    const position = `(select l.position from pillars l where l.organization_id = ${alias}.organization_id and l.id = ${alias}.pillar_id)`;
    const object = scope.object('PillarShare', alias, { rows: rowsBelow(scope) });
    return jsonArray(`select ${object} as j, ${position} as o from ${shares} ${alias}`, 'r.o');
  },
};

export const comparisonReads = [
  readModel('ScenarioRun', undefined, {
    analysis: one('Analysis', 'analysis_id'),
    scenarioVersion: expression('number', (row) => `${row}.scenario_version`),
    stale: expression('boolean', (row, scope) => isStale(scope, `${row}.version_now`)),
  }),
  readModel('ScenarioComparison', undefined, {
    scenarios: {
      sql: (scope) => {
        const alias = scope.statement.alias();
        const object = scope.object('ComparedScenario', alias, { rows: rowsBelow(scope, MOST_COMPARED) });
        const rows = compared(scope.row, scope.statement.organization);
        return jsonArray(`select ${object} as j, ${alias}.place as o from ${rows} ${alias}`, 'r.o');
      },
    },
    ...{ inAll, differing },
  }),
  readModel('ComparedScenario', undefined, {
    scenario: one('Scenario', 'scenario_id'),
    analysis: one('Analysis', 'analysis_id'),
    recommendedSet: {
      sql: (scope) =>
        `case when ${scope.row}.result is null then 'null' else ${scope.object('RecommendedSet', scope.row)} end`,
    },
    stale: expression(
      'boolean',
      (row, scope) => `(${row}.analysis_id is null or ${isStale(scope, `${row}.version_now`)})`,
    ),
    pillarMix,
  }),
  readModel('DifferingProposal', undefined, {
    proposal: one('Proposal', 'proposal_id'),
    recommendedIn: scenariosNamed,
  }),
  readModel('PillarShare', undefined, {
    pillar: one('Pillar', 'pillar_id'),
    commitment: money(
      (row) => `${row}.commitment_minor`,
      (row) =>
        `(select f.currency_code from portfolios f where f.organization_id = ${row}.organization_id and f.id = ${row}.portfolio_id)`,
    ),
  }),
  extendRead('Scenario', { lastRun }),
  extendRead('Analysis', {
    scenario: {
      sql: (scope) => {
        const alias = scope.statement.alias();
        return `coalesce((select ${scope.object('Scenario', alias)} from scenario_runs r
          join scenarios ${alias} on ${ownRows(scope, 'Scenario', alias)} and ${alias}.id = r.scenario_id
          where r.organization_id = ${scope.statement.organization} and r.analysis_id = ${scope.row}.id), 'null')`;
      },
    },
  }),
  extendRead('Query', {
    compareScenarios: {
      sql: (scope) => {
        const alias = scope.statement.alias();
        const ids = scope.statement.parameter((binding) => askedIds(scope, binding), 'uuid[]');
        return `(select ${scope.object('ScenarioComparison', alias)} from (select ${ids} as ids) ${alias})`;
      },
    },
  }),
];
