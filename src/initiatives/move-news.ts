import type { Transaction } from '../audit';
import type { Approval } from '../approvals/domain/approval';
import { notify, settle } from '../notifications';
import type { SubjectOfNews } from '../notifications/domain/notification';
import { holdersOf } from '../people';
import { PERMISSIONS } from '../people/domain/permissions';
import type { Initiative } from './domain/initiative';
import { partIn, permissionFor, type InitiativeMove, type OthersConcerned } from './domain/move';
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
 * A request goes to everybody who could decide on it, be it at a gate or in the portfolio review; what became of it, and every other move, to whoever asked and to
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
    ? await whoCouldSend(tx, initiative, 'APPROVE', { proposerId, requestedById })
    : [...answeringFor(initiative).responsible, ...(requestedById === null ? [] : [requestedById])];
  const reviewers =
    event === 'REFER_TO_REVIEW'
      ? await whoCouldSend(tx, initiative, 'CONFIRM_FUNDING', { proposerId, requestedById: null })
      : [];
  await notify(tx, [{ ...words, subject, toIds: [...toIds, ...reviewers] }]);
}

/** Those who hold a role that the event takes, and have no part in the initiative. */
async function whoCouldSend(
  tx: Transaction,
  initiative: Initiative,
  event: 'APPROVE' | 'CONFIRM_FUNDING',
  others: OthersConcerned,
): Promise<string[]> {
  const holders: string[] = [];
  for (const role of PERMISSIONS[permissionFor(event)].roles) {
    holders.push(...(await holdersOf(tx, role, initiative.portfolioId)));
  }
  return holders.filter((personId) => partIn(initiative, event, { personId }, others) === null);
}
