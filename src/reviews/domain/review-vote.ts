/** What a member says to a motion. `RECUSED` has no say, by their own word. */
export const REVIEW_VOTE_CHOICES = ['FOR', 'AGAINST', 'ABSTAIN', 'RECUSED'] as const;
export type ReviewVoteChoice = (typeof REVIEW_VOTE_CHOICES)[number];

/** What somebody who is there said for a seat of the body: append-only, the latest of a seat counts. */
export interface ReviewVote {
  readonly id: string;
  readonly organizationId: string;
  readonly decisionId: string;
  /** 1, 2, 3, … within the motion. */
  readonly sequence: number;
  /** The member whose seat it is. */
  readonly seatId: string;
  /** Who voted: the member, or who came in their place. */
  readonly voterId: string;
  readonly choice: ReviewVoteChoice;
  /** Of the dissent, the recusal; null where none was given. */
  readonly reason: string | null;
  readonly castAt: Date;
}

/** A seat that has no say in a motion, and why. Plain JSON. */
export interface RecusedSeat {
  readonly memberId: string;
  /** As in "its proposer"; of who recused themselves, their reason. */
  readonly because: string;
}

/** How a motion was decided. Plain JSON: it is kept as it was counted. */
export interface VoteCount {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  /** Seats that were taken and had a say, and of which nothing was said. */
  readonly silent: number;
  readonly recused: readonly RecusedSeat[];
  /** How many had to vote. */
  readonly needed: number;
  /** Whether the seat that speaks for the customer had a say. */
  readonly customerHadSay: boolean;
  /** Whether as many were for as against, so that the chair's vote decided. */
  readonly byCastingVote: boolean;
  readonly carried: boolean;
}
