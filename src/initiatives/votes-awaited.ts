import type { Acting, Transaction } from '../audit';
import { ApprovalQuestionTable, keepVoteDeadlines, openApprovalOf } from '../approvals';
import { seatsAwaited } from '../approvals/domain/election';
import { VOTE_TIMERS } from '../approvals/domain/vote-times';
import { deadlinesOf } from '../deadlines';
import type { Initiative } from './domain/initiative';
import { electionOf } from './elections';
import { moveFacts } from './initiative-facts';
import { subjectOf } from './initiative-subject';

/**
 * Has the deadlines of the votes at the gate ahead stand as the votes do: called after whatever changes who is awaited or
 * whether time counts. The initiative is locked; nothing is done while no approval is open.
 * @param initiative as it stands now
 * @param isAnew what is voted on has changed, so that everybody has all of their time once more
 */
export async function keepVotesAwaited(
  tx: Transaction<Acting>,
  initiative: Initiative,
  { isAnew = false }: { readonly isAnew?: boolean } = {},
): Promise<void> {
  const approval = await openApprovalOf(tx, subjectOf(initiative));
  if (approval?.policy?.days === undefined) return;
  const { status } = initiative;
  const isAsked = status === 'AWAITING_APPROVAL' || status === 'ON_HOLD';
  const { people } = await moveFacts(tx, initiative.id);
  const election = await electionOf(tx, initiative, people, approval.policy);
  const questions = await tx.all(ApprovalQuestionTable, 'approvalId', [approval.id]);
  const isPaused = status === 'ON_HOLD' || questions.some(({ closedAt }) => closedAt === null);
  await keepVoteDeadlines(tx, approval, { seatIds: isAsked ? seatsAwaited(election) : [], isPaused, isAnew });
}

/** Whether a vote that is still awaited is overdue for so long that it was taken up the line. */
export async function isEscalated(tx: Transaction<Acting>, approvalId: string): Promise<boolean> {
  const deadlines = await deadlinesOf(tx, { kind: 'APPROVAL', id: approvalId });
  return deadlines.some(
    ({ name, state, leftAt }) => name === VOTE_TIMERS.escalation && state === 'FIRED' && leftAt === null,
  );
}
