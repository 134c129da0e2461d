import { ownedRows } from '../people';
import { PROPOSAL_STATUSES } from './domain/proposal';
import { possibleActs } from './domain/proposal-transitions';
import { ProposalTable } from './proposal.table';

const OPEN = PROPOSAL_STATUSES.filter((status) => possibleActs(status).length > 0);

/** The handover step of proposals: who sponsors one that can still become something. Who proposed it is history. */
export const proposalHandover = ownedRows(ProposalTable, {
  name: 'title',
  heldAs: { sponsorId: 'SPONSOR' },
  open: (row) => `${row}.status in (${OPEN.map((status) => `'${status}'`).join(', ')})`,
  alongside: (updatedAt) => ({ updatedAt }),
});
