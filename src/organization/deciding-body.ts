import type { Acting, Transaction } from '../audit';
import { decidingOn, escalationFrom, type GovernanceBody } from './domain/governance-body';
import { GovernanceBodyTable, GovernanceMemberTable } from './governance.table';

/** A body, as somebody who has something for it finds it. */
export interface ChairedBody extends Pick<GovernanceBody, 'id' | 'chairId'> {
  /** Who comes in the chair's place. */
  readonly deputyId: string | null;
}

/**
 * The governance body whose decision rights cover an amount, in minor units of the organization's currency, and behind it
 * those that it escalates to; empty where none decides on so much.
 */
export async function bodiesDecidingOn(tx: Transaction<Acting>, amountMinor: bigint): Promise<readonly ChairedBody[]> {
  const bodies = await tx.all(GovernanceBodyTable, 'organizationId', [tx.viewer.organizationId]);
  const way = escalationFrom(decidingOn(bodies, amountMinor), bodies);
  const seats = await tx.all(
    GovernanceMemberTable,
    'governanceBodyId',
    way.map(({ id }) => id),
  );
  return way.map(({ id, chairId }) => {
    const seat = seats.find(({ governanceBodyId, personId }) => governanceBodyId === id && personId === chairId);
    return { id, chairId, deputyId: seat?.deputyId ?? null };
  });
}
