import { ownedRows } from '../people';
import { AssignedSeatTable } from './vote.table';

/**
 * The handover step of seats that were given to somebody by name, while their approval is open. A successor with a part in
 * what is decided, or who declared a conflict, has no say there: then another approver is named.
 */
export const seatHandover = ownedRows(AssignedSeatTable, {
  name: 'groupName',
  heldAs: { personId: 'APPROVER' },
  open: (row) => `exists (select from approvals a
    where a.organization_id = ${row}.organization_id and a.id = ${row}.approval_id and a.decision is null)`,
});
