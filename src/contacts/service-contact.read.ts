import { textsAreOpen } from '../customers';
import { connection } from '../platform/read/connection';
import { byId, expression, one, oneBack } from '../platform/read/fields';
import { filterById, type Filters } from '../platform/read/filter';
import { extendRead, readModel } from '../platform/read/model';
import type { Statement } from '../platform/read/statement';
import { ContactCountTable, ServiceContactTable } from './service-contact.table';

const charged = {
  cause: one('ContactCause', 'cause_id'),
  channel: one('Channel', 'channel_id'),
  owner: one('Person', 'owner_id'),
  chargedTo: one('Person', 'charged_to_id'),
  import: one('Import', 'import_id'),
  recordedBy: one('Person', 'recorded_by_id'),
};

/** What a row corrects, and what corrects it. */
const corrections = (type: string) => ({
  replaces: one(type, 'replaces_id'),
  replacedBy: oneBack(type, 'replaces_id'),
});

const chargedFilters: Filters = {
  causeId: filterById('ContactCause', (row, id) => `${row}.cause_id = ${id}`),
  channelId: filterById('Channel', (row, id) => `${row}.channel_id = ${id}`),
  chargedToId: filterById('Person', (row, id) => `${row}.charged_to_id = ${id}`),
  importId: filterById('Import', (row, id) => `${row}.import_id = ${id}`),
  isReplaced: { cast: 'boolean', sql: (row, wanted) => `(${row}.replaced_at is not null) = ${wanted}` },
};

const isOpen = (row: string, statement: Statement): string => textsAreOpen(statement, row, `${row}.recorded_by_id`);

export const serviceContactReads = [
  readModel('ServiceContact', ServiceContactTable, {
    ...charged,
    ...corrections('ServiceContact'),
    product: one('Product', 'product_id'),
    journey: one('Journey', 'journey_id'),
    customer: one('Customer', 'customer_id'),
    text: expression('text', (row, { statement }) => `case when ${isOpen(row, statement)} then ${row}.text end`),
    textHidden: expression(
      'boolean',
      (row, { statement }) => `(${row}.text is not null and not ${isOpen(row, statement)})`,
    ),
  }),
  readModel('ContactCount', ContactCountTable, { ...charged, ...corrections('ContactCount') }),
  extendRead('Query', {
    serviceContact: byId('ServiceContact'),
    serviceContacts: connection('ServiceContact', {
      orders: { OCCURRED_AT: [{ sql: (row) => `${row}.occurred_at`, form: 'timestamptz' }] },
      defaultDirection: 'DESC',
      filters: {
        ...chargedFilters,
        customerId: filterById('Customer', (row, id) => `${row}.customer_id = ${id}`),
        from: { cast: 'date', sql: (row, day) => `${row}.day >= ${day}` },
        to: { cast: 'date', sql: (row, day) => `${row}.day <= ${day}` },
      },
    }),
    contactCounts: connection('ContactCount', {
      orders: { FROM_DAY: [{ sql: (row) => `${row}.from_day`, form: 'date' }] },
      defaultDirection: 'DESC',
      filters: {
        ...chargedFilters,
        from: { cast: 'date', sql: (row, day) => `${row}.to_day >= ${day}` },
        to: { cast: 'date', sql: (row, day) => `${row}.from_day <= ${day}` },
      },
    }),
  }),
];
