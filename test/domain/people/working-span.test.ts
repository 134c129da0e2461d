import fc from 'fast-check';
import { addWorkingSeconds, workingSeconds } from '../../../src/people/domain/working-span';
import { DEFAULT_WEEK, type WorkingTime } from '../../../src/people/domain/working-calendar';

const time: WorkingTime = { ...DEFAULT_WEEK, daysOff: [{ firstDay: '2026-12-25', lastDay: '2026-12-25' }] };
const HOUR = 3_600;
const at = (moment: string) => new Date(moment);

describe('The working time between two moments', () => {
  it.each([
    ['a day', '2026-12-14T09:00:00Z', '2026-12-14T17:00:00Z', 8],
    ['an hour before work begins', '2026-12-14T07:00:00Z', '2026-12-14T08:00:00Z', 0],
    ['a weekend', '2026-12-11T17:00:00Z', '2026-12-14T09:00:00Z', 0],
    ['Friday at four to Monday at ten', '2026-12-11T16:00:00Z', '2026-12-14T10:00:00Z', 2],
    ['Christmas', '2026-12-24T17:00:00Z', '2026-12-28T09:00:00Z', 0],
    ['a moment to an earlier one', '2026-12-14T12:00:00Z', '2026-12-14T10:00:00Z', 0],
  ])('of %s', (_what, from, to, hours) => {
    expect(workingSeconds(time, at(from), at(to))).toBe(hours * HOUR);
  });

  it('is shorter on the night of the change to summer time, by the clock of the place', () => {
    // Works from one to five at night; at two on 28 March 2027 it is three.
    const nights: WorkingTime = {
      timeZone: 'Europe/Berlin',
      workingDays: [{ weekday: 'SUNDAY', from: '01:00', to: '05:00' }],
      daysOff: [],
    };
    expect(workingSeconds(nights, at('2027-03-27T12:00:00Z'), at('2027-03-28T12:00:00Z'))).toBe(3 * HOUR);
  });
});

describe('A moment so much working time later', () => {
  it.each([
    ['2026-12-11T16:00:00Z', 2, '2026-12-14T10:00:00.000Z'],
    ['2026-12-24T16:00:00Z', 1, '2026-12-24T17:00:00.000Z'],
    ['2026-12-24T16:00:00Z', 2, '2026-12-28T10:00:00.000Z'],
    ['2026-12-12T11:00:00Z', 8, '2026-12-14T17:00:00.000Z'],
  ])('than %s, %s hours, is %s', (from, hours, expected) => {
    expect(addWorkingSeconds(time, at(from), hours * HOUR)?.toISOString()).toBe(expected);
  });

  it('does not come where nobody works', () => {
    const closed = { ...time, daysOff: [{ firstDay: '2000-01-01', lastDay: '2999-12-31' }] };
    expect(addWorkingSeconds(closed, at('2026-12-11T16:00:00Z'), 1)).toBeUndefined();
  });

  it('is so much working time away', () => {
    const moments = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z'), noInvalidDate: true });
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata');
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 400 * HOUR }), zones, (from, seconds, timeZone) => {
        const there = { ...time, timeZone };
        expect(workingSeconds(there, from, addWorkingSeconds(there, from, seconds)!)).toBe(seconds);
      }),
      { numRuns: 200 },
    );
  });
});
