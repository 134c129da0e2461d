import { createHash } from 'node:crypto';
import type { RobustnessInput } from '../../../src/analyses';
import { pertTable, writePertTable } from '../../../src/analyses/domain/pert';
import type { CandidateInputs } from '../../../src/analyses/domain/ranking-inputs';
import type { Robustness } from '../../../src/analyses/domain/robustness';
import { BLOCK, SampledFactors } from '../../../src/analyses/domain/sampled-scores';
import { VALUE_DRIVER_CODES } from '../../../src/proposals/domain/value-drivers';
import type { View } from '../../../src/scoring/domain/estimate';
import { aModel } from '../scoring/builders';

/** A figure that looks like chance and is none: the remainder of a product of primes. */
const figure = (a: number, b: number, c: number, size: number): number =>
  (a * 7919 + b * 104_729 + c * 1_299_709) % size;

/** Sure and unsure views, not applicable ones, returns below 0 and above 10, by one to four scorers. */
function viewsOf(candidate: number): readonly View[] {
  return VALUE_DRIVER_CODES.flatMap((driver, index) =>
    ['sara', 'tom', 'uma', 'vic'].slice(0, 1 + figure(candidate, index, 1, 4)).map((scorerId, scorer): View => {
      const kind = figure(candidate, index, scorer + 2, 11);
      if (kind === 0) {
        const none = { lowHundredths: 0, likelyHundredths: 0, highHundredths: 0 };
        return { driver, scorerId, state: 'NOT_APPLICABLE', ...none };
      }
      const likelyHundredths = figure(candidate, index, scorer + 3, 1_100) - (index < 5 ? 150 : 0);
      const [below, above] = kind === 1 ? [0, 0] : [figure(candidate, index, scorer + 5, 300), kind * 37];
      const lowHundredths = Math.max(index < 5 ? -1_000 : 0, likelyHundredths - below);
      return {
        driver,
        scorerId,
        state: 'ESTIMATED',
        lowHundredths,
        likelyHundredths,
        highHundredths: likelyHundredths + above,
      };
    }),
  );
}

/** Each tenth has the estimates and the cost of the one before it; each seventh costs nothing. */
function candidate(number: number): CandidateInputs {
  const like = number % 10 === 9 ? number - 1 : number;
  const oneOffMinor = like % 7 === 0 ? 0n : BigInt(figure(like, 1, 1, 90_000_000));
  const cost = { oneOffMinor, yearlyMinor: oneOffMinor / 4n };
  return {
    proposalId: `proposal-${number}`,
    views: viewsOf(like),
    cost,
    commitmentMinor: cost.oneOffMinor + cost.yearlyMinor,
  };
}

/**
 * A ranking with all that sampling knows: 60 candidates, weights far from the model's, so that many are drawn from a gamma
 * distribution of a shape below 1, and λ between 0.5 and 4.
 */
export const KNOWN_INPUT: RobustnessInput = {
  inputs: {
    ...{ model: aModel(), inactionWeight: 150, remainingMinor: 900_000_000n },
    candidates: Array.from({ length: 60 }, (_, index) => candidate(index)),
  },
  sampling: { samples: 5_000, seed: 20_250_301, weightConcentration: 12, inactionWeights: { low: 50, high: 400 } },
  top: 10,
};

/** What was found of it once, by this engine: every machine and every version of Node has to find it again. */
export const KNOWN_DIGEST = '10441dad264cbff896a7752c0340b4d0fc25427a0d616b9ff4e9ec98665c2a39';

/**
 * Of an answer, and of numbers on the way to it, bit for bit: factors of weights and λ, and tables of PERT. An answer is
 * counts, which would forgive a last digit that differs.
 */
export function digestOf(answer: Robustness): string {
  const digest = createHash('sha256').update(JSON.stringify(answer));
  const { inputs, sampling } = KNOWN_INPUT;
  const weights = new SampledFactors(inputs.model.drivers, inputs, sampling);
  weights.draw(BLOCK);
  for (const factors of weights.factors) digest.update(factors);
  for (let likelyHundredths = 0; likelyHundredths <= 97; likelyHundredths += 1) {
    const table = pertTable();
    writePertTable({ lowHundredths: 0, likelyHundredths, highHundredths: 97 }, table);
    digest.update(table);
  }
  return digest.digest('hex');
}
