import type { InactionWeights } from './sampled-weights';
import type { RankingInputs } from './ranking-inputs';

/** How a ranking is drawn again and again. */
export interface Sampling {
  /** How often, 1 … 1,000,000. The standard error of a share is at most ½ / √samples: half a percentage point at 10,000. */
  readonly samples: number;
  /** A whole number ≥ 0: what is drawn follows from it. */
  readonly seed: number;
  /**
   * How close the weights keep to the model's: > 0, and null for the model's own. A weight of w of 200 gets the standard
   * deviation √(w(200 − w) / (concentration + 1)): at 200, a weight of 30 is drawn as 30 ± 5, a weight of 10 as 10 ± 3.
   */
  readonly weightConcentration: number | null;
  /** The range of λ, in hundredths; the model's lies in it and is the most likely one. */
  readonly inactionWeights: InactionWeights;
}

/**
 * 10,000 samples; weights as if the model's 200 points had been dealt out by chance; λ over the weights that ranks are
 * shown at, 1 to 4, and as far as the model's own.
 */
export const defaultSampling = (seed: number, inactionWeight: number): Sampling => ({
  samples: 10_000,
  seed,
  weightConcentration: 200,
  inactionWeights: { low: Math.min(100, inactionWeight), high: Math.max(400, inactionWeight) },
});

const MOST_SAMPLES = 1_000_000;
/** A count of each rank for each candidate: 16 MB. */
const MOST_CANDIDATES = 2_000;
/** Ten times what an estimate can be; far beyond it, a score would be no exact whole number any more. */
const MOST_HUNDREDTHS = 100_000;

/** @throws RangeError naming the first thing that cannot be sampled */
export function checkSampling({ inactionWeight, candidates, remainingMinor }: RankingInputs, sampling: Sampling): void {
  const { samples, seed, weightConcentration: concentration, inactionWeights } = sampling;
  const { low, high } = inactionWeights;
  expect(isWhole(samples, 1, MOST_SAMPLES), `${samples} samples: expected a whole number from 1 to ${MOST_SAMPLES}.`);
  expect(isWhole(seed, 0), `Seed ${seed}: expected a whole number ≥ 0.`);
  expect(
    concentration === null || (concentration > 0 && concentration < Infinity),
    `Concentration ${concentration}: expected a number > 0, or null.`,
  );
  expect(
    isWhole(low, 0, inactionWeight) && isWhole(high, inactionWeight),
    `Inaction weights ${low} to ${high}: expected whole hundredths ≥ 0 around the model’s, ${inactionWeight}.`,
  );
  expect(candidates.length <= MOST_CANDIDATES, `${candidates.length} candidates: expected at most ${MOST_CANDIDATES}.`);
  expect(new Set(candidates.map((each) => each.proposalId)).size === candidates.length, 'A candidate is named twice.');
  expect(isExact(remainingMinor), `Remaining ${remainingMinor}: expected at most 2^53 minor units.`);
  for (const { proposalId, views, commitmentMinor } of candidates) {
    expect(
      isExact(commitmentMinor) && commitmentMinor >= 0n,
      `Commitment ${commitmentMinor} of ${proposalId}: expected 0 to 2^53 minor units.`,
    );
    for (const { lowHundredths: least, likelyHundredths: likely, highHundredths: most } of views) {
      expect(
        isWhole(least, -MOST_HUNDREDTHS, likely) && isWhole(likely, least) && isWhole(most, likely, MOST_HUNDREDTHS),
        `Estimate ${least}, ${likely}, ${most} of ${proposalId}: expected whole hundredths, low ≤ likely ≤ high.`,
      );
    }
  }
}

function expect(holds: boolean, problem: string): void {
  if (!holds) throw new RangeError(problem);
}

const isWhole = (n: number, least: number, most = Infinity): boolean =>
  Number.isSafeInteger(n) && n >= least && n <= most;

const isExact = (minor: bigint): boolean => Number.isSafeInteger(Number(minor));
