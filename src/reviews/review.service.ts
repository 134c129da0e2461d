import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { answersOf, freezeInputs, hashOf } from '../analyses';
import { refuseMethod, refuseUnlessAnalysable } from '../analyses/domain/analysable';
import { analyse } from '../analyses/domain/analyse';
import { plainOf } from '../analyses/domain/exact-json';
import type { Freezing, FrozenInputs } from '../analyses/domain/frozen-inputs';
import { PortfolioTable } from '../budget';
import { MeetingTable } from '../meetings';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import type { Threads } from '../platform/threads';
import { DEFAULT_INACTION_WEIGHT } from '../scoring/domain/scoring-model';
import { InputCheck } from '../shared/input-check';
import { isRefusal, notPossibleNow, type InvalidInput, type NotPossibleNow, type Refusal } from '../shared/refusal';
import { inputChanges } from './domain/input-changes';
import { reviewItems, type Frozen } from './domain/pre-read';
import {
  amendment,
  cancelledReview,
  issuedReview,
  plannedReview,
  refusePlannedTwice,
  type PortfolioReview,
} from './domain/review';
import { lastPreRead } from './pre-reads';
import { leadersOf, lockReview, type LockedReview, type ReviewChange } from './review-lock';
import { tellPreRead } from './review-news';
import { PortfolioReviewTable, PreReadTable, ReviewItemTable } from './review.table';

interface PlanReview extends Keyed {
  readonly portfolioId: string;
  readonly meetingId: string;
}
interface ChangeReview extends ReviewChange, Keyed {}
interface IssuePreRead extends ChangeReview {
  readonly seed?: number | null;
  /** λ in hundredths. */
  readonly inactionWeight?: number | null;
}
type WithReason = ChangeReview & { readonly reason: string };

type Outcome = Promise<{ reviewId: string } | Refusal>;

/** So many samples tell a probability to about one percent, and take two seconds for 200 candidates. */
const SAMPLES = 10_000;
/** The k of P(top k). */
const TOP = 10;
/** How often it is analysed anew where somebody decides on the portfolio meanwhile. */
const ATTEMPTS = 3;

/** The life of portfolio reviews until they are in session. */
export class ReviewService {
  constructor(
    private readonly governor: Governor,
    private readonly threads: Threads,
  ) {}

  plan(caller: Caller, input: PlanReview): Outcome {
    return this.governor.govern(caller, 'planReview', input, async (tx) => {
      const meeting = await tx.lock(MeetingTable, input.meetingId, 'meeting');
      const portfolio = await tx.find(PortfolioTable, input.portfolioId, 'portfolio');
      const { leaderIds } = await leadersOf(tx, meeting);
      requirePermission(tx, 'prepareReview', { portfolioId: portfolio.id, responsible: leaderIds });
      const others = await tx.all(PortfolioReviewTable, 'meetingId', [meeting.id]);
      const same = others.find((each) => each.portfolioId === portfolio.id && each.status !== 'CANCELLED');
      if (same) return refusePlannedTwice(same);
      const { organizationId, personId: plannedById } = tx.viewer;
      const of = { portfolioId: portfolio.id, meetingId: meeting.id, currencyCode: portfolio.currencyCode };
      const review = plannedReview({ id: tx.newId(), organizationId, ...of, plannedById, plannedAt: tx.now }, meeting);
      if (isRefusal(review)) return review;
      await tx.insert(PortfolioReviewTable, [review]);
      return done(review, 'reviewPlanned', { after: of });
    });
  }

  cancel(caller: Caller, input: WithReason): Outcome {
    return this.governor.govern(caller, 'cancelReview', input, async (tx) => {
      const locked = await lockReview(tx, input, 'prepareReview');
      if (isRefusal(locked)) return locked;
      const cancelled = cancelledReview(locked.review, input);
      if (isRefusal(cancelled)) return cancelled;
      await tx.replace(PortfolioReviewTable, locked.review, cancelled);
      return done(locked.review, 'reviewCancelled', { ...statuses(locked.review, cancelled), reason: input.reason });
    });
  }

  issue(caller: Caller, input: IssuePreRead): Outcome {
    const seed = input.seed ?? 1;
    const inactionWeight = input.inactionWeight ?? DEFAULT_INACTION_WEIGHT;
    const freezing = () => ({ seed, inactionWeight, samples: SAMPLES, top: TOP });
    return this.freeze(caller, { name: 'issuePreRead', input, freezing }, ({ review, meeting }, tx) => {
      const issued = refuseSeed(seed) ?? issuedReview(review, meeting, tx.now);
      return isRefusal(issued) ? issued : { review: issued, reason: null };
    });
  }

  amend(caller: Caller, input: WithReason): Outcome {
    return this.freeze(caller, { name: 'amendPreRead', input, freezing: asBefore }, ({ review, meeting }) => {
      const amended = amendment(review, meeting, input);
      return isRefusal(amended) ? amended : { review, ...amended };
    });
  }

  /**
   * Computes between transactions: it may take ten seconds, and nobody is to wait behind it. The first one checks and freezes, and
   * writes nothing; what is frozen behind the locks of the next has to be the same, or all of it is done again.
   */
  private async freeze<Input extends ChangeReview>(
    caller: Caller,
    { name, input, freezing }: Freeze<Input>,
    decide: (locked: LockedReview, tx: Transaction) => Decided | Refusal,
  ): Outcome {
    let computed: Frozen | undefined;
    for (let attempt = 0; ; attempt += 1) {
      let inputs: FrozenInputs | undefined;
      const answer = await this.governor.govern(caller, name, input, async (tx) => {
        const locked = await lockReview(tx, input, 'prepareReview');
        if (isRefusal(locked)) return locked;
        const decided = decide(locked, tx);
        if (isRefusal(decided)) return decided;
        const last = await lastPreRead(tx, locked.review.id);
        inputs = await freezeInputs(tx, locked.review.portfolioId, freezing(last?.frozen.inputs ?? null));
        const changes = last === null ? [] : inputChanges(last.frozen.inputs, inputs);
        if (last !== null && changes.length === 0) return NOTHING_CHANGED;
        const unanalysable = refuseUnlessAnalysed(inputs);
        if (unanalysable) return unanalysable;
        if (computed === undefined || hashOf(computed.inputs) !== hashOf(inputs)) return MOVED_ON;
        const number = last === null ? 0 : last.number + 1;
        return writePreRead(tx, locked, decided, { number, changes, frozen: computed });
      });
      if (answer !== MOVED_ON || inputs === undefined || attempt === ATTEMPTS) return answer;
      computed = { inputs, answers: await answersOf(this.threads, inputs) };
    }
  }
}

interface Freeze<Input> {
  readonly name: string;
  readonly input: Input;
  readonly freezing: (last: FrozenInputs | null) => Freezing;
}

/** A review as it is once something was frozen for it, and why it was frozen anew. */
interface Decided {
  readonly review: PortfolioReview;
  readonly reason: string | null;
}

/** An agenda may be empty; what is on it has to be analysed. */
function refuseUnlessAnalysed(inputs: FrozenInputs): NotPossibleNow | undefined {
  const refusal = refuseMethod(inputs);
  if (refusal) return refusal;
  const analysed = analyse(inputs);
  if (analysed.rankingInputs.candidates.length === 0) return undefined;
  return refuseUnlessAnalysable('ROBUSTNESS', inputs, analysed);
}

function refuseSeed(seed: number): InvalidInput | undefined {
  const check = new InputCheck();
  check.whole('input.seed', seed, { min: 0, max: 2_147_483_647 });
  return check.failed ? check.refusal() : undefined;
}

const MOVED_ON = notPossibleNow('The portfolio has changed while it was analysed: ask for it again.', 'PRE_READ');

const asBefore = (last: FrozenInputs | null): Freezing => {
  if (last === null) throw new Error('An amendment is of something that was frozen before.');
  const { sampling, top, inactionWeight } = last;
  return { seed: sampling.seed, samples: sampling.samples, top, inactionWeight };
};

interface ToWrite {
  readonly number: number;
  readonly changes: readonly string[];
  readonly frozen: Frozen;
}

async function writePreRead(
  tx: Transaction,
  { review, body, seats }: LockedReview,
  decided: Decided,
  { number, changes, frozen }: ToWrite,
) {
  const inputsHash = hashOf(frozen.inputs);
  const id = tx.newId();
  await tx.replace(PortfolioReviewTable, review, decided.review);
  const kept = { inputs: plainOf(frozen.inputs), inputsHash, answers: plainOf(frozen.answers) };
  const of = { reviewId: review.id, number, reason: decided.reason, changes };
  await tx.insert(PreReadTable, [{ id, ...of, ...kept, frozenById: tx.viewer.personId, frozenAt: tx.now }]);
  const items = reviewItems(frozen);
  await tx.insert(
    ReviewItemTable,
    items.map((item) => ({ id: tx.newId(), preReadId: id, ...item })),
  );
  await tellPreRead(tx, { review, body, seats }, { number, reason: decided.reason, changes, items: items.length });
  const after = { preReadId: id, number, inputsHash, changes, candidates: items.length };
  return done(review, number === 0 ? 'preReadIssued' : 'preReadAmended', { after, reason: decided.reason });
}

const NOTHING_CHANGED = notPossibleNow('Nothing that it rests on has changed since it was frozen.', 'PRE_READ');

const statuses = (before: PortfolioReview, after: PortfolioReview) => ({
  ...{ before: { status: before.status }, after: { status: after.status } },
});

const done = ({ id }: PortfolioReview, action: string, what: Pick<AuditEntry, 'before' | 'after' | 'reason'>) => ({
  outcome: { reviewId: id },
  audit: [{ subjectKind: 'PORTFOLIO_REVIEW', subjectId: id, action, ...what }] as const,
});
