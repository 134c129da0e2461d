import { ownedRows } from '../people';
import { InitiativeTable } from './initiative.table';

/**
 * The handover step of initiatives: who answers for one that is not closed. Also while an approval is open: the successor
 * has a part in it from then on, and so no say at its gate.
 */
export const initiativeHandover = ownedRows(InitiativeTable, {
  name: 'title',
  heldAs: { sponsorId: 'SPONSOR', leadId: 'LEAD', businessOwnerId: 'BUSINESS_OWNER' },
  open: (row) => `${row}.status <> 'CLOSED'`,
});
