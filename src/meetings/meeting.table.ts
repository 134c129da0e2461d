import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { AgendaItem } from './domain/agenda';
import type { MeetingSeat } from './domain/attendance';
import type { Meeting } from './domain/meeting';
import type { StandingMeeting } from './domain/standing-meeting';

export const StandingMeetingTable = new EntitySchema<StandingMeeting>({
  name: 'StandingMeeting',
  tableName: 'standing_meetings',
  columns: {
    id,
    organizationId,
    governanceBodyId: uuid('governance_body_id'),
    title: text('title'),
    rule: text('rule'),
    firstDay: date('first_day'),
    lastDay: date('last_day', nullable),
    time: text('time'),
    timeZone: text('time_zone'),
    durationMinutes: integer('duration_minutes'),
    place: text('place', nullable),
    endedReason: text('ended_reason', nullable),
    sequence: integer('sequence'),
    version: integer('version'),
    createdAt: timestamp('created_at'),
    updatedAt: timestamp('updated_at'),
  } satisfies Record<keyof StandingMeeting, EntitySchemaColumnOptions>,
});

export const MeetingTable = new EntitySchema<Meeting>({
  name: 'Meeting',
  tableName: 'meetings',
  columns: {
    id,
    organizationId,
    governanceBodyId: uuid('governance_body_id'),
    standingMeetingId: uuid('standing_meeting_id', nullable),
    occurrenceDay: date('occurrence_day', nullable),
    title: text('title'),
    startsAt: timestamp('starts_at'),
    timeZone: text('time_zone'),
    durationMinutes: integer('duration_minutes'),
    place: text('place', nullable),
    status: text('status'),
    cancelledReason: text('cancelled_reason', nullable),
    sequence: integer('sequence'),
    quorum: integer('quorum', nullable),
    customerVoiceId: uuid('customer_voice_id', nullable),
    guestNames: json('guest_names'),
    openedAt: timestamp('opened_at', nullable),
    closedAt: timestamp('closed_at', nullable),
    version: integer('version'),
    createdAt: timestamp('created_at'),
    updatedAt: timestamp('updated_at'),
  } satisfies Record<keyof Meeting, EntitySchemaColumnOptions>,
});

export const MeetingSeatTable = new EntitySchema<MeetingSeat>({
  name: 'MeetingSeat',
  tableName: 'meeting_seats',
  columns: {
    organizationId: { ...organizationId, primary: true },
    meetingId: uuid('meeting_id', { primary: true }),
    position: integer('position'),
    memberId: uuid('member_id', { primary: true }),
    deputyId: uuid('deputy_id', nullable),
    attendance: text('attendance'),
    attendedById: uuid('attended_by_id', nullable),
  } satisfies Record<keyof MeetingSeat, EntitySchemaColumnOptions>,
});

/** Somebody of the organization who was at a meeting without a seat. */
export interface MeetingGuest {
  readonly organizationId: string;
  readonly meetingId: string;
  readonly personId: string;
}

export const MeetingGuestTable = new EntitySchema<MeetingGuest>({
  name: 'MeetingGuest',
  tableName: 'meeting_guests',
  columns: {
    organizationId: { ...organizationId, primary: true },
    meetingId: uuid('meeting_id', { primary: true }),
    personId: uuid('person_id', { primary: true }),
  } satisfies Record<keyof MeetingGuest, EntitySchemaColumnOptions>,
});

export const AgendaItemTable = new EntitySchema<AgendaItem>({
  name: 'AgendaItem',
  tableName: 'agenda_items',
  columns: {
    id,
    organizationId,
    meetingId: uuid('meeting_id'),
    position: integer('position'),
    kind: text('kind'),
    title: text('title'),
    minutes: integer('minutes', nullable),
    presenterId: uuid('presenter_id', nullable),
    subjectKind: text('subject_kind', nullable),
    subjectId: uuid('subject_id', nullable),
  } satisfies Record<keyof AgendaItem, EntitySchemaColumnOptions>,
});
