import type { Transaction } from '../audit';
import { PortfolioTable } from '../budget';
import type { Portfolio } from '../budget/domain/portfolio';
import { MeetingTable, meetingSeatsOf } from '../meetings';
import type { MeetingSeat } from '../meetings/domain/attendance';
import type { Meeting } from '../meetings/domain/meeting';
import { GovernanceBodyTable, seatsOf } from '../organization';
import type { GovernanceBody } from '../organization/domain/governance-body';
import { requirePermission } from '../people';
import type { Permission } from '../people/domain/permissions';
import type { StaleVersion } from '../shared/refusal';
import type { ReviewDecision } from './domain/motion';
import type { PortfolioReview } from './domain/review';
import { ReviewDecisionTable } from './review-decision.table';
import { PortfolioReviewTable } from './review.table';

/** A review and all that it is held with, locked but for the body. */
export interface LockedReview {
  readonly review: PortfolioReview;
  readonly portfolio: Portfolio;
  readonly meeting: Meeting;
  readonly body: GovernanceBody;
  /** Of the meeting; empty until it is opened. */
  readonly seats: readonly MeetingSeat[];
}

export interface ReviewChange {
  readonly reviewId: string;
  readonly expectedVersion: number;
}

export interface DecisionChange {
  readonly reviewDecisionId: string;
  /** Of the motion. */
  readonly expectedVersion: number;
}

/** A body and those who lead it: its chair, the deputy of that seat, and who sits on it at the meeting. */
export async function leadersOf(
  tx: Transaction,
  { governanceBodyId }: Pick<Meeting, 'governanceBodyId'>,
  seats: readonly MeetingSeat[] = [],
): Promise<{ readonly body: GovernanceBody; readonly leaderIds: readonly string[] }> {
  const body = await tx.find(GovernanceBodyTable, governanceBodyId, 'governance body');
  const deputyId = (await seatsOf(tx, body.id)).find(({ personId }) => personId === body.chairId)?.deputyId;
  const sitting = seats.find(({ memberId }) => memberId === body.chairId)?.attendedById;
  return { body, leaderIds: [body.chairId, deputyId, sitting].filter((id) => id != null) };
}

/**
 * In this order everywhere: the meeting, the portfolio, the review; then its decisions, then proposals and initiatives.
 * @throws Fault NOT_FOUND; FORBIDDEN for whoever may not
 */
export async function lockReviewFor(tx: Transaction, reviewId: string, permission: Permission): Promise<LockedReview> {
  const { meetingId, portfolioId } = await tx.find(PortfolioReviewTable, reviewId, 'portfolio review');
  const meeting = await tx.lock(MeetingTable, meetingId, 'meeting');
  const portfolio = await tx.lock(PortfolioTable, portfolioId, 'portfolio');
  const review = await tx.lock(PortfolioReviewTable, reviewId, 'portfolio review');
  const seats = await meetingSeatsOf(tx, meetingId);
  const { body, leaderIds } = await leadersOf(tx, meeting, seats);
  requirePermission(tx, permission, { portfolioId, responsible: leaderIds });
  return { review, portfolio, meeting, body, seats };
}

/** As {@link lockReviewFor}, for whoever has read a version of it. */
export async function lockReview(
  tx: Transaction,
  { reviewId, expectedVersion }: ReviewChange,
  permission: Permission,
): Promise<LockedReview | StaleVersion> {
  const locked = await lockReviewFor(tx, reviewId, permission);
  return tx.stale(locked.review, expectedVersion, 'the portfolio review') ?? locked;
}

/** A decision of a review, both locked. @throws Fault as {@link lockReviewFor} does */
export async function lockDecision(
  tx: Transaction,
  { reviewDecisionId, expectedVersion }: DecisionChange,
): Promise<(LockedReview & { readonly decision: ReviewDecision }) | StaleVersion> {
  const { reviewId } = await tx.find(ReviewDecisionTable, reviewDecisionId, 'review decision');
  const locked = await lockReviewFor(tx, reviewId, 'leadReview');
  const decision = await tx.lock(ReviewDecisionTable, reviewDecisionId, 'review decision');
  return tx.stale(decision, expectedVersion, `the motion on "${decision.title}"`) ?? { ...locked, decision };
}

/** As {@link decisionsOf}, locked: who leaves hands over what they are named for without the review. */
export const lockDecisionsOf = async (tx: Transaction, reviewId: string): Promise<readonly ReviewDecision[]> =>
  (
    await tx.manager
      .createQueryBuilder(ReviewDecisionTable, 'd')
      .where('d.organizationId = :organizationId and d.reviewId = :reviewId', {
        ...{ organizationId: tx.viewer.organizationId, reviewId },
      })
      .orderBy('d.id')
      .setLock('for_no_key_update')
      .getMany()
  ).toSorted((a, b) => a.number - b.number);

/** The decisions of a review, in the order in which they were put. */
export const decisionsOf = async (tx: Transaction, reviewId: string): Promise<readonly ReviewDecision[]> =>
  (await tx.all(ReviewDecisionTable, 'reviewId', [reviewId])).toSorted((a, b) => a.number - b.number);
