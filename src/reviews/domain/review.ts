import type { Meeting } from '../../meetings/domain/meeting';
import { InputCheck } from '../../shared/input-check';
import {
  gateUnmet,
  notPossibleNow,
  type GateUnmet,
  type InvalidInput,
  type NotPossibleNow,
} from '../../shared/refusal';

/** `PLANNED → PRE_READ → CLOSED`, or `CANCELLED` before it is closed. In session it is by its meeting: {@link reviewStatus}. */
export const KEPT_REVIEW_STATUSES = ['PLANNED', 'PRE_READ', 'CLOSED', 'CANCELLED'] as const;
type KeptReviewStatus = (typeof KEPT_REVIEW_STATUSES)[number];

/** Where a review is, for whoever looks at it. */
export const REVIEW_STATUSES = ['PLANNED', 'PRE_READ', 'IN_SESSION', 'CLOSED', 'CANCELLED'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** A body reviews a portfolio at one of its meetings: what is new and what runs, side by side. */
export interface PortfolioReview {
  readonly id: string;
  readonly organizationId: string;
  readonly portfolioId: string;
  readonly meetingId: string;
  readonly status: KeptReviewStatus;
  /** Of the portfolio: of all amounts of the review. */
  readonly currencyCode: string;
  readonly plannedById: string;
  readonly plannedAt: Date;
  /** When its first pre-read was issued. */
  readonly issuedAt: Date | null;
  readonly closedById: string | null;
  readonly closedAt: Date | null;
  /** What initiatives gave back to the portfolio by its decisions, in minor units, ≥ 0; null until it is closed. */
  readonly freedMinor: bigint | null;
  /** `ReviewDeparture` as plain JSON: from the recommended set, as a whole; null until it is closed, and where there is none. */
  readonly departure: unknown;
  readonly cancelledReason: string | null;
  readonly version: number;
}

type ItsMeeting = Pick<Meeting, 'title' | 'status'>;

/** In session from when its meeting is opened until it is closed itself. */
export const reviewStatus = (
  { status }: Pick<PortfolioReview, 'status'>,
  meeting: Pick<Meeting, 'status'>,
): ReviewStatus => (status === 'PRE_READ' && ['OPEN', 'CLOSED'].includes(meeting.status) ? 'IN_SESSION' : status);

type Origin = Pick<
  PortfolioReview,
  'id' | 'organizationId' | 'portfolioId' | 'meetingId' | 'currencyCode' | 'plannedById' | 'plannedAt'
>;

/** A review at a meeting that is to come, or is open still. */
export function plannedReview(origin: Origin, meeting: ItsMeeting): PortfolioReview | NotPossibleNow {
  const refusal = refuseWhereNoMeeting(meeting);
  if (refusal) return refusal;
  const notYet = { issuedAt: null, closedById: null, closedAt: null, freedMinor: null };
  return { ...origin, status: 'PLANNED', ...notYet, departure: null, cancelledReason: null, version: 1 };
}

/** Refuses a second review of the portfolio at the same meeting. */
export const refusePlannedTwice = ({ status }: Pick<PortfolioReview, 'status'>): NotPossibleNow =>
  notPossibleNow('This meeting reviews the portfolio already.', status);

/** The members have what they are to decide on: what it rests on is frozen from now on. */
export function issuedReview(
  review: PortfolioReview,
  meeting: ItsMeeting,
  now: Date,
): PortfolioReview | NotPossibleNow {
  const refusal = refuseUnlessReview(review, 'PLANNED') ?? refuseWhereNoMeeting(meeting);
  return refusal ?? { ...review, status: 'PRE_READ', issuedAt: now };
}

/** Why what it rests on is frozen anew. */
export function amendment(
  review: PortfolioReview,
  meeting: ItsMeeting,
  input: { readonly reason: string },
): { readonly reason: string } | InvalidInput | NotPossibleNow {
  const refusal = refuseUnlessReview(review, 'PRE_READ') ?? refuseWhereNoMeeting(meeting);
  if (refusal) return refusal;
  const check = new InputCheck();
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  return check.failed ? check.refusal() : { reason };
}

/** It is not held; nothing was written by it. */
export function cancelledReview(
  review: PortfolioReview,
  input: { readonly reason: string },
): PortfolioReview | InvalidInput | NotPossibleNow {
  const refusal = refuseUnlessReview(review, 'PLANNED', 'PRE_READ');
  if (refusal) return refusal;
  const check = new InputCheck();
  const cancelledReason = check.text('input.reason', input.reason, { max: 2000 });
  return check.failed ? check.refusal() : { ...review, status: 'CANCELLED', cancelledReason };
}

/** @returns a refusal unless motions can be put and voted on: while its meeting is open */
export const refuseOutOfSession = (review: PortfolioReview, meeting: ItsMeeting): NotPossibleNow | undefined =>
  refuseUnlessReview(review, 'PRE_READ') ??
  (meeting.status === 'OPEN'
    ? undefined
    : notPossibleNow(`Its meeting "${meeting.title}" is ${meeting.status}: expected an open one.`, meeting.status));

/**
 * Closed when its meeting was held and no motion waits for its votes.
 * @param open the titles of what there are open motions on
 */
export function closedReview(
  review: PortfolioReview,
  meeting: ItsMeeting,
  open: readonly string[],
  by: { readonly closedById: string; readonly closedAt: Date },
): PortfolioReview | NotPossibleNow | GateUnmet {
  const refusal = refuseUnlessReview(review, 'PRE_READ');
  if (refusal) return refusal;
  if (reviewStatus(review, meeting) !== 'IN_SESSION') {
    return notPossibleNow(`Its meeting "${meeting.title}" is ${meeting.status}: it was not held.`, meeting.status);
  }
  if (open.length > 0) {
    const missing = open.map((title) => ({ code: 'OPEN_MOTION', message: `the motion on "${title}" is not decided` }));
    return gateUnmet(missing);
  }
  return { ...review, status: 'CLOSED', ...by };
}

const SAID: Readonly<Record<KeptReviewStatus, string>> = {
  PLANNED: 'has no pre-read yet',
  PRE_READ: 'has its pre-read',
  CLOSED: 'is closed',
  CANCELLED: 'was cancelled',
};

function refuseUnlessReview(
  { status }: Pick<PortfolioReview, 'status'>,
  ...allowed: readonly KeptReviewStatus[]
): NotPossibleNow | undefined {
  if (allowed.includes(status)) return undefined;
  return notPossibleNow(`The review ${SAID[status]}.`, status);
}

const refuseWhereNoMeeting = ({ title, status }: ItsMeeting): NotPossibleNow | undefined =>
  status === 'PLANNED' || status === 'OPEN'
    ? undefined
    : notPossibleNow(`The meeting "${title}" is ${status}: expected one that is to come, or is open.`, status);
