import fc from 'fast-check';
import { standing } from '../../../src/analyses/domain/ranking-inputs';
import { DrawingRoom, SampledFactors, SampledScores } from '../../../src/analyses/domain/sampled-scores';
import { VALUE_DRIVER_CODES } from '../../../src/proposals/domain/value-drivers';
import type { View } from '../../../src/scoring/domain/estimate';
import { aModel } from '../scoring/builders';
import { aCandidate, aRanking, drivers, ofEstimatesAlone, views } from './builders';

/** A score drawn with the model's own weights at one λ, in micro-points. */
function drawnScore(held: readonly View[], inactionWeight: number, of = aModel().drivers): number {
  const sampling = ofEstimatesAlone({ inactionWeights: { low: inactionWeight, high: inactionWeight } });
  const weights = new SampledFactors(of, { inactionWeight }, sampling);
  const scores = new Float64Array(1);
  weights.draw(1);
  new SampledScores(of, aCandidate('a', held), 1).draw(weights.factors, new DrawingRoom(), scores);
  return scores[0]!;
}

describe('A score that is drawn without any doubt', () => {
  // 0.15 · (7 + 6)/2 = 0.975 of loyalty, with λ = 2 and K = 300: 30/300 · 6.5 = 0.65.
  it('is the score of the formula', () => {
    const held = [...views({ CUSTOMER_LOYALTY: 7 }, 'sara'), ...views({ CUSTOMER_LOYALTY: 6 }, 'tom')];

    expect([drawnScore(held, 100), drawnScore(held, 200)]).toEqual([975_000, 650_000]);
  });

  // 10⁶ · 1/3 · 5 = 1,666,666.67 for each of three drivers: 1,666,667 · 3, and not the 5,000,000 of their sum.
  it('is the sum of terms that are rounded one by one', () => {
    const three = drivers({ CUSTOMER_LOYALTY: 1n, BRAND_PROMOTION: 1n, CUSTOMER_DEFECTION: 1n });

    expect(drawnScore(views(5), 100, three)).toBe(5_000_001);
  });

  it('counts a driver that nobody has estimated as nothing', () => {
    expect(drawnScore(views(6, 'sara', ['CUSTOMER_LOYALTY']), 100)).toBe(900_000);
  });

  it('is nothing where nothing weighs', () => {
    expect(drawnScore(views(6), 0, drivers({ CUSTOMER_DEFECTION: 1n }))).toBe(0);
  });

  // Where a term is half a micro-point to the last digit, a fraction rounded before may fall to the other side.
  it('is that of `score`, but for a micro-point of each term', () => {
    const hundredths = fc.integer({ min: -1_000, max: 2_000 });
    const ofOne = fc.array(hundredths, { minLength: 10, maxLength: 10 });
    const worth = fc.bigInt(1n, 10n ** 12n);
    const worths = fc.array(worth, { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(ofOne, { minLength: 1, maxLength: 5 }), worths, fc.nat(1_000), (all, of, inactionWeight) => {
        const held = all.flatMap((likely, scorer) =>
          views(0, `scorer-${scorer}`).map((view, index): View => {
            const likelyHundredths = likely[index]!;
            return { ...view, lowHundredths: likelyHundredths, likelyHundredths, highHundredths: likelyHundredths };
          }),
        );
        const model = aModel({
          drivers: drivers(Object.fromEntries(VALUE_DRIVER_CODES.map((code, i) => [code, of[i]!]))),
        });
        const { scoreMicro } = standing(aRanking([], { model, inactionWeight }), aCandidate('a', held));

        expect(Math.abs(drawnScore(held, inactionWeight, model.drivers) - Number(scoreMicro))).toBeLessThanOrEqual(10);
      }),
    );
  });
});
