import fc from 'fast-check';
import { differenceIntervalOf, intervalOf } from '../../../src/metrics/domain/interval';
import { METRICS } from '../../../src/metrics/domain/metric';
import { combine, tallyOfPeriods, valueOf, type Tally } from '../../../src/metrics/domain/reading';
import { takeReading } from '../../../src/metrics/domain/reading-counts';
import { periodsOf, type CustomerSeen, type SurvivalPeriod } from '../../../src/metrics/domain/survival';
import { verdictOf, verdictsOn } from '../../../src/metrics/domain/verdict';

const metric = METRICS.EARLY_CHURN_RATE;
const valueIn = (tally: Tally) => valueOf(metric, tally);
const period = (atRisk: number, lost: number, censored: number): SurvivalPeriod => ({ atRisk, lost, censored });

/** Customers of whom nothing is known any more after so many periods, and those who are lost in one of them. */
const aCustomer = fc.record({ period: fc.integer({ min: 1, max: 8 }), isLost: fc.boolean() });
const aCohort = fc
  .array(aCustomer, { minLength: 1, maxLength: 60 })
  .map((customers) => [...customers, { period: 8, isLost: false }])
  .map((customers) => tallyOfPeriods(periodsOf(customers, 6)));

/**
 * E. J. Freireich et al., Blood 21 (1963) 699–716: remission of 21 leukemia patients on 6-MP, in weeks, + censored: 6, 6, 6, 6+, 7, 9+,
 * 10, 10+, 11+, 13, 16, 17+, 19+, 20+, 22, 23, 25+, 32+, 32+, 34+, 35+.
 */
const SIX_MP: readonly CustomerSeen[] = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((week) => ({ period: week, isLost: true })),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((week) => ({ period: week, isLost: false })),
];

describe('the share that is lost of a cohort', () => {
  // D. G. Kleinbaum, M. Klein, "Survival Analysis: A Self-Learning Text", chapter 2: survivors and their standard errors by Greenwood.
  it.each([
    [6, 0.8571, 0.0764],
    [7, 0.8067, 0.0869],
    [10, 0.7529, 0.0963],
    [13, 0.6902, 0.1068],
    [16, 0.6275, 0.1141],
    [22, 0.5378, 0.1282],
    [23, 0.4482, 0.1346],
  ])('after %i weeks, and its interval, are the published ones', (weeks, survivors, error) => {
    const tally = tallyOfPeriods(periodsOf(SIX_MP, weeks));
    // The other side may end at 0: nobody is lost less than not at all.
    const { high } = intervalOf(metric, tally)!;
    expect(1 - valueIn(tally) / 100).toBeCloseTo(survivors, 4);
    expect((high - valueIn(tally)) / 1.96).toBeCloseTo(100 * error, 1);
  });

  // 10 % of 100, then of the 80 who are left and seen a second time 10 %: 1 − 0.9 · 0.9 = 19 %.
  it('counts those who are censored as long as they are seen', () => {
    expect(valueIn(tallyOfPeriods([period(100, 10, 10), period(80, 8, 0)]))).toBeCloseTo(19, 10);
  });

  it('is the plain share where nobody is censored', () => {
    const nobodyCensored = fc.array(fc.record({ period: fc.integer({ min: 1, max: 9 }), isLost: fc.constant(true) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(nobodyCensored, (lost) => {
        const tally = tallyOfPeriods(periodsOf([...lost, { period: 9, isLost: false }], 6));
        const within = lost.filter((customer) => customer.period <= 6).length;
        expect(valueIn(tally)).toBeCloseTo((100 * within) / (lost.length + 1), 9);
      }),
    );
  });
});

describe('the interval of a cohort', () => {
  // Greenwood's variance is 0. Wilson of 0 of 20 (Newcombe 1998, table I): 0 to 0.1611.
  it('claims no certainty where nobody was lost, or everybody', () => {
    expect(intervalOf(metric, tallyOfPeriods([period(20, 0, 0)]))).toMatchObject({
      low: 0,
      high: expect.closeTo(16.11, 2),
    });
    expect(intervalOf(metric, tallyOfPeriods([period(20, 20, 0)]))).toMatchObject({
      ...{ low: expect.closeTo(83.89, 2), high: 100 },
    });
  });

  // 20 of 100 and 40 of 100 in one period: 20 ± 1.96 · √(0.16 / 100 + 0.24 / 100) = 20 ± 1.96 · 6.3246 = 20 ± 12.396.
  it('of a difference adds the variances by Greenwood', () => {
    const [a, b] = [tallyOfPeriods([period(100, 20, 0)]), tallyOfPeriods([period(100, 40, 0)])];
    expect(differenceIntervalOf(metric, a, b)).toEqual({
      ...{ low: expect.closeTo(7.604, 3), high: expect.closeTo(32.396, 3) },
    });
  });

  it('holds the value, within what is possible, and so does that of a difference', () => {
    fc.assert(
      fc.property(aCohort, aCohort, (from, to) => {
        const { low, high } = intervalOf(metric, from)!;
        const apart = differenceIntervalOf(metric, from, to)!;
        const [value, difference] = [valueIn(from), valueIn(to) - valueIn(from)];
        expect([0 <= low, low <= value, value <= high, high <= 100]).toEqual(Array(4).fill(true));
        expect([-100 <= apart.low, apart.low <= difference, difference <= apart.high, apart.high <= 100]).toEqual(
          Array(4).fill(true),
        );
      }),
    );
  });
});

describe('cohorts combined', () => {
  it('are the one cohort of all their customers, in any order', () => {
    const someCohorts = fc.array(fc.array(aCustomer, { minLength: 1 }), { minLength: 1, maxLength: 5 });
    const inAnyOrder = someCohorts.chain((cohorts) =>
      fc.shuffledSubarray(cohorts, { minLength: cohorts.length }).map((shuffled) => [cohorts, shuffled] as const),
    );
    const tallies = (cohorts: readonly CustomerSeen[][]) => cohorts.map((each) => tallyOfPeriods(periodsOf(each, 6)));
    fc.assert(
      fc.property(inAnyOrder, ([cohorts, shuffled]) => {
        const together = combine(tallies(cohorts));
        expect(together).toEqual(tallyOfPeriods(periodsOf(cohorts.flat(), 6)));
        expect(combine(tallies(shuffled))).toEqual(together);
      }),
    );
  });

  // Of 200 in the first period 30 were lost, 15 %; that another 20 of one cohort left in a second period is not told of both.
  it('tell of the periods that each of them tells of', () => {
    const together = combine([
      tallyOfPeriods([period(100, 10, 0), period(90, 20, 0)]),
      tallyOfPeriods([period(100, 20, 0)]),
    ]);
    expect(together).toMatchObject({ n: 200, sum: 30n, periods: [{ atRisk: 200, lost: 30, censored: 0 }] });
  });
});

describe('a verdict on cohorts', () => {
  const read = (isBaseline: boolean, periods: readonly SurvivalPeriod[]) => ({
    ...{ metric, isBaseline },
    ...tallyOfPeriods(periods),
  });

  it('compares what both sides tell of', () => {
    const [verdict] = verdictsOn(
      [read(true, [period(100, 20, 0), period(80, 40, 0)]), read(false, [period(100, 40, 0)])],
      1,
    );
    expect(verdict).toMatchObject({
      ...{ baseline: { value: expect.closeTo(20, 9) }, followUp: { value: expect.closeTo(40, 9) }, verdict: 'WORSE' },
    });
  });

  it('never contradicts its interval', () => {
    fc.assert(
      fc.property(aCohort, aCohort, (from, to) => {
        const [said] = verdictsOn(
          [
            { metric, isBaseline: true, ...from },
            { metric, isBaseline: false, ...to },
          ],
          1,
        );
        const { low, high } = said!.differenceInterval!;
        expect(said!.verdict).toBe(high < 0 ? 'BETTER' : low > 0 ? 'WORSE' : 'CANNOT_TELL');
        expect(said!.verdict).toBe(verdictOf('LOWER_IS_BETTER', { low, high }));
      }),
    );
  });
});

describe('a reading of a cohort', () => {
  const take = (periods: readonly SurvivalPeriod[]) =>
    takeReading(
      {
        ...{ metric: metric.code, isBaseline: true, windowFrom: '2024-05-01', windowTo: '2024-05-31' },
        survival: { periods },
      },
      metric,
      '2024-05-31',
    );

  it('keeps how many were there at first, and how many are lost in all', () => {
    expect(take([period(100, 10, 10), period(80, 8, 0)])).toMatchObject({ n: 100, sum: 18n, sumOfSquares: 18n });
  });

  it.each([
    ['no period', [], 'periods', '0 periods: expected 1 to 120.'],
    ['nobody at risk', [period(0, 0, 0)], 'periods[0].atRisk', '0: expected a whole number from 1 to 1000000000.'],
    ['more lost than there were', [period(10, 8, 3)], 'periods[0].lost', '8 lost and 3 censored of 10 at risk.'],
    [
      'more left than were there',
      [period(10, 1, 1), period(9, 0, 0)],
      'periods[1].atRisk',
      '9: 8 were left after the period before.',
    ],
  ])('is refused with %s', (_what, periods, path, message) => {
    expect(take(periods)).toMatchObject({ problems: [{ path: `input.survival.${path}`, message }] });
  });
});
