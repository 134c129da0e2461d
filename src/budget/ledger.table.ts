import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, date, id, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { LedgerEntry } from './domain/ledger';

/** Append-only: the database refuses to change or delete an entry. */
export const LedgerEntryTable = new EntitySchema<LedgerEntry>({
  name: 'LedgerEntry',
  tableName: 'ledger_entries',
  columns: {
    id,
    organizationId,
    portfolioId: uuid('portfolio_id'),
    kind: text('kind'),
    amountMinor: bigint('amount_minor'),
    proposalId: uuid('proposal_id', nullable),
    stage: text('stage', nullable),
    spentOn: date('spent_on', nullable),
    reason: text('reason'),
    bookedById: uuid('booked_by_id', nullable),
    bookedAt: timestamp('booked_at'),
  } satisfies Record<keyof LedgerEntry, EntitySchemaColumnOptions>,
});
