import type { Transaction } from '../audit';
import type { Approval } from '../approvals/domain/approval';
import { notify, settle } from '../notifications';
import type { SubjectOfNews } from '../notifications/domain/notification';
import { holdersOf } from '../people';
import type { Initiative } from './domain/initiative';
import { partIn, type InitiativeMove } from './domain/move';
import { wordMove } from './domain/move-wording';
import { answeringFor } from './initiative-subject';

interface Moved {
  readonly initiative: Initiative;
  readonly move: Pick<InitiativeMove, 'history'>;
  /** The approval that was asked for or closed with the move. */
  readonly approval: Approval | undefined;
  readonly proposerId: string;
}

/**
 * A request goes to everybody who could decide on it; what became of it, and every other move, to whoever asked and to
 * those who run the initiative. The requests that are closed need nobody any more.
 */
export async function tellOfMove(tx: Transaction, { initiative, move, approval, proposerId }: Moved): Promise<void> {
  const { event, reason } = move.history;
  const words = wordMove(initiative, { event, reason }, approval?.decision === 'WITHDRAWN');
  const subject: SubjectOfNews =
    approval === undefined ? { kind: 'INITIATIVE', id: initiative.id } : { kind: 'APPROVAL', id: approval.id };
  const asked = words.kind === 'APPROVAL_ASKED';
  if (approval !== undefined && !asked) await settle(tx, ['APPROVAL_ASKED', 'APPROVAL_DUE'], subject);
  const requestedById = approval?.requestedById ?? null;
  const toIds = asked
    ? await whoCouldDecide(tx, initiative, { proposerId, requestedById })
    : [...answeringFor(initiative).responsible, ...(requestedById === null ? [] : [requestedById])];
  await notify(tx, [{ ...words, subject, toIds }]);
}

/** CX leaders who have no part in it. */
async function whoCouldDecide(
  tx: Transaction,
  initiative: Initiative,
  others: Parameters<typeof partIn>[3],
): Promise<string[]> {
  const leaders = await holdersOf(tx, 'CX_LEADER', initiative.portfolioId);
  return leaders.filter((personId) => partIn(initiative, 'APPROVE', { personId }, others) === null);
}
