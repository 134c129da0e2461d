import { connection, type ConnectionOptions } from '../platform/read/connection';
import { one } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { ApprovalTable } from './approval.table';

/** How lists of approvals are ordered and filtered, wherever they stand. */
export const approvalList = {
  orders: { REQUESTED_AT: [{ sql: (row) => `${row}.requested_at`, form: 'timestamptz' }] },
  filters: { open: { cast: 'boolean', sql: (row, open) => `(${row}.decision is null) = ${open}` } },
} as const satisfies ConnectionOptions;

export const approvalReads = [
  readModel('Approval', ApprovalTable, {
    requestedBy: one('Person', 'requested_by_id'),
    decidedBy: one('Person', 'decided_by_id'),
  }),
  extendRead('Query', { approvals: connection('Approval', approvalList) }),
];
