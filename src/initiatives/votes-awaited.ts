import type { Acting, Transaction } from '../audit';
import { keepVoteDeadlines, openApprovalOf } from '../approvals';
import type { Approval } from '../approvals/domain/approval';
import { seatsAwaited, type Election } from '../approvals/domain/election';
import { VOTE_TIMERS } from '../approvals/domain/vote-times';
import { deadlinesOf } from '../deadlines';
import type { Initiative } from './domain/initiative';
import { atGate, type AtGate } from './at-gate';
import { subjectOf } from './initiative-subject';

/** A vote at a gate that is open, as it stands. */
export interface OpenVote {
  readonly approval: Approval;
  readonly election: Election;
  /** Whether something was asked that waits for an answer. */
  readonly isQuestioned: boolean;
}

/** The vote that is open at a gate. */
export const openVoteAt = ({ approval, election, questions }: AtGate): OpenVote | undefined =>
  approval && { approval, election, isQuestioned: questions.length > 0 };

/**
 * Has the deadlines of the votes at the gate ahead stand as the votes do: called after whatever changes who is awaited or
 * whether time counts. The initiative is locked; nothing is done while no approval is open.
 * @param initiative as it stands now
 * @param vote where that is known, the vote that is open
 * @param isAnew what is voted on has changed, so that everybody has all of their time once more
 */
export async function keepVotesAwaited(
  tx: Transaction<Acting>,
  initiative: Initiative,
  { vote, isAnew = false }: { readonly vote?: OpenVote; readonly isAnew?: boolean } = {},
): Promise<void> {
  const approval = vote?.approval ?? (await openApprovalOf(tx, subjectOf(initiative)));
  if (approval?.policy?.days === undefined) return;
  const open = vote ?? openVoteAt(await atGate(tx, initiative, approval.policy));
  if (open === undefined) return;
  const { status } = initiative;
  const isAsked = status === 'AWAITING_APPROVAL' || status === 'ON_HOLD';
  const isPaused = status === 'ON_HOLD' || open.isQuestioned;
  await keepVoteDeadlines(tx, approval, { seatIds: isAsked ? seatsAwaited(open.election) : [], isPaused, isAnew });
}

/** Whether a vote that is still awaited is overdue for so long that it was taken up the line. */
export async function isEscalated(tx: Transaction<Acting>, approvalId: string): Promise<boolean> {
  const deadlines = await deadlinesOf(tx, { kind: 'APPROVAL', id: approvalId });
  return deadlines.some(
    ({ name, state, leftAt }) => name === VOTE_TIMERS.escalation && state === 'FIRED' && leftAt === null,
  );
}
