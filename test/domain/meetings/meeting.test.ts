import {
  cancelledMeeting,
  closedMeeting,
  MEETING_STATUSES,
  movedMeeting,
  openedMeeting,
  scheduledMeeting,
  scheduledOccurrence,
  type MeetingStatus,
  type MoveInput,
} from '../../../src/meetings/domain/meeting';
import { aMeeting, aStandingMeeting, PLANNED_AT } from './builders';

const origin = { id: aMeeting().id, organizationId: 'o', governanceBodyId: 'b' };
const INPUT = { title: 'Extra', day: '2026-11-05', time: '10:00', timeZone: 'Europe/Berlin', durationMinutes: 60 };
const THAT_DAY = new Date('2026-11-05T08:00:00Z');

describe('A meeting', () => {
  it('is scheduled on its own by the local clock', () => {
    expect(scheduledMeeting(origin, INPUT, PLANNED_AT)).toEqual(aMeeting());
  });

  it('is scheduled today at the earliest, where it is', () => {
    // Half past midnight of the 5th in Berlin.
    const now = new Date('2026-11-04T23:30:00Z');
    expect(scheduledMeeting(origin, INPUT, now)).toMatchObject({ status: 'PLANNED' });
    expect(scheduledMeeting(origin, { ...INPUT, day: '2026-11-04' }, now)).toMatchObject({
      message: 'input.day: 2026-11-04 is in the past (today is 2026-11-05).',
    });
  });

  it('of a standing one is as that was planned', () => {
    const standing = aStandingMeeting();
    // 1 December at ten in Berlin.
    expect(scheduledOccurrence(standing, { id: 'n', occurrenceDay: '2026-12-01' }, PLANNED_AT)).toEqual(
      aMeeting({
        ...{ id: 'n', standingMeetingId: standing.id, occurrenceDay: '2026-12-01', title: 'Review' },
        ...{ startsAt: new Date('2026-12-01T09:00:00Z'), durationMinutes: 90, place: 'Room 4' },
      }),
    );
  });

  it.each([
    [{}, '2026-12-02', '2026-12-02 is no day of "Review": the next one is 2027-01-05.'],
    [{ lastDay: '2026-12-31' }, '2027-01-05', '2027-01-05 is no day of "Review": there is none after it.'],
    [{}, '2026-10-06', '2026-10-06 is in the past (today is 2026-11-02).'],
  ])('is none where the standing one has no day', (changes, occurrenceDay, message) => {
    const asked = scheduledOccurrence(aStandingMeeting(changes), { id: 'n', occurrenceDay }, PLANNED_AT);
    expect(asked).toMatchObject({ problems: [{ path: 'input.occurrenceDay', message }] });
  });

  it('moves by the local clock, and keeps what is not said', () => {
    const move: MoveInput = { day: '2026-11-12', time: '14:30', reason: 'A strike' };
    const moved = { startsAt: new Date('2026-11-12T13:30:00Z'), sequence: 1 };
    expect(movedMeeting(aMeeting({ place: 'Room 4' }), move, PLANNED_AT)).toEqual({
      ...{ meeting: aMeeting({ ...moved, place: 'Room 4' }), reason: 'A strike' },
    });
    const abroad = { ...move, timeZone: 'America/New_York', place: 'Office', durationMinutes: 30 };
    expect(movedMeeting(aMeeting(), abroad, PLANNED_AT)).toMatchObject({
      meeting: { startsAt: new Date('2026-11-12T19:30:00Z'), place: 'Office', durationMinutes: 30 },
    });
  });

  it('does not move without a reason, or into the past', () => {
    const move = { day: '2026-11-01', time: '10:00', reason: ' ' };
    expect(movedMeeting(aMeeting(), move, PLANNED_AT)).toMatchObject({
      problems: [{ path: 'input.reason' }, { path: 'input.day' }],
    });
  });

  it('is cancelled with a reason', () => {
    const cancelled = aMeeting({ status: 'CANCELLED', cancelledReason: 'Nothing to decide', sequence: 1 });
    expect(cancelledMeeting(aMeeting(), ' Nothing to decide ', PLANNED_AT)).toEqual(cancelled);
    expect(cancelledMeeting(aMeeting(), '', PLANNED_AT)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is opened on its day, and keeps what it takes to decide', () => {
    const body = { quorum: 3, customerVoiceId: 'ina' };
    const opened = { ...body, status: 'OPEN', openedAt: THAT_DAY };
    expect(openedMeeting(aMeeting(), body, THAT_DAY)).toMatchObject(opened);
    expect(openedMeeting(aMeeting(), body, PLANNED_AT)).toMatchObject({
      message: 'The meeting is on 2026-11-05: move it to hold it sooner.',
    });
  });

  it('is closed', () => {
    expect(closedMeeting(aMeeting({ status: 'OPEN' }), THAT_DAY)).toMatchObject({
      ...{ status: 'CLOSED', closedAt: THAT_DAY },
    });
  });

  const acts: Readonly<Record<string, { from: MeetingStatus; act: (status: MeetingStatus) => object }>> = {
    move: {
      from: 'PLANNED',
      act: (status) => movedMeeting(aMeeting({ status }), { ...INPUT, reason: 'Why' }, PLANNED_AT),
    },
    cancel: { from: 'PLANNED', act: (status) => cancelledMeeting(aMeeting({ status }), 'Why', PLANNED_AT) },
    open: {
      from: 'PLANNED',
      act: (status) => openedMeeting(aMeeting({ status }), { quorum: 1, customerVoiceId: 'i' }, THAT_DAY),
    },
    close: { from: 'OPEN', act: (status) => closedMeeting(aMeeting({ status }), THAT_DAY) },
  };
  it.each(
    Object.entries(acts).flatMap(([name, { from, act }]) => MEETING_STATUSES.map((s) => ({ name, from, act, s }))),
  )('can be asked to $name only in its status: $s', ({ from, act, s }) => {
    const refused = { code: 'NOT_POSSIBLE_NOW', status: s };
    if (s === from) expect(act(s)).not.toHaveProperty('code');
    else expect(act(s)).toMatchObject(refused);
  });
});
