import type { Transaction } from '../audit';
import type { DriverCode } from './domain/drivers';
import { EstimateTable } from './estimate.table';

/** What a round has asked about: drivers of proposals. */
export type Asked = readonly { readonly proposalId: string; readonly driver: DriverCode }[];

/**
 * A round closes: its estimates are seen, and those that count take the place of whatever counted for the same drivers.
 * The proposals are locked; their scores are to be written anew.
 * @param countedIds the round's estimates that count from now on
 */
export async function settleEstimates(
  tx: Transaction,
  roundId: string,
  asked: Asked,
  countedIds: readonly string[],
): Promise<void> {
  const { organizationId } = tx.viewer;
  await tx.write(
    EstimateTable,
    (parameter) => `update estimates e set in_force = false
      from unnest(${parameter(asked.map(({ proposalId }) => proposalId))}::uuid[], ${parameter(asked.map(({ driver }) => driver))}::text[]) a(proposal_id, driver)
      where e.organization_id = ${parameter(organizationId)} and e.proposal_id = a.proposal_id and e.driver = a.driver
        and e.round_id is distinct from ${parameter(roundId)}::uuid and e.in_force`,
  );
  await tx.write(
    EstimateTable,
    (parameter) => `update estimates set blind = false, in_force = id = any(${parameter(countedIds)}::uuid[])
      where organization_id = ${parameter(organizationId)} and round_id = ${parameter(roundId)}`,
  );
}

/** A round is opened again: what was given in it is kept, seen by its scorers alone, and counts no more until it closes. */
export async function blindEstimates(tx: Transaction, roundId: string): Promise<void> {
  await tx.write(
    EstimateTable,
    (parameter) => `update estimates set blind = true, in_force = false
      where organization_id = ${parameter(tx.viewer.organizationId)} and round_id = ${parameter(roundId)}`,
  );
}
