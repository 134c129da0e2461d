import { connection } from '../platform/read/connection';
import { byId, one } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel } from '../platform/read/model';
import { ContactDisputeTable } from './dispute.table';

export const disputeReads = [
  readModel('ContactDispute', ContactDisputeTable, {
    cause: one('ContactCause', 'cause_id'),
    contact: one('ServiceContact', 'contact_id'),
    owner: one('Person', 'owner_id'),
    decidedBy: one('Person', 'decided_by_id'),
    movedTo: one('Person', 'moved_to_id'),
  }),
  extendRead('Query', {
    contactDispute: byId('ContactDispute'),
    contactDisputes: connection('ContactDispute', {
      orders: { RAISED_AT: [{ sql: (row) => `${row}.raised_at`, form: 'timestamptz' }] },
      defaultDirection: 'DESC',
      filters: {
        open: {
          cast: 'boolean',
          sql: (row, open) => `(${row}.decision is null and ${row}.withdrawn_at is null) = ${open}`,
        },
        ownerId: filterById('Person', (row, id) => `${row}.owner_id = ${id}`),
        causeId: filterById('ContactCause', (row, id) => `${row}.cause_id = ${id}`),
        contactId: filterById('ServiceContact', (row, id) => `${row}.contact_id = ${id}`),
      },
    }),
  }),
];
