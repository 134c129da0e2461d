import { ownedRows } from '../people';
import { PROPOSAL_ENDS } from './domain/proposal';
import { IdeaTriageTable } from './idea-triage.table';
import { ProposalTable } from './proposal.table';

const ENDS = PROPOSAL_ENDS.map((status) => `'${status}'`).join(', ');

/**
 * The handover step of proposals: who sponsors or drafts one that can still become something, and who is to answer an
 * idea. Who proposed one, or answered it, is history. An idea that the successor proposed waits without a triage owner:
 * nobody answers their own.
 */
export const proposalHandover = ownedRows(ProposalTable, {
  name: 'title',
  heldAs: { sponsorId: 'SPONSOR', drafterId: 'DRAFTER', triageOwnerId: 'TRIAGE_OWNER' },
  open: (row, property) => (property === 'triageOwnerId' ? `${row}.status = 'IDEA'` : `${row}.status not in (${ENDS})`),
  successorOf: ({ proposerId }, property, successorId) =>
    property === 'triageOwnerId' && proposerId === successorId ? null : successorId,
  alongside: (updatedAt) => ({ updatedAt }),
});

/** The handover step of who answers ideas for the organization. */
export const ideaTriageHandover = ownedRows(IdeaTriageTable, {
  name: () => `'Triage of ideas'`,
  heldAs: { ownerId: 'OWNER' },
});
