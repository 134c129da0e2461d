import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import {
  bigint,
  boolean,
  date,
  id,
  nullable,
  numeric,
  organizationId,
  text,
  timestamp,
  uuid,
} from '../platform/columns';
import type { Cost } from './domain/cost';

/** The database refuses to change a row; it is deleted where its import is undone. */
export const CostTable = new EntitySchema<Cost>({
  name: 'Cost',
  tableName: 'costs',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    kind: text('kind'),
    day: date('day'),
    amountMinor: bigint('amount_minor'),
    currencyCode: text('currency_code'),
    rate: numeric('rate', nullable),
    rateDay: date('rate_day', nullable),
    bookedMinor: bigint('booked_minor'),
    ofGrant: boolean('of_grant'),
    note: text('note', nullable),
    externalReference: text('external_reference', nullable),
    correctsId: uuid('corrects_id', nullable),
    importId: uuid('import_id', nullable),
    bookedById: uuid('booked_by_id'),
    bookedAt: timestamp('booked_at'),
  } satisfies Record<keyof Cost, EntitySchemaColumnOptions>,
});
