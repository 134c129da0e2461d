import type { Acting, Transaction } from '../audit';
import { setConditions } from './condition-writing';
import type { Approval } from './domain/approval';
import type { Said, Vote } from './domain/vote';
import { ApprovalQuestionTable, ContentChangeTable, VoteTable } from './vote.table';

type Cast = Said & Pick<Vote, 'seatId' | 'voterId'>;

interface Written {
  readonly voteId: string;
  /** The earlier vote of its seat, on the same content, whose place it takes. */
  readonly replacesId: string | null;
  /** Where the vote is a question. */
  readonly questionId: string | null;
}

/**
 * Writes a vote that was decided on; the subject of its approval is locked, so that its number is the next. What its seat
 * asked before is not asked any more.
 * @param questionToId who is to answer, if it is a question
 */
export async function writeVote(
  tx: Transaction,
  approval: Pick<Approval, 'id' | 'contentVersion' | 'subjectKind' | 'subjectId'>,
  { conditions, ...cast }: Cast,
  questionToId: string,
): Promise<Written> {
  const { id: approvalId, contentVersion } = approval;
  const before = await tx.all(VoteTable, 'approvalId', [approvalId]);
  const ofSeat = before.filter(({ seatId }) => seatId === cast.seatId);
  await closeQuestions(
    tx,
    approvalId,
    ofSeat.map(({ id }) => id),
  );
  const replaced = ofSeat
    .filter((vote) => vote.contentVersion === contentVersion)
    .toSorted((one, other) => other.sequence - one.sequence)[0];
  const replacesId = replaced?.id ?? null;
  const voteId = tx.newId();
  const vote = { id: voteId, approvalId, sequence: before.length + 1, ...cast, contentVersion, castAt: tx.now };
  await tx.insert(VoteTable, [vote]);
  await setConditions(tx, approval, { voteId, seatId: cast.seatId }, conditions);
  if (cast.choice !== 'QUESTION') return { voteId, replacesId, questionId: null };
  const questionId = tx.newId();
  const open = { closedAt: null, answer: null, answeredById: null };
  await tx.insert(ApprovalQuestionTable, [
    { id: questionId, approvalId, voteId, toId: questionToId, askedAt: tx.now, ...open },
  ]);
  return { voteId, replacesId, questionId };
}

/** Closes the questions of an approval that are open, unanswered: all of them, or those of some votes. */
export async function closeQuestions(
  tx: Transaction<Acting>,
  approvalId: string,
  voteIds?: readonly string[],
): Promise<void> {
  await tx.manager.query(
    `update approval_questions set closed_at = $3 where organization_id = $1 and approval_id = $2 and closed_at is null
       and ($4::uuid[] is null or vote_id = any($4::uuid[]))`,
    [tx.viewer.organizationId, approvalId, tx.now, voteIds ?? null],
  );
}

/** What is voted on has changed, and not materially: what comes next is measured against what was there before. */
export async function rememberSeen(
  tx: Transaction,
  { id, organizationId }: Pick<Approval, 'id' | 'organizationId'>,
  seen: Approval['seen'],
): Promise<void> {
  await tx.manager.query('update approvals set seen = $3 where organization_id = $1 and id = $2', [
    ...[organizationId, id, seen],
  ]);
}

/**
 * What is voted on has changed materially: the votes before do not count any more, and what changed is told to those who
 * cast them. The subject is locked.
 * @returns the people whose votes were voided: the seats, and the deputies who voted for them
 */
export async function changeContent(
  tx: Transaction,
  { id: approvalId, organizationId, contentVersion: before }: Approval,
  change: string,
): Promise<readonly string[]> {
  const contentVersion = before + 1;
  await tx.manager.query(
    'update approvals set content_version = $3, seen = null where organization_id = $1 and id = $2',
    [...[organizationId, approvalId, contentVersion]],
  );
  const changed = { changedById: tx.viewer.personId, changedAt: tx.now };
  await tx.insert(ContentChangeTable, [{ id: tx.newId(), approvalId, contentVersion, change, ...changed }]);
  const votes = await tx.all(VoteTable, 'approvalId', [approvalId]);
  const voided = votes.filter((vote) => vote.contentVersion === before);
  return [...new Set(voided.flatMap(({ seatId, voterId }) => [seatId, voterId]))];
}
