import fc from 'fast-check';
import { occurrenceDays, occursOn, startOn } from '../../../src/meetings/domain/recurrence';
import { recurrenceRule } from '../../../src/meetings/domain/recurrence-rule';
import { isDayOfRule, nextDayOfRule } from '../../../src/meetings/domain/rule-days';
import { daysAfter, daysBetween } from '../../../src/shared/days';
import { InputCheck } from '../../../src/shared/input-check';

/** The first days of a rule. */
function days(rule: string, firstDay: string, most: number, lastDay: string | null = null): string[] {
  const found: string[] = [];
  for (const day of occurrenceDays({ rule, firstDay, lastDay })) {
    if (found.length === most) break;
    found.push(day);
  }
  return found;
}

describe('The days of a rule', () => {
  // By the calendar: 3 November 2026 is a Tuesday, and so are 1 December, 5 January, 2 February.
  it('are the first Tuesdays of the months', () => {
    expect(days('FREQ=MONTHLY;BYDAY=1TU', '2026-11-03', 4)).toEqual([
      ...['2026-11-03', '2026-12-01', '2027-01-05', '2027-02-02'],
    ]);
  });

  // The last day of October 2026 is a Saturday, of November a Monday, of December a Thursday, of January a Sunday, and of
  // February 2027 (28 days) a Sunday: the Fridays before are the 30th, 27th, 25th, 29th, 26th.
  it('are the last Fridays of the months', () => {
    expect(days('FREQ=MONTHLY;BYDAY=-1FR', '2026-10-30', 5)).toEqual([
      ...['2026-10-30', '2026-11-27', '2026-12-25', '2027-01-29', '2027-02-26'],
    ]);
  });

  // Of the months from October 2026 on, those that end on a weekend: October (Saturday 31st → Friday 30th), January (Sunday
  // 31st → Friday 29th), February (Sunday 28th → Friday 26th). November ends on Monday, December on Thursday.
  it('are the last working days of the months', () => {
    const rule = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1';
    expect(days(rule, '2026-10-30', 5)).toEqual([
      ...['2026-10-30', '2026-11-30', '2026-12-31', '2027-01-29', '2027-02-26'],
    ]);
  });

  it.each(['FREQ=YEARLY', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'FREQ=MONTHLY;INTERVAL=12'])(
    'are leap days only, where they begin on one: %s',
    (rule) => {
      expect(days(rule, '2028-02-29', 3)).toEqual(['2028-02-29', '2032-02-29', '2036-02-29']);
    },
  );

  it('leave out a month that has no 31st', () => {
    expect(days('FREQ=MONTHLY', '2026-10-31', 3)).toEqual(['2026-10-31', '2026-12-31', '2027-01-31']);
  });

  // The examples of RFC 5545 § 3.8.5.3: every other week on Tuesday and Sunday, by weeks from Monday, then from Sunday.
  it.each([
    ['MO', ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24']],
    ['SU', ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31']],
  ])('depend on the day on which a week begins: %s', (weekStart, expected) => {
    const rule = `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=${weekStart};COUNT=4`;
    expect(days(rule, '1997-08-05', 10)).toEqual(expected);
  });

  // 2026: the first Tuesdays of March, June, September and December are the 3rd, 2nd, 1st and 1st.
  it('are those of the months that a year names', () => {
    const rule = 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=1TU';
    expect(days(rule, '2026-03-03', 5)).toEqual([
      ...['2026-03-03', '2026-06-02', '2026-09-01', '2026-12-01', '2027-03-02'],
    ]);
  });

  it('end by their number, by a last day, and at the 1,000th', () => {
    expect(days('FREQ=DAILY;COUNT=2', '2026-11-03', 10)).toEqual(['2026-11-03', '2026-11-04']);
    expect(days('FREQ=WEEKLY', '2026-11-03', 10, '2026-11-16')).toEqual(['2026-11-03', '2026-11-10']);
    expect(days('FREQ=WEEKLY', '2026-11-03', 10, '2026-11-17')).toHaveLength(3);
    const all = days('FREQ=DAILY', '2026-11-03', 5_000);
    // 999 days after the first.
    expect([all.length, all.at(-1)]).toEqual([1_000, daysAfter('2026-11-03', 999)]);
  });

  // Each seventh February from 2004 on: the next one with a fifth Sunday is that of 2032. And twenty years have 240 months.
  it('end within 20 years, however rarely they come', () => {
    expect(days('FREQ=MONTHLY;INTERVAL=84;BYDAY=5SU', '2004-02-29', 9)).toEqual(['2004-02-29']);
    expect(days('FREQ=MONTHLY', '2026-11-03', 500)).toHaveLength(241);
  });

  it('are known by asking for one of them', () => {
    const monthly = { rule: 'FREQ=MONTHLY;BYDAY=1TU', firstDay: '2026-11-03', lastDay: '2027-01-31' };
    expect(['2026-11-03', '2027-01-05'].map((day) => occursOn(monthly, day))).toEqual([true, true]);
    // Before the first, no Tuesday, and after the last.
    expect(['2026-10-06', '2026-12-02', '2027-02-02'].map((day) => occursOn(monthly, day))).toEqual(
      Array(3).fill(false),
    );
  });
});

/** The days of a rule by looking at each day in turn: slow, and without a library. */
function byLooking(rule: RuleParts, firstDay: string, most: number): string[] {
  const found: string[] = [];
  const written = writtenRule(rule);
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const weekStart = WEEKDAYS.indexOf(rule.weekStart ?? 'MO');
  const weekOf = (day: string) => daysBetween('1970-01-01', day) - ((new Date(day).getUTCDay() - weekStart + 7) % 7);
  const periods = (day: string): number =>
    ({
      DAILY: daysBetween(firstDay, day),
      WEEKLY: (weekOf(day) - weekOf(firstDay)) / 7,
      MONTHLY: monthOf(day) - monthOf(firstDay),
      YEARLY: Number(day.slice(0, 4)) - Number(firstDay.slice(0, 4)),
    })[rule.freq];
  // Where a rule names no day of its period, it is that of the first one.
  const part = { DAILY: 10, WEEKLY: 10, MONTHLY: 8, YEARLY: 5 }[rule.freq];
  const isItsDay = (day: string): boolean => {
    if (rule.days.length > 0) return isDayOfRule(written, day);
    return rule.freq === 'WEEKLY' ? daysBetween(firstDay, day) % 7 === 0 : day.slice(part) === firstDay.slice(part);
  };
  for (let day = firstDay; found.length < most && daysBetween(firstDay, day) < 4_000; day = daysAfter(day, 1)) {
    if (periods(day) % rule.interval === 0 && isItsDay(day)) found.push(day);
  }
  return found;
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
interface RuleParts {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly days: string;
  readonly weekStart?: string;
}
const writtenRule = ({ freq, interval, days, weekStart = 'MO' }: RuleParts): string =>
  `FREQ=${freq};INTERVAL=${interval}${days};WKST=${weekStart}`;

const weekday = fc.constantFrom(...WEEKDAYS);
const some = <T>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 4 }).map((all) => all.join(','));
const numbered = fc.tuple(fc.constantFrom(1, 2, 3, 4, -1, -2, -3, -4), weekday).map(([n, name]) => `${n}${name}`);
const fifth = fc.tuple(fc.constantFrom(5, -5), weekday).map(([n, name]) => `${n}${name}`);
const byDay = (...weekdays: fc.Arbitrary<string>[]) => fc.oneof(...weekdays).map((all) => `;BYDAY=${all}`);
const byMonthDay = some(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 }))).map(
  (all) => `;BYMONTHDAY=${all}`,
);
const byPlace = fc
  .tuple(some(weekday), some(fc.constantFrom(1, 2, 3, -1, -2)))
  .map(([all, places]) => `;BYDAY=${all};BYSETPOS=${places}`);
const months = some(fc.integer({ min: 1, max: 12 }));
const inMonths = fc
  .tuple(
    months,
    fc.oneof(
      byDay(some(numbered), some(weekday), fifth),
      some(fc.integer({ min: 1, max: 28 })).map((all) => `;BYMONTHDAY=${all}`),
    ),
  )
  .map(([all, which]) => `;BYMONTH=${all}${which}`);
const inOneMonth = fc
  .tuple(fc.integer({ min: 1, max: 12 }), byMonthDay)
  .map(([month, which]) => `;BYMONTH=${month}${which}`);
const none = fc.constant('');
const interval = fc.integer({ min: 1, max: 7 });
const aRule: fc.Arbitrary<RuleParts> = fc.oneof(
  fc.record({ freq: fc.constant('DAILY' as const), interval, days: fc.oneof(none, byDay(some(weekday))) }),
  fc.record({
    ...{
      freq: fc.constant('WEEKLY' as const),
      interval,
      days: fc.oneof(none, byDay(some(weekday))),
      weekStart: weekday,
    },
  }),
  fc.record({
    ...{ freq: fc.constant('MONTHLY' as const), interval },
    days: fc.oneof(none, byDay(some(weekday), some(numbered), fifth), byMonthDay, byPlace),
  }),
  fc.record({ freq: fc.constant('YEARLY' as const), interval, days: fc.oneof(none, inMonths, inOneMonth) }),
);

describe('Every rule that is taken', () => {
  it('has the days that one finds by looking at each day in turn', () => {
    const someDay = fc.integer({ min: 0, max: 2_000 }).map((days) => daysAfter('2024-01-01', days));
    const property = fc.property(aRule, someDay, (parts, day) => {
      const check = new InputCheck();
      const rule = recurrenceRule(check, 'input.rule', writtenRule(parts))!;
      expect(check.failed).toBe(false);
      const firstDay = isDayOfRule(rule, day) ? day : nextDayOfRule(rule, day);
      fc.pre(firstDay !== undefined);
      const expected = byLooking(parts, firstDay, 6);
      expect(days(rule, firstDay, expected.length)).toEqual(expected);
    });
    fc.assert(property, { numRuns: 100 });
  });
});

describe('A meeting at ten', () => {
  const starts = (timeZone: string, days: string[], time = '10:00') =>
    days.map((day) => startOn({ timeZone, time }, day).toISOString());

  // Central European time is UTC+1; from 28 March 2027, 02:00, until 31 October 2027, 03:00, it is UTC+2.
  it('is at ten in Berlin, winter and summer', () => {
    expect(starts('Europe/Berlin', ['2027-03-27', '2027-03-29', '2027-10-30', '2027-11-01'])).toEqual([
      ...['2027-03-27T09:00:00.000Z', '2027-03-29T08:00:00.000Z'],
      ...['2027-10-30T08:00:00.000Z', '2027-11-01T09:00:00.000Z'],
    ]);
  });

  // Eastern time is UTC-5; from 14 March 2027 until 7 November 2027 it is UTC-4.
  it('is at ten in New York, two weeks before Berlin', () => {
    expect(starts('America/New_York', ['2027-03-12', '2027-03-15', '2027-11-05', '2027-11-08'])).toEqual([
      ...['2027-03-12T15:00:00.000Z', '2027-03-15T14:00:00.000Z'],
      ...['2027-11-05T14:00:00.000Z', '2027-11-08T15:00:00.000Z'],
    ]);
  });

  // On 28 March 2027 there is no 02:30 in Berlin; on 31 October it is 02:30 twice, in summer time first.
  it('is behind the gap in spring, and the first of two in autumn', () => {
    expect(starts('Europe/Berlin', ['2027-03-28', '2027-10-31'], '02:30')).toEqual([
      ...['2027-03-28T01:30:00.000Z', '2027-10-31T00:30:00.000Z'],
    ]);
  });
});
