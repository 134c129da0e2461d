import type { Acting, Transaction } from '../audit';
import { setConditions } from './condition-writing';
import type { Approval } from './domain/approval';
import type { Said, Vote } from './domain/vote';
import { ApprovalQuestionTable, ContentChangeTable, VoteTable } from './vote.table';

type Cast = Said & Pick<Vote, 'seatId' | 'voterId'>;

interface Written {
  readonly voteId: string;
  /** Where the vote is a question. */
  readonly questionId: string | null;
}

interface Casting {
  /** Of the vote: the subject of its approval is locked, so that it is the next. */
  readonly sequence: number;
  /** The questions of its seat that wait for an answer. */
  readonly questionIds: readonly string[];
  /** Who is to answer, if it is a question. */
  readonly questionToId: string;
}

/** Writes a vote that was decided on. What its seat asked before is not asked any more. */
export async function writeVote(
  tx: Transaction,
  approval: Pick<Approval, 'id' | 'contentVersion' | 'subjectKind' | 'subjectId'>,
  { conditions, ...cast }: Cast,
  { sequence, questionIds, questionToId }: Casting,
): Promise<Written> {
  const { id: approvalId, contentVersion } = approval;
  if (questionIds.length > 0) await closeQuestions(tx, approvalId, questionIds);
  const voteId = tx.newId();
  const vote = { id: voteId, approvalId, sequence, ...cast, contentVersion, castAt: tx.now };
  await tx.insert(VoteTable, [vote]);
  await setConditions(tx, approval, { voteId, seatId: cast.seatId }, conditions);
  if (cast.choice !== 'QUESTION') return { voteId, questionId: null };
  const questionId = tx.newId();
  const open = { closedAt: null, answer: null, answeredById: null };
  const question = { id: questionId, approvalId, voteId, toId: questionToId, askedAt: tx.now, ...open };
  await tx.insert(ApprovalQuestionTable, [question], { beside: true });
  return { voteId, questionId };
}

/** Closes the questions of an approval that are open, unanswered: all of them, or some. */
export async function closeQuestions(
  tx: Transaction<Acting>,
  approvalId: string,
  questionIds: readonly string[] | null = null,
): Promise<void> {
  await tx.write(ApprovalQuestionTable, (parameter) => {
    const ids = `${parameter(questionIds)}::uuid[]`;
    return `update approval_questions set closed_at = ${parameter(tx.now)}
      where organization_id = ${parameter(tx.viewer.organizationId)} and approval_id = ${parameter(approvalId)}
        and closed_at is null and (${ids} is null or id = any(${ids}))`;
  });
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
