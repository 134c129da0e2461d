import type { InputCheck } from '../../shared/input-check';
import { halfWidth, type Confidence } from './confidence';
import { type DriverCode, driverOf } from './drivers';
import { ENTERED_IN_POINTS, inPoints, type EnteredMoney, type MoneyInput, type Worths } from './entry-in-money';
import { kept, WITHOUT_CONFIDENCE, type EvidenceFacts, type KeptConfidence, type NamedEvidence } from './evidence-cap';
import { points } from './points';

/** Two of the three states of a driver: the third, not yet estimated, has no estimate. */
export const ESTIMATE_STATES = ['ESTIMATED', 'NOT_APPLICABLE'] as const;
export type EstimateState = (typeof ESTIMATE_STATES)[number];

/**
 * A view in points with at most two decimals: `likely` with a confidence, or `low`, `likely` and `high`; or the same in
 * money; or `notApplicable` without any of them. Of a MAJOR proposal a confidence is too little to say.
 */
export interface FiguresInput {
  /** In place of points. */
  readonly inMoney?: MoneyInput | null | undefined;
  readonly notApplicable?: boolean | null | undefined;
  readonly low?: number | null | undefined;
  readonly likely?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly confidence?: Confidence | null | undefined;
}

/** What an estimate says in figures. */
export interface Figures extends KeptConfidence {
  readonly state: EstimateState;
  /**
   * Hundredths of the driver's unit, low ≤ likely ≤ high; all 0 when the driver is not applicable. Returns begin at −10
   * points, costs of inaction at 0; more than 10 points is possible, since an entry may have been made in money.
   */
  readonly lowHundredths: number;
  readonly likelyHundredths: number;
  readonly highHundredths: number;
}

/** What is asked for, and what a confidence rests on. */
export interface Asked {
  readonly driver: DriverCode;
  /** Whether a confidence is too little to say of it. */
  readonly needsRange: boolean;
  readonly needs: EvidenceFacts['needs'];
  /** The evidence that the view names. */
  readonly named: readonly NamedEvidence[];
}

const NOT_APPLICABLE: Figures = {
  state: 'NOT_APPLICABLE',
  lowHundredths: 0,
  likelyHundredths: 0,
  highHundredths: 0,
  ...WITHOUT_CONFIDENCE,
};
/**
 * The figures of a view, in points or in money, or that there are none.
 * @returns undefined when one is missing or wrong: the check has been told
 */
export const figuresOf = (
  check: InputCheck,
  asks: Asked,
  input: FiguresInput,
  path: string,
  worths: Worths | undefined,
): (Figures & EnteredMoney) | undefined =>
  input.notApplicable === true ? noFigures(check, asks, input, path) : given(check, asks, input, path, worths);

function noFigures(check: InputCheck, asks: Asked, input: FiguresInput, path: string): Figures & EnteredMoney {
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
  input: FiguresInput,
  path: string,
  worths: Worths | undefined,
): (Figures & EnteredMoney) | undefined {
  if (input.inMoney == null) {
    const figures = inItsUnit(check, asks, input, path);
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
  const figures = inItsUnit(check, asks, { ...entry, confidence: input.confidence }, path);
  return figures && { ...figures, ...entered };
}

/** @returns undefined when a figure is missing or wrong: the check has been told */
function inItsUnit(check: InputCheck, asks: Asked, input: FiguresInput, path: string): Figures | undefined {
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
    return likely === undefined ? undefined : withConfidence(check, asks, { likely, asked: input.confidence }, path);
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
  return {
    ...{ state: 'ESTIMATED', lowHundredths: low, likelyHundredths: likely, highHundredths: high },
    ...WITHOUT_CONFIDENCE,
  };
}

function withConfidence(
  check: InputCheck,
  { driver, needs, named }: Asked,
  { likely, asked }: { readonly likely: number; readonly asked: Confidence },
  path: string,
): Figures {
  const confidence = kept(asked, needs, named);
  const width = halfWidth(check, driver, likely, confidence.confidence, path);
  return {
    ...{ state: 'ESTIMATED', lowHundredths: likely - width, likelyHundredths: likely, highHundredths: likely + width },
    ...confidence,
  };
}
