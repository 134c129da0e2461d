import { connection } from '../platform/read/connection';
import { byId, expression, money, one, pointingBack } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { constraintsRead, itemsOf } from '../portfolio';
import { AdoptionTable, ScenarioTable } from './scenario.table';

/** SQL of the portfolio's currency, of a row that names its portfolio. */
const currencyOf = (row: string): string =>
  `(select f.currency_code from portfolios f where f.organization_id = ${row}.organization_id and f.id = ${row}.portfolio_id)`;

const ownConstraints = constraintsRead({
  portfolioId: (row) => `${row}.portfolio_id`,
  document: (row) => `${row}.constraints`,
  periods: (row) => `${row}.periods`,
});

/** Null where the portfolio's hold. */
const constraints: FieldRead = {
  sql: (scope) => `case when ${scope.row}.constraints is null then 'null' else ${ownConstraints.sql(scope)} end`,
};

/** Whether the portfolio is no longer as it was when the request was made. */
const isStale = (row: string): string =>
  `(${row}.decision is null and exists (select from portfolios f where f.organization_id = ${row}.organization_id
    and f.id = ${row}.portfolio_id and f.version <> ${row}.portfolio_version))`;

const adoptions = (column: string): FieldRead =>
  connection('ScenarioAdoption', {
    where: pointingBack(column),
    orders: { REQUESTED_AT: [{ sql: (row) => `${row}.requested_at`, form: 'timestamptz' }] },
    defaultDirection: 'DESC',
    filters: { open: { cast: 'boolean', sql: (row, open) => `(${row}.decision is null) = ${open}` } },
  });

export const scenarioReads = [
  readModel('Scenario', ScenarioTable, {
    portfolio: one('Portfolio', 'portfolio_id'),
    owner: one('Person', 'owner_id'),
    clonedFrom: one('Scenario', 'cloned_from_id'),
    budget: money((row) => `${row}.budget_minor`, currencyOf),
    budgetPeriods: itemsOf('ScenarioPeriod', {
      items: (row) => `${row}.periods`,
      columns: `(i.value ->> 'firstDay')::date as first_day, (i.value ->> 'lastDay')::date as last_day,
        (i.value ->> 'amountMinor')::bigint as amount_minor`,
    }),
    constraints,
    costChanges: itemsOf('CostChange', {
      items: (row) => `${row}.cost_changes`,
      columns: `(i.value ->> 'proposalId')::uuid as proposal_id, (i.value ->> 'costOneOffMinor')::bigint as one_off_minor,
        (i.value ->> 'costYearlyMinor')::bigint as yearly_minor, i.value ->> 'reason' as reason`,
    }),
    adoptions: adoptions('scenario_id'),
  }),
  readModel('ScenarioPeriod', undefined, {
    firstDay: expression('text', (row) => `${row}.first_day`),
    lastDay: expression('text', (row) => `${row}.last_day`),
    budget: money((row) => `${row}.amount_minor`, currencyOf),
  }),
  readModel('CostChange', undefined, {
    proposal: one('Proposal', 'proposal_id'),
    costOneOff: money((row) => `${row}.one_off_minor`, currencyOf),
    costYearly: money((row) => `${row}.yearly_minor`, currencyOf),
    reason: expression('text', (row) => `${row}.reason`),
  }),
  readModel('ScenarioAdoption', AdoptionTable, {
    scenario: one('Scenario', 'scenario_id'),
    portfolio: one('Portfolio', 'portfolio_id'),
    requestedBy: one('Person', 'requested_by_id'),
    heldBy: one('Person', 'held_by_id'),
    stale: expression('boolean', isStale),
    decidedBy: one('Person', 'decided_by_id'),
    budgetVersion: one('BudgetVersion', 'budget_version_id'),
    constraintVersion: one('ConstraintVersion', 'constraint_version_id'),
  }),
  extendRead('Portfolio', {
    scenarios: connection('Scenario', {
      where: pointingBack('portfolio_id'),
      orders: {
        UPDATED_AT: [{ sql: (row) => `${row}.updated_at`, form: 'timestamptz' }],
        NAME: [{ sql: (row) => `${row}.name`, form: 'text' }],
      },
      defaultDirection: 'DESC',
      filters: {
        status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` },
        ownerId: filterById('Person', (row, id) => `${row}.owner_id = ${id}`),
      },
    }),
    scenarioAdoptions: adoptions('portfolio_id'),
  }),
  extendRead('Query', { scenario: byId('Scenario'), scenarioAdoption: byId('ScenarioAdoption') }),
];
