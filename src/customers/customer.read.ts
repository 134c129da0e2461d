import { connection } from '../platform/read/connection';
import { one } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { CustomerTable } from './customer.table';

export const customerReads = [
  readModel('Customer', CustomerTable, { erasedBy: one('Person', 'erased_by_id') }),
  extendRead('Query', {
    customers: connection('Customer', {
      // By their ids, which are in the order of time.
      orders: { ADDED: [] },
      filters: {
        key: { cast: 'text', sql: (row, key) => `${row}.key = ${key}` },
        erased: { cast: 'boolean', sql: (row, erased) => `(${row}.erased_at is not null) = ${erased}` },
      },
    }),
  }),
];
