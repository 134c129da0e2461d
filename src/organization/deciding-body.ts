import type { Acting, Transaction } from '../audit';
import { decidingOn, type GovernanceBody } from './domain/governance-body';
import { GovernanceBodyTable } from './governance.table';

/** The governance body whose decision rights cover an amount, in minor units of the organization's currency. */
export async function bodyDecidingOn(
  tx: Transaction<Acting>,
  amountMinor: bigint,
): Promise<GovernanceBody | undefined> {
  return decidingOn(await tx.all(GovernanceBodyTable, 'organizationId', [tx.viewer.organizationId]), amountMinor);
}
