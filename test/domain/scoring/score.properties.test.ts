import fc from 'fast-check';
import { VALUE_DRIVER_CODES } from '../../../src/proposals/domain/value-drivers';
import { driverOf } from '../../../src/scoring/domain/drivers';
import type { Estimate } from '../../../src/scoring/domain/estimate';
import { driverMeans } from '../../../src/scoring/domain/driver-mean';
import { score } from '../../../src/scoring/domain/score';
import { value } from '../../../src/scoring/domain/value';
import { aModel, anEstimate, NOTHING } from './builders';

const driver = fc.constantFrom(...VALUE_DRIVER_CODES);
const inactionWeight = fc.oneof(fc.constantFrom(100, 200, 400), fc.integer({ min: 0, max: 1000 }));

/** Somebody's view of a driver: returns from −10 points, costs of inaction from 0; figures in money go above 10. */
const anyEstimate = fc
  .record({
    driver,
    scorerId: fc.constantFrom('sara', 'sam', 'sofia', 'petra'),
    figures: fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ figures, ...who }): Estimate => {
    const least = driverOf(who.driver).leastHundredths;
    const [low = 0, likely = 0, high = 0] = figures.toSorted((a, b) => a - b).map((figure) => least + figure);
    return anEstimate({ ...who, lowHundredths: low, likelyHundredths: likely, highHundredths: high });
  });

const anyEstimates = fc.uniqueArray(anyEstimate, {
  maxLength: 30,
  selector: (each) => `${each.driver} ${each.scorerId}`,
});

const anyModel = fc
  .array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 10, maxLength: 10 })
  .map((worths) =>
    aModel({ drivers: aModel().drivers.map((row, index) => ({ ...row, worthMinor: worths[index] ?? 1n })) }),
  );

describe('Every score', () => {
  it('is the sum of its terms, and of its two sides', () => {
    fc.assert(
      fc.property(anyModel, anyEstimates, inactionWeight, (model, estimates, lambda) => {
        const result = score(model, driverMeans(model, estimates, 'petra'), NOTHING, lambda);
        expect(result.drivers.reduce((sum, each) => sum + each.termMicro!, 0n)).toBe(result.scoreMicro);
        expect(result.returnsMicro + result.costOfInactionMicro).toBe(result.scoreMicro);
      }),
    );
  });

  it('is never lower when one figure of one estimate is better', () => {
    const figure = fc.constantFrom('lowHundredths', 'likelyHundredths', 'highHundredths');
    const better = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(
        anyModel,
        anyEstimates,
        fc.nat(),
        figure,
        better,
        inactionWeight,
        (model, estimates, nth, field, by, lambda) => {
          fc.pre(estimates.length > 0);
          const raised = estimates.with(nth % estimates.length, {
            ...(estimates[nth % estimates.length] ?? anEstimate()),
            [field]: (estimates[nth % estimates.length]?.[field] ?? 0) + by,
          });
          const of = (these: readonly Estimate[]) =>
            score(model, driverMeans(model, these, 'petra'), NOTHING, lambda).scoreMicro;
          expect(of(raised) >= of(estimates)).toBe(true);
        },
      ),
    );
  });

  it('is the same in whatever order the estimates come', () => {
    const shuffled = anyEstimates.chain((estimates) =>
      fc.tuple(
        fc.constant(estimates),
        fc.shuffledSubarray(estimates, { minLength: estimates.length, maxLength: estimates.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, inactionWeight, ([estimates, others], lambda) => {
        const of = (these: readonly Estimate[]) =>
          score(aModel(), driverMeans(aModel(), these, 'petra'), NOTHING, lambda);
        expect(of(others)).toEqual(of(estimates));
      }),
    );
  });

  it('is complete exactly when its coverage is 100 %', () => {
    fc.assert(
      fc.property(anyModel, anyEstimates, fc.integer({ min: 1, max: 1000 }), (model, estimates, lambda) => {
        const result = score(model, driverMeans(model, estimates, 'petra'), NOTHING, lambda);
        expect(result.complete).toBe(result.coverageBasisPoints === 10_000);
        expect(result.complete).toBe(result.coveredFactor === result.factorSum);
      }),
    );
  });

  // score = 10 · value / Σ worth at λ = 1; ten terms and the value are rounded by a half at most.
  it('agrees with the value in money at λ = 1, but for what rounding leaves', () => {
    const cost = { oneOffMinor: 1n, yearlyMinor: 0n };
    fc.assert(
      fc.property(anyEstimates, (estimates) => {
        const model = aModel();
        const means = driverMeans(model, estimates, 'petra');
        const worth = model.drivers.reduce((sum, each) => sum + each.worthMinor, 0n);
        const fromValue = (10_000_000n * value(model, means, cost).valueMinor) / worth;
        const apart = score(model, means, cost).scoreMicro - fromValue;
        expect(apart >= -7n && apart <= 7n).toBe(true);
      }),
    );
  });
});
