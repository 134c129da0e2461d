/** The leaders of a goal: who answers for it, and who contribute. */
export interface GoalLeaders {
  readonly accountableId: string;
  readonly contributorIds: readonly string[];
}

/**
 * The leaders of a goal after one of them has left. The successor answers for it, or contributes, in their place, once:
 * who is accountable contributes already.
 */
export function handOverGoal(
  { accountableId, contributorIds }: GoalLeaders,
  leaverId: string,
  successorId: string,
): GoalLeaders {
  const to = (id: string): string => (id === leaverId ? successorId : id);
  const contributors = new Set(contributorIds.map(to));
  contributors.delete(to(accountableId));
  return { accountableId: to(accountableId), contributorIds: [...contributors] };
}
