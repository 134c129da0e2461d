import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Customer } from './domain/customer';

export const CustomerTable = new EntitySchema<Customer>({
  name: 'Customer',
  tableName: 'customers',
  columns: {
    id,
    organizationId,
    key: text('key', nullable),
    importId: uuid('import_id', nullable),
    erasedAt: timestamp('erased_at', nullable),
    erasedById: uuid('erased_by_id', nullable),
  } satisfies Record<keyof Customer, EntitySchemaColumnOptions>,
});
