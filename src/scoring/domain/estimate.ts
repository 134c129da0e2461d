import type { Proposal } from '../../proposals/domain/proposal';
import { InputCheck } from '../../shared/input-check';
import { type InvalidInput, isRefusal, notPossibleNow, type NotPossibleNow } from '../../shared/refusal';
import type { DriverCode } from './drivers';
import type { EnteredMoney, Worths } from './entry-in-money';
import { checkEvidence, NO_EVIDENCE, type EvidenceFacts } from './evidence-cap';
import { figuresOf, type Asked, type Figures, type FiguresInput } from './figures';

/** One person's view of one driver of one proposal. */
export interface Estimate extends EnteredMoney, Figures {
  readonly id: string;
  readonly organizationId: string;
  readonly proposalId: string;
  readonly driver: DriverCode;
  readonly scorerId: string;
  /** The scoring round it was given in, where there was one. */
  readonly roundId: string | null;
  /** While its round is open: its scorer alone sees it. */
  readonly blind: boolean;
  /** Whether it is among those that scores are made of: no other took its place, and a round has closed on it. */
  readonly inForce: boolean;
  /** Given in a round that had been closed before, so that its scorer can have seen what others held. */
  readonly afterReopening: boolean;
  /** What it rests on: evidence of the proposal's needs. */
  readonly evidenceIds: readonly string[];
  /** "Customers × change × margin". */
  readonly calculation: string | null;
  readonly rationale: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A view: its figures, what they rest on, and why. */
export interface EstimateInput extends FiguresInput {
  readonly evidenceIds?: readonly string[] | null | undefined;
  readonly calculation?: string | null | undefined;
  readonly rationale?: string | null | undefined;
}

/** What of an estimate makes the mean: whose view of which driver, in figures. */
export type View = Pick<
  Estimate,
  'driver' | 'scorerId' | 'state' | 'lowHundredths' | 'likelyHundredths' | 'highHundredths'
>;

/** Where an estimate is given: in a scoring round or outside of all. */
export type EstimateSetting = Pick<Estimate, 'roundId' | 'blind' | 'inForce' | 'afterReopening'>;

/** What nobody asked for: it is seen and counts at once. */
export const OUTSIDE_ROUNDS: EstimateSetting = { roundId: null, blind: false, inForce: true, afterReopening: false };

/** Whose estimate of what it is: ids and time come from outside. */
export type EstimateOrigin = Pick<Estimate, 'id' | 'driver' | 'scorerId' | 'createdAt'> & EstimateSetting;

type Content = Figures & EnteredMoney & Pick<Estimate, 'evidenceIds' | 'calculation' | 'rationale'>;

/** What a view is judged by, beside the proposal. */
export interface Grounds {
  /** By which a view in money is one in points; without them, there is none in money. */
  readonly worths?: Worths | undefined;
  readonly evidence?: EvidenceFacts | undefined;
}

const PARAGRAPH = { max: 4000 };

/**
 * A scorer's first view of a driver, while the proposal is under assessment.
 * @param path of the view in the caller's input, for the problems
 */
export function estimate(
  proposal: Proposal,
  origin: EstimateOrigin,
  input: EstimateInput,
  path = 'input',
  grounds: Grounds = {},
): Estimate | InvalidInput | NotPossibleNow {
  const content = notUnderAssessment(proposal) ?? contentOf(asked(proposal, origin.driver), input, path, grounds);
  if (isRefusal(content)) return content;
  const { id: proposalId, organizationId } = proposal;
  return { ...origin, organizationId, proposalId, ...content, version: 1, updatedAt: origin.createdAt };
}

/**
 * The same scorer's view after a second thought: it replaces all of the first.
 * @param path of the view in the caller's input, for the problems
 */
export function reestimate(
  proposal: Proposal,
  before: Estimate,
  input: EstimateInput,
  now: Date,
  path = 'input',
  grounds: Grounds = {},
): Estimate | InvalidInput | NotPossibleNow {
  const content = notUnderAssessment(proposal) ?? contentOf(asked(proposal, before.driver), input, path, grounds);
  if (isRefusal(content)) return content;
  return { ...before, ...content, version: before.version + 1, updatedAt: now };
}

/** The estimates that make the mean: the proposer's own are kept and shown, and left out of it. */
export const countedEstimates = <E extends Pick<Estimate, 'scorerId'>>(
  estimates: readonly E[],
  proposerId: string,
): readonly E[] => estimates.filter((each) => each.scorerId !== proposerId);

function notUnderAssessment({ status, title }: Proposal): NotPossibleNow | undefined {
  if (status === 'UNDER_ASSESSMENT') return undefined;
  return notPossibleNow(`Proposal "${title}" is ${status}: it is estimated while it is UNDER_ASSESSMENT.`, status);
}

const asked = ({ track }: Proposal, driver: DriverCode) => ({ driver, needsRange: track === 'MAJOR' });

function contentOf(
  asks: Pick<Asked, 'driver' | 'needsRange'>,
  input: EstimateInput,
  path: string,
  { worths, evidence = NO_EVIDENCE }: Grounds,
): Content | InvalidInput {
  const check = new InputCheck();
  const evidenceIds = input.evidenceIds ?? [];
  const named = checkEvidence(check, `${path}.evidenceIds`, evidenceIds, evidence);
  const figures = figuresOf(check, { ...asks, needs: evidence.needs, named }, input, path, worths);
  const calculation = check.optionalText(`${path}.calculation`, input.calculation, PARAGRAPH);
  const rationale = check.optionalText(`${path}.rationale`, input.rationale, PARAGRAPH);
  if (check.failed || figures === undefined) return check.refusal();
  return { ...figures, evidenceIds, calculation, rationale };
}
