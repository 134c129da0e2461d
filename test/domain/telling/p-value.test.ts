import fc from 'fast-check';
import { differenceIntervalOf } from '../../../src/metrics/domain/interval';
import { METRICS } from '../../../src/metrics/domain/metric';
import type { Tally } from '../../../src/metrics/domain/reading';
import { pValueOf } from '../../../src/telling/domain/p-value';
import { beyondNormal, beyondStudent } from '../../../src/telling/domain/tails';

const proportion = (count: number, n: number): Tally => ({ n, sum: BigInt(count), sumOfSquares: BigInt(count) });
const nps = (promoters: number, passives: number, detractors: number): Tally => ({
  n: promoters + passives + detractors,
  sum: BigInt(promoters - detractors),
  sumOfSquares: BigInt(promoters + detractors),
});
const answers = (values: readonly number[]): Tally => ({
  n: values.length,
  sum: BigInt(values.reduce((sum, value) => sum + value, 0)),
  sumOfSquares: BigInt(values.reduce((sum, value) => sum + value * value, 0)),
});

describe('The tails of a distribution', () => {
  // Two-sided, 2 * scipy.stats.norm.sf(z) of SciPy 1.17.1.
  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [1, 0.31731050786291415],
    [1.959963984540054, 0.05],
    [2.999, 0.0027086730674542115],
    [3, 0.0026997960632601866],
    [5, 5.733031437583866e-7],
    [20, 5.507248237212311e-89],
  ])('of the normal one beyond %d are %d', (z, p) => {
    expect(Math.abs(beyondNormal(z) / p - 1)).toBeLessThan(1e-12);
  });

  // Two-sided, 2 * scipy.stats.t.sf(t, degrees) of SciPy 1.17.1.
  it.each([
    [0.5, 1, 0.7048327646991335],
    [12.706204736432095, 1, 0.0499999999989913],
    [2, 2.5, 0.1573914957579659],
    [2.228138851986273, 10, 0.050000000000000086],
    [6, 10, 0.00013210886035478557],
    [0.1, 30, 0.9210096117902712],
    [3.3, 47.6, 0.0018366746444996777],
    [1.98, 150.3, 0.04952947421863789],
    [10, 150.3, 2.3010005920592007e-18],
    [2, 199.9, 0.04685386453369358],
    [2, 200, 0.04685318618707097],
    [9, 1000, 1.1129077171871453e-18],
    [1.96, 1e6, 0.04999606758526985],
    [4, 1e9, 6.334248821646783e-5],
  ])("of Student's beyond %d with %d degrees of freedom are %d", (t, degrees, p) => {
    expect(Math.abs(beyondStudent(t, degrees) / p - 1)).toBeLessThan(1e-8);
  });

  it('hold all of it beyond 0, and none of it beyond everything', () => {
    expect(beyondStudent(0, 7)).toBe(1);
    expect(beyondStudent(0, 700)).toBe(1);
    expect(beyondStudent(1e20, 7)).toBeLessThan(1e-100);
    expect([beyondStudent(1e20, 700), beyondNormal(1e3)]).toEqual([0, 0]);
  });
});

describe('The p-value of a change', () => {
  it("of means is Welch's", () => {
    // The extra hours of sleep of Student (Biometrika 6 (1908) 1–25), in tenths, held as two groups:
    // t = 1.8608, 17.776 degrees of freedom, p = 0.07939 (R: t.test(extra ~ group, data = sleep)).
    const first = answers([7, -16, -2, -12, -1, 34, 37, 8, 0, 20]);
    const second = answers([19, 8, 11, 1, -1, 44, 55, 16, 46, 34]);
    expect(pValueOf(METRICS.COST_TO_SERVE, first, second)).toBeCloseTo(0.07939414, 8);
    expect(pValueOf(METRICS.COST_TO_SERVE, second, first)).toBeCloseTo(0.07939414, 8);
  });

  it('of Net Promoter Scores is that of the adjusted Wald scores', () => {
    // 50, 30, 20: 30 / 103 = 0.291262, its variance (71.5 / 103 − 0.291262²) / 103 = 0.0059159.
    // 70, 20, 10: 60 / 103 = 0.582524, its variance (81.5 / 103 − 0.582524²) / 103 = 0.0043876.
    // z = 0.291262 / √0.0103036 = 2.86940, and 0.41126 % of the normal distribution lie beyond it.
    expect(pValueOf(METRICS.NPS, nps(50, 30, 20), nps(70, 20, 10))).toBeCloseTo(0.0041126, 7);
  });

  // The z at which Newcombe's interval touches 0, by scipy.optimize.brentq on his method 10; his table II tells the intervals:
  // 0.0524 to 0.3339, 0.1705 to 0.809, and −0.0381 to 0.1926, the one that holds 0.
  it.each([
    [56, 70, 48, 80, 0.00813314035860685],
    [9, 10, 3, 10, 0.004963401417510233],
    [5, 56, 0, 29, 0.11755573067257472],
    [10, 10, 0, 20, 4.507819558742615e-9],
  ])('of %i of %i and %i of %i is where the interval of Newcombe reaches 0', (a, m, b, n, p) => {
    expect(pValueOf(METRICS.CSAT, proportion(a, m), proportion(b, n))! / p).toBeCloseTo(1, 9);
    expect(pValueOf(METRICS.CSAT, proportion(b, n), proportion(a, m))! / p).toBeCloseTo(1, 9);
  });

  it('is 1 where nothing changed, and 0 where nobody could think of chance', () => {
    expect(pValueOf(METRICS.CSAT, proportion(5, 10), proportion(50, 100))).toBe(1);
    expect(pValueOf(METRICS.NPS, nps(5, 3, 5), nps(7, 0, 7))).toBe(1);
    expect(pValueOf(METRICS.CSAT, proportion(0, 1e9), proportion(1e9, 1e9))).toBe(0);
  });

  it('is not there for cohorts, for means of a single value, and where no values differ', () => {
    const cohort = { ...proportion(10, 100), periods: [{ atRisk: 100, lost: 10, censored: 0 }] };
    expect(pValueOf(METRICS.EARLY_CHURN_RATE, cohort, cohort)).toBeNull();
    expect(pValueOf(METRICS.CES_1_TO_7, answers([4]), answers([3, 4, 5]))).toBeNull();
    expect(pValueOf(METRICS.CES_1_TO_7, answers([4, 4]), answers([5, 5]))).toBeNull();
  });

  it('is at most 0.05 exactly where the 95 % interval does not hold 0', () => {
    const aCount = fc.integer({ min: 0, max: 400 });
    const counts = fc.tuple(aCount, aCount, aCount).filter(([a, b, c]) => a + b + c > 1);
    fc.assert(
      fc.property(
        counts,
        counts,
        fc.constantFrom(METRICS.NPS, METRICS.CSAT, METRICS.CES_1_TO_7),
        (before, after, metric) => {
          const tally = ([a, b, c]: readonly [number, number, number]): Tally =>
            metric.form === 'NPS'
              ? nps(a, b, c)
              : metric.form === 'PROPORTION'
                ? proportion(a, a + b + c)
                : { n: a + b + c, sum: BigInt(a + 4 * b + 7 * c), sumOfSquares: BigInt(a + 16 * b + 49 * c) };
          const [from, to] = [tally(before), tally(after)];
          const [p, interval] = [pValueOf(metric, from, to), differenceIntervalOf(metric, from, to)];
          expect(p === null).toBe(interval === null);
          // What lies on the border is decided by rounding.
          if (p === null || interval === null || Math.abs(p - 0.05) < 1e-7) return;
          expect(p < 0.05).toBe(interval.low > 0 || interval.high < 0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
