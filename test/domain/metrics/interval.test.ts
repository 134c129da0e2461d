import fc from 'fast-check';
import { differenceIntervalOf, intervalOf } from '../../../src/metrics/domain/interval';
import { METRICS } from '../../../src/metrics/domain/metric';
import { combine, valueOf, type Tally } from '../../../src/metrics/domain/reading';

const proportion = (count: number, n: number): Tally => ({ n, sum: BigInt(count), sumOfSquares: BigInt(count) });
const nps = (promoters: number, passives: number, detractors: number): Tally => ({
  n: promoters + passives + detractors,
  sum: BigInt(promoters - detractors),
  sumOfSquares: BigInt(promoters + detractors),
});
const aCount = fc.integer({ min: 0, max: 1_000_000_000 });
const fewOrMany = fc.oneof(fc.integer({ min: 0, max: 5 }), aCount);
const anyNps = fc
  .tuple(fewOrMany, fewOrMany, fewOrMany)
  .filter((counts) => counts.some((count) => count > 0))
  .map((counts) => nps(...counts));
const anyProportion = fc
  .tuple(fewOrMany, fewOrMany)
  .filter(([count, others]) => count + others > 0)
  .map(([count, others]) => proportion(count, count + others));
const anyAnswers = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 7, maxLength: 7 })
  .filter((counts) => counts.filter((count) => count > 0).length > 1)
  .map((counts): Tally => {
    const sumOf = (score: (index: number) => number) =>
      counts.reduce((sum, count, index) => sum + count * score(index), 0);
    return {
      n: sumOf(() => 1),
      sum: BigInt(sumOf((index) => index + 1)),
      sumOfSquares: BigInt(sumOf((index) => (index + 1) * (index + 1))),
    };
  });
const ofEachForm = [
  [METRICS.NPS, anyNps],
  [METRICS.CSAT, anyProportion],
  [METRICS.CES_1_TO_7, anyAnswers],
] as const;

describe('the interval of a proportion', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3 (score, no continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i of %i is the published one', (count, n, low, high) => {
    const interval = intervalOf(METRICS.CSAT, proportion(count, n))!;
    expect(interval.low / 100).toBeCloseTo(low, 4);
    expect(interval.high / 100).toBeCloseTo(high, 4);
  });
});

describe('the interval of a difference of proportions', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10 (hybrid score, no correction).
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i less %i of %i is the published one', (a, m, b, n, low, high) => {
    const interval = differenceIntervalOf(METRICS.CSAT, proportion(b, n), proportion(a, m))!;
    expect(interval.low / 100).toBeCloseTo(low, 4);
    expect(interval.high / 100).toBeCloseTo(high, 4);
  });
});

/** 50 promoters, 27 passives, 20 detractors: adjusted (50 + ¾ − 20 − ¾) / 100 = 0.30, (70 + 1½) / 100 − 0.30² = 0.625. */
const BEFORE = nps(50, 27, 20);

describe('the interval of a Net Promoter Score', () => {
  // 0.30 ± 1.95996 · √(0.625 / 100) = 0.30 ± 1.95996 · 0.0790569 = 0.30 ± 0.154949
  it('adds three imaginary answers', () => {
    const { low, high } = intervalOf(METRICS.NPS, BEFORE)!;
    expect(low).toBeCloseTo(14.5051, 4);
    expect(high).toBeCloseTo(45.4949, 4);
  });

  // One promoter: 1 / 4 = 0.25, (1 + 1½) / 4 − 0.25² = 0.5625, 0.25 ± 1.95996 · 0.75 / 2 = −0.484986 … 0.984986,
  // and 1 was observed; one detractor is its mirror image.
  it.each([
    ['promoter', nps(1, 0, 0), -48.4986, 100],
    ['detractor', nps(0, 0, 1), -100, 48.4986],
  ])('of a single %s holds that answer', (_who, tally, expectedLow, expectedHigh) => {
    const { low, high } = intervalOf(METRICS.NPS, tally)!;
    expect(low).toBeCloseTo(expectedLow, 4);
    expect(high).toBeCloseTo(expectedHigh, 4);
  });

  // Ten promoters: 10 / 13 = 0.769231, (11.5 / 13 − 0.591716) / 13 = 0.0225307, 0.769231 + 1.95996 · 0.150102 > 1
  it('ends at 100 points', () => {
    expect(intervalOf(METRICS.NPS, nps(10, 0, 0))!.high).toBe(100);
  });
});

describe('the interval of a difference of Net Promoter Scores', () => {
  // 75, 17, 5: 70 / 100 = 0.70, 81.5 / 100 − 0.49 = 0.325. Apart 0.40 ± 1.95996 · √((0.625 + 0.325) / 100)
  // = 0.40 ± 1.95996 · 0.0974679 = 0.40 ± 0.191034
  it('adds the variances of both', () => {
    const { low, high } = differenceIntervalOf(METRICS.NPS, BEFORE, nps(75, 17, 5))!;
    expect(low).toBeCloseTo(20.8966, 4);
    expect(high).toBeCloseTo(59.1034, 4);
  });
});

describe.each(ofEachForm)('an interval of $code', (metric, anyTally) => {
  const { least, greatest: most } = metric;

  it('holds the value, within what is possible', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const { low, high } = intervalOf(metric, tally)!;
        const value = valueOf(metric, tally);
        expect([least <= low, low <= value, value <= high, high <= most]).toEqual([true, true, true, true]);
      }),
    );
  });

  it('of a difference holds the difference, within what is possible', () => {
    fc.assert(
      fc.property(anyTally, anyTally, (from, to) => {
        const { low, high } = differenceIntervalOf(metric, from, to)!;
        const difference = valueOf(metric, to) - valueOf(metric, from);
        const widest = most - least;
        expect([-widest <= low, low <= difference, difference <= high, high <= widest]).toEqual(Array(4).fill(true));
      }),
    );
  });

  it('of a difference is mirrored when both are exchanged', () => {
    fc.assert(
      fc.property(anyTally, anyTally, (from, to) => {
        const there = differenceIntervalOf(metric, from, to)!;
        const back = differenceIntervalOf(metric, to, from)!;
        expect(there.low).toBeCloseTo(-back.high, 9);
        expect(there.high).toBeCloseTo(-back.low, 9);
      }),
    );
  });

  it('is narrower when the same answers are given ten times', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const tenTimes = { n: 10 * tally.n, sum: 10n * tally.sum, sumOfSquares: 10n * tally.sumOfSquares };
        const [few, many] = [intervalOf(metric, tally)!, intervalOf(metric, tenTimes)!];
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });
});

const tallyOf = (values: readonly number[]): Tally => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + BigInt(value), 0n),
  sumOfSquares: values.reduce((sum, value) => sum + BigInt(value * value), 0n),
});

/**
 * Student's sleep data in tenths of an hour: additional sleep by each of two drugs, "The probable error of a mean",
 * Biometrika 6 (1908), 20; the data set `sleep` of R.
 */
const FIRST_DRUG = tallyOf([7, -16, -2, -12, -1, 34, 37, 8, 0, 20]);
const SECOND_DRUG = tallyOf([19, 8, 11, 1, -1, 44, 55, 16, 46, 34]);

describe('the interval of a mean', () => {
  // Both drugs: mean 1.54, s = 2.017920, t = 2.093024 of 19 degrees: 1.54 ± 2.093024 · 2.017920 / √20 = 1.54 ± 0.944416,
  // which is what R's t.test(sleep$extra) says.
  it('is that of Student', () => {
    const { low, high } = intervalOf(METRICS.SPEND_PER_CUSTOMER, combine([FIRST_DRUG, SECOND_DRUG]))!;
    expect(low).toBeCloseTo(5.95584, 4);
    expect(high).toBeCloseTo(24.84416, 4);
  });

  // 1 and 5: mean 3, s = 2.83, 3 ± 12.706 · 2 is far beyond a scale of 1 to 5.
  it('ends where the scale ends', () => {
    expect(intervalOf(METRICS.CES_1_TO_5, tallyOf([1, 5]))).toEqual({ low: 1, high: 5 });
    expect(intervalOf(METRICS.CES_1_TO_7, tallyOf([1, 7]))).toEqual({ low: 1, high: 7 });
    expect(intervalOf(METRICS.CONTACT_RATE, tallyOf([0, 1]))!.low).toBe(0);
  });

  // Three amounts around 10 ** 12: s = 1, t = 4.302653 of 2 degrees, ± 4.302653 / √3 = 2.484138. In floating point, n · Σx² and
  // (Σx)² are 9 · 10 ** 24 both, and their difference of 6 would be lost.
  it('is exact where amounts are large and hardly differ', () => {
    const large = 10n ** 12n;
    const values = [large - 1n, large, large + 1n];
    const sumOfSquares = values.reduce((sum, value) => sum + value * value, 0n);
    const { low, high } = intervalOf(METRICS.COST_TO_SERVE, { n: 3, sum: 3n * large, sumOfSquares })!;
    expect(low - 10 ** 12).toBeCloseTo(-2.484138, 3);
    expect(high).toBe(10 ** 12);
  });

  it('of a single value, or of values that are all the same, is not told', () => {
    expect(intervalOf(METRICS.CES_1_TO_7, tallyOf([4, 4, 4]))).toBeNull();
    expect(differenceIntervalOf(METRICS.CES_1_TO_7, tallyOf([4, 4]), tallyOf([5, 5]))).toBeNull();
    expect(intervalOf(METRICS.CES_1_TO_7, tallyOf([4]))).toBeNull();
    expect(differenceIntervalOf(METRICS.CES_1_TO_7, tallyOf([4]), tallyOf([4, 5]))).toBeNull();
    expect(differenceIntervalOf(METRICS.CES_1_TO_7, tallyOf([4, 5]), tallyOf([4]))).toBeNull();
  });
});

describe('the interval of a difference of means', () => {
  // R's documentation, example(t.test): t.test(extra ~ group, data = sleep), Welch: t = -1.8608, df = 17.776,
  // 95 percent confidence interval -3.3654832 0.2054832, of the first less the second.
  it('is that of Welch', () => {
    const { low, high } = differenceIntervalOf(METRICS.SPEND_PER_CUSTOMER, SECOND_DRUG, FIRST_DRUG)!;
    expect(low / 10).toBeCloseTo(-3.3654832, 6);
    expect(high / 10).toBeCloseTo(0.2054832, 6);
  });

  // Of 2, 2 nothing varies: 1 and 3 have mean 2, variance of it 1, one degree: 0 ± 12.7062.
  it('rests on the sample that varies where the other does not', () => {
    const { low, high } = differenceIntervalOf(METRICS.SPEND_PER_CUSTOMER, tallyOf([2, 2]), tallyOf([1, 3]))!;
    expect([low, high]).toEqual([expect.closeTo(-12.7062, 4), expect.closeTo(12.7062, 4)]);
  });
});
