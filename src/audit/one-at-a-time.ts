import type { Transaction } from './transaction';

/**
 * Until the decision is written, nobody else of the organization decides on any of these. A rule about all rows together
 * (a name once, no circle) would not hold if two decided at once without seeing each other.
 */
export async function oneAtATime(tx: Transaction, what: string): Promise<void> {
  const key = `${what} of ${tx.viewer.organizationId}`;
  await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
}
