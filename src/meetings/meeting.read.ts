import { connection } from '../platform/read/connection';
import { byId, computed, linkedBy, list, one, pointingBack, toJson } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { meetingQuorum, type MeetingSeat } from './domain/attendance';
import { holidayOf } from './domain/next-meetings';
import { holidaysBetween } from './meeting-facts';
import { AgendaItemTable, MeetingSeatTable, MeetingTable, StandingMeetingTable } from './meeting.table';

interface HolidayFacts {
  readonly startsAt: string;
  readonly timeZone: string;
  readonly holidays: Parameters<typeof holidayOf>[1];
}

/** What the date is where it is told by Node's time zones: the statement brings the holidays around the day by UTC. */
const holiday: FieldRead = computed<HolidayFacts>(
  ({ row, statement }) => {
    const day = `(${row}.starts_at at time zone 'UTC')::date`;
    return jsonObject([
      ['startsAt', toJson('text', `${row}.starts_at`)],
      ['timeZone', toJson('text', `${row}.time_zone`)],
      ['holidays', holidaysBetween(statement.organization, `${day} - 1`, `${day} + 1`)],
    ]);
  },
  ({ startsAt, timeZone, holidays }) => holidayOf({ startsAt: new Date(startsAt), timeZone }, holidays),
);

interface QuorumFacts {
  readonly needed: number;
  readonly customerVoiceId: string;
  readonly seats: readonly Pick<MeetingSeat, 'memberId' | 'attendedById'>[];
}

const quorum: FieldRead = computed<QuorumFacts | null>(
  ({ row }) =>
    `case when ${row}.opened_at is null then 'null' else ${jsonObject([
      ['needed', toJson('number', `${row}.quorum`)],
      ['customerVoiceId', toJson('uuid', `${row}.customer_voice_id`)],
      [
        'seats',
        `coalesce((select json_agg(json_build_object('memberId', s.member_id, 'attendedById', s.attended_by_id))::text
        from meeting_seats s where s.organization_id = ${row}.organization_id and s.meeting_id = ${row}.id), '[]')`,
      ],
    ])} end`,
  (facts) => facts && meetingQuorum(facts.seats, facts.needed, facts.customerVoiceId),
);

const byPosition = (alias: string): string => `${alias}.position`;

export const meetingReads = [
  readModel('StandingMeeting', StandingMeetingTable, {
    governanceBody: one('GovernanceBody', 'governance_body_id'),
  }),
  readModel('Meeting', MeetingTable, {
    governanceBody: one('GovernanceBody', 'governance_body_id'),
    standingMeeting: one('StandingMeeting', 'standing_meeting_id'),
    holiday,
    quorum,
    agenda: list('AgendaItem', { where: pointingBack('meeting_id'), orderBy: byPosition }),
    seats: list('MeetingSeat', { where: pointingBack('meeting_id'), orderBy: byPosition }),
    guests: list('Person', {
      where: linkedBy('meeting_guests', 'meeting_id', 'person_id'),
      orderBy: (alias) => `${alias}.name, ${alias}.id`,
    }),
  }),
  readModel('AgendaItem', AgendaItemTable, { presenter: one('Person', 'presenter_id') }),
  readModel('MeetingSeat', MeetingSeatTable, {
    member: one('Person', 'member_id'),
    attendedBy: one('Person', 'attended_by_id'),
  }),
  extendRead('GovernanceBody', {
    standingMeetings: list('StandingMeeting', {
      where: pointingBack('governance_body_id'),
      orderBy: (alias) => `${alias}.first_day, ${alias}.id`,
    }),
  }),
  extendRead('Query', {
    meeting: byId('Meeting'),
    standingMeeting: byId('StandingMeeting'),
    meetings: connection('Meeting', {
      orders: { STARTS_AT: [{ sql: (row) => `${row}.starts_at`, form: 'timestamptz' }] },
      filters: {
        governanceBodyId: filterById('GovernanceBody', (row, id) => `${row}.governance_body_id = ${id}`),
        status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` },
        from: { cast: 'timestamptz', sql: (row, from) => `${row}.starts_at >= ${from}` },
        before: { cast: 'timestamptz', sql: (row, before) => `${row}.starts_at < ${before}` },
      },
    }),
  }),
];
