import type { DriverCode } from '../../../src/scoring/domain/drivers';
import { driverMeans } from '../../../src/scoring/domain/driver-mean';
import type { Estimate } from '../../../src/scoring/domain/estimate';
import { score } from '../../../src/scoring/domain/score';
import type { ScoringModel } from '../../../src/scoring/domain/scoring-model';
import { type Cost, value } from '../../../src/scoring/domain/value';
import { rational } from '../../../src/shared/rational';
import { aModelBy, allCertain, allTen, anEstimate, certain, NOTHING } from './builders';

const scored = (model: ScoringModel, estimates: readonly Estimate[], cost: Cost = NOTHING, inactionWeight?: number) =>
  score(model, driverMeans(model, estimates, 'petra'), cost, inactionWeight);
const triple = (driver: DriverCode, scorerId: string, low: number, likely: number, high: number) => {
  const [lowHundredths, likelyHundredths, highHundredths] = [low * 100, likely * 100, high * 100] as const;
  return anEstimate({ driver, scorerId, lowHundredths, likelyHundredths, highHundredths });
};
const terms = ({ drivers }: ReturnType<typeof scored>) => drivers.map(({ termMicro }) => termMicro);

describe('PERT', () => {
  // "O = 10 days, M = 12 days, P = 26 days: ET = (26 + 4·12 + 10)/6 = 14 days", pmpandsdlc.blogspot.com/2010/02.
  it('expects 14 of 10, 12 and 26, as published', () => {
    const [effort] = driverMeans(
      { drivers: aModelBy('RICE').drivers.slice(3) },
      [triple('EFFORT', 'sara', 10, 12, 26)],
      '',
    );

    expect(effort?.mean).toEqual(rational(14n));
  });
});

describe('Net present value', () => {
  /** Of one return that is worth so much a year at 10 points. */
  const ofOne = (worthMinor: bigint, years: number, basisPoints: number): ScoringModel => {
    const [loyalty] = aModelBy('NPV').drivers;
    return aModelBy('NPV', {
      ...{ drivers: [{ ...loyalty!, worthMinor }], horizonYears: years, discountRateBasisPoints: basisPoints },
    });
  };

  // K. S. Bigel, Corporate Finance (Touro, 2023), 1.19, example 3: an outlay of 2,532 and 1,000 a year for five years at 10 %
  // are worth 3,790.8 − 2,532 = 1,258.80, by a factor of 3.7908. Exactly the factor is 3.790786769…: 1,258.79.
  it('is 1,258.79 in a textbook’s example', () => {
    const cost = { oneOffMinor: 2_532_00n, yearlyMinor: 0n };

    expect(scored(ofOne(1_000_00n, 5, 1000), [certain('CUSTOMER_LOYALTY', 10)], cost).scoreMicro).toBe(1_258_79n);
  });

  /*
   * Two years at 25 %: 1/1.25 + 1/1.25² = 1.44.
   *                   points   worth at 10 points   a year     over two years
   * customer loyalty       6        3,000,000.00   1,800,000     2,592,000
   * brand damage          -          1,500,000.00
   * customer defection     7        3,000,000.00   2,100,000     3,024,000
   * one-off cost                                                −1,000,000
   * yearly cost                                      500,000      −720,000     sum 3,896,000
   */
  it('adds up what drivers are worth over the horizon and takes the costs away', () => {
    const model = aModelBy('NPV', { horizonYears: 2, discountRateBasisPoints: 2500 });
    const cost = { oneOffMinor: 1_000_000_00n, yearlyMinor: 500_000_00n };
    const estimates = allTen([6, 0, 0, 0, 0, 7]);

    expect(scored(model, estimates, cost)).toMatchObject({
      ...{ scoreMicro: 3_896_000_00n, returnsMicro: 2_592_000_00n, costOfInactionMicro: 3_024_000_00n, complete: true },
      costTerms: [
        { kind: 'ONE_OFF', statedMinor: 1_000_000_00n, termMicro: -1_000_000_00n },
        { kind: 'YEARLY', statedMinor: 500_000_00n, termMicro: -720_000_00n },
      ],
    });
  });

  // 1 cent a year at 10 points, half of it at 5: 0.5 · 1.44 = 0.72 → 1; cost 1 · 1.44 → 1. Each term is whole, and so is the sum.
  it('rounds each term by itself', () => {
    const model = ofOne(1n, 2, 2500);

    expect(scored(model, [certain('CUSTOMER_LOYALTY', 5)], { oneOffMinor: 0n, yearlyMinor: 1n })).toMatchObject({
      ...{ scoreMicro: 0n, returnsMicro: 1n },
    });
  });

  it('is below zero where costs are more than what is gained', () => {
    expect(scored(aModelBy('NPV'), [], { oneOffMinor: 5n, yearlyMinor: 0n }).scoreMicro).toBe(-5n);
  });

  it('counts each euro once, whatever λ', () => {
    const at = (inactionWeight: number) =>
      scored(aModelBy('NPV'), allTen([6, 4, 8, 2, 5, 7, 3, 9, 1, 4]), NOTHING, inactionWeight);

    expect({ ...at(400), inactionWeight: 100 }).toEqual(at(100));
  });

  // Customer loyalty is worth 3,000,000 of 20,000,000 in all.
  it('has the share of the worth that is estimated as its coverage', () => {
    expect(scored(aModelBy('NPV'), [certain('CUSTOMER_LOYALTY', 5)], NOTHING, 400)).toMatchObject({
      ...{ coverageBasisPoints: 1500, complete: false },
    });
  });
});

describe('RICE', () => {
  const model = aModelBy('RICE');
  const of = (reach: number, impact: number, percent: number, effort: number) =>
    allCertain({ REACH: reach, IMPACT: impact, CONFIDENCE: percent, EFFORT: effort });

  // beginpm.com/asking/what-is-the-rice-scoring-model; the formula is S. McBride's (Intercom 2016):
  // (1000 · 2 · 0.8)/5 = 320, (500 · 1 · 0.9)/2 = 225, (2000 · 1 · 0.7)/8 = 175.
  it.each([
    ['A', of(1000, 2, 80, 5), 320_000_000n],
    ['B', of(500, 1, 90, 2), 225_000_000n],
    ['C', of(2000, 1, 70, 8), 175_000_000n],
  ])('of feature %s is as published', (_feature, estimates, scoreMicro) => {
    expect(scored(model, estimates)).toMatchObject({ scoreMicro, complete: true });
  });

  // Reach (400 + 500)/2 = 450; effort (2 + 4·3 + 7)/6 = 7/2: 450 · 0.5 · 1 ÷ 3.5 = 450/7 = 64.285714285…
  it('multiplies the exact means and rounds once', () => {
    const estimates = [
      ...allCertain({ REACH: 400, IMPACT: 0.5, CONFIDENCE: 100 }),
      ...[certain('REACH', 500, 'sam'), triple('EFFORT', 'sam', 2, 3, 7)],
    ];
    const result = scored(model, estimates);

    expect(result.scoreMicro).toBe(64_285_714n);
    expect(result.drivers.map(({ meanPoints }) => meanPoints)).toEqual(['450', '1/2', '100', '7/2']);
    expect(terms(result)).toEqual([null, null, null, null]);
  });

  it('is nothing, and not ranked, without an effort', () => {
    const estimates = allCertain({ REACH: 1000, IMPACT: 2, CONFIDENCE: 80 });

    expect(scored(model, estimates)).toMatchObject({
      ...{ scoreMicro: 0n, complete: false, coverageBasisPoints: 7500 },
    });
  });

  it('is nothing, and not ranked, by an effort of 0, though nobody can give one', () => {
    expect(scored(model, of(1000, 2, 80, 0))).toMatchObject({ scoreMicro: 0n, complete: false });
  });

  it('knows no money', () => {
    const means = driverMeans(model, of(1000, 2, 80, 5), 'petra');

    expect(value(model, means, { oneOffMinor: 100n, yearlyMinor: 0n })).toMatchObject({
      ...{ valueMinor: 0n, valueOverHorizonMinor: 0n, totalCostMinor: 100n, valuePerCostMicro: 0n },
    });
  });
});

describe('WSJF', () => {
  const model = aModelBy('WSJF');
  const of = (businessValue: number, time: number, risk: number, size: number) =>
    allCertain({ BUSINESS_VALUE: businessValue, TIME_CRITICALITY: time, RISK_REDUCTION: risk, JOB_SIZE: size });

  // beginpm.com/asking/what-is-wsjf-in-agile: (100 + 50 + 20)/10 = 17 and (80 + 30 + 10)/5 = 24;
  // beginpm.com/asking/how-to-calculate-wsjf: (30 + 20 + 10)/5 = 12.
  it.each([
    ['task A', of(100, 50, 20, 10), 17_000_000n],
    ['task B', of(80, 30, 10, 5), 24_000_000n],
    ['a project', of(30, 20, 10, 5), 12_000_000n],
  ])('of %s is as published', (_job, estimates, scoreMicro) => {
    expect(scored(model, estimates)).toMatchObject({ scoreMicro, complete: true });
  });

  // 1/3 = 0.333333 each; 1/3 + 1/3 + 1/3 would be 1: the terms decide.
  it('is the sum of its rounded terms', () => {
    const result = scored(model, of(1, 1, 1, 3));

    expect([result.scoreMicro, terms(result)]).toEqual([999_999n, [333_333n, 333_333n, 333_333n, null]]);
  });

  it('is nothing, and not ranked, without a job size', () => {
    const estimates = allCertain({ BUSINESS_VALUE: 8, TIME_CRITICALITY: 5, RISK_REDUCTION: 3 });

    expect(scored(model, estimates)).toMatchObject({ scoreMicro: 0n, complete: false, coverageBasisPoints: 7500 });
  });

  it('has neither sides nor weights', () => {
    const result = scored(model, of(8, 5, 3, 5), NOTHING, 400);

    expect(result).toMatchObject({ scoreMicro: 3_200_000n, returnsMicro: 0n, costOfInactionMicro: 0n });
    expect(result.drivers.map(({ side, weightHundredths }) => [side, weightHundredths])).toEqual(
      Array(4).fill([null, null]),
    );
  });
});
