import type { Side } from '../../proposals/domain/value-drivers';
import { multiply, rational, type Rational, roundHalfEven, ZERO } from '../../shared/rational';
import type { DriverMean } from './driver-mean';
import { DEFAULT_INACTION_WEIGHT, factorOf, type ScoringModel, weights } from './scoring-model';

const MICRO = 1_000_000n;

/** One driver's part in a score: what is stored, and what an explanation shows. */
export interface DriverScore extends Omit<DriverMean, 'mean'> {
  /** Points, exact, as a fraction in lowest terms or a whole number: `43/6`, `7`. Null when not yet estimated. */
  readonly meanPoints: string | null;
  /** The same in hundredths of a point, rounded: the score uses the exact one. */
  readonly meanHundredths: number | null;
  /** Of 200 for all drivers, in hundredths, rounded: the score uses the worth. */
  readonly weightHundredths: number;
  /** k: the worth, times λ when it is a cost of inaction, in hundredths of a minor unit. */
  readonly factor: bigint;
  /** What it adds to the score, in micro-points. */
  readonly termMicro: bigint;
}

/**
 * A proposal's score by one model at one λ. Points: 0 adds nothing, 10 is the anchor of every driver at once.
 * It depends on the proposal's own estimates and on the model, on nothing else.
 */
export interface Score {
  readonly scoringModelId: string;
  /** λ in hundredths. */
  readonly inactionWeight: number;
  readonly drivers: readonly DriverScore[];
  /** The sum of all terms, in micro-points. */
  readonly scoreMicro: bigint;
  /** The sums of each side's terms, in micro-points: together they are the score. */
  readonly returnsMicro: bigint;
  readonly costOfInactionMicro: bigint;
  /** K: the sum of the factors of all drivers. */
  readonly factorSum: bigint;
  /** The sum of the factors of the drivers that are estimated or not applicable: its share in K is the coverage. */
  readonly coveredFactor: bigint;
  /** The coverage in hundredths of a per cent, rounded down: 10000 only when it is complete. */
  readonly coverageBasisPoints: number;
  /** Whether no driver is still to be estimated: only then is the proposal ranked. */
  readonly complete: boolean;
}

/**
 * score = (Σ wᵢ·rᵢ + λ·Σ vⱼ·cⱼ) / K with K = Σ wᵢ + λ·Σ vⱼ over all drivers of the model. Each driver's term is
 * `roundHalfEven(10⁶·k·x / K)`, and the score is defined as the sum of its terms, so that an explanation adds up and
 * ties are ties of whole numbers.
 * @param means of all drivers of the model
 * @param inactionWeight λ in hundredths, a whole number ≥ 0
 * @throws RangeError when λ is negative or not whole
 */
export function score(
  model: Pick<ScoringModel, 'id' | 'drivers'>,
  means: readonly DriverMean[],
  inactionWeight: number = DEFAULT_INACTION_WEIGHT,
): Score {
  const factorSum = model.drivers.reduce((sum, driver) => sum + factorOf(driver, inactionWeight), 0n);
  const weightOf = weights(model);
  const drivers = means.map(({ mean, ...driver }): DriverScore => {
    const factor = factorOf(driver, inactionWeight);
    const weight = weightOf.get(driver.driver) ?? ZERO;
    return {
      ...driver,
      meanPoints: driver.state === 'NOT_YET_ESTIMATED' ? null : fractionText(mean),
      meanHundredths: driver.state === 'NOT_YET_ESTIMATED' ? null : hundredths(mean),
      weightHundredths: hundredths(weight),
      factor,
      termMicro: roundHalfEven(multiply(mean, rational(MICRO * factor, factorSum))),
    };
  });
  const terms = (side: Side) => sumOf(drivers.filter((each) => each.side === side).map((each) => each.termMicro));
  const covered = drivers.filter((each) => each.state !== 'NOT_YET_ESTIMATED');
  const coveredFactor = sumOf(covered.map((each) => each.factor));
  return {
    scoringModelId: model.id,
    inactionWeight,
    drivers,
    scoreMicro: sumOf(drivers.map((each) => each.termMicro)),
    returnsMicro: terms('RETURN'),
    costOfInactionMicro: terms('COST_OF_INACTION'),
    factorSum,
    coveredFactor,
    coverageBasisPoints: Number((10_000n * coveredFactor) / factorSum),
    complete: covered.length === model.drivers.length,
  };
}

const sumOf = (numbers: readonly bigint[]): bigint => numbers.reduce((sum, each) => sum + each, 0n);

/** Rounded to hundredths, half to even. */
export const hundredths = (exact: Rational): number => Number(roundHalfEven(multiply(exact, rational(100n))));

const fractionText = ({ numerator, denominator }: Rational): string =>
  denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
