import type { ModelDriver } from '../../scoring/domain/scoring-model';
import type { Chance } from './chance';
import { exp, ln } from './logarithm';

/** Looked up once: where globals are guarded, as Jest does, a look at each number takes longer than all the rest. */
const { sqrt } = Math;

/** A range of λ, in hundredths: whole numbers ≥ 0, low ≤ high. */
export interface InactionWeights {
  readonly low: number;
  readonly high: number;
}

/**
 * Weights by a Dirichlet distribution around the model's: each driver's share of all weights has the share w of its worth
 * for its mean, and the standard deviation √(w(1 − w) / (concentration + 1)).
 * @param concentration > 0; null leaves the weights as they are
 * @returns draws one set of weights, in the order of the drivers and up to a common factor
 */
export function weightsAround(
  drivers: readonly Pick<ModelDriver, 'worthMinor'>[],
  concentration: number | null,
  chance: Chance,
): (weights: Float64Array) => void {
  const all = Number(drivers.reduce((sum, { worthMinor }) => sum + worthMinor, 0n));
  const shares = drivers.map(({ worthMinor }) => Number(worthMinor) / all);
  if (concentration === null) return (weights) => weights.set(shares);
  const shapes = shares.map((share) => concentration * share);
  return (weights) => shapes.forEach((shape, index) => (weights[index] = gamma(shape, chance)));
}

/** λ from a triangular distribution: most likely the model's, less and less likely towards both ends of its range. */
export function inactionWeightAround(mode: number, { low, high }: InactionWeights, chance: Chance): () => number {
  const range = high - low;
  if (range === 0) return () => low;
  const below = (mode - low) / range;
  return () => {
    const share = chance.share();
    return share < below ? low + sqrt(share * range * (mode - low)) : high - sqrt((1 - share) * range * (high - mode));
  };
}

/**
 * One number by a gamma distribution of scale 1.
 * @param shape > 0, which is its mean and its variance
 * @see G. Marsaglia, W. W. Tsang, "A Simple Method for Generating Gamma Variables", ACM Transactions on Mathematical
 *   Software 26 (2000) 363–372
 */
export function gamma(shape: number, chance: Chance): number {
  if (shape < 1) return gamma(shape + 1, chance) * exp(ln(chance.share()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / sqrt(9 * d);
  for (;;) {
    const x = normal(chance);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (ln(chance.share()) < (x * x) / 2 + d * (1 - v + ln(v))) return d * v;
  }
}

/**
 * One number by the standard normal distribution.
 * @see G. Marsaglia, T. A. Bray, "A Convenient Method for Generating Normal Variables", SIAM Review 6 (1964) 260–264
 */
function normal(chance: Chance): number {
  for (;;) {
    const x = 2 * chance.share() - 1;
    const y = 2 * chance.share() - 1;
    const square = x * x + y * y;
    if (square < 1 && square > 0) return x * sqrt((-2 * ln(square)) / square);
  }
}
