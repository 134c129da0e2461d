import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { balanceOf } from '../budget';
import { remainingForRankingMinor } from '../budget/domain/pot';
import { InitiativeTable, type MoveService } from '../initiatives';
import type { Caller } from '../platform/caller';
import { plainOf } from '../analyses/domain/exact-json';
import { ProposalTable } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { isRefusal, type Refusal } from '../shared/refusal';
import { inOrderOfMoney, missingOf, refuseClosing, type InTheWay } from './domain/closing';
import { departureOf } from './domain/departing';
import type { ReviewDecision, Subject } from './domain/motion';
import { offersOf } from './domain/offers';
import { partsIn } from './domain/part';
import { closedReview } from './domain/review';
import { lastPreRead } from './pre-reads';
import { ReviewDecisionTable } from './review-decision.table';
import { lockDecisionsOf, lockReview, type LockedReview, type ReviewChange } from './review-lock';
import { tellClosed, type OfferMade } from './review-news';
import { PortfolioReviewTable, ReviewItemTable, ReviewOfferTable } from './review.table';
import { writeDecision, type Written } from './written-decision';

interface CloseReview extends ReviewChange, Keyed {}

/** A carried decision and what it is on, locked. */
interface Locked {
  readonly decision: ReviewDecision;
  readonly subject: Subject;
}

/** Where a review becomes what is done: its decisions, the money and the initiatives, all at once or not at all. */
export class ReviewClosingService {
  constructor(
    private readonly governor: Governor,
    private readonly moves: Pick<MoveService, 'moveLocked' | 'followUp'>,
  ) {}

  close(caller: Caller, input: CloseReview): Promise<{ reviewId: string } | Refusal> {
    return this.governor.govern(caller, 'closeReview', input, async (tx) => {
      const locked = await lockReview(tx, input, 'leadReview');
      if (isRefusal(locked)) return locked;
      const { review, meeting, portfolio } = locked;
      const decisions = await lockDecisionsOf(tx, review.id);
      const open = decisions.filter(({ status }) => status === 'OPEN').map(({ title }) => title);
      const by = { closedById: tx.viewer.personId, closedAt: tx.now };
      const closed = closedReview(review, meeting, open, by);
      if (isRefusal(closed)) return closed;
      const carried = await lockSubjects(
        tx,
        decisions.filter(({ status }) => status === 'CARRIED'),
      );
      const inTheWay = carried.flatMap(({ decision, subject: { proposal, initiative } }) =>
        missingOf(decision, (initiative ?? proposal).version),
      );
      if (inTheWay.length > 0) return refuseClosing(inTheWay);
      const before = await balanceOf(tx, portfolio.id);
      const written = await this.writeAll(tx, locked, carried);
      if (isRefusal(written)) return written;
      const { audit, freedMinor } = written;
      const preRead = await lastPreRead(tx, review.id);
      const departure =
        preRead &&
        departureOf(
          preRead.frozen,
          carried.map(({ decision }) => decision),
        );
      const ended = { ...closed, freedMinor, departure: departure && plainOf(departure) };
      await tx.replace(PortfolioReviewTable, review, ended);
      const offers = await offer(tx, locked, { freedMinor, preReadId: preRead!.id, decided: decisions });
      await tellClosed(tx, { ...locked }, carried.map(toTell), offers);
      const after = {
        status: ended.status,
        freedMinor,
        departure,
        decisions: carried.map(told),
        offers: offers.length,
      };
      const entry = { subjectKind: 'PORTFOLIO_REVIEW', subjectId: review.id, action: 'reviewClosed' };
      return {
        outcome: { reviewId: review.id },
        audit: [{ ...entry, before: { status: review.status, ...before }, after }, ...audit],
      };
    });
  }

  /** Everything that stands in the way is told at once; of what was written until then nothing stays. */
  private async writeAll(
    tx: Transaction,
    locked: LockedReview,
    carried: readonly Locked[],
  ): Promise<{ readonly audit: readonly AuditEntry[]; readonly freedMinor: bigint } | Refusal> {
    const subjects = new Map(carried.map(({ decision, subject }) => [decision.id, subject]));
    const committed = (decision: ReviewDecision) => subjects.get(decision.id)?.initiative?.budgetMinor ?? 0n;
    const takenMinor = (decision: ReviewDecision) =>
      decision.amountMinor === null ? 0n : decision.amountMinor - committed(decision);
    const inTheWay: InTheWay[] = [];
    const audit: AuditEntry[] = [];
    let freedMinor = 0n;
    for (const decision of inOrderOfMoney(
      carried.map((each) => each.decision),
      takenMinor,
    )) {
      const written = await writeDecision(tx, this.moves, locked, { decision, subject: subjects.get(decision.id)! });
      if (isRefusal(written)) inTheWay.push({ decision, refusal: written });
      else {
        audit.push(...written.audit);
        freedMinor += written.freedMinor;
        await keepWritten(tx, decision, written);
      }
    }
    return inTheWay.length > 0 ? refuseClosing(inTheWay) : { audit, freedMinor };
  }
}

/** Proposals, then initiatives, each in the order of their ids, as everybody locks them. */
async function lockSubjects(tx: Transaction, decisions: readonly ReviewDecision[]): Promise<readonly Locked[]> {
  const proposals = new Map<string, Proposal>();
  for (const id of decisions.map(({ proposalId }) => proposalId).sort()) {
    proposals.set(id, await tx.lock(ProposalTable, id, 'proposal'));
  }
  const initiatives = new Map<string, Subject['initiative']>();
  for (const id of decisions.flatMap(({ initiativeId }) => initiativeId ?? []).sort()) {
    initiatives.set(id, await tx.lock(InitiativeTable, id, 'initiative'));
  }
  return decisions.map((decision) => ({
    decision,
    subject: {
      proposal: proposals.get(decision.proposalId)!,
      initiative: initiatives.get(decision.initiativeId ?? '') ?? null,
    },
  }));
}

/** What became of a decision stays with it. */
async function keepWritten(tx: Transaction, decision: ReviewDecision, { eventId, begunId }: Written): Promise<void> {
  if (eventId !== null || begunId !== null) await tx.update(ReviewDecisionTable, decision, { eventId, begunId });
}

const told = ({ decision: { number, title, outcome, amountMinor } }: Locked) => ({
  ...{ number, title, outcome, amountMinor },
});

const toTell = ({ decision, subject }: Locked) => ({ decision, parts: partsIn(subject, decision) });

interface Freed {
  readonly freedMinor: bigint;
  readonly preReadId: string;
  readonly decided: readonly ReviewDecision[];
}

/** What was freed is offered to the next in rank that can still be funded, of which nothing was decided. */
async function offer(
  tx: Transaction,
  { review, portfolio }: LockedReview,
  { freedMinor, preReadId, decided }: Freed,
): Promise<readonly OfferMade[]> {
  if (freedMinor === 0n) return [];
  const items = (await tx.all(ReviewItemTable, 'preReadId', [preReadId])).toSorted((a, b) => a.position - b.position);
  const carried = new Set(decided.filter(({ status }) => status === 'CARRIED').map(({ proposalId }) => proposalId));
  const ranked = items.filter(({ rank, initiativeId, proposalId }) => {
    return rank !== null && initiativeId === null && !carried.has(proposalId);
  });
  const proposals = await tx.all(
    ProposalTable,
    'id',
    ranked.map(({ proposalId }) => proposalId),
  );
  const open = new Map(proposals.filter(({ status }) => status === 'ASSESSED').map((each) => [each.id, each]));
  const offered = offersOf(
    ranked.filter(({ proposalId }) => open.has(proposalId)),
    freedMinor,
    remainingForRankingMinor(await balanceOf(tx, portfolio.id)),
  );
  const rows = offered.map(({ proposalId, neededMinor, currencyCode }, index) => ({
    ...{ id: tx.newId(), reviewId: review.id, position: index + 1, proposalId },
    ...{ amountMinor: neededMinor, currencyCode, offeredAt: tx.now },
  }));
  await tx.insert(ReviewOfferTable, rows);
  return offered.map(({ proposalId, neededMinor, title }) => {
    const { proposerId, sponsorId } = open.get(proposalId)!;
    return { title, amountMinor: neededMinor, toIds: [sponsorId, proposerId].filter((id) => id !== null) };
  });
}
