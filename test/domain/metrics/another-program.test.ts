import { differenceIntervalOf, intervalOf, type Interval } from '../../../src/metrics/domain/interval';
import { METRICS } from '../../../src/metrics/domain/metric';
import { tallyOfPeriods, valueOf, type Tally } from '../../../src/metrics/domain/reading';
import { studentT } from '../../../src/metrics/domain/student-t';
import { periodsOf, type CustomerSeen } from '../../../src/metrics/domain/survival';

/**
 * Figures of another program: R 4.2.2 with its package survival 3.5-3, as `another-program.R` beside this file prints them;
 * differences of proportions are those of statsmodels 0.13.5 for Python,
 * `confint_proportions_2indep(a, m, b, n, method='newcomb', compare='diff')`.
 */
const DIGITS = 8;

const tallyOf = (values: readonly number[]): Tally => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + BigInt(value), 0n),
  sumOfSquares: values.reduce((sum, value) => sum + BigInt(value * value), 0n),
});
const proportion = (count: number, n: number): Tally => ({ n, sum: BigInt(count), sumOfSquares: BigInt(count) });
const nps = ([promoters, passives, detractors]: readonly [number, number, number]): Tally => ({
  n: promoters + passives + detractors,
  sum: BigInt(promoters - detractors),
  sumOfSquares: BigInt(promoters + detractors),
});
/** @param unit how many of the metric's units one of the expected is: their figures are in shares, hours, miles */
function expectInterval(interval: Interval | null, [low, high]: readonly [number, number], unit = 1): void {
  expect(interval!.low / unit).toBeCloseTo(low, DIGITS);
  expect(interval!.high / unit).toBeCloseTo(high, DIGITS);
}

describe("Another program's 97.5th percentile of Student's t", () => {
  it.each([
    [1, 12.70620473617],
    [1.5, 6.01666310443],
    [2, 4.30265272975],
    [2.5, 3.574654842],
    [3.3, 3.02487446184],
    [9, 2.2621571628],
    [12.5, 2.16918594271],
    [17.776474, 2.10281723741],
    [31, 2.0395134464],
    [39, 2.02269092004],
    [39.5, 2.02187261981],
    [40, 2.02107539031],
    [41.7, 2.018511923],
    [60, 2.00029782201],
    [100, 1.98397151852],
    [1000, 1.96233908083],
  ])('of %d degrees is ours within 10⁻⁷', (degrees, expected) => {
    expect(Math.abs(studentT(degrees) - expected)).toBeLessThan(1e-7);
  });
});

describe("Another program's interval of a proportion", () => {
  it.each<[number, number, [number, number]]>([
    [81, 263, [0.255288519878, 0.366209576983]],
    [15, 148, [0.0623863995307, 0.1604872417233]],
    [0, 20, [0, 0.161125158053]],
    [1, 29, [0.00611321429276, 0.1717552187932]],
    [1869, 7043, [0.255188112885, 0.275807437489]],
    [10, 10, [0.722467200137, 1]],
  ])('%i of %i is ours', (count, n, expected) => {
    expectInterval(intervalOf(METRICS.CSAT, proportion(count, n)), expected, 100);
  });

  it.each<[number, number, number, number, [number, number]]>([
    [56, 70, 48, 80, [0.05243147240236498, 0.33387265403690614]],
    [9, 10, 3, 10, [0.1705227239345029, 0.809017973535488]],
    [5, 56, 0, 29, [-0.038137147903536936, 0.19256001385511165]],
    [0, 10, 0, 20, [-0.1611251580528194, 0.27753279986288926]],
    [10, 10, 0, 20, [0.6790860371419145, 1]],
    [1869, 7043, 597, 1062, [-0.32804272726010864, -0.2650043118114468]],
    [120, 1000, 100, 1000, [-0.007492167515211062, 0.047550667456339055]],
  ])('%i of %i less %i of %i is ours', (a, m, b, n, expected) => {
    expectInterval(differenceIntervalOf(METRICS.CSAT, proportion(b, n), proportion(a, m)), expected, 100);
  });
});

/** In tenths, as whole numbers; R's data sets `sleep`, `mtcars` (miles a gallon by transmission), `ToothGrowth` (length by supplement). */
const FIRST_DRUG = [7, -16, -2, -12, -1, 34, 37, 8, 0, 20];
const SECOND_DRUG = [19, 8, 11, 1, -1, 44, 55, 16, 46, 34];
const AUTOMATIC = [214, 187, 181, 143, 244, 228, 192, 178, 164, 173, 152, 104, 104, 147, 215, 155, 152, 133, 192];
const MANUAL = [210, 210, 228, 324, 304, 339, 273, 260, 304, 158, 197, 150, 214];
const ASCORBIC_ACID = [
  ...[42, 115, 73, 58, 64, 100, 112, 112, 52, 70, 165, 165, 152, 173, 225, 173, 136, 145, 188, 155],
  ...[236, 185, 339, 255, 264, 325, 267, 215, 233, 295],
];
const ORANGE_JUICE = [
  ...[152, 215, 176, 97, 145, 100, 82, 94, 165, 97, 197, 233, 236, 264, 200, 252, 258, 212, 145, 273],
  ...[255, 264, 224, 245, 248, 309, 264, 273, 294, 230],
];
/** Some slept less. */
const MEAN = { ...METRICS.SPEND_PER_CUSTOMER, least: -1_000_000 };

describe("Another program's interval of a mean", () => {
  it.each<[string, readonly number[], [number, number]]>([
    ['sleep', [...FIRST_DRUG, ...SECOND_DRUG], [0.59558449962, 2.48441550038]],
    ['mtcars', [...AUTOMATIC, ...MANUAL], [17.9176785087, 22.2635714913]],
  ])('of %s is ours', (_data, values, expected) => {
    expectInterval(intervalOf(MEAN, tallyOf(values)), expected, 10);
  });

  // R's is of the first less the second; of the supplements it takes orange juice first.
  it.each<[string, readonly number[], readonly number[], [number, number]]>([
    ['sleep by drug', FIRST_DRUG, SECOND_DRUG, [-3.365483230712, 0.205483230712]],
    ['mtcars by transmission', AUTOMATIC, MANUAL, [-11.28019435504, -3.20968418747]],
    ['ToothGrowth by supplement', ORANGE_JUICE, ASCORBIC_ACID, [-0.171015618367, 7.571015618367]],
  ])('of a difference, %s, is ours', (_data, first, second, expected) => {
    expectInterval(differenceIntervalOf(MEAN, tallyOf(second), tallyOf(first)), expected, 10);
  });
});

describe("Another program's interval of a Net Promoter Score", () => {
  it.each<[[number, number, number], [number, number]]>([
    [
      [50, 27, 20],
      [14.5051241924, 45.4948758076],
    ],
    [
      [402, 341, 257],
      [9.51488550674, 19.39837471261],
    ],
    [
      [60, 15, 25],
      [17.5444338356, 50.416731213],
    ],
    [
      [3, 1, 0],
      [-7.34153630544, 93.05582201973],
    ],
  ])('of %j is ours', (counts, expected) => {
    expectInterval(intervalOf(METRICS.NPS, nps(counts)), expected);
  });

  it('of a difference is ours', () => {
    const [from, to] = [nps([402, 341, 257]), nps([460, 330, 210])];
    expectInterval(differenceIntervalOf(METRICS.NPS, from, to), [3.56332633949, 17.3738620952]);
  });
});

/** E. J. Freireich et al., Blood 21 (1963) 699–716: weeks of remission on 6-MP and on placebo. */
const ON_6_MP: readonly CustomerSeen[] = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((period) => ({ period, isLost: true })),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((period) => ({ period, isLost: false })),
];
const ON_PLACEBO: readonly CustomerSeen[] = [
  ...[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].map((period) => ({
    period,
    isLost: true,
  })),
];
const COHORT = METRICS.EARLY_CHURN_RATE;
const within = (customers: readonly CustomerSeen[], weeks: number) => tallyOfPeriods(periodsOf(customers, weeks));

describe("Another program's interval of a cohort", () => {
  it.each<[number, number, [number, number]]>([
    [6, 14.2857142857, [0, 29.2520688175]],
    [7, 19.3277310924, [2.28872829857, 36.3667338863]],
    [10, 24.7058823529, [5.82169737376, 43.5900673321]],
    [13, 30.9803921569, [10.045094131, 51.9156901827]],
    [16, 37.2549019608, [14.9007551407, 59.6090487809]],
    [22, 46.218487395, [21.0851339029, 71.351840887]],
    [23, 55.1820728291, [28.8026320423, 81.5615136159]],
  ])('of %i weeks is ours', (weeks, lost, expected) => {
    const tally = within(ON_6_MP, weeks);
    expect(valueOf(COHORT, tally)).toBeCloseTo(lost, DIGITS);
    expectInterval(intervalOf(COHORT, tally), expected);
  });

  it.each<[number, [number, number]]>([
    [7, [-50.7012934101, 3.64246988067]],
    [10, [-65.2702884131, -9.12747069056]],
    [15, [-80.4686651981, -28.9991219167]],
  ])('of a difference after %i weeks is ours', (weeks, expected) => {
    const [placebo, treated] = [within(ON_PLACEBO, weeks), within(ON_6_MP, weeks)];
    expectInterval(differenceIntervalOf(COHORT, placebo, treated), expected);
  });
});
