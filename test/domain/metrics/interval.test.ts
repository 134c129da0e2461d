import fc from 'fast-check';
import { differenceIntervalOf, intervalOf } from '../../../src/metrics/domain/interval';
import { valueOf, type Tally } from '../../../src/metrics/domain/reading';

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
const ofBothForms = [
  ['NPS', anyNps, -100, 100],
  ['CSAT', anyProportion, 0, 100],
] as const;

describe('the interval of a proportion', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3 (score, no continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i of %i is the published one', (count, n, low, high) => {
    const interval = intervalOf('CSAT', proportion(count, n))!;
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
    const interval = differenceIntervalOf('CSAT', proportion(b, n), proportion(a, m))!;
    expect(interval.low / 100).toBeCloseTo(low, 4);
    expect(interval.high / 100).toBeCloseTo(high, 4);
  });
});

/** 50 promoters, 27 passives, 20 detractors: adjusted (50 + ¾ − 20 − ¾) / 100 = 0.30, (70 + 1½) / 100 − 0.30² = 0.625. */
const BEFORE = nps(50, 27, 20);

describe('the interval of a Net Promoter Score', () => {
  // 0.30 ± 1.95996 · √(0.625 / 100) = 0.30 ± 1.95996 · 0.0790569 = 0.30 ± 0.154949
  it('adds three imaginary answers', () => {
    const { low, high } = intervalOf('NPS', BEFORE)!;
    expect(low).toBeCloseTo(14.5051, 4);
    expect(high).toBeCloseTo(45.4949, 4);
  });

  // One promoter: 1 / 4 = 0.25, (1 + 1½) / 4 − 0.25² = 0.5625, 0.25 ± 1.95996 · 0.75 / 2 = −0.484986 … 0.984986,
  // and 1 was observed; one detractor is its mirror image.
  it.each([
    ['promoter', nps(1, 0, 0), -48.4986, 100],
    ['detractor', nps(0, 0, 1), -100, 48.4986],
  ])('of a single %s holds that answer', (_who, tally, expectedLow, expectedHigh) => {
    const { low, high } = intervalOf('NPS', tally)!;
    expect(low).toBeCloseTo(expectedLow, 4);
    expect(high).toBeCloseTo(expectedHigh, 4);
  });

  // Ten promoters: 10 / 13 = 0.769231, (11.5 / 13 − 0.591716) / 13 = 0.0225307, 0.769231 + 1.95996 · 0.150102 > 1
  it('ends at 100 points', () => {
    expect(intervalOf('NPS', nps(10, 0, 0))!.high).toBe(100);
  });
});

describe('the interval of a difference of Net Promoter Scores', () => {
  // 75, 17, 5: 70 / 100 = 0.70, 81.5 / 100 − 0.49 = 0.325. Apart 0.40 ± 1.95996 · √((0.625 + 0.325) / 100)
  // = 0.40 ± 1.95996 · 0.0974679 = 0.40 ± 0.191034
  it('adds the variances of both', () => {
    const { low, high } = differenceIntervalOf('NPS', BEFORE, nps(75, 17, 5))!;
    expect(low).toBeCloseTo(20.8966, 4);
    expect(high).toBeCloseTo(59.1034, 4);
  });
});

describe.each(ofBothForms)('an interval of %s', (metric, anyTally, least, most) => {
  it('holds the value, within what is possible', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const { low, high } = intervalOf(metric, tally)!;
        const value = valueOf({ metric, ...tally });
        expect([least <= low, low <= value, value <= high, high <= most]).toEqual([true, true, true, true]);
      }),
    );
  });

  it('of a difference holds the difference, within what is possible', () => {
    fc.assert(
      fc.property(anyTally, anyTally, (from, to) => {
        const { low, high } = differenceIntervalOf(metric, from, to)!;
        const difference = valueOf({ metric, ...to }) - valueOf({ metric, ...from });
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

describe('the interval of a mean', () => {
  it('is not told', () => {
    expect(intervalOf('CES_1_TO_7', { n: 3, sum: 18n, sumOfSquares: 110n })).toBeNull();
  });
});
