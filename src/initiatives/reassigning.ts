import type { Acting, Transaction } from '../audit';
import { bodyDecidingOn } from '../organization';
import { holdersOf, stillHere } from '../people';
import type { Initiative } from './domain/initiative';
import { concernedIds, type OthersConcerned } from './domain/move';

/**
 * Who names another approver when too few are left, or a vote was escalated: the chair of the body whose decision rights cover the budget; where there
 * is none, or they have left or a part in it, every CX leader and admin without one.
 */
export async function mayReassign(
  tx: Transaction<Acting>,
  initiative: Initiative,
  people: OthersConcerned,
): Promise<readonly string[]> {
  const concerned = concernedIds(initiative, people);
  const body = await bodyDecidingOn(tx, initiative.budgetMinor);
  const chairId = await stillHere(tx, body?.chairId ?? null);
  if (chairId !== null && !concerned.includes(chairId)) return [chairId];
  const leaders = await holdersOf(tx, 'CX_LEADER', initiative.portfolioId);
  const admins = await holdersOf(tx, 'ADMIN', initiative.portfolioId);
  return [...new Set([...leaders, ...admins])].filter((id) => !concerned.includes(id));
}
