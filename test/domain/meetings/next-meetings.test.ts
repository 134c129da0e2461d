import { nextMeetings, type KnownMeetings } from '../../../src/meetings/domain/next-meetings';
import { aMeeting, aStandingMeeting, PLANNED_AT } from './builders';

const known = (changes: Partial<KnownMeetings> = {}): KnownMeetings => ({
  ...{ standing: [aStandingMeeting()], meetings: [], scheduled: [], holidays: [] },
  ...changes,
});
const shown = (changes: Partial<KnownMeetings>, now = PLANNED_AT, most = 3) =>
  nextMeetings(known(changes), now, most).map(
    ({ startsAt, title, meetingId }) => `${startsAt.toISOString().slice(0, 16)} ${title} ${meetingId ?? '-'}`,
  );
const standing = aStandingMeeting();
const moved = aMeeting({
  ...{ id: 'moved', standingMeetingId: standing.id, occurrenceDay: '2026-12-01', title: 'Review' },
  startsAt: new Date('2026-12-03T09:00:00Z'),
});

describe('The next meetings of a body', () => {
  it('are the days of its standing meetings and what is scheduled, in the order of time', () => {
    expect(shown({ meetings: [aMeeting({ id: 'extra' })] })).toEqual([
      ...['2026-11-03T09:00 Review -', '2026-11-05T09:00 Extra extra', '2026-12-01T09:00 Review -'],
    ]);
  });

  it('show an occurrence that is a row where it is now, and one that was cancelled nowhere', () => {
    const cancelled = { standingMeetingId: standing.id, occurrenceDay: '2026-11-03' };
    expect(shown({ meetings: [moved], scheduled: [moved, cancelled] }, PLANNED_AT, 2)).toEqual([
      ...['2026-12-03T09:00 Review moved', '2027-01-05T09:00 Review -'],
    ]);
  });

  // It lasts from nine to half past ten in UTC.
  it('include one that is under way, and one that is open for however long', () => {
    expect(shown({}, new Date('2026-11-03T10:29:00Z'), 1)).toEqual(['2026-11-03T09:00 Review -']);
    expect(shown({}, new Date('2026-11-03T10:30:00Z'), 1)).toEqual(['2026-12-01T09:00 Review -']);
    const later = new Date('2026-11-06T09:00:00Z');
    expect(shown({ meetings: [aMeeting({ id: 'x' })] }, later, 1)).toEqual(['2026-12-01T09:00 Review -']);
    expect(shown({ meetings: [aMeeting({ id: 'x', status: 'OPEN' })] }, later, 1)).toEqual([
      '2026-11-05T09:00 Extra x',
    ]);
  });

  // Eleven at night of the 3rd in Pago Pago (UTC-11), for a whole day: from ten on the 4th to ten on the 5th in UTC.
  it('include one that is under way where the day is another', () => {
    const changes = { rule: 'FREQ=YEARLY', time: '23:00', timeZone: 'Pacific/Pago_Pago', durationMinutes: 1_440 };
    const late = { standing: [aStandingMeeting(changes)] };
    expect(shown(late, new Date('2026-11-05T09:59:00Z'), 1)).toEqual(['2026-11-04T10:00 Review -']);
    expect(shown(late, new Date('2026-11-05T10:00:00Z'), 1)).toEqual(['2027-11-04T10:00 Review -']);
  });

  // Half past midnight of 2 December in Auckland is still 1 December in UTC.
  it('say on which holiday they fall, by the calendar of their place', () => {
    const late = aStandingMeeting({
      rule: 'FREQ=DAILY',
      firstDay: '2026-12-01',
      time: '00:30',
      timeZone: 'Pacific/Auckland',
    });
    const holidays = [{ day: '2026-12-02', name: 'Founding day' }];
    const found = nextMeetings(known({ standing: [late], holidays }), PLANNED_AT, 3);
    expect(found.map(({ startsAt, holiday }) => [startsAt.toISOString(), holiday])).toEqual([
      ['2026-11-30T11:30:00.000Z', null],
      ['2026-12-01T11:30:00.000Z', 'Founding day'],
      ['2026-12-02T11:30:00.000Z', null],
    ]);
  });
});
