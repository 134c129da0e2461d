import fc from 'fast-check';
import { Settings } from 'luxon';
import {
  addWorkingDays,
  dayAfter,
  DEFAULT_WEEK,
  effectiveWeek,
  isWorkingDay,
  localDay,
  nextWorkingMoment,
  WEEKDAYS,
  type Weekday,
  type WorkingTime,
} from '../../../src/people/domain/working-calendar';

const office = (timeZone: string, daysOff: WorkingTime['daysOff'] = []): WorkingTime => ({
  ...{ timeZone, workingDays: DEFAULT_WEEK.workingDays, daysOff },
});
const on = (timeZone: string, weekday: Weekday, from: string, to: string): WorkingTime => ({
  ...{ timeZone, workingDays: [{ weekday, from, to }], daysOff: [] },
});
const due = (time: WorkingTime, start: string, days: number) =>
  addWorkingDays(time, new Date(start), days)?.toISOString();
const next = (time: WorkingTime, from: string) => nextWorkingMoment(time, new Date(from))?.toISOString();
const holiday = (day: string) => ({ firstDay: day, lastDay: day });

const BERLIN = office('Europe/Berlin');
const NEW_YORK = office('America/New_York');

describe('What is due in working days', () => {
  it('is due at the end of the last of them; the day of the start does not count', () => {
    // Monday 2 November 2026, 10:00 in Berlin (UTC+1); five working days on is Monday the 9th, 17:00 there.
    expect(due(BERLIN, '2026-11-02T09:00:00Z', 5)).toBe('2026-11-09T16:00:00.000Z');
  });

  it('is due on Monday whether it was asked for on Friday morning, on Friday evening or on Saturday', () => {
    // 6, 7 and 8 November 2026 are Friday to Sunday.
    for (const start of [
      '2026-11-06T08:00:00Z',
      '2026-11-06T19:00:00Z',
      '2026-11-07T12:00:00Z',
      '2026-11-08T12:00:00Z',
    ]) {
      expect(due(BERLIN, start, 1)).toBe('2026-11-09T16:00:00.000Z');
    }
  });

  it('is due by the local clock when summer time begins over the weekend', () => {
    // Berlin goes from UTC+1 to UTC+2 on Sunday 29 March 2026: Friday ends at 16:00 UTC, Monday at 15:00 UTC.
    expect(due(BERLIN, '2026-03-26T10:00:00Z', 1)).toBe('2026-03-27T16:00:00.000Z');
    expect(due(BERLIN, '2026-03-27T19:00:00Z', 1)).toBe('2026-03-30T15:00:00.000Z');
  });

  it('is due by the local clock when summer time ends over the weekend', () => {
    // New York goes from UTC-4 to UTC-5 on Sunday 1 November 2026: Friday ends at 21:00 UTC, Monday at 22:00 UTC.
    expect(due(NEW_YORK, '2026-10-29T14:00:00Z', 1)).toBe('2026-10-30T21:00:00.000Z');
    expect(due(NEW_YORK, '2026-10-30T14:00:00Z', 1)).toBe('2026-11-02T22:00:00.000Z');
  });

  it('counts from the day that it is where they work', () => {
    // Friday 27 March 2026, 19:00 UTC: Saturday 00:30 in Kolkata (UTC+5:30 all year), still Friday in New York (UTC-4).
    expect(due(office('Asia/Kolkata'), '2026-03-27T19:00:00Z', 1)).toBe('2026-03-30T11:30:00.000Z');
    // Thursday 26 March, 19:00 UTC is Friday in Kolkata: its next working day is Monday, that of New York is Friday.
    expect(due(office('Asia/Kolkata'), '2026-03-26T19:00:00Z', 1)).toBe('2026-03-30T11:30:00.000Z');
    expect(due(NEW_YORK, '2026-03-26T19:00:00Z', 1)).toBe('2026-03-27T21:00:00.000Z');
  });

  it('waits for the end of a long holiday and of an absence that joins it', () => {
    // From Wednesday 23 December 2026: 24, 25, 31 December and 1 January are holidays, 28 to 30 an absence, the rest
    // are weekends: the first working day is Monday 4 January 2027, the third Wednesday the 6th.
    const away = { firstDay: '2026-12-28', lastDay: '2026-12-30' };
    const time = office('Europe/Berlin', [
      ...['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01'].map(holiday),
      away,
    ]);
    expect(due(time, '2026-12-23T09:00:00Z', 1)).toBe('2027-01-04T16:00:00.000Z');
    expect(due(time, '2026-12-23T09:00:00Z', 3)).toBe('2027-01-06T16:00:00.000Z');
  });

  it('is due at the end of that day’s own hours', () => {
    const short = on('UTC', 'FRIDAY', '08:00', '13:30');
    // Fridays: 6, 13 November 2026.
    expect(due(short, '2026-11-06T00:00:00Z', 1)).toBe('2026-11-13T13:30:00.000Z');
  });

  it('is never due where every day is off, and the search for it ends', () => {
    const always = office('UTC', [{ firstDay: '1900-01-01', lastDay: '2999-12-31' }]);
    expect(due(always, '2026-11-02T09:00:00Z', 1)).toBeUndefined();
    expect(next(always, '2026-11-02T10:00:00Z')).toBeUndefined();
  });

  it.each([0, -1, 1.5, Number.NaN])('is asked for in whole days from 1 on, not %p', (days) => {
    expect(() => addWorkingDays(BERLIN, new Date('2026-11-02T09:00:00Z'), days)).toThrow(RangeError);
  });
});

describe('The end of the working hours', () => {
  it('goes on behind the gap when the clock skips it', () => {
    // Sunday 29 March 2026 in Berlin: 02:00 becomes 03:00, so 02:30 is 03:30, 01:30 UTC.
    expect(due(on('Europe/Berlin', 'SUNDAY', '01:00', '02:30'), '2026-03-28T12:00:00Z', 1)).toBe(
      '2026-03-29T01:30:00.000Z',
    );
  });

  it('is the first of two when the clock shows it twice, in summer as in winter', () => {
    // Sunday 25 October 2026 in Berlin: 02:30 is at 00:30 UTC and again at 01:30 UTC.
    const time = on('Europe/Berlin', 'SUNDAY', '01:00', '02:30');
    const machineClock = Settings.now;
    try {
      for (const now of ['2026-07-01T00:00:00Z', '2026-12-01T00:00:00Z']) {
        Settings.now = () => Date.parse(now);
        expect(due(time, '2026-10-24T12:00:00Z', 1)).toBe('2026-10-25T00:30:00.000Z');
      }
    } finally {
      Settings.now = machineClock;
    }
  });

  it('stays on its day when the gap goes to midnight', () => {
    // Saturday 28 March 2026 in Nuuk: 23:00 (UTC-2) becomes Sunday 00:00, at 01:00 UTC; the last moment is before that.
    expect(due(on('America/Nuuk', 'SATURDAY', '09:00', '23:30'), '2026-03-27T12:00:00Z', 1)).toBe(
      '2026-03-29T00:59:59.999Z',
    );
  });
});

describe('The next working moment', () => {
  it.each([
    ['before the hours, at their beginning', '2026-11-06T06:00:00Z', '2026-11-06T08:00:00.000Z'],
    ['at their beginning, now', '2026-11-06T08:00:00Z', '2026-11-06T08:00:00.000Z'],
    ['in them, now', '2026-11-06T12:34:56Z', '2026-11-06T12:34:56.000Z'],
    ['at their end on Friday, on Monday', '2026-11-06T16:00:00Z', '2026-11-09T08:00:00.000Z'],
    ['on Sunday, on Monday', '2026-11-08T12:00:00Z', '2026-11-09T08:00:00.000Z'],
  ])('is, %s', (_when, from, expected) => {
    expect(next(BERLIN, from)).toBe(expected);
  });

  it('is after a holiday', () => {
    expect(next(office('Europe/Berlin', [holiday('2026-11-06')]), '2026-11-06T12:00:00Z')).toBe(
      '2026-11-09T08:00:00.000Z',
    );
  });
});

describe('What holds for a person', () => {
  const organization = DEFAULT_WEEK;
  it('is the organization’s where they set nothing', () => {
    expect(effectiveWeek(null, organization)).toEqual({
      ...organization,
      ...{ timeZoneFrom: 'ORGANIZATION', workingDaysFrom: 'ORGANIZATION' },
    });
  });

  it('is theirs, part by part', () => {
    expect(effectiveWeek({ timeZone: 'Asia/Tokyo', workingDays: null }, organization)).toEqual({
      ...{ timeZone: 'Asia/Tokyo', workingDays: organization.workingDays },
      ...{ timeZoneFrom: 'PERSON', workingDaysFrom: 'ORGANIZATION' },
    });
  });
});

/** With gaps of an hour and of half an hour, at night and at midnight; and without any. */
const ZONES = [
  ...['Europe/Berlin', 'America/New_York', 'America/Nuuk', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Chatham'],
  ...['Asia/Kolkata', 'Pacific/Kiritimati', 'UTC'],
];
const minutes = (of: number): string =>
  `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
const aMoment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
const aWorkingDay = (weekday: Weekday) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 2 })
    .map((ends) => ends.toSorted((a, b) => a - b))
    .map(([from, to]) => ({ weekday, from: minutes(from!), to: minutes(to!) }));
const aTime: fc.Arbitrary<WorkingTime> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  workingDays: fc
    .uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 })
    .chain((weekdays) => fc.tuple(...weekdays.map(aWorkingDay))),
  daysOff: fc.array(
    fc.tuple(aMoment, fc.nat(20)).map(([from, days]) => ({
      firstDay: localDay('UTC', from),
      lastDay: localDay('UTC', new Date(from.getTime() + days * 86_400_000)),
    })),
    { maxLength: 10 },
  ),
});
const someDays = fc.integer({ min: 1, max: 30 });

describe('Every calendar', () => {
  it('adds some working days and then more as it adds them at once', () => {
    fc.assert(
      fc.property(aTime, aMoment, someDays, someDays, (time, start, a, b) => {
        expect(addWorkingDays(time, addWorkingDays(time, start, a)!, b)).toEqual(addWorkingDays(time, start, a + b));
      }),
    );
  });

  it('makes nothing due sooner that starts later or takes longer', () => {
    fc.assert(
      fc.property(aTime, aMoment, aMoment, someDays, someDays, (time, one, other, a, b) => {
        const [sooner, later] = one <= other ? [one, other] : [other, one];
        const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
        expect(+addWorkingDays(time, sooner, fewer)!).toBeLessThanOrEqual(+addWorkingDays(time, later, more)!);
      }),
    );
  });

  it('makes things due after their start, on a working day, with as many working days on the way as were asked for', () => {
    fc.assert(
      fc.property(aTime, aMoment, someDays, (time, start, days) => {
        const end = addWorkingDays(time, start, days)!;
        expect(+end).toBeGreaterThan(+start);
        const last = localDay(time.timeZone, end);
        let counted = 0;
        for (let day = localDay(time.timeZone, start); day < last;) {
          day = dayAfter(day);
          if (isWorkingDay(time, day)) counted += 1;
        }
        expect({ counted, isWorkingDay: isWorkingDay(time, last) }).toEqual({ counted: days, isWorkingDay: true });
      }),
    );
  });

  it('finds a working moment, at once when it has found one', () => {
    fc.assert(
      fc.property(aTime, aMoment, (time, from) => {
        const moment = nextWorkingMoment(time, from)!;
        expect(+moment).toBeGreaterThanOrEqual(+from);
        expect(isWorkingDay(time, localDay(time.timeZone, moment))).toBe(true);
      }),
    );
  });
});
