import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { BudgetPeriod, BudgetVersion } from './domain/budget-version';

/** Append-only: the database refuses update and delete. */
export const BudgetVersionTable = new EntitySchema<BudgetVersion>({
  name: 'BudgetVersion',
  tableName: 'budget_versions',
  columns: {
    id,
    organizationId,
    portfolioId: uuid('portfolio_id'),
    number: integer('number'),
    amountMinor: bigint('amount_minor'),
    potMinor: bigint('pot_minor', nullable),
    shortfallMinor: bigint('shortfall_minor'),
    potShortfallMinor: bigint('pot_shortfall_minor', nullable),
    ledgerEntryId: uuid('ledger_entry_id'),
    reason: text('reason'),
    setById: uuid('set_by_id'),
    setAt: timestamp('set_at'),
  } satisfies Record<keyof BudgetVersion, EntitySchemaColumnOptions>,
});

/** Append-only, as their version is. */
export const BudgetPeriodTable = new EntitySchema<BudgetPeriod>({
  name: 'BudgetPeriod',
  tableName: 'budget_periods',
  columns: {
    id,
    organizationId,
    budgetVersionId: uuid('budget_version_id'),
    firstDay: date('first_day'),
    lastDay: date('last_day'),
    amountMinor: bigint('amount_minor'),
  } satisfies Record<keyof BudgetPeriod, EntitySchemaColumnOptions>,
});
