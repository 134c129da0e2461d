import { oneAtATime, type Acting, type Transaction } from '../audit';
import type { GovernanceBody, Seat } from './domain/governance-body';
import { GovernanceBodyTable, GovernanceMemberTable } from './governance.table';

/** All bodies of the organization, on which nobody else decides until this is written. */
export async function allBodies(tx: Transaction): Promise<GovernanceBody[]> {
  await oneAtATime(tx, 'governance bodies');
  return tx.all(GovernanceBodyTable, 'organizationId', [tx.viewer.organizationId]);
}

/** The seats of a body, in their order. */
export async function seatsOf(tx: Transaction<Acting>, governanceBodyId: string): Promise<Seat[]> {
  const members = await tx.all(GovernanceMemberTable, 'governanceBodyId', [governanceBodyId]);
  return members.toSorted((a, b) => a.position - b.position).map(({ personId, deputyId }) => ({ personId, deputyId }));
}

/** Puts these members in place of those before. */
export async function seat(tx: Transaction, governanceBodyId: string, seats: readonly Seat[]): Promise<void> {
  await tx.manager.query('delete from governance_members where organization_id = $1 and governance_body_id = $2', [
    tx.viewer.organizationId,
    governanceBodyId,
  ]);
  const members = seats.map((each, index) => ({ id: tx.newId(), governanceBodyId, position: index + 1, ...each }));
  await tx.insert(GovernanceMemberTable, members);
}
