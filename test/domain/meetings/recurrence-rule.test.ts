import { endOf, recurrenceRule, withoutEnd } from '../../../src/meetings/domain/recurrence-rule';
import { isDayOfRule, nextDayOfRule } from '../../../src/meetings/domain/rule-days';
import { InputCheck } from '../../../src/shared/input-check';

function written(rule: string): string {
  const check = new InputCheck();
  const text = recurrenceRule(check, 'input.rule', rule);
  if (text === undefined) throw new Error(check.refusal().message);
  return text;
}
function problems(rule: string): string[] {
  const check = new InputCheck();
  recurrenceRule(check, 'input.rule', rule);
  if (!check.failed) return [];
  const found = check.refusal().problems;
  expect(found.every(({ path }) => path === 'input.rule')).toBe(true);
  return found.map(({ message }) => message);
}

describe('A recurrence rule', () => {
  it.each([
    ['FREQ=MONTHLY;BYDAY=1TU', 'FREQ=MONTHLY;BYDAY=1TU'],
    ['  rrule:byday=+01tu;freq=monthly ', 'FREQ=MONTHLY;BYDAY=1TU'],
    ['FREQ=YEARLY;BYMONTH=12,03,6,9,9;BYDAY=-1FR;COUNT=8', 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=-1FR;COUNT=8'],
    ['UNTIL=20271231T170000Z;INTERVAL=2;FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20271231T170000Z'],
    ['FREQ=MONTHLY;BYMONTHDAY=31,-01,15', 'FREQ=MONTHLY;BYMONTHDAY=-1,15,31'],
  ])('is kept in one way of writing it: %s', (rule, expected) => {
    expect(written(rule)).toBe(expected);
    expect(written(expected)).toBe(expected);
  });

  it.each([
    ['', '"" is no part of a rule: expected FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS, WKST, COUNT, UNTIL.'],
    ['BYDAY=MO', 'FREQ is missing: a rule begins like FREQ=MONTHLY.'],
    ['FREQ=SECONDLY', 'FREQ=SECONDLY: expected DAILY, WEEKLY, MONTHLY or YEARLY.'],
    ['FREQ=HOURLY', 'FREQ=HOURLY: expected DAILY, WEEKLY, MONTHLY or YEARLY.'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ is given twice.'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL=0: expected a whole number from 1 to 99.'],
    ['FREQ=DAILY;INTERVAL=100000000', 'INTERVAL=100000000: expected a whole number from 1 to 99.'],
    ['FREQ=DAILY;COUNT=1001', 'COUNT=1001: expected a whole number from 1 to 1000.'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY=XX: expected weekdays like MO, 1TU or -1FR.'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'BYDAY=6MO: expected weekdays like MO, 1TU or -1FR.'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY=32: expected days from 1 to 31, or -31 to -1.'],
    [
      'FREQ=DAILY;UNTIL=20271231T170000',
      'UNTIL=20271231T170000: expected a day (20271231) or a moment in UTC (20271231T170000Z).',
    ],
    ['FREQ=DAILY;UNTIL=20270230', 'UNTIL=20270230: expected a day (20271231) or a moment in UTC (20271231T170000Z).'],
    ['FREQ=DAILY;COUNT=5;UNTIL=20271231', 'COUNT and UNTIL: a rule ends by one of them.'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'BYDAY: a number (1TU) goes with FREQ=MONTHLY or FREQ=YEARLY.'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY goes with FREQ=MONTHLY or FREQ=YEARLY.'],
    ['FREQ=MONTHLY;BYMONTH=1;BYDAY=1MO', 'BYMONTH goes with FREQ=YEARLY.'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'BYDAY and BYMONTHDAY: expected one of them.'],
    ['FREQ=MONTHLY;BYDAY=5MO,1TU', 'BYDAY: a fifth weekday (5TU, -5TU), which not every month has, stands alone.'],
    ['FREQ=YEARLY;BYDAY=1MO', 'FREQ=YEARLY: expected BYMONTH with BYDAY or BYMONTHDAY, or none of the three.'],
    ['FREQ=YEARLY;BYMONTH=1', 'FREQ=YEARLY: expected BYMONTH with BYDAY or BYMONTHDAY, or none of the three.'],
    ['FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=31', 'BYMONTHDAY: in several months, expected days from 1 to 28.'],
    ['FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1', 'BYSETPOS goes with FREQ=MONTHLY and a BYDAY without numbers.'],
    ['FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=1', 'BYSETPOS goes with FREQ=MONTHLY and a BYDAY without numbers.'],
  ])('is refused with its part named: %s', (rule, message) => {
    expect(problems(rule)).toEqual([message]);
  });

  it('is refused for all that is wrong with it', () => {
    expect(problems('FREQ=WEEKLY;BYHOUR=9;BYDAY=;INTERVAL=x')).toEqual([
      expect.stringMatching(/^"BYHOUR=9" is no part of a rule/),
      'BYDAY=: expected weekdays like MO, 1TU or -1FR.',
      'INTERVAL=X: expected a whole number from 1 to 99.',
    ]);
    expect(problems(`FREQ=DAILY${';'.repeat(1_000)}`)).toEqual(['1010 characters: expected at most 500.']);
  });

  it('ends by a number, by a day or a moment, or not at all', () => {
    expect(endOf('FREQ=DAILY;COUNT=5')).toEqual({ count: 5, until: null });
    expect(endOf('FREQ=DAILY;UNTIL=20271231')).toEqual({ count: null, until: '20271231' });
    expect(endOf('FREQ=DAILY')).toEqual({ count: null, until: null });
    expect(withoutEnd('FREQ=DAILY;INTERVAL=2;COUNT=5')).toBe('FREQ=DAILY;INTERVAL=2');
  });
});

describe('A day', () => {
  it.each([
    ['FREQ=WEEKLY', '2026-11-04', true],
    ['FREQ=WEEKLY;BYDAY=TU', '2026-11-03', true],
    ['FREQ=WEEKLY;BYDAY=TU', '2026-11-04', false],
    // November 2026 has 30 days; the 30th is its last Monday and its fifth one.
    ['FREQ=MONTHLY;BYDAY=-1MO', '2026-11-30', true],
    ['FREQ=MONTHLY;BYDAY=5MO', '2026-11-30', true],
    ['FREQ=MONTHLY;BYDAY=-1MO', '2026-11-23', false],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-02-29', true],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-02-28', false],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2', '2026-11-10', true],
    ['FREQ=MONTHLY;BYDAY=TU,WE;BYSETPOS=2', '2026-11-10', false],
    ['FREQ=YEARLY;BYMONTH=3,9;BYDAY=1TU', '2026-11-03', false],
  ])('is one of its rule or is not: %s, %s', (rule, day, expected) => {
    expect(isDayOfRule(rule, day)).toBe(expected);
  });

  it('that is none of its rule has a next one that is, if any', () => {
    expect(nextDayOfRule('FREQ=MONTHLY;BYDAY=1TU', '2026-11-04')).toBe('2026-12-01');
    expect(nextDayOfRule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-11-04')).toBe('2028-02-29');
    expect(nextDayOfRule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-11-04')).toBeUndefined();
  });
});
