import type { Governor, Keyed, Transaction } from '../audit';
import { ApprovalQuestionTable, AssignedSeatTable, RecusalTable, VoteTable } from '../approvals';
import { decidedAlready, type Approval } from '../approvals/domain/approval';
import { tallyOf, votersOf } from '../approvals/domain/election';
import { answering, assigning, recusing } from '../approvals/domain/conduct';
import type { VoteInput } from '../approvals/domain/vote';
import { refuseUnlessActive, requirePermission, standInsFor } from '../people';
import { votersFor } from '../people/domain/delegation';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { conductOf, lockSubject } from './approval-conduct';
import { castVote } from './casting';
import type { Initiative } from './domain/initiative';
import { permissionFor } from './domain/move';
import { answeringFor } from './initiative-subject';
import { mayReassign } from './reassigning';
import type { StageFollowUp } from './stage-follow-up';
import { tellOfAnswer, tellOfBlockedApproval, tellOfSeat } from './vote-news';
import { isEscalated, keepVotesAwaited } from './votes-awaited';

interface OnApproval extends Keyed {
  readonly approvalId: string;
}

interface CastVote extends OnApproval, VoteInput {
  /** Of the initiative. */
  readonly expectedVersion: number;
}

interface Recuse extends OnApproval {
  readonly reason: string;
}

interface AnswerQuestion extends Keyed {
  readonly questionId: string;
  readonly answer: string;
}

interface Reassign extends OnApproval {
  readonly group: string;
  readonly personId: string;
  readonly reason: string;
}

/** Votes at gates, and what belongs to them: questions, conflicts of interest, approvers who are named anew. */
export class VotingService {
  constructor(
    private readonly governor: Governor,
    private readonly followUp: StageFollowUp,
  ) {}

  castVote(caller: Caller, input: CastVote) {
    return this.governor.govern(caller, 'castVote', input, async (tx) => {
      const { approval, initiative } = await lockSubject(tx, input.approvalId);
      // Decided while the caller looked at it: the initiative may be at its next gate by now.
      if (approval.decision !== null) return refuseDecided(tx, approval, initiative, input.expectedVersion);
      return castVote(tx, initiative, input.expectedVersion, input, this.followUp);
    });
  }

  recuse(caller: Caller, input: Recuse) {
    return this.governor.govern(caller, 'recuse', input, async (tx) => {
      const { approval, initiative, people, election } = await conductOf(tx, input.approvalId);
      const { personId } = tx.viewer;
      const { portfolioId } = initiative;
      requirePermission(tx, permissionFor('APPROVE'), { portfolioId, responsible: votersOf(election) });
      const recusal = recusing(approval, election, personId, input);
      if (isRefusal(recusal)) return recusal;
      const { reason } = recusal;
      await tx.insert(RecusalTable, [{ id: tx.newId(), approvalId: approval.id, personId, reason, recusedAt: tx.now }]);
      const recusedIds = [...election.ballot.recusedIds, personId];
      const after = { ...election, ballot: { ...election.ballot, recusedIds } };
      if (tallyOf(after).state === 'BLOCKED') await tellOfBlockedApproval(tx, { initiative, approval, people });
      await keepVotesAwaited(tx, initiative);
      return done(initiative, { approvalId: approval.id }, 'approverRecused', { personId }, reason);
    });
  }

  answerQuestion(caller: Caller, input: AnswerQuestion) {
    return this.governor.govern(caller, 'answerQuestion', input, async (tx) => {
      const { approvalId } = await tx.find(ApprovalQuestionTable, input.questionId, 'approval question');
      const { approval, initiative } = await lockSubject(tx, approvalId);
      const question = await tx.find(ApprovalQuestionTable, input.questionId, 'approval question');
      const { portfolioId, responsible } = answeringFor(initiative);
      requirePermission(tx, 'answerQuestion', {
        ...{ portfolioId, responsible: [...responsible, approval.requestedById, question.toId] },
      });
      const answered = answering(question, input, tx.viewer.personId, tx.now);
      if (isRefusal(answered)) return answered;
      const { answer, answeredById, closedAt } = answered;
      const values = [tx.viewer.organizationId, question.id, answer, answeredById, closedAt];
      await tx.manager.query(
        `update approval_questions set answer = $3, answered_by_id = $4, closed_at = $5
           where organization_id = $1 and id = $2 and closed_at is null`,
        values,
      );
      const vote = await tx.find(VoteTable, question.voteId, 'vote');
      await tellOfAnswer(tx, initiative, { approvalId, askedById: vote.voterId, answer });
      await keepVotesAwaited(tx, initiative);
      return done(initiative, { approvalId, questionId: question.id }, 'questionAnswered', { answer }, null);
    });
  }

  reassign(caller: Caller, input: Reassign) {
    return this.governor.govern(caller, 'reassignApprover', input, async (tx) => {
      const { approval, initiative, people, election } = await conductOf(tx, input.approvalId);
      requirePermission(tx, 'reassignApprover', {
        responsible: await mayReassign(tx, { initiative, approval, people }),
      });
      const voters = votersFor(input.personId, await standInsFor(tx, input.personId), election);
      const assigned = assigning(approval, election, input, {
        isEscalated: await isEscalated(tx, approval.id),
        isTheirs: voters.includes(tx.viewer.personId),
      });
      if (isRefusal(assigned)) return assigned;
      const left = await refuseUnlessActive(tx, { 'input.personId': input.personId });
      if (left) return left;
      const { groupName, personId, reason } = assigned;
      const given = { assignedById: tx.viewer.personId, assignedAt: tx.now, version: 1 };
      const seat = { id: tx.newId(), approvalId: approval.id, groupName, personId, reason, ...given };
      await tx.insert(AssignedSeatTable, [seat]);
      await tellOfSeat(tx, initiative, approval, { personId, group: groupName, reason });
      await keepVotesAwaited(tx, initiative);
      return done(initiative, { approvalId: approval.id }, 'approverAssigned', { groupName, personId }, reason);
    });
  }
}

function done<Ids extends Readonly<Record<string, string>>>(
  { id }: Initiative,
  ids: Ids,
  action: string,
  after: object,
  reason: string | null,
) {
  const subject = { subjectKind: 'INITIATIVE', subjectId: id } as const;
  return {
    outcome: { initiativeId: id, ...ids },
    audit: [{ ...subject, action, after: { ...ids, ...after }, reason }] as const,
  };
}

/** @throws Fault FORBIDDEN for those who would have had no say, before they are told what became of it */
async function refuseDecided(
  tx: Transaction,
  approval: Approval,
  initiative: Initiative,
  expectedVersion: number,
): Promise<Refusal> {
  const { election } = await conductOf(tx, approval.id);
  requirePermission(tx, permissionFor('APPROVE'), { responsible: votersOf(election) });
  return tx.stale(initiative, expectedVersion, `initiative "${initiative.title}"`) ?? decidedAlready(approval);
}
