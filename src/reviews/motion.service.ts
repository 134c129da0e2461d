import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { MeetingTable, meetingSeatsOf } from '../meetings';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import type { ReviewDecision } from './domain/motion';
import { motionSaid, type MotionInput } from './domain/motion-input';
import { named, refuseUnlessOpen, refuseVoters, withdrawn } from './domain/motion-life';
import { partsIn, refuseOwn } from './domain/part';
import { refuseOutOfSession } from './domain/review';
import type { ReviewVoteChoice } from './domain/review-vote';
import { countVotes, voteSaid } from './domain/vote-count';
import { subjectBy, subjectOf, type MotionSubject } from './motion-subject';
import { motionOn } from './put-motion';
import { ReviewDecisionTable, ReviewVoteTable } from './review-decision.table';
import {
  decisionsOf,
  lockDecision,
  lockReview,
  type DecisionChange,
  type LockedReview,
  type ReviewChange,
} from './review-lock';
import { PortfolioReviewTable } from './review.table';

interface PutMotion extends ReviewChange, MotionInput, Keyed {
  readonly subject: MotionSubject;
}
interface ChangeDecision extends DecisionChange, Keyed {}
interface WithdrawMotion extends ChangeDecision {
  readonly reason: string;
}
interface NameForWork extends ChangeDecision {
  readonly leadId: string;
  readonly businessOwnerId: string;
}
interface CastReviewVote extends ChangeDecision {
  readonly choice: ReviewVoteChoice;
  readonly reason?: string | null;
}

type Outcome = Promise<{ reviewId: string; reviewDecisionId: string } | Refusal>;
type Voted = Promise<{ reviewDecisionId: string; reviewVoteId: string } | Refusal>;

/** How a review decides while it is in session: motions are put, voted on, and carried or lost. */
export class MotionService {
  constructor(private readonly governor: Governor) {}

  put(caller: Caller, input: PutMotion): Outcome {
    return this.governor.govern(caller, 'putMotion', input, async (tx) => {
      const subject = await subjectBy(tx, input.subject);
      if (isRefusal(subject)) return subject;
      const locked = await lockReview(tx, input, 'leadReview');
      if (isRefusal(locked)) return locked;
      const { review, meeting } = locked;
      const said = refuseOutOfSession(review, meeting) ?? motionSaid(input, subject.initiative !== null, tx.today);
      if (isRefusal(said)) return said;
      const decision = await motionOn(tx, locked, { subject, said, all: await decisionsOf(tx, review.id) });
      if (isRefusal(decision)) return decision;
      await tx.insert(ReviewDecisionTable, [decision]);
      await tx.update(PortfolioReviewTable, review, {});
      const { number, title, outcome, amountMinor, reason, weightedPriceMinor, priceMinor } = decision;
      const what = { number, title, outcome, amountMinor, weightedPriceMinor, priceMinor };
      return done(decision, 'motionPut', { after: { reviewDecisionId: decision.id, ...what }, reason });
    });
  }

  /** Whoever sits on a seat of the body votes for it, and nobody for them. */
  vote(caller: Caller, input: CastReviewVote): Voted {
    return this.governor.govern(caller, 'castReviewVote', input, async (tx) => {
      const { decision, ...at } = await lockForVote(tx, input);
      const seat = at.seats.find(({ attendedById }) => attendedById === tx.viewer.personId);
      requirePermission(tx, 'voteInReview', { responsible: seat === undefined ? [] : [tx.viewer.personId] });
      const stale = tx.stale(decision, input.expectedVersion, `the motion on "${decision.title}"`);
      if (stale) return stale;
      const said = refuseOutOfSession(at.review, at.meeting) ?? refuseUnlessOpen(decision) ?? voteSaid(input);
      if (isRefusal(said)) return said;
      const [seatId, voterId] = [seat!.memberId, tx.viewer.personId];
      const parts = said.choice === 'RECUSED' ? [] : partsIn(await subjectOf(tx, decision), decision);
      const own = refuseOwn(parts, { personId: voterId, seatId }, decision.title, 'votes on');
      if (own) return own;
      const before = await tx.all(ReviewVoteTable, 'decisionId', [decision.id]);
      const vote = { id: tx.newId(), decisionId: decision.id, sequence: before.length + 1, seatId, voterId, ...said };
      await tx.insert(ReviewVoteTable, [{ ...vote, castAt: tx.now }]);
      const { audit } = done(decision, 'reviewVoteCast', {
        after: { reviewDecisionId: decision.id, title: decision.title, choice: said.choice, seatId },
        reason: said.reason,
      });
      return {
        outcome: { reviewDecisionId: decision.id, reviewVoteId: vote.id },
        audit: [{ ...audit[0], onBehalfOfId: seatId === voterId ? null : seatId }],
      };
    });
  }

  decide(caller: Caller, input: ChangeDecision): Outcome {
    return this.governor.govern(caller, 'decideMotion', input, async (tx) => {
      const locked = await lockDecision(tx, input);
      if (isRefusal(locked)) return locked;
      const { review, meeting, body, seats, decision } = locked;
      const refusal = refuseOutOfSession(review, meeting) ?? refuseUnlessOpen(decision);
      if (refusal) return refusal;
      const parts = partsIn(await subjectOf(tx, decision), decision);
      const own = refuseOwn(parts, { personId: tx.viewer.personId }, decision.title, 'leads the vote on');
      if (own) return own;
      const { quorum, customerVoiceId } = meeting;
      if (quorum === null || customerVoiceId === null)
        throw new Error(`Meeting ${meeting.id} is open, with no quorum.`);
      const votes = await tx.all(ReviewVoteTable, 'decisionId', [decision.id]);
      const count = countVotes({ seats, quorum, customerVoiceId, chairId: body.chairId }, parts, votes);
      if (isRefusal(count)) return count;
      const status = count.carried ? 'CARRIED' : 'LOST';
      return write(tx, locked, { status, count, decidedById: tx.viewer.personId, decidedAt: tx.now }, 'motionDecided');
    });
  }

  withdraw(caller: Caller, input: WithdrawMotion): Outcome {
    return this.governor.govern(caller, 'withdrawMotion', input, async (tx) => {
      const locked = await lockDecision(tx, input);
      if (isRefusal(locked)) return locked;
      const changes = refuseOutOfSession(locked.review, locked.meeting) ?? withdrawn(locked.decision, input);
      return isRefusal(changes) ? changes : write(tx, locked, changes, 'motionWithdrawn');
    });
  }

  /** Who is to do what is funded, where the motion named nobody, or somebody else. */
  nameForWork(caller: Caller, input: NameForWork): Outcome {
    return this.governor.govern(caller, 'nameForWork', input, async (tx) => {
      const locked = await lockDecision(tx, input);
      if (isRefusal(locked)) return locked;
      const { review, decision } = locked;
      const changes = named(review, decision, input);
      if (isRefusal(changes)) return changes;
      const { leadId, businessOwnerId } = changes;
      const left = await refuseUnlessActive(tx, { 'input.leadId': leadId, 'input.businessOwnerId': businessOwnerId });
      if (left) return left;
      const votes = await tx.all(ReviewVoteTable, 'decisionId', [decision.id]);
      return refuseVoters(changes, votes) ?? write(tx, locked, changes, 'peopleNamed');
    });
  }
}

/** The meeting, whose seats are not to change meanwhile, then the motion. @throws Fault NOT_FOUND */
async function lockForVote(tx: Transaction, { reviewDecisionId }: ChangeDecision) {
  const { reviewId } = await tx.find(ReviewDecisionTable, reviewDecisionId, 'review decision');
  const review = await tx.find(PortfolioReviewTable, reviewId, 'portfolio review');
  const meeting = await tx.lock(MeetingTable, review.meetingId, 'meeting');
  const decision = await tx.lock(ReviewDecisionTable, reviewDecisionId, 'review decision');
  return { review, meeting, decision, seats: await meetingSeatsOf(tx, meeting.id) };
}

async function write(
  tx: Transaction,
  { review, decision }: LockedReview & { readonly decision: ReviewDecision },
  changes: Partial<ReviewDecision>,
  action: string,
) {
  await tx.update(ReviewDecisionTable, decision, changes);
  await tx.update(PortfolioReviewTable, review, {});
  const { before, after } = changesOf<object>(decision, { ...decision, ...changes });
  const { id: reviewDecisionId, title } = decision;
  const reason = changes.withdrawnReason ?? null;
  return done(decision, action, { before, after: { reviewDecisionId, title, ...after }, reason });
}

const done = (
  { id: reviewDecisionId, reviewId }: ReviewDecision,
  action: string,
  what: Pick<AuditEntry, 'before' | 'after' | 'reason'>,
) => ({
  outcome: { reviewId, reviewDecisionId },
  audit: [{ subjectKind: 'PORTFOLIO_REVIEW', subjectId: reviewId, action, ...what }] as const,
});
