import type { Initiative } from './domain/initiative';

/** What evidence, readings and approvals know of an initiative. */
export const subjectOf = ({ id }: Initiative) => ({ kind: 'INITIATIVE', id }) as const;

/** What the permission table is asked about. */
export const answeringFor = ({ portfolioId, sponsorId, leadId, businessOwnerId }: Initiative) => ({
  portfolioId,
  responsible: [sponsorId, leadId, businessOwnerId],
});
