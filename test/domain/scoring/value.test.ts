import { driverMeans } from '../../../src/scoring/domain/driver-mean';
import { annuityFactor, type Cost, value } from '../../../src/scoring/domain/value';
import { rational } from '../../../src/shared/rational';
import { aModel, allTen, certain } from './builders';

const model = aModel({ horizonYears: 2, discountRateBasisPoints: 2500 });
// Σ w·r = 560 and Σ v·c = 580 as in the tests of the score.
const estimates = allTen([6, 4, 8, 2, 5, 7, 3, 9, 1, 4]);
const cost: Cost = { oneOffMinor: 1_000_000_00n, yearlyMinor: 500_000_00n };
const valued = (of: readonly ReturnType<typeof certain>[], at: Cost, inactionWeight?: number) =>
  value(model, driverMeans(model, of, 'petra'), at, inactionWeight);

describe('Discounting', () => {
  // At 25 %: 1/1.25 + 1/1.25² = 0.8 + 0.64 = 1.44
  it('takes payments at the end of each year', () => {
    expect(annuityFactor(model)).toEqual(rational(36n, 25n));
  });

  // At 8 %: (1.08² + 1.08 + 1) / 1.08³ = 3.2464 / 1.259712 = 50725/19683
  it('is exact over the three years of the default model', () => {
    expect(annuityFactor(aModel())).toEqual(rational(50_725n, 19_683n));
  });

  it('at 0 % counts the years', () => {
    expect(annuityFactor({ horizonYears: 4, discountRateBasisPoints: 0 })).toEqual(rational(4n));
  });
});

describe('The value of a proposal', () => {
  // A weight of 1 is worth EUR 100,000 at 10 points: (560 + 580) · 100,000 / 10 = EUR 11,400,000
  it('a year is the worth of its points on both sides', () => {
    expect(valued(estimates, cost).valueMinor).toBe(11_400_000_00n);
  });

  // (560 + 2·580) · 10,000 = EUR 17,200,000
  it('has λ on the inaction side only where it is weighted', () => {
    expect(valued(estimates, cost, 200)).toMatchObject({
      valueMinor: 11_400_000_00n,
      weightedValueMinor: 17_200_000_00n,
    });
  });

  // 11,400,000 · 1.44 and 17,200,000 · 1.44
  it('over the horizon is discounted, weighted or not', () => {
    expect(valued(estimates, cost, 200)).toMatchObject({
      valueOverHorizonMinor: 16_416_000_00n,
      weightedValueOverHorizonMinor: 24_768_000_00n,
    });
  });

  // 1,000,000 + 500,000 · 1.44 = 1,720,000
  it('is held against a cost that is discounted the same way', () => {
    expect(valued(estimates, cost).totalCostMinor).toBe(1_720_000_00n);
  });

  // 16,416,000 / 1,720,000 = 9.54418604…
  it('for each unit of cost is in millionths', () => {
    expect(valued(estimates, cost).valuePerCostMicro).toBe(9_544_186n);
  });

  it('has no value per cost when it costs nothing', () => {
    expect(valued(estimates, { oneOffMinor: 0n, yearlyMinor: 0n }).valuePerCostMicro).toBeNull();
  });

  // 1 minor unit a year for two years: 0.8 + 0.64 = 1.44 → 1, where each year rounded by itself would make 2.
  it('is rounded once, at the end', () => {
    expect(valued([], { oneOffMinor: 0n, yearlyMinor: 1n }).totalCostMinor).toBe(1n);
  });

  // 6.5 points of EUR 1,000,000: 6.5 · 100,000 = EUR 650,000
  it('counts a driver that is not yet estimated as nothing', () => {
    expect(valued([certain('EMPLOYEE_ENGAGEMENT', 6.5)], cost).valueMinor).toBe(650_000_00n);
  });
});
