import type { Transaction } from '../audit';

/** What a room does when a customer is erased. */
export interface ErasureStep {
  /** What the audit calls a row of the room. */
  readonly subjectKind: string;
  /**
   * Erases what is written under the customer in the room's rows and keeps the rows, so that they still count.
   * @returns the ids of all rows of the customer: what the audit says of them is erased, too
   */
  readonly erase: (tx: Transaction, customerId: string) => Promise<readonly string[]>;
}

/**
 * An erasure step of one table whose rows hold the customer as `customer_id`.
 * @param set SQL of what its texts become: `text = null`
 */
export const erasedRows = (subjectKind: string, table: string, set: string): ErasureStep => ({
  subjectKind,
  erase: async (tx, customerId) => {
    const rows = await tx.query<{ id: string }>(
      `update ${table} set ${set} where organization_id = $1 and customer_id = $2 returning id`,
      [tx.viewer.organizationId, customerId],
    );
    return rows.map(({ id }) => id);
  },
});
