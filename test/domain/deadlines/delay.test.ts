import { dueAfter, dueAgain, remaining } from '../../../src/deadlines/domain/delay';
import { DEFAULT_WEEK, type WorkingTime } from '../../../src/people/domain/working-calendar';

const utc: WorkingTime = { ...DEFAULT_WEEK, daysOff: [] };
const berlin: WorkingTime = { ...DEFAULT_WEEK, timeZone: 'Europe/Berlin', daysOff: [] };
const at = (moment: string) => new Date(moment);

describe('What is due in a duration', () => {
  it.each([
    // Clocks go forward on 28 March 2027: fourteen days later it is the same hour, and an hour sooner in UTC.
    ['P14D', '2027-03-20T09:00:00Z', '2027-04-03T08:00:00.000Z'],
    ['PT336H', '2027-03-20T09:00:00Z', '2027-04-03T09:00:00.000Z'],
    // And back on 31 October.
    ['P1W', '2027-10-28T09:00:00Z', '2027-11-04T10:00:00.000Z'],
    ['P1M', '2027-01-31T09:00:00Z', '2027-02-28T09:00:00.000Z'],
  ])('%s after %s is %s in Berlin', (duration, now, expected) => {
    expect(dueAfter({ kind: 'DURATION', duration }, { time: berlin, now: at(now) }).toISOString()).toBe(expected);
  });

  it('comes at the end of the calendar where it leads beyond it', () => {
    const never = dueAfter({ kind: 'DURATION', duration: 'P9000Y' }, { time: utc, now: at('2026-11-02T09:00:00Z') });
    expect(never.toISOString()).toBe('2999-12-31T23:59:59.000Z');
  });
});

describe('What is due on a day', () => {
  it.each([
    // Berlin is an hour ahead of UTC in winter and two in summer; on 28 March 2027 the day begins in winter.
    ['2027-01-15', '2027-01-14T23:00:00.000Z'],
    ['2027-03-28', '2027-03-27T23:00:00.000Z'],
    ['2027-07-01', '2027-06-30T22:00:00.000Z'],
  ])('%s begins at %s in Berlin', (day, expected) => {
    expect(dueAfter({ kind: 'DAY', day }, { time: berlin, now: at('2026-11-02T09:00:00Z') }).toISOString()).toBe(
      expected,
    );
  });
});

describe('What is due in working days', () => {
  it('never comes where nobody works', () => {
    const closed = { ...utc, daysOff: [{ firstDay: '2026-01-01', lastDay: '2999-12-31' }] };
    const due = dueAfter({ kind: 'WORKING_DAYS', days: 1 }, { time: closed, now: at('2026-11-02T09:00:00Z') });
    expect(due.toISOString()).toBe('2999-12-31T23:59:59.000Z');
  });
});

describe('What is left of a deadline', () => {
  const friday = { time: utc, now: at('2026-12-11T15:00:00Z') };
  const due = at('2026-12-14T17:00:00Z');

  it('is working time where it was given in working days, and time of the clock where not', () => {
    // Two hours on Friday, eight on Monday; from Friday at three to Monday at five are 74 hours.
    expect(remaining({ inWorkingTime: true }, due, friday)).toBe(10 * 3600);
    expect(remaining({ inWorkingTime: false }, due, friday)).toBe(74 * 3600);
  });

  it('is nothing once it is over, and due at once then', () => {
    const late = { time: utc, now: at('2026-12-20T00:00:00Z') };
    for (const inWorkingTime of [true, false]) {
      expect(remaining({ inWorkingTime }, due, late)).toBe(0);
      expect(dueAgain({ inWorkingTime, remainingSeconds: 0 }, late)).toEqual(late.now);
    }
  });

  it('leads to the same moment when it goes on at once', () => {
    for (const inWorkingTime of [true, false]) {
      const remainingSeconds = remaining({ inWorkingTime }, due, friday);
      expect(dueAgain({ inWorkingTime, remainingSeconds }, friday)).toEqual(due);
    }
  });
});
