import type { Estimate } from '../../../src/scoring/domain/estimate';
import { driverMeans } from '../../../src/scoring/domain/driver-mean';
import { score } from '../../../src/scoring/domain/score';
import type { ScoringModel } from '../../../src/scoring/domain/scoring-model';
import { rational } from '../../../src/shared/rational';
import { aModel, allTen, anEstimate, certain, NOTHING } from './builders';

const scored = (estimates: readonly Estimate[], inactionWeight?: number, model: ScoringModel = aModel()) =>
  score(model, driverMeans(model, estimates, 'petra'), NOTHING, inactionWeight);
const loyalty = (...estimates: readonly Estimate[]) => driverMeans(aModel(), estimates, 'petra')[0];
const triple = (scorerId: string, lowHundredths: number, likelyHundredths: number, highHundredths: number) =>
  anEstimate({ scorerId, lowHundredths, likelyHundredths, highHundredths });

describe('The mean of a driver', () => {
  // (4 + 4·6 + 11) / 6 = 39/6 = 6.5
  it('is the PERT mean of a single scorer', () => {
    expect(loyalty(triple('sara', 400, 600, 1100))?.mean).toEqual(rational(13n, 2n));
  });

  // (5 + 4·7 + 10) / 6 = 43/6
  it('is an exact fraction', () => {
    expect(loyalty(triple('sara', 500, 700, 1000))?.mean).toEqual(rational(43n, 6n));
  });

  // Sara 6.5 as above, Sam (6 + 4·7 + 8) / 6 = 7: (6.5 + 7) / 2 = 6.75
  it('is the mean over the scorers of their PERT means', () => {
    expect(loyalty(triple('sara', 400, 600, 1100), triple('sam', 600, 700, 800))).toMatchObject({
      mean: rational(27n, 4n),
      scorers: 2,
      lowestHundredths: 600,
      highestHundredths: 700,
      state: 'ESTIMATED',
    });
  });

  it('leaves the estimate of the proposer out', () => {
    expect(loyalty(certain('CUSTOMER_LOYALTY', 10, 'petra'), certain('CUSTOMER_LOYALTY', 4))).toMatchObject({
      mean: rational(4n),
      scorers: 1,
    });
  });

  it('is missing while only the proposer has estimated', () => {
    expect(loyalty(certain('CUSTOMER_LOYALTY', 10, 'petra'))).toMatchObject({ state: 'NOT_YET_ESTIMATED', scorers: 0 });
  });

  // (8 + 0) / 2
  it('counts a scorer who says "not applicable" as 0 among others', () => {
    const no = anEstimate({
      scorerId: 'sam',
      state: 'NOT_APPLICABLE',
      likelyHundredths: 0,
      lowHundredths: 0,
      highHundredths: 0,
    });

    expect(loyalty(certain('CUSTOMER_LOYALTY', 8), no)).toMatchObject({ mean: rational(4n), state: 'ESTIMATED' });
  });
});

describe('A score', () => {
  /*
   * weights       30  15  30  15  10 | 30  15  30  15  10
   * points         6   4   8   2   5 |  7   3   9   1   4
   * w·r          180  60 240  30  50 | 210 45 270  15  40      Σ w·r = 560, Σ v·c = 580
   */
  const estimates = allTen([6, 4, 8, 2, 5, 7, 3, 9, 1, 4]);

  // K = 100 + 100 = 200: 560/200 = 2.8, 580/200 = 2.9
  it('at λ 1 is the weighted mean of all ten drivers', () => {
    expect(scored(estimates)).toMatchObject({
      returnsMicro: 2_800_000n,
      costOfInactionMicro: 2_900_000n,
      scoreMicro: 5_700_000n,
    });
  });

  // K = 100 + 2·100 = 300. Returns 0.6 + 0.2 + 0.8 + 0.1 + 0.166667 (50/300) = 1.866667;
  // inaction 1.4 + 0.3 + 1.8 + 0.1 + 0.266667 (80/300) = 3.866667. Exactly it would be 5.733333…: the terms decide.
  it('at λ 2 is the sum of its rounded terms', () => {
    expect(scored(estimates, 200)).toMatchObject({
      returnsMicro: 1_866_667n,
      costOfInactionMicro: 3_866_667n,
      scoreMicro: 5_733_334n,
    });
  });

  // K = 100 + 4·100 = 500: 560/500 = 1.12, 4·580/500 = 4.64
  it('at λ 4 counts a point of inaction four times', () => {
    expect(scored(estimates, 400)).toMatchObject({
      returnsMicro: 1_120_000n,
      costOfInactionMicro: 4_640_000n,
      scoreMicro: 5_760_000n,
    });
  });

  it('is 10 when every driver is at its anchor of 10, at any λ', () => {
    expect(scored(allTen(Array<number>(10).fill(10)), 333).scoreMicro).toBe(10_000_000n);
  });

  // 30 · (−10) / 200 = −1.5
  it('may be negative', () => {
    expect(scored([certain('CUSTOMER_LOYALTY', -10)]).scoreMicro).toBe(-1_500_000n);
  });

  // Two drivers worth 1 and 31, K = 32. 0.01 points of the first: 10⁶ · 0.01 / 32 = 312.5; 0.03 points: 937.5.
  it.each([
    [0.01, 312n],
    [0.03, 938n],
    [-0.01, -312n],
    [-0.03, -938n],
  ])('rounds the half in a term of %d points to even', (points, termMicro) => {
    const [loyaltyRow, promotion] = aModel().drivers;
    if (!loyaltyRow || !promotion) throw new Error('The default model has ten drivers.');
    const drivers = [
      { ...loyaltyRow, worthMinor: 1n },
      { ...promotion, worthMinor: 31n },
    ];

    expect(scored([certain('CUSTOMER_LOYALTY', points)], 100, aModel({ drivers })).scoreMicro).toBe(termMicro);
  });

  it('shows of each driver what its term was computed from', () => {
    // k = 3,000,000.00 · 100 hundredths; K = 200 · 100,000.00 · 100; 43/6 · 30/200 = 1.075
    expect(scored([triple('sara', 500, 700, 1000)])).toMatchObject({
      scoringModelId: 'model-1',
      inactionWeight: 100,
      factorSum: 200_000_000_000n,
      drivers: expect.arrayContaining([
        {
          driver: 'CUSTOMER_LOYALTY',
          side: 'RETURN',
          label: 'Customer loyalty',
          anchors: aModel().drivers[0]?.anchors,
          worthMinor: 300_000_000n,
          state: 'ESTIMATED',
          scorers: 1,
          lowestHundredths: 700,
          highestHundredths: 700,
          meanPoints: '43/6',
          meanHundredths: 717,
          weightHundredths: 3000,
          factor: 30_000_000_000n,
          termMicro: 1_075_000n,
        },
      ]) as unknown,
    });
  });
});

describe('Coverage', () => {
  it('is complete when all ten drivers are estimated', () => {
    expect(scored(allTen([]))).toMatchObject({ complete: true, coverageBasisPoints: 10_000 });
  });

  // 30 of 200
  it('is the share of the weight that is estimated', () => {
    expect(scored([certain('CUSTOMER_LOYALTY', 5)])).toMatchObject({ complete: false, coverageBasisPoints: 1500 });
  });

  // 30 of 500
  it('has λ in its weights as the score has', () => {
    expect(scored([certain('CUSTOMER_LOYALTY', 5)], 400).coverageBasisPoints).toBe(600);
  });

  // 100 of 300, rounded down
  it('is rounded down, so that 100 % means complete', () => {
    expect(scored(allTen([]).slice(0, 5), 200).coverageBasisPoints).toBe(3333);
  });

  it('counts a driver that is not applicable', () => {
    const no = anEstimate({ state: 'NOT_APPLICABLE', likelyHundredths: 0, lowHundredths: 0, highHundredths: 0 });

    expect(scored([no])).toMatchObject({ coverageBasisPoints: 1500, scoreMicro: 0n });
  });

  it('leaves the term of a missing driver at 0 and its mean unknown', () => {
    expect(scored([]).drivers[0]).toMatchObject({ termMicro: 0n, meanPoints: null, meanHundredths: null });
  });
});
