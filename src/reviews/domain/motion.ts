import type { ConditionSaid } from '../../approvals/domain/condition';
import { commitmentOf } from '../../budget/domain/ledger';
import type { Expected } from '../../initiatives/domain/forecast';
import type { Initiative } from '../../initiatives/domain/initiative';
import type { GovernanceBody } from '../../organization/domain/governance-body';
import type { Proposal } from '../../proposals/domain/proposal';
import { formatMoney } from '../../shared/money';
import {
  gateUnmet,
  invalidInput,
  notPossibleNow,
  type GateUnmet,
  type InvalidInput,
  type NotPossibleNow,
} from '../../shared/refusal';
import type { VoteCount } from './review-vote';

/** What a review can decide on a proposal. */
export const PROPOSAL_OUTCOMES = ['FUND', 'FUND_IN_PART', 'FUND_WITH_CONDITIONS', 'DEFER', 'DECLINE'] as const;
/** What a review can decide on a running initiative. */
export const INITIATIVE_OUTCOMES = ['CONTINUE', 'RESCOPE', 'PAUSE', 'SUNSET'] as const;
export const REVIEW_OUTCOMES = [...PROPOSAL_OUTCOMES, ...INITIATIVE_OUTCOMES] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** `OPEN → CARRIED | LOST`; what is open or carried may be withdrawn until the review is closed. */
export const DECISION_STATUSES = ['OPEN', 'CARRIED', 'LOST', 'WITHDRAWN'] as const;
export type DecisionStatus = (typeof DECISION_STATUSES)[number];

/** What is to become of a proposal or an initiative: put as a motion, decided by votes, written when the review is closed. */
export interface ReviewDecision {
  readonly id: string;
  readonly organizationId: string;
  readonly reviewId: string;
  /** 1, 2, 3, … in the order in which they were put. */
  readonly number: number;
  readonly proposalId: string;
  /** Null where it is on the proposal itself. */
  readonly initiativeId: string | null;
  /** As it was called then. */
  readonly title: string;
  readonly currencyCode: string;
  /** The version of the proposal or the initiative that is decided on. */
  readonly subjectVersion: number;
  readonly outcome: ReviewOutcome;
  readonly status: DecisionStatus;
  /** What it costs and is worth by the motion: of FUND_IN_PART and RESCOPE; null else. */
  readonly costOneOffMinor: bigint | null;
  readonly costYearlyMinor: bigint | null;
  readonly valueYearlyMinor: bigint | null;
  /** What it takes from the budget in all, in minor units; null where it takes nothing anew. */
  readonly amountMinor: bigint | null;
  /** Of FUND_IN_PART what is left out, of RESCOPE what changes; null else. */
  readonly scope: string | null;
  /** Of DEFER, `YYYY-MM-DD`; null else. */
  readonly until: string | null;
  readonly conditions: readonly ConditionSaid[];
  /** Of DEFER what is missing, of DECLINE the reason and its data. */
  readonly reason: string | null;
  /** Who is to do the work and to own the solution of what is funded. */
  readonly leadId: string | null;
  readonly businessOwnerId: string | null;
  /** What it costs to depart from the recommended set by it; null where it does not. */
  readonly weightedPriceMinor: bigint | null;
  readonly priceMinor: bigint | null;
  readonly putById: string;
  readonly putAt: Date;
  /** Who led the vote; null while it is open. */
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  /** How it was voted; null while it is open. */
  readonly count: VoteCount | null;
  readonly withdrawnReason: string | null;
  /** What became of it when the review was closed: the move of the initiative, or the one that began. */
  readonly eventId: string | null;
  readonly begunId: string | null;
  readonly version: number;
}

/** What a motion is on, locked. */
export type Subject =
  | { readonly proposal: Proposal; readonly initiative: null }
  | { readonly proposal: Proposal; readonly initiative: Initiative };

/** Whether it takes money from the budget: then the body must have the right to decide on so much. */
export const takesMoney = (outcome: ReviewOutcome): boolean =>
  ['FUND', 'FUND_IN_PART', 'FUND_WITH_CONDITIONS', 'RESCOPE'].includes(outcome);

/** Whether a proposal is funded by it. */
export const funds = (outcome: ReviewOutcome): boolean => takesMoney(outcome) && outcome !== 'RESCOPE';

/** Why a proposal or an initiative is not where this could be decided on it. */
export function refuseOutcome(outcome: ReviewOutcome, { proposal, initiative }: Subject): NotPossibleNow | undefined {
  if (initiative === null) {
    if (proposal.status === 'ASSESSED') return undefined;
    const message = `Proposal "${proposal.title}" is ${proposal.status}: a review decides on what is ASSESSED.`;
    return notPossibleNow(message, proposal.status);
  }
  const { title, stage, status } = initiative;
  const not = (why: string) => notPossibleNow(`Initiative "${title}" ${why}.`, status);
  if (status === 'CLOSED') return not('is closed');
  if (outcome === 'SUNSET' && stage === 'SUNSET') return not('is in sunset already');
  if (outcome === 'PAUSE' && status === 'ON_HOLD') return not('is on hold already');
  if (outcome === 'PAUSE' && status === 'AWAITING_REVIEW') return not('waits for its funding to be confirmed');
  if (outcome === 'RESCOPE' && status !== 'WORKING' && status !== 'AWAITING_REVIEW') {
    return not(`is ${status}: it is rescoped while it is worked on, or back in the portfolio review`);
  }
  return undefined;
}

/** What a decision takes from the budget in all. @param expected of FUND_IN_PART and RESCOPE */
export function amountOf(
  outcome: ReviewOutcome,
  { costOneOffMinor, costYearlyMinor }: Pick<Proposal, 'costOneOffMinor' | 'costYearlyMinor'>,
  expected: Expected | null,
): bigint | null {
  if (!takesMoney(outcome)) return null;
  if (expected !== null) return commitmentOf(expected.costOneOffMinor, expected.costYearlyMinor);
  return commitmentOf(costOneOffMinor ?? 0n, costYearlyMinor ?? 0n);
}

/** Refuses a part that takes as much as the whole: that is funded as it is. */
export function refuseNoPart(
  { costOneOffMinor, costYearlyMinor }: Pick<Proposal, 'costOneOffMinor' | 'costYearlyMinor'>,
  amountMinor: bigint,
  currencyCode: string,
): InvalidInput | undefined {
  const whole = commitmentOf(costOneOffMinor ?? 0n, costYearlyMinor ?? 0n);
  if (amountMinor < whole) return undefined;
  const [part, all] = [amountMinor, whole].map((minor) => formatMoney({ amountMinor: minor, currencyCode }));
  return invalidInput([
    { path: 'input.costOneOffMinor', message: `The part takes ${part}, and all of it ${all}: expected less.` },
  ]);
}

type Deciding = Pick<GovernanceBody, 'name' | 'decidesUpToMinor'>;

/** Refuses what is beyond the decision rights of a body, and names the one that it goes up to. */
export function refuseBeyondRight(
  title: string,
  amountMinor: bigint | null,
  { body, above, currencyCode }: { body: Deciding; above: Pick<GovernanceBody, 'name'> | null; currencyCode: string },
): GateUnmet | undefined {
  const { name, decidesUpToMinor: limit } = body;
  if (amountMinor === null || limit === null || amountMinor <= limit) return undefined;
  const [needed, most] = [amountMinor, limit].map((minor) => formatMoney({ amountMinor: minor, currencyCode }));
  const up = above === null ? 'no body is above it' : `"${above.name}" decides beyond that`;
  return gateUnmet([
    { code: 'DECISION_RIGHT', message: `"${title}" needs ${needed}, and "${name}" decides on up to ${most}: ${up}` },
  ]);
}

/** Refuses a second motion on the same while one is open or carried. */
export const refuseDecidedAlready = ({ title, status }: ReviewDecision): NotPossibleNow =>
  notPossibleNow(
    status === 'OPEN'
      ? `There is an open motion on "${title}": it is decided or withdrawn first.`
      : `A motion on "${title}" is carried: withdraw it to decide anew.`,
    status,
  );

/** Whether another motion on the same would have to wait for it. */
export const stands = ({ status }: Pick<ReviewDecision, 'status'>): boolean =>
  status === 'OPEN' || status === 'CARRIED';
