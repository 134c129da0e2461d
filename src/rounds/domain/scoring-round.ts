import type { Proposal } from '../../proposals/domain/proposal';
import type { DriverCode } from '../../scoring/domain/drivers';
import { type Missing, notPossibleNow, type NotPossibleNow } from '../../shared/refusal';

export const SCORING_ROUND_STATUSES = ['OPEN', 'CLOSED'] as const;
export type ScoringRoundStatus = (typeof SCORING_ROUND_STATUSES)[number];

/** Named scorers are asked for named drivers of named proposals by a date; blind until it closes. */
export interface ScoringRound {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** The calendar date by which the scorers are asked to answer; answers are taken until it is closed. */
  readonly dueOn: string;
  readonly status: ScoringRoundStatus;
  readonly openedById: string;
  readonly openedAt: Date;
  /** Null while it is open. */
  readonly closedById: string | null;
  readonly closedAt: Date | null;
  /** Why it was closed although estimates were missing; null where none was. */
  readonly missingAcceptedBecause: string | null;
  /** From the first time on, whoever estimates anew can have seen what others held. */
  readonly timesClosed: number;
  readonly version: number;
}

/** What a round asks one scorer about one proposal. */
export interface ScoringAssignment {
  readonly id: string;
  readonly organizationId: string;
  readonly roundId: string;
  readonly proposalId: string;
  readonly scorerId: string;
  /** In the order of the drivers; at least one. */
  readonly drivers: readonly DriverCode[];
  /** Why the scorer does not estimate this proposal; null where nothing is in the way. */
  readonly conflict: string | null;
  readonly conflictDeclaredAt: Date | null;
}

/** What a round needs to know of a proposal. */
export type ScoredProposal = Pick<Proposal, 'id' | 'title' | 'status' | 'proposerId' | 'portfolioId'>;

/** One person's view is no assessment: with fewer on a driver, it stays not yet estimated. */
export const FEWEST_SCORERS = 2;

/** Whether what this scorer says can be in the mean: not of their own proposal, nor with a conflict of interest. */
export const counts = (
  { scorerId, conflict }: Pick<ScoringAssignment, 'scorerId' | 'conflict'>,
  { proposerId }: Pick<ScoredProposal, 'proposerId'>,
): boolean => conflict === null && scorerId !== proposerId;

/** Why nothing can be done with a round that is closed; undefined when it is open. */
export const closedAlready = ({ status, name }: ScoringRound): NotPossibleNow | undefined =>
  status === 'OPEN' ? undefined : notPossibleNow(`Scoring round "${name}" is closed: reopen it first.`, status);

export const tooFew = (driver: DriverCode, label: string, title: string, scorers: number): Missing => ({
  code: driver,
  message: `${scorers} of ${FEWEST_SCORERS} scorers for "${label}" of "${title}"`,
});
