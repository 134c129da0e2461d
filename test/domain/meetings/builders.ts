import type { Meeting } from '../../../src/meetings/domain/meeting';
import type { StandingMeeting } from '../../../src/meetings/domain/standing-meeting';

/** When the meetings of these tests were planned: a Monday. */
export const PLANNED_AT = new Date('2026-11-02T09:00:00Z');

/** The review on the first Tuesday of each month at ten in Berlin, for an hour and a half. */
export const aStandingMeeting = (changes: Partial<StandingMeeting> = {}): StandingMeeting => ({
  ...{ id: '01890000-0000-7000-8000-0000000000aa', organizationId: 'o', governanceBodyId: 'b' },
  ...{ title: 'Review', rule: 'FREQ=MONTHLY;BYDAY=1TU', firstDay: '2026-11-03', lastDay: null },
  ...{ time: '10:00', timeZone: 'Europe/Berlin', durationMinutes: 90, place: 'Room 4', endedReason: null },
  ...{ sequence: 0, version: 1, createdAt: PLANNED_AT, updatedAt: PLANNED_AT },
  ...changes,
});

/** A meeting of its own on 5 November 2026 at ten in Berlin, for an hour. */
export const aMeeting = (changes: Partial<Meeting> = {}): Meeting => ({
  ...{ id: '01890000-0000-7000-8000-0000000000bb', organizationId: 'o', governanceBodyId: 'b' },
  ...{ standingMeetingId: null, occurrenceDay: null, title: 'Extra', startsAt: new Date('2026-11-05T09:00:00Z') },
  ...{ timeZone: 'Europe/Berlin', durationMinutes: 60, place: null, status: 'PLANNED', cancelledReason: null },
  ...{ sequence: 0, quorum: null, customerVoiceId: null, guestNames: [], openedAt: null, closedAt: null },
  ...{ version: 1, createdAt: PLANNED_AT, updatedAt: PLANNED_AT },
  ...changes,
});
