import { add, compare, divide, multiply, rational, type Rational, roundHalfEven, ZERO } from '../../shared/rational';
import type { DriverMean } from './driver-mean';
import { DEFAULT_INACTION_WEIGHT, factorOf, type ScoringModel } from './scoring-model';

/** What a proposal asks for, in minor units, both ≥ 0. */
export interface Cost {
  readonly oneOffMinor: bigint;
  readonly yearlyMinor: bigint;
}

/** A proposal in money: minor units of the model's currency, each computed exactly and rounded once, half to even. */
export interface Value {
  /** A year, at λ = 1: Σ worth · points / 10. */
  readonly valueMinor: bigint;
  /** The same with λ on the costs of inaction: what a recommended set maximizes. */
  readonly weightedValueMinor: bigint;
  /** Over the model's horizon, discounted. */
  readonly valueOverHorizonMinor: bigint;
  readonly weightedValueOverHorizonMinor: bigint;
  /** One-off and yearly cost over the same horizon, discounted the same way. */
  readonly totalCostMinor: bigint;
  /** Value over the horizon for each unit of total cost, at λ = 1, in millionths, 10¹⁸ at most; null when it costs nothing. */
  readonly valuePerCostMicro: bigint | null;
}

/**
 * What the drivers' means are worth, against what they cost. A driver that is not yet estimated is worth nothing.
 * @param inactionWeight λ in hundredths, a whole number ≥ 0
 * @throws RangeError when λ is negative or not whole
 */
export function value(
  model: Pick<ScoringModel, 'horizonYears' | 'discountRateBasisPoints'>,
  means: readonly DriverMean[],
  cost: Cost,
  inactionWeight: number = DEFAULT_INACTION_WEIGHT,
): Value {
  const years = annuityFactor(model);
  const yearly = yearlyValue(means, DEFAULT_INACTION_WEIGHT);
  const weightedYearly = yearlyValue(means, inactionWeight);
  const overHorizon = multiply(yearly, years);
  const totalCost = add(rational(cost.oneOffMinor), multiply(rational(cost.yearlyMinor), years));
  return {
    valueMinor: roundHalfEven(yearly),
    weightedValueMinor: roundHalfEven(weightedYearly),
    valueOverHorizonMinor: roundHalfEven(overHorizon),
    weightedValueOverHorizonMinor: roundHalfEven(multiply(weightedYearly, years)),
    totalCostMinor: roundHalfEven(totalCost),
    valuePerCostMicro: compare(totalCost, ZERO) === 0 ? null : perCost(divide(overHorizon, totalCost)),
  };
}

/** A cent that brings a fortune is told from one that brings twice as much by nobody, and a bigint column ends at 2⁶³. */
const MOST_PER_COST_MICRO = 10n ** 18n;

function perCost(exact: Rational): bigint {
  const micro = roundHalfEven(multiply(exact, rational(1_000_000n)));
  if (micro > MOST_PER_COST_MICRO) return MOST_PER_COST_MICRO;
  return micro < -MOST_PER_COST_MICRO ? -MOST_PER_COST_MICRO : micro;
}

/**
 * The present value of 1 paid at the end of each year of the horizon: Σ 1/(1 + rate)ᵗ for t = 1 … n, exact. What is
 * paid once is paid at the start of the first year and not discounted.
 */
export function annuityFactor({
  horizonYears,
  discountRateBasisPoints,
}: Pick<ScoringModel, 'horizonYears' | 'discountRateBasisPoints'>): Rational {
  const oneYear = rational(10_000n, 10_000n + BigInt(discountRateBasisPoints));
  let [discount, sum] = [rational(1n), ZERO];
  for (let year = 1; year <= horizonYears; year += 1) {
    discount = multiply(discount, oneYear);
    sum = add(sum, discount);
  }
  return sum;
}

/** Exact, in minor units: a factor is in hundredths of one, and stands for 10 points. */
const yearlyValue = (means: readonly DriverMean[], inactionWeight: number): Rational =>
  means.reduce(
    (sum, driver) => add(sum, multiply(rational(factorOf(driver, inactionWeight), 1000n), driver.mean)),
    ZERO,
  );
