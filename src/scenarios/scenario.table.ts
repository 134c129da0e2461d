import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import { constraintsFrom, constraintsTo } from '../portfolio/domain/constraints';
import type { Adoption } from './domain/adoption';
import type { CostChange, Scenario, ScenarioRun, WhatIf } from './domain/scenario';

/** As JSON keeps it: amounts as texts, since a JSON number loses digits beyond 2^53. */
type Stored<T> = { readonly [K in keyof T]: T[K] extends bigint ? string : T[K] };

const orNull =
  <From, To>(convert: (value: From) => To) =>
  (value: From | null): To | null =>
    value === null ? null : convert(value);

type Periods = NonNullable<WhatIf['periods']>;
const periodsTo = (periods: Periods): readonly Stored<Periods[number]>[] =>
  periods.map((period) => ({ ...period, amountMinor: String(period.amountMinor) }));
const periodsFrom = (stored: readonly Stored<Periods[number]>[]): Periods =>
  stored.map((period) => ({ ...period, amountMinor: BigInt(period.amountMinor) }));

const changesTo = (changes: readonly CostChange[]): readonly Stored<CostChange>[] =>
  changes.map(({ costOneOffMinor, costYearlyMinor, ...change }) => ({
    ...{ ...change, costOneOffMinor: String(costOneOffMinor), costYearlyMinor: String(costYearlyMinor) },
  }));
const changesFrom = (stored: readonly Stored<CostChange>[]): readonly CostChange[] =>
  stored.map(({ costOneOffMinor, costYearlyMinor, ...change }) => ({
    ...{ ...change, costOneOffMinor: BigInt(costOneOffMinor), costYearlyMinor: BigInt(costYearlyMinor) },
  }));

export const ScenarioTable = new EntitySchema<Scenario>({
  name: 'Scenario',
  tableName: 'scenarios',
  columns: {
    id,
    organizationId,
    portfolioId: uuid('portfolio_id'),
    name: text('name'),
    ownerId: uuid('owner_id'),
    clonedFromId: uuid('cloned_from_id', nullable),
    status: text('status'),
    budgetMinor: bigint('budget_minor', nullable),
    periods: json('periods', { ...nullable, transformer: { to: orNull(periodsTo), from: orNull(periodsFrom) } }),
    inactionWeight: integer('inaction_weight_hundredths', nullable),
    constraints: json('constraints', {
      ...nullable,
      transformer: { to: orNull(constraintsTo), from: orNull(constraintsFrom) },
    }),
    costChanges: json('cost_changes', { transformer: { to: changesTo, from: changesFrom } }),
    version: integer('version'),
    createdAt: timestamp('created_at'),
    updatedAt: timestamp('updated_at'),
  } satisfies Record<keyof Scenario, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const ScenarioRunTable = new EntitySchema<ScenarioRun>({
  name: 'ScenarioRun',
  tableName: 'scenario_runs',
  columns: {
    id,
    organizationId,
    scenarioId: uuid('scenario_id'),
    scenarioVersion: integer('scenario_version'),
    analysisId: uuid('analysis_id'),
    inputsMark: text('inputs_mark'),
  } satisfies Record<keyof ScenarioRun, EntitySchemaColumnOptions>,
});

export const AdoptionTable = new EntitySchema<Adoption>({
  name: 'ScenarioAdoption',
  tableName: 'scenario_adoptions',
  columns: {
    id,
    organizationId,
    scenarioId: uuid('scenario_id'),
    portfolioId: uuid('portfolio_id'),
    portfolioVersion: integer('portfolio_version'),
    reason: text('reason'),
    requestedById: uuid('requested_by_id'),
    requestedAt: timestamp('requested_at'),
    heldById: uuid('held_by_id'),
    decision: text('decision', nullable),
    decidedById: uuid('decided_by_id', nullable),
    decidedAt: timestamp('decided_at', nullable),
    decisionReason: text('decision_reason', nullable),
    budgetVersionId: uuid('budget_version_id', nullable),
    constraintVersionId: uuid('constraint_version_id', nullable),
    version: integer('version'),
  } satisfies Record<keyof Adoption, EntitySchemaColumnOptions>,
});
