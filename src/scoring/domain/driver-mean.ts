import { rational, type Rational, ZERO } from '../../shared/rational';
import type { DriverCode } from './drivers';
import { countedEstimates, type View } from './estimate';
import type { EstimateState } from './figures';
import type { ModelDriver, ScoringModel } from './scoring-model';

/** What the scorers of a proposal hold of one driver, together. */
export interface DriverMean extends ModelDriver {
  /** Not applicable when all scorers say so: one who says so among others counts as 0. */
  readonly state: EstimateState | 'NOT_YET_ESTIMATED';
  /** How many people's estimates are in it. */
  readonly scorers: number;
  /** In the driver's unit: the mean of the scorers' PERT means, exact; 0 when not applicable or not yet estimated. */
  readonly mean: Rational;
  /** The least and the greatest likely value, in hundredths of the unit; null when not yet estimated. */
  readonly lowestHundredths: number | null;
  readonly highestHundredths: number | null;
}

/**
 * Each driver's mean, in the order of the model. The proposer's own estimates are left out.
 * @param estimates of one proposal, at most one a driver and scorer; drivers unknown to the model are left out
 */
export function driverMeans(
  model: Pick<ScoringModel, 'drivers'>,
  estimates: readonly View[],
  proposerId: string,
): readonly DriverMean[] {
  const counted = countedEstimates(estimates, proposerId);
  return model.drivers.map((row) => ({ ...row, ...agreement(counted.filter(({ driver }) => driver === row.driver)) }));
}

/** Of one driver; 0 while it is not estimated, or is none of the model's. */
export const meanOf = (means: readonly DriverMean[], driver: DriverCode): Rational =>
  means.find((each) => each.driver === driver)?.mean ?? ZERO;

function agreement(estimates: readonly View[]): Omit<DriverMean, keyof ModelDriver> {
  const scorers = estimates.length;
  if (scorers === 0) {
    return { state: 'NOT_YET_ESTIMATED', scorers, mean: ZERO, lowestHundredths: null, highestHundredths: null };
  }
  const likely = estimates.map((each) => each.likelyHundredths);
  const sum = estimates.reduce((total, each) => total + pertSum(each), 0);
  return {
    state: estimates.every((each) => each.state === 'NOT_APPLICABLE') ? 'NOT_APPLICABLE' : 'ESTIMATED',
    scorers,
    // A sixth of each PERT sum, a hundredth for the unit, shared among the scorers.
    mean: rational(BigInt(sum), BigInt(600 * scorers)),
    lowestHundredths: Math.min(...likely),
    highestHundredths: Math.max(...likely),
  };
}

/**
 * Six times the PERT mean, in hundredths of the unit.
 * @see D. G. Malcolm et al., "Application of a Technique for Research and Development Program Evaluation", Operations
 * Research 7 (1959): mean = (low + 4 · likely + high) / 6
 */
const pertSum = (estimate: View): number =>
  estimate.lowHundredths + 4 * estimate.likelyHundredths + estimate.highHundredths;
