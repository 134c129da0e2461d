import type { Proposal } from '../../proposals/domain/proposal';
import { InputCheck } from '../../shared/input-check';
import { type InvalidInput, isRefusal, notPossibleNow, type NotPossibleNow } from '../../shared/refusal';
import { type Confidence, halfWidth } from './confidence';
import { type DriverCode, driverOf } from './drivers';
import { ENTERED_IN_POINTS, inPoints, type EnteredMoney, type MoneyInput, type Worths } from './entry-in-money';
import { points } from './points';

/** Two of the three states of a driver: the third, not yet estimated, has no estimate. */
export const ESTIMATE_STATES = ['ESTIMATED', 'NOT_APPLICABLE'] as const;
export type EstimateState = (typeof ESTIMATE_STATES)[number];

/** One person's view of one driver of one proposal. */
export interface Estimate extends EnteredMoney {
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
  readonly state: EstimateState;
  /**
   * Hundredths of the driver's unit, low ≤ likely ≤ high; all 0 when the driver is not applicable. Returns begin at −10
   * points, costs of inaction at 0; more than 10 points is possible, since an entry may have been made in money.
   */
  readonly lowHundredths: number;
  readonly likelyHundredths: number;
  readonly highHundredths: number;
  /** What low and high were derived from; null when the scorer gave them. */
  readonly confidence: Confidence | null;
  /** "Customers × change × margin". */
  readonly calculation: string | null;
  readonly rationale: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/**
 * A view in points with at most two decimals: `likely` with a confidence, or `low`, `likely` and `high`; or the same in
 * money; or `notApplicable` without any of them. Of a MAJOR proposal a confidence is too little to say.
 */
export interface EstimateInput {
  /** In place of points. */
  readonly inMoney?: MoneyInput | null | undefined;
  readonly notApplicable?: boolean | null | undefined;
  readonly low?: number | null | undefined;
  readonly likely?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly confidence?: Confidence | null | undefined;
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

type Figures = Pick<Estimate, 'state' | 'lowHundredths' | 'likelyHundredths' | 'highHundredths' | 'confidence'>;
type Content = Figures & EnteredMoney & Pick<Estimate, 'calculation' | 'rationale'>;

const NOT_APPLICABLE: Figures = {
  state: 'NOT_APPLICABLE',
  lowHundredths: 0,
  likelyHundredths: 0,
  highHundredths: 0,
  confidence: null,
};
const PARAGRAPH = { max: 4000 };

/**
 * A scorer's first view of a driver, while the proposal is under assessment.
 * @param path of the view in the caller's input, for the problems
 * @param worths by which a view in money is one in points; without them, there is none in money
 */
export function estimate(
  proposal: Proposal,
  origin: EstimateOrigin,
  input: EstimateInput,
  path = 'input',
  worths?: Worths,
): Estimate | InvalidInput | NotPossibleNow {
  const content = notUnderAssessment(proposal) ?? contentOf(asked(proposal, origin.driver), input, path, worths);
  if (isRefusal(content)) return content;
  const { id: proposalId, organizationId } = proposal;
  return { ...origin, organizationId, proposalId, ...content, version: 1, updatedAt: origin.createdAt };
}

/**
 * The same scorer's view after a second thought: it replaces all of the first.
 * @param path of the view in the caller's input, for the problems
 * @param worths as of {@link estimate}
 */
export function reestimate(
  proposal: Proposal,
  before: Estimate,
  input: EstimateInput,
  now: Date,
  path = 'input',
  worths?: Worths,
): Estimate | InvalidInput | NotPossibleNow {
  const content = notUnderAssessment(proposal) ?? contentOf(asked(proposal, before.driver), input, path, worths);
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

/** What is asked for: the driver, and whether a confidence is too little to say of it. */
interface Asked {
  readonly driver: DriverCode;
  readonly needsRange: boolean;
}

const asked = ({ track }: Proposal, driver: DriverCode): Asked => ({ driver, needsRange: track === 'MAJOR' });

function contentOf(
  asks: Asked,
  input: EstimateInput,
  path: string,
  worths: Worths | undefined,
): Content | InvalidInput {
  const check = new InputCheck();
  const figures =
    input.notApplicable === true ? noFigures(check, asks, input, path) : given(check, asks, input, path, worths);
  const calculation = check.optionalText(`${path}.calculation`, input.calculation, PARAGRAPH);
  const rationale = check.optionalText(`${path}.rationale`, input.rationale, PARAGRAPH);
  if (check.failed || figures === undefined) return check.refusal();
  return { ...figures, calculation, rationale };
}

function noFigures(check: InputCheck, asks: Asked, input: EstimateInput, path: string): Figures & EnteredMoney {
  const { label, divides } = driverOf(asks.driver);
  if (divides) check.problem(`${path}.notApplicable`, `${label} always applies: all else is divided by it.`);
  if (input.inMoney != null) check.problem(`${path}.inMoney`, 'A driver that is not applicable has no figures.');
  for (const field of ['low', 'likely', 'high', 'confidence'] as const) {
    const value = input[field];
    if (value != null) check.problem(`${path}.${field}`, `${value}: a driver that is not applicable has no figures.`);
  }
  return { ...NOT_APPLICABLE, ...ENTERED_IN_POINTS };
}

/** @returns undefined when a figure is missing or wrong: the check has been told */
function given(
  check: InputCheck,
  asks: Asked,
  input: EstimateInput,
  path: string,
  worths: Worths | undefined,
): (Figures & EnteredMoney) | undefined {
  if (input.inMoney == null) {
    const figures = figuresOf(check, asks, input, path);
    return figures && { ...figures, ...ENTERED_IN_POINTS };
  }
  for (const field of ['low', 'likely', 'high'] as const) {
    if (input[field] != null) check.problem(`${path}.${field}`, 'Give either points or money, not both.');
  }
  const { driver } = asks;
  const place = { input: input.inMoney, driver, path: `${path}.inMoney` };
  const { leastHundredths: least, mostHundredths: most } = driverOf(driver);
  const converted = inPoints(check, place, worths, { least, most });
  if (converted === undefined) return undefined;
  const { low, likely, high, entered } = converted;
  const entry = {
    low: low === null ? null : low / 100,
    likely: likely / 100,
    high: high === null ? null : high / 100,
  };
  const figures = figuresOf(check, asks, { ...entry, confidence: input.confidence }, path);
  return figures && { ...figures, ...entered };
}

/** @returns undefined when a figure is missing or wrong: the check has been told */
function figuresOf(check: InputCheck, asks: Asked, input: EstimateInput, path: string): Figures | undefined {
  const { driver, needsRange } = asks;
  if (needsRange && (input.confidence != null || (input.low == null && input.high == null))) {
    const found = input.confidence ?? 'Nothing';
    const message = `${found}: the proposal is MAJOR, so "${driverOf(driver).label}" is estimated by low, likely and high.`;
    check.problem(`${path}.confidence`, message);
    return undefined;
  }
  const likely = points(check, `${path}.likely`, driver, input.likely);
  if (input.confidence != null) {
    for (const field of ['low', 'high'] as const) {
      if (input[field] != null)
        check.problem(`${path}.${field}`, 'Give either a confidence or low and high, not both.');
    }
    return likely === undefined ? undefined : withConfidence(check, driver, likely, input.confidence, path);
  }
  if (input.low == null && input.high == null) {
    check.problem(`${path}.confidence`, 'Expected HIGH, MEDIUM or LOW, or low and high in its place.');
    return undefined;
  }
  const low = points(check, `${path}.low`, driver, input.low);
  const high = points(check, `${path}.high`, driver, input.high);
  if (low === undefined || likely === undefined || high === undefined) return undefined;
  if (low > likely) check.problem(`${path}.low`, `${input.low}: expected at most the likely value, ${input.likely}.`);
  if (high < likely)
    check.problem(`${path}.high`, `${input.high}: expected at least the likely value, ${input.likely}.`);
  return { state: 'ESTIMATED', lowHundredths: low, likelyHundredths: likely, highHundredths: high, confidence: null };
}

function withConfidence(
  check: InputCheck,
  driver: DriverCode,
  likely: number,
  confidence: Confidence,
  path: string,
): Figures {
  const width = halfWidth(check, driver, likely, confidence, path);
  return {
    state: 'ESTIMATED',
    lowHundredths: likely - width,
    likelyHundredths: likely,
    highHundredths: likely + width,
    confidence,
  };
}
