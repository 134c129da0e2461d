import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, numeric, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { ExchangeRate } from './domain/exchange-rate';

/** Append-only: the database refuses update and delete. */
export const ExchangeRateTable = new EntitySchema<ExchangeRate>({
  name: 'ExchangeRate',
  tableName: 'exchange_rates',
  columns: {
    id,
    organizationId,
    currencyCode: text('currency_code'),
    // A numeric keeps the decimals that it was given; the driver hands it out as a text.
    rate: numeric('rate'),
    day: date('day'),
    setById: uuid('set_by_id'),
    setAt: timestamp('set_at'),
  } satisfies Record<keyof ExchangeRate, EntitySchemaColumnOptions>,
});
