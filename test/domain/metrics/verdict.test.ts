import fc from 'fast-check';
import { METRICS, type Metric, type StewardMetricCode } from '../../../src/metrics/domain/metric';
import { combine, type Tally } from '../../../src/metrics/domain/reading';
import { verdictBetween, verdictOf, verdictsOn, type JudgedReading } from '../../../src/metrics/domain/verdict';

const read = (code: StewardMetricCode, isBaseline: boolean, count: number, n: number): JudgedReading => ({
  metric: METRICS[code],
  isBaseline,
  n,
  sum: BigInt(count),
  sumOfSquares: BigInt(count),
});
const verdicts = (...readings: JudgedReading[]) =>
  verdictsOn(readings, 1).map(({ metric, verdict }) => [metric.code, verdict]);

describe('readings combined', () => {
  const observations = fc.array(fc.array(fc.bigInt({ min: -1000n, max: 1000n }), { minLength: 1 }), { minLength: 1 });
  const tallyOf = (values: readonly bigint[]): Tally => ({
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0n),
    sumOfSquares: values.reduce((sum, value) => sum + value * value, 0n),
  });

  it('are the one reading of all their observations', () => {
    fc.assert(
      fc.property(observations, (samples) => {
        expect(combine(samples.map(tallyOf))).toEqual(tallyOf(samples.flat()));
      }),
    );
  });

  it('are the same in any order', () => {
    const inAnyOrder = observations.chain((samples) =>
      fc.tuple(
        fc.constant(samples),
        fc.shuffledSubarray(samples, { minLength: samples.length, maxLength: samples.length }),
      ),
    );
    fc.assert(
      fc.property(inAnyOrder, ([samples, shuffled]) => {
        expect(combine(shuffled.map(tallyOf))).toEqual(combine(samples.map(tallyOf)));
      }),
    );
  });
});

describe('a verdict', () => {
  it.each([
    ['HIGHER_IS_BETTER', 0.1, 5, 'BETTER'],
    ['HIGHER_IS_BETTER', -5, -0.1, 'WORSE'],
    ['LOWER_IS_BETTER', 0.1, 5, 'WORSE'],
    ['LOWER_IS_BETTER', -5, -0.1, 'BETTER'],
    ['HIGHER_IS_BETTER', -1, 5, 'CANNOT_TELL'],
    ['LOWER_IS_BETTER', -5, 1, 'CANNOT_TELL'],
    ['HIGHER_IS_BETTER', 0, 5, 'CANNOT_TELL'],
    ['LOWER_IS_BETTER', -5, 0, 'CANNOT_TELL'],
  ] as const)('where %s and the difference lies from %d to %d is %s', (direction, low, high, expected) => {
    expect(verdictOf(direction, { low, high })).toBe(expected);
  });
});

describe('the verdicts on readings', () => {
  // Newcombe 1998: 56 of 70 less 48 of 80 lies from 0.0524 to 0.3339.
  it('tell what became of a metric', () => {
    const [verdict] = verdictsOn([read('CSAT', true, 48, 80), read('CSAT', false, 56, 70)], 30);
    expect(verdict).toMatchObject({
      metric: { code: 'CSAT' },
      baseline: { n: 80, value: 60 },
      followUp: { n: 70, value: 80 },
      difference: 20,
      verdict: 'BETTER',
      cannotTellBecause: null,
    });
  });

  it('follow the direction of the metric', () => {
    expect(METRICS.CHURN_RATE.direction).toBe('LOWER_IS_BETTER');
    expect(verdicts(read('CHURN_RATE', true, 48, 80), read('CHURN_RATE', false, 56, 70))).toEqual([
      ['CHURN_RATE', 'WORSE'],
    ]);
  });

  // 8 of 10 less 6 of 10: Wilson 0.4902…0.9433 and 0.3127…0.8318, so 0.2 − √(0.3098² + 0.2318²) = −0.187 < 0.
  // 64 of 80 less 48 of 80: Wilson 0.6995…0.8730 and 0.4905…0.7004, so 0.2 − √(0.1005² + 0.1004²) = 0.058 > 0.
  it('combine what is too little alone', () => {
    expect(verdicts(read('CSAT', true, 6, 10), read('CSAT', false, 8, 10))).toEqual([['CSAT', 'CANNOT_TELL']]);
    const readings = Array.from({ length: 8 }, () => [read('CSAT', true, 6, 10), read('CSAT', false, 8, 10)]).flat();
    expect(verdicts(...readings)).toEqual([['CSAT', 'BETTER']]);
  });

  it('come in the order of the metrics, whatever the order of the readings', () => {
    const readings = (['REFERRAL_SHARE', 'CSAT'] as const).flatMap((metric) => [
      read(metric, false, 1, 2),
      read(metric, true, 1, 2),
    ]);
    expect(verdicts(...readings)).toEqual([
      ['CSAT', 'CANNOT_TELL'],
      ['REFERRAL_SHARE', 'CANNOT_TELL'],
    ]);
  });

  it.each([true, false])('are not told of a metric that was read on one side only (baseline: %s)', (isBaseline) => {
    expect(verdicts(read('CSAT', isBaseline, 48, 80))).toEqual([]);
  });

  // 1, 2, 3 against 11, 12, 13: 10 apart, variance 1/3 of either mean, t = 2.776 of 4 degrees: 10 ± 2.776 · √(2/3) = 10 ± 2.267.
  it('are told of means', () => {
    const cost = (isBaseline: boolean, n: number, sum: bigint, sumOfSquares: bigint): JudgedReading => ({
      ...{ metric: METRICS.COST_TO_SERVE, isBaseline, n, sum, sumOfSquares },
    });
    const [verdict] = verdictsOn([cost(true, 3, 6n, 14n), cost(false, 3, 36n, 434n)], 3);
    expect(verdict).toMatchObject({
      ...{ baseline: { value: 2 }, followUp: { value: 12 }, difference: 10, verdict: 'WORSE' },
      differenceInterval: { low: expect.closeTo(7.733, 3), high: expect.closeTo(12.267, 3) },
    });
  });

  it('cannot be told of a mean of a single value', () => {
    const one: JudgedReading = { metric: METRICS.COST_TO_SERVE, isBaseline: true, n: 1, sum: 4n, sumOfSquares: 16n };
    expect(verdicts(one, { ...one, isBaseline: false, n: 9, sum: 900n, sumOfSquares: 90_000n })).toEqual([
      ['COST_TO_SERVE', 'CANNOT_TELL'],
    ]);
  });

  // The first two as above; 48 of 80 against itself holds 0; of 70 and 80 observations both are 71 at least: not the 70.
  it.each([
    [[read('CSAT', true, 48, 80), read('CSAT', false, 56, 70)], 71, 'TOO_FEW'],
    [[read('CSAT', true, 56, 70), read('CSAT', false, 48, 80)], 71, 'TOO_FEW'],
    [[read('CSAT', true, 48, 80), read('CSAT', false, 48, 80)], 30, 'CHANCE'],
    [[read('CONTACT_RATE', true, 80, 80), read('CONTACT_RATE', false, 70, 70)], 30, 'NO_INTERVAL'],
  ])('say why they cannot be told', (readings, smallest, reason) => {
    expect(verdictsOn(readings, smallest)).toMatchObject([{ verdict: 'CANNOT_TELL', cannotTellBecause: reason }]);
  });

  const anyReading = ({ form, least, greatest }: Metric) =>
    fc
      .array(fc.integer(form === 'MEAN' ? { min: least, max: Math.min(9, greatest) } : { min: 1, max: 5 }), {
        ...{ minLength: 1, maxLength: 80 },
      })
      .map((values) => values.map((value) => (form === 'MEAN' ? value : value > 3 ? 1 : 0)))
      .map((values) => ({
        n: values.length,
        sum: BigInt(values.reduce((sum, value) => sum + value, 0)),
        sumOfSquares: BigInt(values.reduce((sum, value) => sum + value * value, 0)),
      }));

  /** Of an organization: on a scale of its own. */
  const CUSTOM: Metric = {
    ...{ ...METRICS.CES_1_TO_5, code: 'PARKING_MINUTES', unit: 'minutes', least: -3, greatest: 90, customId: 'm' },
  };
  const { CSAT, CHURN_RATE, NPS, CES_1_TO_5, CES_1_TO_7 } = METRICS;

  it.each([CSAT, CHURN_RATE, NPS, CES_1_TO_5, CES_1_TO_7, CUSTOM])(
    'of $code never contradict their interval, nor the smallest sample',
    (metric) => {
      fc.assert(
        fc.property(anyReading(metric), anyReading(metric), fc.integer({ min: 1, max: 60 }), (from, to, smallest) => {
          const told = verdictBetween(metric, [from], [to], smallest);
          const { low = 0, high = 0 } = told.differenceInterval ?? {};
          const up = metric.direction === 'HIGHER_IS_BETTER' ? 'BETTER' : 'WORSE';
          const down = up === 'BETTER' ? 'WORSE' : 'BETTER';
          const isTold = Math.min(from.n, to.n) >= smallest && (low > 0 || high < 0);
          expect(told.verdict).toBe(!isTold ? 'CANNOT_TELL' : low > 0 ? up : down);
          expect(told.cannotTellBecause === null).toBe(isTold);
        }),
      );
    },
  );
});
