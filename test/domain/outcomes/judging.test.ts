import fc from 'fast-check';
import { METRICS } from '../../../src/metrics/domain/metric';
import {
  daysOfPeriod,
  firstPeriodFrom,
  isHitInARow,
  isProven,
  judge,
  type JudgedReading,
} from '../../../src/outcomes/domain/judging';
import { setKillCriteria, type KillCriterionInput } from '../../../src/outcomes/domain/kill-criterion';

const CRITERION: KillCriterionInput = {
  ...{ metric: 'CHURN_RATE', side: 'ABOVE', threshold: 20, rule: 'INTERVAL' },
  ...{ periodMonths: 1, periodsInRow: 2, lastDay: '2027-06-30' },
};
const FEBRUARY = { period: 1, from: '2027-02-01', to: '2027-02-28' };
const churn = (lost: number, n: number, windowTo = '2027-02-28', id = 'r'): JudgedReading => ({
  ...{ id, metric: 'CHURN_RATE', windowTo, n, sum: BigInt(lost), sumOfSquares: BigInt(lost) },
});

describe('A kill criterion', () => {
  const KNOWN = { metrics: new Map([['CHURN_RATE', METRICS.CHURN_RATE]]), today: '2026-11-02' };
  const IN_DESIGN = { title: 'Say why', stage: 'DESIGN', status: 'AWAITING_APPROVAL' } as const;

  it('is set in design, and in no other stage', () => {
    expect(setKillCriteria(IN_DESIGN, [CRITERION], KNOWN)).toEqual([CRITERION]);
    expect(setKillCriteria({ ...IN_DESIGN, stage: 'MEASURE' }, [CRITERION], KNOWN)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
    });
  });

  it('names all that is wrong with it', () => {
    const wrong = { ...CRITERION, threshold: 101, periodMonths: 0, periodsInRow: 13, lastDay: '2026-11-02' };
    expect(
      setKillCriteria(IN_DESIGN, [wrong, { ...CRITERION, threshold: NaN }, { ...CRITERION, metric: 'NOPE' }], KNOWN),
    ).toMatchObject({
      problems: [
        { path: 'input.criteria[0].threshold', message: '101: expected from 0 to 100, what CHURN_RATE can be.' },
        { path: 'input.criteria[0].periodMonths' },
        { path: 'input.criteria[0].periodsInRow' },
        { path: 'input.criteria[0].lastDay', message: '2026-11-02 is not in the future (today is 2026-11-02).' },
        { path: 'input.criteria[1].threshold' },
        {
          path: 'input.criteria[2].metric',
          message: '"NOPE": expected the code of one of `metrics` that is not retired.',
        },
      ],
    });
  });
});

describe('The periods of a criterion', () => {
  it('are counted from the day on which measure was entered, and each from that, so that none drifts', () => {
    expect([1, 2, 3].map((period) => daysOfPeriod('2027-01-31', 1, period))).toEqual([
      { period: 1, from: '2027-02-01', to: '2027-02-28' },
      { period: 2, from: '2027-03-01', to: '2027-03-31' },
      { period: 3, from: '2027-04-01', to: '2027-04-30' },
    ]);
  });

  it('follow each other without a gap, and each day is in the one that is looked up for it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 30 }),
        (day, months, period) => {
          const since = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
          const [one, next] = [daysOfPeriod(since, months, period), daysOfPeriod(since, months, period + 1)];
          expect(Date.parse(next.from) - Date.parse(one.to)).toBe(86_400_000);
          expect(firstPeriodFrom(since, months, one.to)).toBe(period);
          expect(firstPeriodFrom(since, months, next.from)).toBe(period + 1);
        },
      ),
    );
  });
});

describe('A judgement', () => {
  // Wilson, 95 %: 30 of 100 are 21.9 … 39.6 %; 15 of 100 are 9.3 … 23.3 %; 10 of 100 are 5.5 … 17.4 % (Newcombe 1998, method 3).
  it.each([
    ['HIT', null, 30],
    ['CANNOT_TELL', 'CHANCE', 15],
    ['HOLDS', null, 10],
  ])(
    'is %s (%s) for %d lost of 100 where all of the interval has to be beyond 20 %%',
    (outcome, untoldBecause, lost) => {
      expect(judge(CRITERION, METRICS.CHURN_RATE, [churn(lost, 100)], FEBRUARY, 30)).toMatchObject({
        outcome,
        untoldBecause,
      });
    },
  );

  it.each([
    ['HIT', 21],
    ['HOLDS', 20],
    ['HOLDS', 10],
  ])('is %s for %d lost of 100 where the point counts: what is on the threshold has not failed', (outcome, lost) => {
    expect(judge({ ...CRITERION, rule: 'POINT' }, METRICS.CHURN_RATE, [churn(lost, 100)], FEBRUARY, 30)).toMatchObject({
      ...{ outcome, value: lost, n: 100, readingIds: ['r'] },
    });
  });

  it('asks of the other side what is below', () => {
    const nps = { ...CRITERION, metric: 'NPS', side: 'BELOW', threshold: 0 } as const;
    const reading: JudgedReading = { ...churn(-60, 100), metric: 'NPS', sumOfSquares: 80n };
    expect(judge(nps, METRICS.NPS, [reading], FEBRUARY, 30)).toMatchObject({ outcome: 'HIT', value: -60 });
    expect(judge({ ...nps, side: 'ABOVE' }, METRICS.NPS, [reading], FEBRUARY, 30)).toMatchObject({ outcome: 'HOLDS' });
  });

  it('adds up what was observed on its days, and nothing else', () => {
    const readings = [
      ...[churn(15, 50, '2027-02-01', 'b'), churn(15, 50, '2027-02-28', 'a')],
      ...[churn(0, 1000, '2027-01-31', 'before'), churn(0, 1000, '2027-03-01', 'after')],
      { ...churn(0, 1000), metric: 'CSAT' as const },
    ];
    expect(judge(CRITERION, METRICS.CHURN_RATE, readings, FEBRUARY, 30)).toMatchObject({
      ...{ outcome: 'HIT', value: 30, n: 100, readingIds: ['a', 'b'] },
    });
  });

  it('tells nothing of no reading, of too few observations, and of values that are all the same', () => {
    expect(judge(CRITERION, METRICS.CHURN_RATE, [], FEBRUARY, 30)).toEqual({
      ...{ outcome: 'CANNOT_TELL', untoldBecause: 'NO_READING', value: null, low: null, high: null },
      ...{ n: 0, readingIds: [] },
    });
    expect(judge(CRITERION, METRICS.CHURN_RATE, [churn(29, 29)], FEBRUARY, 30)).toMatchObject({
      untoldBecause: 'TOO_FEW',
      value: 100,
    });
    const cost = { ...CRITERION, metric: 'COST_TO_SERVE' } as const;
    const same: JudgedReading = { ...churn(0, 100), metric: 'COST_TO_SERVE', sum: 3_000n, sumOfSquares: 90_000n };
    expect(judge(cost, METRICS.COST_TO_SERVE, [same], FEBRUARY, 30)).toMatchObject({
      untoldBecause: 'NO_INTERVAL',
      value: 30,
    });
  });

  it('never contradicts its interval', () => {
    const share = fc
      .integer({ min: 1, max: 400 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(share, fc.integer({ min: 0, max: 100 }), ([lost, n], threshold) => {
        const { outcome, low, high } = judge(
          { ...CRITERION, threshold },
          METRICS.CHURN_RATE,
          [churn(lost, n)],
          FEBRUARY,
          1,
        );
        if (outcome === 'HIT') expect(low).toBeGreaterThan(threshold);
        else if (outcome === 'HOLDS') expect(high).toBeLessThanOrEqual(threshold);
        else expect([low! <= threshold, high! > threshold]).toEqual([true, true]);
      }),
    );
  });
});

describe('What comes of judgements', () => {
  const SINCE = '2027-01-01';
  const judged = (period: number, outcome: 'HIT' | 'HOLDS' | 'CANNOT_TELL', different: object = {}) => ({
    ...{ occasion: 'PERIOD' as const, period, outcome, criterionVersion: 1, measuredSince: SINCE, ...different },
  });
  const two = { periodsInRow: 2, version: 1 };

  it('is hit when so many periods in a row were, the latest among them', () => {
    expect(isHitInARow(two, SINCE, [judged(1, 'HIT')])).toBe(false);
    expect(isHitInARow(two, SINCE, [judged(2, 'HIT'), judged(1, 'HIT')])).toBe(true);
    expect(isHitInARow(two, SINCE, [judged(1, 'HIT'), judged(2, 'CANNOT_TELL'), judged(3, 'HIT')])).toBe(false);
    expect(isHitInARow(two, SINCE, [judged(1, 'HIT'), judged(2, 'HIT'), judged(3, 'HOLDS')])).toBe(false);
  });

  it('does not count what was judged by other terms, since another time, or on the last day', () => {
    const other = [{ criterionVersion: 2 }, { measuredSince: '2026-01-01' }, { occasion: 'LAST_DAY' as const }];
    for (const different of other) {
      expect(isHitInARow(two, SINCE, [judged(1, 'HIT'), judged(2, 'HIT', different)])).toBe(false);
    }
  });

  it('is proven once it held, on the last day, too', () => {
    expect(isProven(two, [judged(1, 'HIT'), judged(2, 'CANNOT_TELL')])).toBe(false);
    expect(isProven(two, [judged(1, 'HOLDS'), judged(2, 'HIT')])).toBe(true);
    expect(isProven(two, [judged(0, 'HOLDS', { occasion: 'LAST_DAY' })])).toBe(true);
    expect(isProven(two, [judged(1, 'HOLDS', { criterionVersion: 2 })])).toBe(false);
  });
});
