import { calendarDate, InputCheck } from '../../shared/input-check';
import {
  gateUnmet,
  ownDecision,
  type GateUnmet,
  type InvalidInput,
  type Missing,
  type NotPossibleNow,
  type OwnDecision,
} from '../../shared/refusal';
import type { Alternative, AlternativeKind, Proposal } from './proposal';
import type { StatusChange } from './proposal-event';
import { advance, cannot, type ProposalAct } from './proposal-transitions';

const PARAGRAPH = { max: 4000 };

/** What stands beside a proposal and counts when it is submitted. */
export interface SubmissionFacts {
  /** How many of its needs are established now. */
  readonly establishedNeeds: number;
  readonly pillars: number;
  readonly alternatives: readonly Pick<Alternative, 'kind'>[];
}

/** What the proposal itself states of what it has to, null where it does not: all that matters is whether it is there. */
export type Stated = Readonly<
  Record<'problem' | 'solution' | 'costOneOffMinor' | 'costYearlyMinor' | 'portfolioId' | 'sponsorId', unknown>
>;

/** Who decides, and when. */
export interface Decider {
  readonly decidedById: string;
  readonly decidedAt: Date;
}

export type Decided = Proposal | NotPossibleNow | OwnDecision;

/** Hands the proposal in for assessment: everything that it has to state is there. */
export function submit(proposal: Proposal, facts: SubmissionFacts, now: Date): Proposal | NotPossibleNow | GateUnmet {
  const refused = cannot('SUBMIT', proposal);
  if (refused) return refused;
  const missing = missingForSubmission(proposal, facts);
  return missing.length > 0 ? gateUnmet(missing) : advance(proposal, 'SUBMIT', {}, now);
}

/** Everything that a proposal has to state before it can be submitted and does not, in the order it states things. */
export function missingForSubmission(proposal: Stated, facts: SubmissionFacts): readonly Missing[] {
  const has = (kind: AlternativeKind) => facts.alternatives.some((alternative) => alternative.kind === kind);
  const required: readonly [boolean, string, string][] = [
    [proposal.problem !== null, 'PROBLEM', 'no problem stated'],
    [facts.establishedNeeds > 0, 'ESTABLISHED_NEED', 'no established need'],
    [facts.pillars > 0, 'PILLAR', 'no pillar'],
    [has('DO_NOTHING'), 'DO_NOTHING_ALTERNATIVE', 'no alternative of doing nothing'],
    [has('SIMPLEST'), 'SIMPLEST_ALTERNATIVE', 'no simplest alternative'],
    [proposal.solution !== null, 'SOLUTION', 'no solution stated'],
    [proposal.costOneOffMinor !== null, 'COST_ONE_OFF', 'no one-off cost'],
    [proposal.costYearlyMinor !== null, 'COST_YEARLY', 'no yearly cost'],
    [proposal.portfolioId !== null, 'PORTFOLIO', 'no portfolio'],
    [proposal.sponsorId !== null, 'SPONSOR', 'no sponsor'],
  ];
  return required.filter(([there]) => !there).map(([, code, message]) => ({ code, message }));
}

export interface ReturnInput {
  /** What has to be known before it can be judged. */
  readonly asked: string;
  /** A date after today, `YYYY-MM-DD`. */
  readonly answerBy: string;
}

/**
 * Returns the proposal for information. Its own side edits it and submits it again; estimates that it has are kept, for
 * when its assessment starts again.
 */
export function returnForInformation(
  proposal: Proposal,
  input: ReturnInput,
  now: Date,
): StatusChange | NotPossibleNow | InvalidInput {
  const refused = cannot('RETURN', proposal);
  if (refused) return refused;

  const check = new InputCheck();
  const reason = check.text('input.asked', input.asked, PARAGRAPH);
  const dueOn = check.date('input.answerBy', input.answerBy, { after: calendarDate(now) });
  if (check.failed) return check.refusal();
  return { proposal: advance(proposal, 'RETURN', {}, now), reason, dueOn };
}

/** Opens the proposal for estimates. */
export function startAssessment(proposal: Proposal, now: Date): Proposal | NotPossibleNow {
  return cannot('START_ASSESSMENT', proposal) ?? advance(proposal, 'START_ASSESSMENT', {}, now);
}

/**
 * Closes the estimates, once there is all that its track asks for.
 * @param inTheWay what is not estimated as it has to be, and the names of the scoring rounds that still ask about it
 */
export function closeAssessment(
  proposal: Proposal,
  inTheWay: { readonly estimates: readonly Missing[]; readonly openRounds: readonly string[] },
  now: Date,
): Proposal | NotPossibleNow | GateUnmet {
  const refused = cannot('CLOSE_ASSESSMENT', proposal);
  if (refused) return refused;
  const missing: Missing[] = [
    ...inTheWay.estimates,
    ...inTheWay.openRounds.map((name) => ({ code: 'SCORING_ROUND', message: `scoring round "${name}" is open` })),
  ];
  return missing.length > 0 ? gateUnmet(missing) : advance(proposal, 'CLOSE_ASSESSMENT', {}, now);
}

/** Funds the proposal. What it takes from the budget is the ledger's to decide, in the same transaction. */
export function fund(proposal: Proposal, decider: Decider): Decided {
  return cannotDecide('FUND', proposal, decider) ?? advance(proposal, 'FUND', decider, decider.decidedAt);
}

export interface DeferInput {
  /** A date after today, `YYYY-MM-DD`. */
  readonly until: string;
  /** What has to be there for a decision. */
  readonly missing: string;
}

/** Puts the decision off until a date in the future, saying what is missing for it. */
export function defer(proposal: Proposal, input: DeferInput, decider: Decider): Decided | InvalidInput {
  const refused = cannotDecide('DEFER', proposal, decider);
  if (refused) return refused;

  const check = new InputCheck();
  const missingForDecision = check.text('input.missing', input.missing, PARAGRAPH);
  const deferredUntil = check.date('input.until', input.until, { after: calendarDate(decider.decidedAt) });
  if (check.failed) return check.refusal();
  return advance(proposal, 'DEFER', { ...decider, deferredUntil, missingForDecision }, decider.decidedAt);
}

export interface DeclineInput {
  /** The reason, and the data that it rests on. */
  readonly reason: string;
}

/** Says no, with the reason and its data: whoever proposed hears why. */
export function decline(proposal: Proposal, input: DeclineInput, decider: Decider): Decided | InvalidInput {
  const refused = cannotDecide('DECLINE', proposal, decider);
  if (refused) return refused;

  const check = new InputCheck();
  const declineReason = check.text('input.reason', input.reason, PARAGRAPH);
  if (check.failed) return check.refusal();
  return advance(proposal, 'DECLINE', { ...decider, declineReason }, decider.decidedAt);
}

/** Takes the proposal back, at any time before it is funded or declined. */
export function withdraw(proposal: Proposal, now: Date): Proposal | NotPossibleNow {
  return cannot('WITHDRAW', proposal) ?? advance(proposal, 'WITHDRAW', {}, now);
}

function cannotDecide(
  act: Extract<ProposalAct, 'FUND' | 'DEFER' | 'DECLINE'>,
  proposal: Proposal,
  { decidedById }: Decider,
): NotPossibleNow | OwnDecision | undefined {
  return cannot(act, proposal) ?? refuseOwn(proposal, decidedById, 'decides on it');
}

/**
 * Nobody decides on what they proposed, drafted or sponsor.
 * @param does what somebody else does in their place: `decides on it`
 */
export function refuseOwn(
  { title, proposerId, drafterId, sponsorId }: Proposal,
  personId: string,
  does: string,
): OwnDecision | undefined {
  const parts = [
    ...(personId === proposerId ? ['proposed'] : []),
    ...(personId === drafterId && personId !== proposerId ? ['drafted'] : []),
    ...(personId === sponsorId ? ['sponsor'] : []),
  ];
  if (parts.length === 0) return undefined;
  return ownDecision(`You ${parts.join(' and ')} "${title}": somebody else ${does}.`);
}
