import { ownedRows } from '../people';
import { ReviewDecisionTable } from './review-decision.table';

/** The handover step of reviews that are not closed: who is to do what a motion funds, and to own its solution. */
export const reviewHandover = ownedRows(ReviewDecisionTable, {
  name: 'title',
  heldAs: { leadId: 'LEAD', businessOwnerId: 'BUSINESS_OWNER' },
  open: (row) => `${row}.status in ('OPEN', 'CARRIED') and exists (select from portfolio_reviews w
    where w.organization_id = ${row}.organization_id and w.id = ${row}.review_id and w.status = 'PRE_READ')`,
});
