import type { Transaction } from '../audit';
import { GoalContributorTable } from './goal.table';

/** By id, in its order. */
export async function contributorsOf(tx: Transaction, goalId: string): Promise<string[]> {
  const where = { organizationId: tx.viewer.organizationId, goalId };
  const rows = await tx.manager.find(GoalContributorTable, { where, order: { personId: 'ASC' } });
  return rows.map(({ personId }) => personId);
}

/** In place of those before. */
export async function replaceContributors(
  tx: Transaction,
  goalId: string,
  contributorIds: readonly string[],
): Promise<void> {
  await tx.manager.delete(GoalContributorTable, { organizationId: tx.viewer.organizationId, goalId });
  await tx.insert(
    GoalContributorTable,
    contributorIds.map((personId) => ({ goalId, personId })),
  );
}
