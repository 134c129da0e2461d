import { isRefusal } from '../../../src/shared/refusal';
import { freezingOf, periodAfter, periodWith, takePeriod } from '../../../src/telling/domain/scorecard-period';

describe('A period of the calendar', () => {
  it.each([
    ['MONTH', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['MONTH', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['QUARTER', '2026-01-01', '2026-01-01', '2026-03-31'],
    ['QUARTER', '2026-11-30', '2026-10-01', '2026-12-31'],
    ['YEAR', '2026-06-15', '2026-01-01', '2026-12-31'],
  ] as const)('%s with %s is from %s to %s', (period, day, periodFrom, periodTo) => {
    expect(periodWith(period, day)).toEqual({ periodFrom, periodTo });
  });

  it('is followed by the next, so that no day is left out', () => {
    let period = periodWith('QUARTER', '2026-01-01');
    const firstDays = Array.from({ length: 5 }, () => {
      period = periodAfter('QUARTER', period);
      return period.periodFrom;
    });
    expect(firstDays).toEqual(['2026-04-01', '2026-07-01', '2026-10-01', '2027-01-01', '2027-04-01']);
  });

  it('is frozen as a day begins by the clock of the organization', () => {
    const period = { periodFrom: '2026-07-01', periodTo: '2026-09-30' };
    // Berlin is two hours ahead of UTC on the 10th of October, and one on the 10th of November.
    expect(freezingOf(period, 10, 'Europe/Berlin').toISOString()).toBe('2026-10-09T22:00:00.000Z');
    expect(freezingOf(period, 41, 'Europe/Berlin').toISOString()).toBe('2026-11-09T23:00:00.000Z');
    expect(freezingOf(period, 1, 'UTC').toISOString()).toBe('2026-10-01T00:00:00.000Z');
  });
});

describe('A period that somebody freezes', () => {
  const problems = (periodFrom: string, periodTo: string): string[] => {
    const taken = takePeriod({ periodFrom, periodTo }, '2026-11-02');
    return isRefusal(taken) ? taken.problems.map(({ path, message }) => `${path}: ${message}`) : [];
  };

  it('is over, begins before it ends, and is of a year at most', () => {
    expect(problems('2026-10-01', '2026-10-31')).toEqual([]);
    expect(problems('2025-11-01', '2026-11-01')).toEqual([]);
    expect(problems('2026-10-01', '2026-11-02')).toEqual([
      'input.periodTo: 2026-11-02: expected a period that is over (today is 2026-11-02).',
    ]);
    expect(problems('2026-10-02', '2026-10-01')).toEqual([
      'input.periodTo: 2026-10-01 is before 2026-10-02, on which the period begins.',
    ]);
    expect(problems('2025-10-31', '2026-11-01')).toEqual([
      'input.periodTo: 2026-11-01 is more than a year after 2025-10-31.',
    ]);
    expect(problems('2026-02-30', 'soon')).toEqual([
      'input.periodFrom: "2026-02-30" is not a date (YYYY-MM-DD, from 1900 to 2999).',
      'input.periodTo: "soon" is not a date (YYYY-MM-DD, from 1900 to 2999).',
    ]);
  });
});
