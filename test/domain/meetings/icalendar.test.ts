import fc from 'fast-check';
import ICAL from 'ical.js';
import { iCalendarText, type CalendarContent, type MeetingEntry } from '../../../src/meetings/domain/icalendar';
import type { Meeting } from '../../../src/meetings/domain/meeting';
import type { StandingMeeting } from '../../../src/meetings/domain/standing-meeting';
import { aMeeting, aStandingMeeting, PLANNED_AT } from './builders';

const INVITED = {
  organizer: { name: 'Ada Chair', email: 'ada@example.com' },
  attendees: [{ name: 'Ina; "the" voice, says:', email: 'ina@example.com' }],
};
const text = (content: Partial<CalendarContent>): string =>
  iCalendarText({ name: 'CX board', standing: [], meetings: [], ...content }, PLANNED_AT);
const ofStanding = (changes: Partial<StandingMeeting> = {}) => ({ ...aStandingMeeting(changes), ...INVITED });
const single = (changes: Partial<Meeting> = {}, standing: StandingMeeting | null = null): MeetingEntry => ({
  ...{ meeting: aMeeting(changes), standing, agenda: [], ...INVITED },
});

/** An iCalendar as a reader takes it, who knows no time zone but those that come with it. */
function read(calendar: string): { component: ICAL.Component; events: ICAL.Event[] } {
  ICAL.TimezoneService.reset();
  const component = new ICAL.Component(ICAL.parse(calendar) as never);
  for (const zone of component.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return { component, events: component.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)) };
}
/** The first occurrences of a calendar's standing meeting, with its exceptions, as moments. */
function occurrences(calendar: string, most: number): string[] {
  const { events } = read(calendar);
  const [standing, ...rest] = events as [ICAL.Event, ...ICAL.Event[]];
  rest.forEach((exception) => standing.relateException(exception));
  const days = standing.iterator();
  const found: string[] = [];
  for (let next = days.next(); found.length < most && (next as ICAL.Time | null); next = days.next()) {
    const { startDate, endDate, item } = standing.getOccurrenceDetails(next);
    const cancelled = item.component.getFirstPropertyValue('status') === 'CANCELLED' ? ' cancelled' : '';
    const moment = (time: ICAL.Time) => time.toJSDate().toISOString().slice(0, 16);
    // A floating time would be one of the machine's zone.
    expect(startDate.zone.tzid).not.toBe('floating');
    found.push(`${moment(startDate)}/${moment(endDate).slice(11)}${cancelled}`);
  }
  return found;
}

describe('The calendar of a standing meeting', () => {
  // First Tuesdays at ten, for 90 minutes; Berlin is UTC+1 until 28 March 2027, then UTC+2.
  it('is at ten in Berlin, winter and summer', () => {
    expect(occurrences(text({ standing: [ofStanding({ rule: 'FREQ=MONTHLY;BYDAY=1TU' })] }), 7)).toEqual([
      ...['2026-11-03T09:00/10:30', '2026-12-01T09:00/10:30', '2027-01-05T09:00/10:30', '2027-02-02T09:00/10:30'],
      ...['2027-03-02T09:00/10:30', '2027-04-06T08:00/09:30', '2027-05-04T08:00/09:30'],
    ]);
  });

  // Mondays at ten; New York is UTC-5 until 14 March 2027, then UTC-4.
  it('is at ten in New York over the change of its clocks', () => {
    const mondays = { rule: 'FREQ=WEEKLY', firstDay: '2027-03-01', timeZone: 'America/New_York' };
    expect(occurrences(text({ standing: [ofStanding(mondays)] }), 4)).toEqual([
      ...['2027-03-01T15:00/16:30', '2027-03-08T15:00/16:30', '2027-03-15T14:00/15:30', '2027-03-22T14:00/15:30'],
    ]);
  });

  it('shows occurrences in their place that were moved or cancelled', () => {
    const standing = aStandingMeeting();
    const december = { standingMeetingId: standing.id, occurrenceDay: '2026-12-01' };
    const january = { standingMeetingId: standing.id, occurrenceDay: '2027-01-05' };
    const meetings = [
      single({ ...december, startsAt: new Date('2026-12-03T13:00:00Z'), sequence: 1 }, standing),
      single(
        { ...january, startsAt: new Date('2027-01-05T09:00:00Z'), status: 'CANCELLED', cancelledReason: 'Ice' },
        standing,
      ),
    ];
    expect(occurrences(text({ standing: [ofStanding()], meetings }), 4)).toEqual([
      ...[
        '2026-11-03T09:00/10:30',
        '2026-12-03T13:00/14:00',
        '2027-01-05T09:00/10:00 cancelled',
        '2027-02-02T09:00/10:30',
      ],
    ]);
  });

  // The last one begins at nine in UTC.
  it.each([
    [{ lastDay: '2026-12-01' }, 'FREQ=MONTHLY;BYDAY=1TU;UNTIL=20261201T090000Z'],
    [{ rule: 'FREQ=MONTHLY;BYDAY=1TU;COUNT=2' }, 'FREQ=MONTHLY;COUNT=2;BYDAY=1TU'],
    [
      { rule: 'FREQ=MONTHLY;BYDAY=1TU;COUNT=5', lastDay: '2026-12-01' },
      'FREQ=MONTHLY;BYDAY=1TU;UNTIL=20261201T090000Z',
    ],
  ])('ends with its last day, or by its number', (changes, rule) => {
    const calendar = text({ standing: [ofStanding(changes)] });
    expect(calendar).toContain(`\r\nRRULE:${rule}\r\n`);
    expect(occurrences(calendar, 9)).toEqual(['2026-11-03T09:00/10:30', '2026-12-01T09:00/10:30']);
  });

  it('tells the clock changes of its zone, and none of UTC', () => {
    const inBerlin = text({ standing: [ofStanding()] });
    const zone = inBerlin.slice(inBerlin.indexOf('BEGIN:VTIMEZONE'), inBerlin.indexOf('BEGIN:VEVENT')).split('\r\n');
    // From winter on; then 28 March 2027, 02:00 → 03:00.
    expect(zone.slice(0, 14)).toEqual([
      ...['BEGIN:VTIMEZONE', 'TZID:Europe/Berlin'],
      ...['BEGIN:STANDARD', 'DTSTART:20261103T100000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100', 'TZNAME:GMT+1'],
      ...['END:STANDARD', 'BEGIN:DAYLIGHT', 'DTSTART:20270328T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
      ...['TZNAME:GMT+2', 'END:DAYLIGHT'],
    ]);
    // Five years have ten changes.
    expect(zone.filter((line) => line.startsWith('DTSTART'))).toHaveLength(11);
    const inUtc = text({ standing: [ofStanding({ timeZone: 'UTC' })] });
    expect(inUtc).toContain('DTSTART:20261103T100000Z');
    expect(inUtc).not.toContain('VTIMEZONE');
  });
});

describe('The calendar of one meeting', () => {
  it('is a whole iCalendar object', () => {
    const agenda = [
      { title: 'Budget', minutes: 20 },
      { title: 'Any other business', minutes: null },
    ];
    const calendar = text({ meetings: [{ ...single({ place: 'Room 4, ground floor' }), agenda }] });
    expect(calendar.split('\r\n')).toEqual([
      ...[
        'BEGIN:VCALENDAR',
        'PRODID:-//Steward//Meetings//EN',
        'VERSION:2.0',
        'X-WR-CALNAME;VALUE=TEXT:CX board',
        'BEGIN:VEVENT',
      ],
      ...[`UID:${aMeeting().id}`, 'DTSTAMP:20261102T090000Z', 'CREATED:20261102T090000Z', 'SEQUENCE:0'],
      ...['SUMMARY:Extra', 'DURATION:PT1H', 'LOCATION:Room 4\\, ground floor'],
      'ORGANIZER;CN=Ada Chair:mailto:ada@example.com',
      `ATTENDEE;CN="Ina; ^'the^' voice, says:":mailto:ina@example.com`,
      ...['DTSTART:20261105T090000Z', 'STATUS:CONFIRMED'],
      'DESCRIPTION:1. Budget (20 min)\\n2. Any other business',
      ...['END:VEVENT', 'END:VCALENDAR', ''],
    ]);
  });

  it('of a standing one has its UID, and says which one it is', () => {
    const standing = aStandingMeeting();
    const occurrence = { standingMeetingId: standing.id, occurrenceDay: '2027-04-06', sequence: 2 };
    const [event] = read(text({ meetings: [single(occurrence, standing)] })).events;
    expect([event!.uid, event!.sequence, event!.recurrenceId.toString()]).toEqual([
      standing.id,
      2,
      '2027-04-06T10:00:00',
    ]);
    expect(event!.recurrenceId.toJSDate().toISOString()).toBe('2027-04-06T08:00:00.000Z');
  });
});

describe('Every calendar', () => {
  it('is read as it was meant, in lines of at most 75 octets, whatever its texts hold', () => {
    const said = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
    const awkward = fc.constantFrom(
      'Say "no"',
      'a\\nb; c, d:e',
      'two\nlines\r\n\tand a tab',
      'Zürich → 東京 🚏',
      '\u2028\u0001^n',
    );
    const anyText = fc.oneof(said, awkward);
    const property = fc.property(anyText, anyText, anyText, (title, place, name) => {
      const attendees = [{ name, email: 'ina@example.com' }];
      const calendar = text({ name, meetings: [{ ...single({ title, place }), attendees }] });
      const lines = calendar.split('\r\n');
      expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true);
      const [event] = read(calendar).events;
      const shown = (written: string) =>
        written.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
      expect([event!.summary, event!.location]).toEqual([title, place].map(shown));
      // This reader takes a backslash in a parameter for an escape, which RFC 5545 knows in values alone.
      if (!name.includes('\\')) expect(event!.attendees[0]!.getFirstParameter('cn')).toBe(shown(name));
    });
    fc.assert(property, { numRuns: 200 });
  });
});
