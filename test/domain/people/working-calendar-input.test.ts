import { newHolidays, personalSettings, workingWeek } from '../../../src/people/domain/working-calendar-input';
import type { WorkingDay } from '../../../src/people/domain/working-calendar';
import { isRefusal } from '../../../src/shared/refusal';

const monday = (from = '09:00', to = '17:00'): WorkingDay => ({ weekday: 'MONDAY', from, to });
const problems = (answer: unknown): string[] =>
  isRefusal(answer) && answer.code === 'INVALID_INPUT'
    ? answer.problems.map(({ path, message }) => `${path}: ${message}`)
    : [];
const ofWeek = (workingDays: WorkingDay[], timeZone = 'Europe/Berlin') =>
  problems(workingWeek({ timeZone, workingDays }));

describe('A working week', () => {
  it('is kept in the order of its days', () => {
    const friday: WorkingDay = { weekday: 'FRIDAY', from: '08:00', to: '23:59' };
    expect(workingWeek({ timeZone: 'Asia/Kolkata', workingDays: [friday, monday()] })).toEqual({
      ...{ timeZone: 'Asia/Kolkata', workingDays: [monday(), friday] },
    });
  });

  it.each(['', 'Mars/Olympus', '+02:00', 'europe/berlin', 'Europe/Berlin; x', 'x'.repeat(10_000)])(
    'is not in a time zone %p',
    (timeZone) => {
      const [problem] = ofWeek([monday()], timeZone);
      expect(problem).toMatch(/^input\.timeZone: ".{0,80}" is no time zone: expected an IANA name/);
    },
  );

  it.each<[string, WorkingDay[], string]>([
    ['no day', [], 'input.workingDays: 0 working days: expected 1 to 7, each day of the week once.'],
    ['a day twice', [monday(), monday()], 'input.workingDays[1].weekday: MONDAY is named twice.'],
    ['an end before its beginning', [monday('17:00', '09:00')], 'input.workingDays[0].to: 09:00 is not after 17:00.'],
    ['an end at its beginning', [monday('09:00', '09:00')], 'input.workingDays[0].to: 09:00 is not after 09:00.'],
    [
      'a time that is none',
      [monday('9:00')],
      'input.workingDays[0].from: "9:00" is no time of the day: expected HH:MM from 00:00 to 23:59.',
    ],
    [
      'an end at midnight',
      [monday('09:00', '24:00')],
      'input.workingDays[0].to: "24:00" is no time of the day: expected HH:MM from 00:00 to 23:59.',
    ],
  ])('is refused with %s', (_what, workingDays, problem) => {
    expect(ofWeek(workingDays)).toEqual([problem]);
  });

  it('of a person may be set in part or not at all, but not to nothing', () => {
    expect(personalSettings({ timeZone: 'UTC' })).toEqual({ timeZone: 'UTC', workingDays: null });
    expect(personalSettings({ timeZone: null, workingDays: null })).toEqual({ timeZone: null, workingDays: null });
    expect(problems(personalSettings({ timeZone: 'Nowhere', workingDays: [] }))).toHaveLength(2);
  });
});

describe('Holidays', () => {
  const christmas = { day: '2026-12-25', name: 'Christmas' };

  it('are added with names trimmed', () => {
    expect(newHolidays([{ day: '2026-12-26', name: ' Boxing Day ' }], [christmas])).toEqual([
      { day: '2026-12-26', name: 'Boxing Day' },
    ]);
  });

  it('are refused by everything that is wrong with them', () => {
    const given = [christmas, { day: '2026-02-30', name: 'x' }, { day: '2027-01-01', name: ' ' }];
    expect(problems(newHolidays([...given, { day: '2027-01-01', name: 'New Year' }], [christmas]))).toEqual([
      'input.holidays[0].day: 2026-12-25 is a holiday already: Christmas.',
      'input.holidays[1].day: "2026-02-30" is not a date (YYYY-MM-DD, from 1900 to 2999).',
      'input.holidays[2].name: Expected a text, got an empty one.',
      'input.holidays[3].day: 2027-01-01 is named twice.',
    ]);
  });

  it.each([0, 401])('are not added %d at once', (count) => {
    const many = Array.from({ length: count }, () => christmas);
    expect(problems(newHolidays(many, []))).toEqual([`input.holidays: ${count} holidays: expected 1 to 400 at once.`]);
  });
});
