import type { Transaction } from '../audit';
import { GovernanceBodyTable } from '../organization';
import type { GovernanceBody } from '../organization/domain/governance-body';
import { refuseUnlessActive } from '../people';
import { invalidInput, notPossibleNow, type InvalidInput, type NotPossibleNow, type Refusal } from '../shared/refusal';
import { priceOf, type Price } from './domain/departing';
import {
  amountOf,
  refuseBeyondRight,
  refuseDecidedAlready,
  refuseNoPart,
  refuseOutcome,
  stands,
  type ReviewDecision,
  type Subject,
} from './domain/motion';
import type { MotionSaid } from './domain/motion-input';
import { lastPreRead, type LastPreRead } from './pre-reads';
import type { LockedReview } from './review-lock';

interface Put {
  readonly subject: Subject;
  readonly said: MotionSaid;
  /** Of the review, in their order. */
  readonly all: readonly ReviewDecision[];
}

/** A motion as it would stand; or what the rules say against it. @throws Fault NOT_FOUND for somebody who is nobody here */
export async function motionOn(tx: Transaction, locked: LockedReview, put: Put): Promise<ReviewDecision | Refusal> {
  const { subject, said, all } = put;
  const { proposal } = subject;
  const preRead = await lastPreRead(tx, locked.review.id);
  const refusal = refuseNotOnAgenda(subject, preRead) ?? refuseOutcome(said.outcome, subject);
  if (refusal) return refusal;
  const same = all.find((each) => each.proposalId === proposal.id && stands(each));
  if (same) return refuseDecidedAlready(same);
  const amountMinor = amountOf(said.outcome, proposal, said.expected);
  const tooMuch = await refuseAmount(tx, locked, put, amountMinor);
  if (tooMuch) return tooMuch;
  const { outcome, expected } = said;
  const decided = {
    proposalId: proposal.id,
    outcome,
    valueYearlyMinor: expected?.valueYearlyMinor ?? null,
    amountMinor,
  };
  const price = preRead && priceOf(preRead.frozen, decided);
  if (price && said.reason === null) return DEPARTS_WITHOUT_REASON;
  return (await refuseUnlessHere(tx, said)) ?? motionFrom(tx, locked, put, { amountMinor, price });
}

function motionFrom(
  tx: Transaction,
  { review, portfolio }: LockedReview,
  { subject: { proposal, initiative }, said, all }: Put,
  { amountMinor, price }: { readonly amountMinor: bigint | null; readonly price: Price | null },
): ReviewDecision {
  const { expected, outcome, scope, until, conditions, reason, leadId, businessOwnerId } = said;
  const { costOneOffMinor = null, costYearlyMinor = null, valueYearlyMinor = null } = expected ?? {};
  const { id: proposalId, organizationId } = proposal;
  const { title, version: subjectVersion } = initiative ?? proposal;
  return {
    ...{ id: tx.newId(), organizationId, reviewId: review.id, number: (all.at(-1)?.number ?? 0) + 1 },
    ...{ proposalId, initiativeId: initiative?.id ?? null, title, currencyCode: portfolio.currencyCode },
    ...{ subjectVersion, outcome, status: 'OPEN', costOneOffMinor, costYearlyMinor, valueYearlyMinor, amountMinor },
    ...{ scope, until, conditions, reason, leadId, businessOwnerId },
    ...{ weightedPriceMinor: price?.weightedPriceMinor ?? null, priceMinor: price?.priceMinor ?? null },
    ...{ putById: tx.viewer.personId, putAt: tx.now, decidedById: null, decidedAt: null, count: null },
    ...{ withdrawnReason: null, eventId: null, begunId: null, version: 1 },
  };
}

/** What has come to the portfolio since is put on the agenda by an amendment, so that it is seen beside all else. */
function refuseNotOnAgenda(
  { proposal, initiative }: Subject,
  preRead: LastPreRead | null,
): InvalidInput | NotPossibleNow | undefined {
  if (preRead === null) return notPossibleNow('The review has no pre-read yet.', 'PLANNED');
  const candidate = preRead.frozen.inputs.candidates.find(({ proposalId }) => proposalId === proposal.id);
  if (candidate !== undefined && candidate.initiativeId === (initiative?.id ?? null)) return undefined;
  const message = 'It is not on the agenda of the review: amend the pre-read when it is to be.';
  return invalidInput([{ path: 'input.subjectId', message }]);
}

async function refuseAmount(
  tx: Transaction,
  { portfolio, body }: LockedReview,
  { subject: { proposal, initiative }, said }: Put,
  amountMinor: bigint | null,
): Promise<Refusal | undefined> {
  const { currencyCode } = portfolio;
  const noPart = said.outcome === 'FUND_IN_PART' && refuseNoPart(proposal, amountMinor ?? 0n, currencyCode);
  if (noPart) return noPart;
  const above: GovernanceBody | null =
    body.escalatesToId === null ? null : await tx.find(GovernanceBodyTable, body.escalatesToId, 'governance body');
  return refuseBeyondRight(initiative?.title ?? proposal.title, amountMinor, { body, above, currencyCode });
}

const DEPARTS_WITHOUT_REASON = invalidInput([
  { path: 'input.reason', message: 'It departs from the recommended set: expected a reason for that, got none.' },
]);

function refuseUnlessHere(
  tx: Transaction,
  { leadId, businessOwnerId, conditions }: MotionSaid,
): Promise<InvalidInput | undefined> {
  const owners = conditions.map(({ ownerId }, i) => [`input.conditions[${i}].ownerId`, ownerId] as const);
  return refuseUnlessActive(tx, {
    ...{ 'input.leadId': leadId, 'input.businessOwnerId': businessOwnerId },
    ...Object.fromEntries(owners),
  });
}
