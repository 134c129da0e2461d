import type { Transaction } from '../audit';
import type { Approval } from '../approvals/domain/approval';
import { judgesOf, type Condition } from '../approvals/domain/condition';
import { standInsFor } from '../people';
import { votersFor } from '../people/domain/delegation';
import type { Initiative } from './domain/initiative';
import { concernedIds, type OthersConcerned } from './domain/move';
import { mayReassign } from './reassigning';

/** A condition with what decides who has a say in it. */
export interface ConditionAt {
  readonly condition: Condition;
  readonly initiative: Initiative;
  /** Null where a portfolio review set it. */
  readonly approval: Approval | null;
  /** Who has a part in the initiative; who asked for the approval among them. */
  readonly people: OthersConcerned;
}

/** Who says whether a condition is met: `judgesOf` in the domain, of this moment. */
export async function whoJudges(tx: Transaction, at: ConditionAt): Promise<readonly string[]> {
  const { condition, initiative, people } = at;
  const { confirmerId } = condition;
  const concerned = concernedIds(initiative, people);
  const standIns = await standInsFor(tx, confirmerId);
  const voters = votersFor(confirmerId, standIns, { portfolioId: initiative.portfolioId, now: tx.now });
  const standInIds = voters.filter((id) => id !== confirmerId);
  const own = judgesOf(condition, { standInIds, concernedIds: concerned, otherwise: [] });
  if (own.length > 0) return own;
  const otherwise = await mayReassign(tx, at);
  return judgesOf(condition, { standInIds, concernedIds: concerned, otherwise });
}
