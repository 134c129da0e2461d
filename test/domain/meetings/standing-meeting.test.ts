import {
  endedStandingMeeting,
  refuseOneMore,
  revisedStandingMeeting,
  standingMeeting,
  type StandingMeetingInput,
} from '../../../src/meetings/domain/standing-meeting';
import { aStandingMeeting, PLANNED_AT } from './builders';

const INPUT: StandingMeetingInput = {
  ...{ title: ' Review ', rule: 'freq=monthly;byday=1tu', firstDay: '2026-11-03', time: '10:00' },
  ...{ timeZone: 'Europe/Berlin', durationMinutes: 90, place: 'Room 4' },
};
const origin = { id: 'm', organizationId: 'o', governanceBodyId: 'b' };
const planned = (changes: Partial<StandingMeetingInput> = {}, now = PLANNED_AT) =>
  standingMeeting(origin, { ...INPUT, ...changes }, now);

describe('A standing meeting', () => {
  it('is planned by a rule, a first day, a local time, a duration and a place', () => {
    expect(planned()).toEqual(aStandingMeeting(origin));
  });

  // UNTIL is a moment: ten o'clock in Berlin is nine in UTC in winter.
  it.each([
    ['20271207', '2027-12-07'],
    ['20271207T090000Z', '2027-12-07'],
    ['20271207T085959Z', '2027-12-06'],
    // Half an hour past midnight of the 8th in Berlin: the 7th is in.
    ['20271207T233000Z', '2027-12-07'],
  ])('ends with the day that UNTIL=%s lets begin', (until, lastDay) => {
    expect(planned({ rule: `FREQ=MONTHLY;BYDAY=1TU;UNTIL=${until}` })).toMatchObject({ lastDay });
  });

  it.each<[string, Partial<StandingMeetingInput>, string, string]>([
    ['title', { title: ' ' }, 'input.title', 'Expected a text, got an empty one.'],
    [
      'firstDay',
      { firstDay: '2026-11-04' },
      'input.firstDay',
      '2026-11-04 is no day of the rule: the next one is 2026-12-01.',
    ],
    ['firstDay', { firstDay: '2026-10-06' }, 'input.firstDay', '2026-10-06 is in the past (today is 2026-11-02).'],
    [
      'rule',
      { rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31' },
      'input.firstDay',
      '2026-11-03 is no day of the rule: and the rule names no later one.',
    ],
    ['rule', { rule: 'FREQ=DAILY;UNTIL=20261101' }, 'input.rule', 'It ends before the first day, 2026-11-03.'],
    ['time', { time: '25:00' }, 'input.time', '"25:00" is no time of the day: expected HH:MM from 00:00 to 23:59.'],
    [
      'timeZone',
      { timeZone: 'Berlin' },
      'input.timeZone',
      '"Berlin" is no time zone: expected an IANA name like Europe/Berlin or UTC.',
    ],
    ['durationMinutes', { durationMinutes: 0 }, 'input.durationMinutes', '0: expected a whole number from 5 to 1440.'],
  ])('is refused for a wrong %s', (_what, changes, path, message) => {
    expect(planned(changes)).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path, message }] });
  });

  // At 23:30 in UTC it is the next day in Berlin, where the meeting is.
  it('may begin today, by the clock of its place', () => {
    const late = new Date('2026-11-03T23:30:00Z');
    const daily = { rule: 'FREQ=DAILY' };
    expect(planned({ ...daily, firstDay: '2026-11-04' }, late)).toMatchObject({ firstDay: '2026-11-04' });
    expect(planned({ ...daily, firstDay: '2026-11-03' }, late)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is revised in title, duration and place, which calendars show anew', () => {
    const now = new Date('2026-11-09T09:00:00Z');
    const revised = revisedStandingMeeting(aStandingMeeting(), { title: 'Portfolio', durationMinutes: 60 }, now);
    const changes = { title: 'Portfolio', durationMinutes: 60, place: null, sequence: 1, updatedAt: now };
    expect(revised).toEqual(aStandingMeeting(changes));
  });

  it('is ended with a last day and a reason, once', () => {
    const end = { lastDay: '2026-12-31', reason: 'Merged' };
    const ended = endedStandingMeeting(aStandingMeeting(), end, PLANNED_AT);
    expect(ended).toEqual(aStandingMeeting({ lastDay: '2026-12-31', endedReason: 'Merged', sequence: 1 }));
    for (const further of [
      endedStandingMeeting(ended as never, end, PLANNED_AT),
      revisedStandingMeeting(ended as never, { title: 'More', durationMinutes: 30 }, PLANNED_AT),
    ]) {
      expect(further).toMatchObject({
        ...{ code: 'NOT_POSSIBLE_NOW', status: 'ENDED' },
        message: '"Review" was ended with 2026-12-31: plan another.',
      });
    }
  });

  it('is refused beside twenty others that go on', () => {
    const others = Array.from({ length: 20 }, () => aStandingMeeting());
    const over = aStandingMeeting({ lastDay: '2026-11-01' });
    expect(refuseOneMore([over, ...others.slice(1)], PLANNED_AT)).toBeUndefined();
    expect(refuseOneMore(others, PLANNED_AT)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'FULL' },
      message: 'The body has 20 standing meetings: end one before you plan another.',
    });
  });

  it('is not ended in the past, nor with a day after its own end', () => {
    const finite = aStandingMeeting({ lastDay: '2026-12-31' });
    const end = (lastDay: string) => endedStandingMeeting(finite, { lastDay, reason: 'Merged' }, PLANNED_AT);
    expect(end('2026-11-01')).toMatchObject({ message: expect.stringContaining('is in the past') as string });
    expect(end('2027-01-01')).toMatchObject({
      message: 'input.lastDay: 2027-01-01: it ends with 2026-12-31 anyway.',
    });
  });
});
