import type { CandidateInputs, RankingInputs } from '../../../src/analyses/domain/ranking-inputs';
import type { Sampling } from '../../../src/analyses/domain/sampling';
import { VALUE_DRIVER_CODES } from '../../../src/proposals/domain/value-drivers';
import type { DriverCode } from '../../../src/scoring/domain/drivers';
import type { View } from '../../../src/scoring/domain/estimate';
import { defaultDrivers, type ModelDriver } from '../../../src/scoring/domain/scoring-model';
import { aModel } from '../scoring/builders';

/** Points: a number without doubt, or low, likely and high. */
export type Points = number | readonly [number, number, number];

export function aView(driver: DriverCode, points: Points, scorerId = 'sara'): View {
  const [low, likely, high] = typeof points === 'number' ? [points, points, points] : points;
  const [lowHundredths, likelyHundredths, highHundredths] = [low * 100, likely * 100, high * 100];
  return { driver, scorerId, state: 'ESTIMATED', lowHundredths, likelyHundredths, highHundredths };
}

/** One scorer's views of all ten drivers: the same points for each, or the given ones and 0 for the others. */
export const views = (
  points: Points | Partial<Record<DriverCode, Points>>,
  scorerId = 'sara',
  drivers: readonly DriverCode[] = VALUE_DRIVER_CODES,
): readonly View[] =>
  drivers.map((driver) => {
    const ofAll = typeof points === 'number' || Array.isArray(points);
    return aView(driver, ofAll ? (points as Points) : ((points as Record<string, Points>)[driver] ?? 0), scorerId);
  });

/** It costs and takes from the budget 100 minor units, once. */
export const aCandidate = (
  proposalId: string,
  held: readonly View[],
  different: Partial<CandidateInputs> = {},
): CandidateInputs => ({
  ...{ proposalId, views: held, cost: { oneOffMinor: 100n, yearlyMinor: 0n }, commitmentMinor: 100n },
  ...different,
});

/** The default model at λ = 1, and a budget for one of two. */
export const aRanking = (
  candidates: readonly CandidateInputs[],
  different: Partial<RankingInputs> = {},
): RankingInputs => ({ model: aModel(), inactionWeight: 100, remainingMinor: 100n, candidates, ...different });

/** The model's own weights and λ: nothing but estimates is drawn. */
export const ofEstimatesAlone = (different: Partial<Sampling> = {}): Sampling => ({
  ...{ samples: 10_000, seed: 7, weightConcentration: null, inactionWeights: { low: 100, high: 100 } },
  ...different,
});

/** Drivers of the default model by name, with other worths. */
export const drivers = (worths: Partial<Record<DriverCode, bigint>>): readonly ModelDriver[] =>
  defaultDrivers('EUR').flatMap((row) => {
    const worthMinor = worths[row.driver];
    return worthMinor === undefined ? [] : [{ ...row, worthMinor }];
  });

/** What a computation returns, however it gets there. */
export function answerOf<Answer>(steps: Generator<number, Answer>): Answer {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
