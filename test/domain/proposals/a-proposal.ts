import type { Proposal } from '../../../src/proposals/domain/proposal';

/** A proposal that states all it has to; Petra proposed it and Sven sponsors it. */
export const aProposal = (different: Partial<Proposal> = {}): Proposal => ({
  id: 'proposal-1',
  organizationId: 'organization-1',
  portfolioId: 'portfolio-1',
  title: 'Fewer letters',
  whoIsHurt: 'Customers who moved house',
  howTheyAreHurt: 'Letters go to the old address for months',
  problem: 'An address is kept in five systems',
  solution: 'One address, kept in one place',
  horizonYears: 3,
  status: 'DRAFT',
  proposerId: 'petra',
  sponsorId: 'sven',
  costOneOffMinor: 50_000_00n,
  costYearlyMinor: 10_000_00n,
  currencyCode: 'EUR',
  deferredUntil: null,
  missingForDecision: null,
  declineReason: null,
  decidedById: null,
  decidedAt: null,
  version: 4,
  createdAt: new Date('2025-01-01T09:00:00Z'),
  updatedAt: new Date('2025-02-01T09:00:00Z'),
  ...different,
});
