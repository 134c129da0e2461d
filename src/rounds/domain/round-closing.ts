import type { ProposalStatus } from '../../proposals/domain/proposal';
import { DRIVER_CODES, type DriverCode, driverOf } from '../../scoring/domain/drivers';
import type { Estimate } from '../../scoring/domain/estimate';
import { InputCheck } from '../../shared/input-check';
import { gateUnmet, type InvalidInput, type Missing, notPossibleNow, type Refusal } from '../../shared/refusal';
import {
  closedAlready,
  counts,
  FEWEST_SCORERS,
  type ScoredProposal,
  type ScoringAssignment,
  type ScoringRound,
  tooFew,
} from './scoring-round';

/** What a round asks, of whom, and what it was given. */
export interface RoundFacts {
  readonly proposals: readonly ScoredProposal[];
  readonly assignments: readonly ScoringAssignment[];
  /** The round's own, of everybody. */
  readonly estimates: readonly Pick<Estimate, 'id' | 'proposalId' | 'driver' | 'scorerId'>[];
  /** Names of the scorers by their ids. */
  readonly nameOf: (personId: string) => string;
}

export interface ClosingInput {
  /** Why it is closed although estimates are missing; left out, it is refused then. */
  readonly acceptMissingBecause?: string | null | undefined;
}

export interface Closing {
  readonly closed: ScoringRound;
  /** Every driver that it asks about. */
  readonly asked: readonly { readonly proposalId: string; readonly driver: DriverCode }[];
  /** The estimates that count from now on. */
  readonly countedIds: readonly string[];
  /** Drivers that too few have estimated: they stay not yet estimated. */
  readonly tooFew: readonly Missing[];
}

interface By {
  readonly personId: string;
  readonly now: Date;
}

/**
 * Closes a round: everything is seen, and what at least two scorers estimated counts.
 * @returns a refusal naming whoever has not estimated what, unless that is accepted
 */
export function closeScoringRound(
  round: ScoringRound,
  facts: RoundFacts,
  input: ClosingInput,
  { personId, now }: By,
): Closing | Refusal {
  const check = new InputCheck();
  const because = check.optionalText('input.acceptMissingBecause', input.acceptMissingBecause, { max: 2000 });
  const refused = check.failed ? check.refusal() : closedAlready(round);
  if (refused) return refused;
  const missing = missingOf(facts);
  if (missing.length > 0 && because === null) return gateUnmet(missing);
  const results = facts.proposals.flatMap((proposal) => resultsOf(proposal, facts));
  return {
    closed: {
      ...round,
      ...{ status: 'CLOSED', closedById: personId, closedAt: now, timesClosed: round.timesClosed + 1 },
      ...{ missingAcceptedBecause: missing.length > 0 ? because : null, version: round.version + 1 },
    },
    asked: results.map(({ proposalId, driver }) => ({ proposalId, driver })),
    countedIds: results.flatMap(({ countedIds }) => countedIds),
    tooFew: results.flatMap(({ tooFew: missed }) => missed),
  };
}

/**
 * Who has not estimated what, a scorer and proposal each. Whoever has a conflict of interest is not waited for, nor is anybody
 * where the proposal was returned or withdrawn meanwhile.
 */
function missingOf({ proposals, assignments, estimates, nameOf }: RoundFacts): readonly Missing[] {
  return assignments.flatMap(({ proposalId, scorerId, drivers, conflict }): Missing[] => {
    const proposal = proposals.find(({ id }) => id === proposalId)!;
    const left = drivers.filter((driver) => !estimates.some((each) => isOf(each, proposal, driver, scorerId)));
    if (conflict !== null || proposal.status !== 'UNDER_ASSESSMENT' || left.length === 0) return [];
    const labels = left.map((driver) => `"${driverOf(driver).label}"`).join(', ');
    return [{ code: 'ESTIMATES', message: `${nameOf(scorerId)} has not estimated ${labels} of "${proposal.title}"` }];
  });
}

function resultsOf(proposal: ScoredProposal, { assignments, estimates }: RoundFacts) {
  const ofIt = assignments.filter(({ proposalId }) => proposalId === proposal.id);
  return DRIVER_CODES.filter((driver) => ofIt.some(({ drivers }) => drivers.includes(driver))).map((driver) => {
    const counted = ofIt
      .filter((assignment) => assignment.drivers.includes(driver) && counts(assignment, proposal))
      .flatMap(({ scorerId }) => estimates.filter((each) => isOf(each, proposal, driver, scorerId)));
    const isEnough = counted.length >= FEWEST_SCORERS;
    const { label } = driverOf(driver);
    return {
      ...{ proposalId: proposal.id, driver, countedIds: isEnough ? counted.map(({ id }) => id) : [] },
      tooFew: isEnough ? [] : [tooFew(driver, label, proposal.title, counted.length)],
    };
  });
}

const isOf = (
  estimate: RoundFacts['estimates'][number],
  { id }: ScoredProposal,
  driver: DriverCode,
  scorerId: string,
): boolean => estimate.proposalId === id && estimate.driver === driver && estimate.scorerId === scorerId;

/** Where a proposal stands because of its scores: they are not taken away from beneath it. */
const RESTING_ON_SCORES: readonly ProposalStatus[] = ['ASSESSED', 'FUNDED', 'DEFERRED', 'DECLINED'];

export interface ReopeningInput {
  readonly dueOn: string;
  readonly reason: string;
}

/**
 * Opens a closed round again: what was given is kept and blind anew, and counts no more until it closes.
 * @param later rounds that were opened after it and ask for the same drivers: theirs counts
 */
export function reopenScoringRound(
  round: ScoringRound,
  input: ReopeningInput,
  facts: { readonly proposals: readonly ScoredProposal[]; readonly later: readonly Pick<ScoringRound, 'name'>[] },
  today: string,
): { readonly open: ScoringRound; readonly reason: string } | Refusal {
  const check = new InputCheck();
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  const dueOn = check.date('input.dueOn', input.dueOn, { earliest: today });
  if (check.failed) return check.refusal();
  if (round.status === 'OPEN') return notPossibleNow(`Scoring round "${round.name}" is open.`, round.status);
  const beyond = facts.proposals.filter(({ status }) => RESTING_ON_SCORES.includes(status));
  const problems = [
    ...beyond.map(({ title, status }) => `"${title}" is ${status}, by what this round found.`),
    ...facts.later.map(({ name }) => `Scoring round "${name}" came after it and asks for the same.`),
  ];
  if (problems.length > 0) return notPossibleNow(problems.join(' '), beyond[0]?.status ?? round.status);
  const open = { status: 'OPEN', closedById: null, closedAt: null, missingAcceptedBecause: null } as const;
  return { open: { ...round, dueOn, ...open, version: round.version + 1 }, reason };
}

/** A scorer says why they do not estimate a proposal. */
export function declareConflict(
  round: ScoringRound,
  assignment: ScoringAssignment,
  reason: string,
  now: Date,
): ScoringAssignment | InvalidInput | Refusal {
  const check = new InputCheck();
  const conflict = check.text('input.reason', reason, { max: 2000 });
  if (check.failed) return check.refusal();
  const refused = closedAlready(round);
  if (refused) return refused;
  if (assignment.conflict !== null) {
    return notPossibleNow(`You declared a conflict of interest in scoring round "${round.name}" before.`, 'OPEN');
  }
  return { ...assignment, conflict, conflictDeclaredAt: now };
}
