import type { Side } from '../../proposals/domain/value-drivers';
import { compare, multiply, rational, type Rational, roundHalfEven, ZERO } from '../../shared/rational';
import type { DriverMean } from './driver-mean';
import { driverOf } from './drivers';
import { type Basis, type CostTerm, type Made, type ScoredBy, sumOf } from './method';
import { netPresentValue } from './net-present-value';
import { returnAndInaction } from './return-and-inaction';
import { rice } from './rice';
import { DEFAULT_INACTION_WEIGHT, factorOf, isByWorth, type ScoringMethod, weights } from './scoring-model';
import type { Cost } from './value';
import { wsjf } from './wsjf';

/** One driver's part in a score: what is stored, and what an explanation shows. */
export interface DriverScore extends Omit<DriverMean, 'mean'> {
  /** In the driver's unit, exact, as a fraction in lowest terms or a whole number: `43/6`, `7`. Null when not yet estimated. */
  readonly meanPoints: string | null;
  /** The same in hundredths of the unit, rounded: the score uses the exact one. */
  readonly meanHundredths: number | null;
  /** Of 200 for all drivers, in hundredths, rounded: the score uses the worth. Null by RICE and WSJF. */
  readonly weightHundredths: number | null;
  /**
   * What it weighs in the coverage. k by return and inaction: the worth, times λ when it is a cost of inaction, in hundredths
   * of a minor unit; the same at λ = 1 by net present value; 1 by RICE and WSJF.
   */
  readonly factor: bigint;
  /** What it adds to the score, in micro-points; null where it multiplies or divides. */
  readonly termMicro: bigint | null;
}

/**
 * A proposal's score by one model at one λ. It depends on the proposal's own estimates and cost and on the model, on
 * nothing else.
 *
 * What a point is, the method says: by return and inaction 0 adds nothing and 10 is the anchor of every driver at once; by
 * net present value it is a million minor units; by RICE a customer a quarter for a person-month, by WSJF a point for one
 * of size. Only by return and inaction does the score look at λ.
 */
export interface Score {
  readonly scoringModelId: string;
  readonly method: ScoringMethod;
  /** λ in hundredths. */
  readonly inactionWeight: number;
  readonly drivers: readonly DriverScore[];
  /** What costs take from it: by net present value alone. */
  readonly costTerms: readonly CostTerm[];
  /** In micro-points. By RICE a product; else the sum of all terms. */
  readonly scoreMicro: bigint;
  /** The sums of each side's terms, in micro-points; 0 by RICE and WSJF, whose drivers are of no side. */
  readonly returnsMicro: bigint;
  readonly costOfInactionMicro: bigint;
  /** K: the sum of the factors of all drivers. */
  readonly factorSum: bigint;
  /** The sum of the factors of the drivers that are estimated or not applicable: its share in K is the coverage. */
  readonly coveredFactor: bigint;
  /** The coverage in hundredths of a per cent, rounded down: 10000 only when it is complete. */
  readonly coverageBasisPoints: number;
  /** Whether no driver is still to be estimated, and nothing is divided by 0: only then is the proposal ranked. */
  readonly complete: boolean;
}

/** How each method makes a score. To add a method, add a row. */
const MAKE: Readonly<Record<ScoringMethod, (basis: Basis) => Made>> = {
  RETURN_AND_INACTION: returnAndInaction,
  NPV: netPresentValue,
  RICE: rice,
  WSJF: wsjf,
};

/**
 * Whole numbers all through: terms are rounded once, and what is added up is defined as their sum, so that an explanation
 * adds up and ties are ties of whole numbers.
 * @param means of all drivers of the model, in its order
 * @param inactionWeight λ in hundredths, a whole number ≥ 0
 * @throws RangeError when λ is negative or not whole, where it counts
 */
export function score(
  model: ScoredBy,
  means: readonly DriverMean[],
  cost: Cost,
  inactionWeight: number = DEFAULT_INACTION_WEIGHT,
): Score {
  const made = MAKE[model.method]({ model, means, cost, inactionWeight });
  const weightOf = weights(model);
  const drivers = means.map(({ mean, ...driver }, index): DriverScore => {
    const weight = weightOf.get(driver.driver);
    return {
      ...driver,
      meanPoints: driver.state === 'NOT_YET_ESTIMATED' ? null : fractionText(mean),
      meanHundredths: driver.state === 'NOT_YET_ESTIMATED' ? null : hundredths(mean),
      weightHundredths: weight === undefined ? null : hundredths(weight),
      factor: coverageFactor(model.method, driver, inactionWeight),
      termMicro: made.termsMicro[index] ?? null,
    };
  });
  const terms = (side: Side) => sumOf(drivers.filter((each) => each.side === side).map((each) => each.termMicro ?? 0n));
  const covered = drivers.filter((each) => each.state !== 'NOT_YET_ESTIMATED');
  const factorsOf = (of: readonly DriverScore[]) => sumOf(of.map((each) => each.factor));
  const [factorSum, coveredFactor] = [factorsOf(drivers), factorsOf(covered)];
  return {
    ...{ scoringModelId: model.id, method: model.method, inactionWeight, drivers },
    ...{ costTerms: made.costTerms, scoreMicro: made.scoreMicro },
    ...{ returnsMicro: terms('RETURN'), costOfInactionMicro: terms('COST_OF_INACTION') },
    ...{ factorSum, coveredFactor, coverageBasisPoints: Number((10_000n * coveredFactor) / factorSum) },
    complete: covered.length === model.drivers.length && means.every(isNoDivisionByZero),
  };
}

function coverageFactor(
  method: ScoringMethod,
  driver: Pick<DriverMean, 'side' | 'worthMinor'>,
  inactionWeight: number,
): bigint {
  if (!isByWorth(method)) return 1n;
  return factorOf(driver, method === 'NPV' ? DEFAULT_INACTION_WEIGHT : inactionWeight);
}

const isNoDivisionByZero = ({ driver, mean }: DriverMean): boolean =>
  !driverOf(driver).divides || compare(mean, ZERO) > 0;

/** Rounded to hundredths, half to even. */
export const hundredths = (exact: Rational): number => Number(roundHalfEven(multiply(exact, rational(100n))));

const fractionText = ({ numerator, denominator }: Rational): string =>
  denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
