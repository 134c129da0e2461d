import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { funds, stands, type ReviewDecision } from './motion';
import type { PortfolioReview } from './review';
import type { ReviewVote } from './review-vote';

const SAID: Readonly<Record<ReviewDecision['status'], string>> = {
  OPEN: 'is open',
  CARRIED: 'is carried',
  LOST: 'is lost',
  WITHDRAWN: 'was withdrawn',
};

const notNow = ({ title, status }: ReviewDecision, done: string): NotPossibleNow =>
  notPossibleNow(`The motion on "${title}" ${SAID[status]} and cannot be ${done}.`, status);

/** Votes are cast on open motions, and counted once. */
export const refuseUnlessOpen = (decision: ReviewDecision): NotPossibleNow | undefined =>
  decision.status === 'OPEN' ? undefined : notNow(decision, 'voted on');

/** What nobody has decided yet, or what is to be decided anew. */
export function withdrawn(
  decision: ReviewDecision,
  input: { readonly reason: string },
): Pick<ReviewDecision, 'status' | 'withdrawnReason'> | InvalidInput | NotPossibleNow {
  if (!stands(decision)) return notNow(decision, 'withdrawn');
  const check = new InputCheck();
  const withdrawnReason = check.text('input.reason', input.reason, { max: 2000 });
  return check.failed ? check.refusal() : { status: 'WITHDRAWN', withdrawnReason };
}

interface Named {
  readonly leadId: string;
  readonly businessOwnerId: string;
}

/** Who is to do what is funded by a motion, until the review is closed. */
export function named(
  review: Pick<PortfolioReview, 'status'>,
  decision: ReviewDecision,
  { leadId, businessOwnerId }: Named,
): Named | NotPossibleNow {
  if (review.status !== 'PRE_READ') return notPossibleNow('The review is over.', review.status);
  if (!funds(decision.outcome)) {
    const message = `The motion on "${decision.title}" is to ${decision.outcome}: nobody is named for that.`;
    return notPossibleNow(message, decision.status);
  }
  return stands(decision) ? { leadId, businessOwnerId } : notNow(decision, 'prepared');
}

/** Refuses those who had a say in it: nobody gives the work to themselves. */
export function refuseVoters(
  people: Named,
  votes: readonly Pick<ReviewVote, 'seatId' | 'voterId' | 'choice'>[],
): InvalidInput | undefined {
  const check = new InputCheck();
  const voted = new Set(
    votes.filter(({ choice }) => choice !== 'RECUSED').flatMap(({ seatId, voterId }) => [seatId, voterId]),
  );
  for (const [field, id] of Object.entries(people) as [keyof Named, string][]) {
    if (voted.has(id)) check.problem(`input.${field}`, 'They have voted on it: nobody decides on their own work.');
  }
  return check.failed ? check.refusal() : undefined;
}
