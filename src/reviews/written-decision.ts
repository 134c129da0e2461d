import type { AuditEntry, Transaction } from '../audit';
import { grantOf } from '../budget';
import { followUpFunding, type MoveService } from '../initiatives';
import type { Expected } from '../initiatives/domain/forecast';
import type { Initiative, InitiativeEventName } from '../initiatives/domain/initiative';
import { confirmLocked, fundLocked, rescopeLocked } from '../portfolio';
import { writeProposal } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { decline, defer } from '../proposals/domain/proposal-life';
import { isRefusal, type Refusal } from '../shared/refusal';
import { answerOpenSunset } from '../sunset';
import type { ReviewDecision, Subject } from './domain/motion';
import type { LockedReview } from './review-lock';

/** A decision as it was written, and what became of it. */
export interface Written {
  /** The move of the initiative; null where it moved nothing. */
  readonly eventId: string | null;
  /** The initiative that began by it. */
  readonly begunId: string | null;
  /** What it gave back to the portfolio, in minor units, ≥ 0. */
  readonly freedMinor: bigint;
  readonly audit: readonly AuditEntry[];
}

type Moves = Pick<MoveService, 'moveLocked' | 'followUp'>;
interface OnSubject {
  readonly decision: ReviewDecision;
  /** Locked, after its portfolio. */
  readonly subject: Subject;
}

/** Writes a carried decision, with all that it leaves behind. @returns or a refusal, on which the transaction is to be rolled back */
export async function writeDecision(
  tx: Transaction,
  moves: Moves,
  locked: LockedReview,
  { decision, subject: { proposal, initiative } }: OnSubject,
): Promise<Written | Refusal> {
  if (initiative === null) return writeOnProposal(tx, moves, locked, decision, proposal);
  const before = await grantOf(tx, proposal.id);
  // Before it moves: what is still open then is overtaken.
  const answers = await answerSunset(tx, decision, initiative);
  const moved = await writeOnInitiative(tx, moves, locked, decision, initiative);
  if (isRefusal(moved)) return moved;
  const { committedMinor } = await grantOf(tx, proposal.id);
  const freedMinor = before.committedMinor - committedMinor;
  return {
    ...moved,
    audit: [...answers, ...moved.audit],
    begunId: null,
    freedMinor: freedMinor > 0n ? freedMinor : 0n,
  };
}

async function writeOnProposal(
  tx: Transaction,
  { followUp }: Pick<Moves, 'followUp'>,
  { portfolio }: LockedReview,
  decision: ReviewDecision,
  proposal: Proposal,
): Promise<Written | Refusal> {
  const { outcome, decidedById, reason, until, leadId, businessOwnerId } = decision;
  // Whoever led the vote: they have no part in it, and whoever closes the review may.
  const decider = { decidedById: decidedById!, decidedAt: tx.now };
  if (outcome === 'DEFER' || outcome === 'DECLINE') {
    const decided =
      outcome === 'DEFER'
        ? defer(proposal, { until: until!, missing: reason! }, decider)
        : decline(proposal, { reason: reason! }, decider);
    if (isRefusal(decided)) return decided;
    const done = outcome === 'DEFER' ? 'proposalDeferred' : 'proposalDeclined';
    const { audit } = await writeProposal(tx, proposal, decided, done, ofReview(decision));
    return { eventId: null, begunId: null, freedMinor: 0n, audit };
  }
  const people = { leadId: leadId!, businessOwnerId: businessOwnerId! };
  const part = expectedOf(decision);
  const funded = await fundLocked(tx, portfolio, { proposal, decider, ...people, ...(part && { part }) }, followUp);
  if (isRefusal(funded)) return funded;
  const of = { reviewDecisionId: decision.id, confirmerId: decider.decidedById };
  await followUpFunding(tx, funded.initiative, of, decision.conditions);
  return { eventId: null, begunId: funded.initiative.id, freedMinor: 0n, audit: funded.audit };
}

/** A sunset that was proposed of it is answered by what the review decides. */
async function answerSunset(tx: Transaction, decision: ReviewDecision, initiative: Initiative) {
  const { outcome, reason, decidedById } = decision;
  if (outcome !== 'CONTINUE' && outcome !== 'SUNSET') return [];
  const said = reason ?? 'Decided by the portfolio review.';
  return answerOpenSunset(tx, initiative, { answer: outcome, reason: said, answeredById: decidedById! });
}

type Moved = Pick<Written, 'eventId' | 'audit'>;

async function writeOnInitiative(
  tx: Transaction,
  moves: Moves,
  { portfolio, body }: LockedReview,
  decision: ReviewDecision,
  initiative: Initiative,
): Promise<Moved | Refusal> {
  const { status } = initiative;
  const reason = [`By the portfolio review of ${body.name}.`, ...(decision.reason ? [decision.reason] : [])].join(' ');
  const move = async (event: InitiativeEventName): Promise<Moved | Refusal> => {
    const moved = await moves.moveLocked(tx, initiative, { event, reason });
    return isRefusal(moved) ? moved : { eventId: moved.outcome.eventId, audit: moved.audit };
  };
  const scope = expectedOf(decision);
  const at = { portfolio, initiative, reason };
  if (decision.outcome === 'PAUSE') return move('HOLD');
  if (decision.outcome === 'SUNSET') return move('STOP');
  if (decision.outcome === 'RESCOPE') {
    const expected = { ...scope!, note: decision.scope! };
    return status === 'AWAITING_REVIEW' ? confirmLocked(tx, moves, at, expected) : rescopeLocked(tx, at, expected);
  }
  // It goes on.
  if (status === 'AWAITING_REVIEW') return confirmLocked(tx, moves, at);
  return status === 'ON_HOLD' ? move('RESUME') : { eventId: null, audit: [] };
}

/** By what is funded from now on, where the decision says so. */
function expectedOf({ costOneOffMinor, costYearlyMinor, valueYearlyMinor }: ReviewDecision): Expected | undefined {
  if (costOneOffMinor === null || costYearlyMinor === null || valueYearlyMinor === null) return undefined;
  return { costOneOffMinor, costYearlyMinor, valueYearlyMinor };
}

const ofReview = ({ reviewId, id: reviewDecisionId }: ReviewDecision) => ({ reviewId, reviewDecisionId });
