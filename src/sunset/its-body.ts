import type { Transaction } from '../audit';
import type { Initiative } from '../initiatives/domain/initiative';
import { concernedIds } from '../initiatives/domain/move';
import { bodiesDecidingOn, type ChairedBody } from '../organization';
import { ProposalTable } from '../proposals';
import { RegisteredServiceTable } from './sunset.table';

/**
 * The body that decides on so much as an initiative takes: its grant or, of what was registered, what it was declared to cost a
 * year. Undefined where no body does.
 */
export async function bodyOf(
  tx: Transaction,
  { id, budgetMinor }: Pick<Initiative, 'id' | 'budgetMinor'>,
): Promise<ChairedBody | undefined> {
  const [service] = await tx.all(RegisteredServiceTable, 'initiativeId', [id]);
  const [body] = await bodiesDecidingOn(tx, service?.runCostYearlyMinor ?? budgetMinor);
  return body;
}

/** Everybody with a part in an initiative: none of them decides whether it goes on. */
export async function everybodyIn(tx: Transaction, initiative: Initiative): Promise<readonly string[]> {
  const [proposal] = initiative.proposalId === null ? [] : await tx.all(ProposalTable, 'id', [initiative.proposalId]);
  const { proposerId = null, drafterId = null } = proposal ?? {};
  return concernedIds(initiative, { proposerId, drafterId, requestedById: null });
}
