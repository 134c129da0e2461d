import fc from 'fast-check';
import { ranked } from '../../../src/portfolio/domain/ranking';
import { DRIVER_CODES, driverOf } from '../../../src/scoring/domain/drivers';
import { driverMeans } from '../../../src/scoring/domain/driver-mean';
import type { Estimate } from '../../../src/scoring/domain/estimate';
import { score } from '../../../src/scoring/domain/score';
import { type ScoringModel, SCORING_METHODS } from '../../../src/scoring/domain/scoring-model';
import { type Cost, value } from '../../../src/scoring/domain/value';
import { compare, divide, multiply, rational, roundHalfEven, ZERO } from '../../../src/shared/rational';
import { aModelBy, anEstimate } from './builders';

/** Somebody's view of a driver, from its least to so far above as points go in practice. */
const anyEstimate = fc
  .record({
    driver: fc.constantFrom(...DRIVER_CODES),
    scorerId: fc.constantFrom('sara', 'sam', 'sofia'),
    figures: fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ figures, ...who }): Estimate => {
    const least = driverOf(who.driver).leastHundredths;
    const [low = 0, likely = 0, high = 0] = figures.toSorted((a, b) => a - b).map((figure) => least + figure);
    return anEstimate({ ...who, lowHundredths: low, likelyHundredths: likely, highHundredths: high });
  });
const anyEstimates = fc.uniqueArray(anyEstimate, {
  ...{ minLength: 1, maxLength: 54, selector: (each: Estimate) => `${each.driver} ${each.scorerId}` },
});
const anyCost = fc.record({
  oneOffMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  yearlyMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
});
const anyModel = fc
  .tuple(fc.constantFrom(...SCORING_METHODS), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 3000 }))
  .map(([method, horizonYears, discountRateBasisPoints]) =>
    aModelBy(method, { horizonYears, discountRateBasisPoints }),
  );
const inactionWeight = fc.constantFrom(100, 200, 400);

const scored = (model: ScoringModel, estimates: readonly Estimate[], cost: Cost, lambda: number) =>
  score(model, driverMeans(model, estimates, 'petra'), cost, lambda);

describe('A score by any method', () => {
  it('is the sum of the terms of drivers and costs, where it is not a product', () => {
    fc.assert(
      fc.property(anyModel, anyEstimates, anyCost, inactionWeight, (model, estimates, cost, lambda) => {
        fc.pre(model.method !== 'RICE');
        const { drivers, costTerms, scoreMicro } = scored(model, estimates, cost, lambda);
        const terms = [...drivers.map(({ termMicro }) => termMicro ?? 0n), ...costTerms.map((each) => each.termMicro)];
        expect(terms.reduce((sum, term) => sum + term, 0n)).toBe(scoreMicro);
      }),
    );
  });

  it('multiplies out by RICE, from the fractions that are shown', () => {
    fc.assert(
      fc.property(anyEstimates, anyCost, (estimates, cost) => {
        const { drivers, scoreMicro } = scored(aModelBy('RICE'), estimates, cost, 100);
        const [reach, impact, percent, effort] = drivers.map(({ meanPoints }) => {
          const [numerator = '0', denominator = '1'] = (meanPoints ?? '0').split('/');
          return rational(BigInt(numerator), BigInt(denominator));
        });
        fc.pre(compare(effort!, ZERO) > 0);
        const product = divide(multiply(multiply(reach!, impact!), multiply(percent!, rational(10_000n))), effort!);
        expect(scoreMicro).toBe(roundHalfEven(product));
      }),
    );
  });

  it('is never lower when one figure is better: higher, or lower where all else is divided by it', () => {
    const figure = fc.constantFrom('lowHundredths', 'likelyHundredths', 'highHundredths');
    const better = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(
        ...([anyModel, anyEstimates, fc.nat(), figure, better, anyCost, inactionWeight] as const),
        (model, estimates, nth, field, by, cost, lambda) => {
          const before = estimates[nth % estimates.length]!;
          const { divides, leastHundredths } = driverOf(before.driver);
          const figureAfter = divides ? Math.max(leastHundredths, before[field] - by) : before[field] + by;
          const after = estimates.with(nth % estimates.length, { ...before, [field]: figureAfter });
          expect(
            scored(model, after, cost, lambda).scoreMicro >= scored(model, estimates, cost, lambda).scoreMicro,
          ).toBe(true);
        },
      ),
    );
  });

  it('is never higher where more is paid', () => {
    fc.assert(
      fc.property(anyModel, anyEstimates, anyCost, anyCost, (model, estimates, cost, more) => {
        const dearer = {
          oneOffMinor: cost.oneOffMinor + more.oneOffMinor,
          yearlyMinor: cost.yearlyMinor + more.yearlyMinor,
        };
        expect(scored(model, estimates, dearer, 100).scoreMicro <= scored(model, estimates, cost, 100).scoreMicro).toBe(
          true,
        );
      }),
    );
  });

  it('of two proposals keeps them in their order, whoever else competes', () => {
    const proposal = fc.record({ estimates: anyEstimates, cost: anyCost });
    fc.assert(
      fc.property(anyModel, fc.array(proposal, { minLength: 3, maxLength: 6 }), fc.nat(), (model, proposals, nth) => {
        const all = proposals.map(({ estimates, cost }, index) => {
          const means = driverMeans(model, estimates, 'petra');
          const { valuePerCostMicro } = value(model, means, cost);
          const { scoreMicro } = score(model, means, cost);
          return { proposalId: `proposal-${index}`, scoreMicro, valuePerCostMicro, commitmentMinor: cost.oneOffMinor };
        });
        const order = (of: typeof all) => ranked(of, 0n).map(({ proposalId }) => proposalId);
        const removed = all[nth % all.length]!;
        expect(order(all.filter((each) => each !== removed))).toEqual(
          order(all).filter((proposalId) => proposalId !== removed.proposalId),
        );
      }),
    );
  });

  // NPV is what is gained over the horizon less what is paid; twelve terms and two sums are rounded by a half at most.
  it('by net present value agrees with value and cost, but for what rounding leaves', () => {
    fc.assert(
      fc.property(anyEstimates, anyCost, fc.integer({ min: 1, max: 10 }), (estimates, cost, horizonYears) => {
        const model = aModelBy('NPV', { horizonYears });
        const means = driverMeans(model, estimates, 'petra');
        const { valueOverHorizonMinor, totalCostMinor } = value(model, means, cost);
        const apart = score(model, means, cost).scoreMicro - (valueOverHorizonMinor - totalCostMinor);
        expect(apart >= -7n && apart <= 7n).toBe(true);
      }),
    );
  });
});
