import type { Transaction } from '../audit';
import type { Approval } from '../approvals/domain/approval';
import { judgesOf, type Condition } from '../approvals/domain/condition';
import { standInsSql } from '../people';
import { votersFor, type StandIn } from '../people/domain/delegation';
import type { Initiative } from './domain/initiative';
import { concernedIds, type OthersConcerned } from './domain/move';
import { mayReassign } from './reassigning';

/** A condition with what decides who has a say in it. */
export interface ConditionAt {
  readonly condition: Condition;
  readonly initiative: Initiative;
  readonly approval: Approval;
  /** Who has a part in the initiative; who asked for the approval among them. */
  readonly people: OthersConcerned;
}

/** Who says whether a condition is met: `judgesOf` in the domain, of this moment. */
export async function whoJudges(tx: Transaction, at: ConditionAt): Promise<readonly string[]> {
  const { condition, initiative, people } = at;
  const { confirmerId } = condition;
  const concerned = concernedIds(initiative, people);
  const [row] = await tx.query<{ standIns: readonly StandIn[] }>(
    `select coalesce(jsonb_agg(stood.stand_in order by stood.to_id, stood.first_day), '[]') as "standIns"
      from (${standInsSql('$1::uuid', '$3::timestamptz')}) stood where stood.from_id = $2::uuid`,
    [tx.viewer.organizationId, confirmerId, tx.now],
  );
  const voters = votersFor(confirmerId, row!.standIns, { portfolioId: initiative.portfolioId, now: tx.now });
  const standInIds = voters.filter((id) => id !== confirmerId);
  const own = judgesOf(condition, { standInIds, concernedIds: concerned, otherwise: [] });
  if (own.length > 0) return own;
  const otherwise = await mayReassign(tx, at);
  return judgesOf(condition, { standInIds, concernedIds: concerned, otherwise });
}
