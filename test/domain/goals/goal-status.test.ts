import fc from 'fast-check';
import { expectedValue, goalStatus, type JudgedGoal } from '../../../src/goals/domain/goal-status';
import { METRICS } from '../../../src/metrics/domain/metric';

/**
 * 81 of 263 are 30.80 %; its Wilson interval is 25.53 … 36.62 % (Newcombe 1998, table I, method 3). The path leads from
 * 1 January to 11 April in 100 days: a day is a hundredth of the way.
 */
const reading = (windowTo: string) => ({ n: 263, sum: 81n, sumOfSquares: 81n, windowTo });
const DAY_72 = '2026-03-14';
const DAY_80 = '2026-03-22';
const DAY_90 = '2026-04-01';
const DUE = '2026-04-11';
const BEFORE_DUE = '2026-04-10';

/** From 20 % satisfied to 40 %. */
const aGoal = (more: Partial<JudgedGoal> = {}): JudgedGoal => ({
  ...{ metric: METRICS.CSAT, baseline: 20, target: 40, startsOn: '2026-01-01', dueOn: DUE, isRetired: false },
  ...{ reading: reading(DAY_80), smallestSample: 30 },
  ...more,
});
/** From 40 % lost to 20 %: less is better. */
const churn = (more: Partial<JudgedGoal> = {}): JudgedGoal =>
  aGoal({ metric: METRICS.CHURN_RATE, baseline: 40, target: 20, ...more });

describe('A goal before its due date', () => {
  // Day 80: 20 + 20 × 0.80 = 36 < 36.62; day 90: 20 + 20 × 0.90 = 38 > 36.62.
  it.each([
    [DAY_80, 36, 'ON_TRACK'],
    [DAY_90, 38, 'AT_RISK'],
  ])('whose reading ended on %s is held against %d: %s', (windowTo, expected, status) => {
    const goal = aGoal({ reading: reading(windowTo) });
    expect(expectedValue(goal, BEFORE_DUE)).toBeCloseTo(expected, 10);
    expect(goalStatus(goal, BEFORE_DUE)).toBe(status);
  });

  // Day 72: 40 − 20 × 0.72 = 25.6 > 25.53; day 80: 40 − 20 × 0.80 = 24 < 25.53.
  it.each([
    [DAY_72, 'ON_TRACK'],
    [DAY_80, 'AT_RISK'],
  ])('that wants less, and whose reading ended on %s, is %s', (windowTo, status) => {
    expect(goalStatus(churn({ reading: reading(windowTo) }), BEFORE_DUE)).toBe(status);
  });

  it.each([
    [36, 'ON_TRACK'],
    [37, 'AT_RISK'],
  ])('without a baseline is held against its target %d at once: %s', (target, status) => {
    const goal = aGoal({ baseline: null, target });
    expect(expectedValue(goal, BEFORE_DUE)).toBe(target);
    expect(goalStatus(goal, BEFORE_DUE)).toBe(status);
  });

  it('keeps to the day of its reading, not to the day on which it is asked', () => {
    expect(goalStatus(aGoal(), DAY_80)).toBe(goalStatus(aGoal(), BEFORE_DUE));
  });
});

describe('A goal from its due date on', () => {
  // The interval is 25.53 … 36.62.
  it.each([
    [25, 'ACHIEVED'],
    [30, 'CANNOT_TELL'],
    [37, 'MISSED'],
  ])('with the target %d is %s', (target, status) => {
    expect(goalStatus(aGoal({ target }), DUE)).toBe(status);
    expect(goalStatus(aGoal({ target }), '2029-01-01')).toBe(status);
    expect(expectedValue(aGoal({ target }), DUE)).toBe(target);
  });

  it.each([
    [37, 'ACHIEVED'],
    [30, 'CANNOT_TELL'],
    [25, 'MISSED'],
  ])('that wants less, with the target %d, is %s', (target, status) => {
    expect(goalStatus(churn({ target }), DUE)).toBe(status);
  });
});

describe('A goal', () => {
  it.each([BEFORE_DUE, DUE])('without a reading is not measured (on %s)', (today) => {
    expect(goalStatus(aGoal({ reading: null }), today)).toBe('NOT_MEASURED');
    expect(expectedValue(aGoal({ reading: null }), today)).toBeNull();
  });

  it.each([BEFORE_DUE, DUE])('that is retired is not judged (on %s)', (today) => {
    expect(goalStatus(aGoal({ isRetired: true }), today)).toBe('RETIRED');
    expect(expectedValue(aGoal({ isRetired: true }), today)).toBeNull();
  });

  it.each([BEFORE_DUE, DUE])('on a mean of values that are all the same cannot be told (on %s)', (today) => {
    const mean = { n: 2, sum: 6n, sumOfSquares: 18n, windowTo: DAY_80 };
    expect(goalStatus(aGoal({ metric: METRICS.CONTACT_RATE, baseline: null, target: 2, reading: mean }), today)).toBe(
      'CANNOT_TELL',
    );
  });

  it.each([BEFORE_DUE, DUE])('on fewer answers than the smallest sample cannot be told (on %s)', (today) => {
    expect(goalStatus(aGoal({ smallestSample: 264 }), today)).toBe('CANNOT_TELL');
    expect(goalStatus(aGoal({ smallestSample: 263 }), today)).not.toBe('CANNOT_TELL');
  });

  it('never does worse by a better count', () => {
    const order = ['MISSED', 'CANNOT_TELL', 'ACHIEVED'];
    const counts = fc.tuple(fc.nat(400), fc.nat(400), fc.integer({ min: 1, max: 400 }));
    const property = fc.property(counts, fc.double({ min: 0, max: 100, noNaN: true }), ([a, b, n], target) => {
      const place = (count: number, goal: typeof aGoal) => {
        const sum = BigInt(Math.min(count, n));
        const counted = { n, sum, sumOfSquares: sum, windowTo: DAY_80 };
        return order.indexOf(goalStatus(goal({ target, baseline: null, reading: counted, smallestSample: 1 }), DUE));
      };
      const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
      expect(place(more, aGoal)).toBeGreaterThanOrEqual(place(fewer, aGoal));
      expect(place(fewer, churn)).toBeGreaterThanOrEqual(place(more, churn));
    });
    fc.assert(property);
  });
});
