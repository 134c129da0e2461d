import fc from 'fast-check';
import { handOverRecipients, nextDue, type DigestTimes } from '../../../src/telling/domain/digest-schedule';

const weekly = (weekday: DigestTimes['weekday'], hour: number): DigestTimes => ({
  ...{ frequency: 'WEEKLY', weekday, dayOfMonth: null, hour },
});
const monthly = (dayOfMonth: number, hour: number): DigestTimes => ({
  ...{ frequency: 'MONTHLY', weekday: null, dayOfMonth, hour },
});
const due = (times: DigestTimes, timeZone: string, after: string): string =>
  nextDue(times, timeZone, new Date(after)).toISOString();

describe('The next digest', () => {
  // 2026-11-02 is a Monday.
  it('is due on the same day as long as its hour is to come', () => {
    expect(due(weekly('MONDAY', 8), 'UTC', '2026-11-02T07:59:59Z')).toBe('2026-11-02T08:00:00.000Z');
    expect(due(weekly('MONDAY', 8), 'UTC', '2026-11-02T08:00:00Z')).toBe('2026-11-09T08:00:00.000Z');
    expect(due(monthly(28, 0), 'UTC', '2026-11-27T23:59:59Z')).toBe('2026-11-28T00:00:00.000Z');
    expect(due(monthly(28, 0), 'UTC', '2026-11-28T00:00:00Z')).toBe('2026-12-28T00:00:00.000Z');
  });

  it('is due by the clock of the organization, before and after that is put back', () => {
    // Europe/Berlin is two hours ahead of UTC until 2026-10-25, 03:00, and one from then on.
    expect(due(weekly('SATURDAY', 8), 'Europe/Berlin', '2026-10-20T00:00:00Z')).toBe('2026-10-24T06:00:00.000Z');
    expect(due(weekly('SATURDAY', 8), 'Europe/Berlin', '2026-10-24T06:00:00Z')).toBe('2026-10-31T07:00:00.000Z');
    // Monday in Auckland, 13 hours ahead, begins on Sunday in UTC.
    expect(due(weekly('MONDAY', 8), 'Pacific/Auckland', '2026-11-01T00:00:00Z')).toBe('2026-11-01T19:00:00.000Z');
  });

  it('is due once on days on which its hour is skipped or comes twice', () => {
    // On 2026-03-29 the clock in Berlin goes from 02:00 to 03:00, at 01:00 UTC.
    expect(due(weekly('SUNDAY', 2), 'Europe/Berlin', '2026-03-28T00:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(due(weekly('SUNDAY', 2), 'Europe/Berlin', '2026-03-29T01:00:00Z')).toBe('2026-04-05T00:00:00.000Z');
    // On 2026-10-25 it is 02:00 in Berlin at 00:00 and at 01:00 UTC.
    expect(due(weekly('SUNDAY', 2), 'Europe/Berlin', '2026-10-24T00:00:00Z')).toBe('2026-10-25T00:00:00.000Z');
    expect(due(weekly('SUNDAY', 2), 'Europe/Berlin', '2026-10-25T00:00:00Z')).toBe('2026-11-01T01:00:00.000Z');
  });

  it('is never more than a month away, and always later', () => {
    const times = fc.oneof(
      fc
        .record({
          weekday: fc.constantFrom('MONDAY' as const, 'SUNDAY' as const),
          hour: fc.integer({ min: 0, max: 23 }),
        })
        .map(({ weekday, hour }) => weekly(weekday, hour)),
      fc
        .record({ day: fc.integer({ min: 1, max: 28 }), hour: fc.integer({ min: 0, max: 23 }) })
        .map(({ day, hour }) => monthly(day, hour)),
    );
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
    );
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(times, zone, moment, (each, timeZone, after) => {
        const days = (nextDue(each, timeZone, after).getTime() - after.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThanOrEqual(each.frequency === 'WEEKLY' ? 7.1 : 31.1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('Who is told by name', () => {
  it('is the successor of somebody who leaves, once', () => {
    expect(handOverRecipients(['ada', 'ben'], 'ben', 'cho')).toEqual(['ada', 'cho']);
    expect(handOverRecipients(['ada', 'ben'], 'ben', 'ada')).toEqual(['ada']);
  });
});
