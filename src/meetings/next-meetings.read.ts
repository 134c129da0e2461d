import { computed, toJson } from '../platform/read/fields';
import { extendRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, type Binding } from '../platform/read/statement';
import { Fault } from '../shared/fault';
import { DAYS_UNDER_WAY, nextMeetings, type KnownMeetings } from './domain/next-meetings';
import {
  holidaysBetween,
  meetingFrom,
  standingFrom,
  storedMeeting,
  storedStanding,
  type StoredMeeting,
  type StoredStanding,
} from './meeting-facts';

/** A row for the domain, and as it is selected. */
interface Selected<Row> {
  readonly row: Row;
  readonly shown: unknown;
}
interface Facts extends Pick<KnownMeetings, 'scheduled' | 'holidays'> {
  readonly most: number;
  readonly standing: readonly Selected<StoredStanding>[];
  readonly meetings: readonly Selected<StoredMeeting>[];
}

const MOST = 50;

/** @throws Fault BAD_USER_INPUT */
function asked({ args }: FieldScope, binding: Binding): number {
  const first = args.of(binding)['first'] as number;
  if (first < 1 || first > MOST)
    throw new Fault('BAD_USER_INPUT', `nextMeetings: first is 1 to ${MOST}, not ${first}.`);
  return first;
}

const selected = (row: string, shown: string | undefined): string =>
  jsonObject([
    ['row', row],
    ['shown', shown ?? `'null'`],
  ]);

function facts(scope: FieldScope): string {
  const { statement, row } = scope;
  const { organization } = statement;
  const [s, m, t] = [statement.alias(), statement.alias(), statement.alias()];
  const most = statement.parameter((binding) => asked(scope, binding), 'int');
  const now = statement.parameter((binding) => binding.now, 'timestamptz');
  const rows = (binding: Binding) => scope.rowsAbove(binding) * asked(scope, binding);
  statement.page(rows);
  const earliest = `(${now} at time zone 'UTC')::date - ${DAYS_UNDER_WAY}`;
  const ofBody = (alias: string) =>
    `${alias}.organization_id = ${organization} and ${alias}.governance_body_id = ${row}.id`;
  const standing = `select ${selected(storedStanding(s), scope.inner('standingMeeting')?.object('StandingMeeting', s, { rows }))} as j,
      ${s}.first_day, ${s}.id
    from standing_meetings ${s} where ${ofBody(s)} and (${s}.last_day is null or ${s}.last_day >= ${earliest})`;
  const meetings = `select ${selected(storedMeeting(m), scope.inner('meeting')?.object('Meeting', m, { rows }))} as j,
      ${m}.starts_at, ${m}.id
    from meetings ${m} where ${ofBody(m)} and (${m}.status = 'OPEN'
      or (${m}.status = 'PLANNED' and ${m}.starts_at + ${m}.duration_minutes * interval '1 minute' > ${now}))
    order by ${m}.starts_at, ${m}.id limit ${most}`;
  const scheduled = `select json_agg(json_build_object('standingMeetingId', ${t}.standing_meeting_id,
      'occurrenceDay', ${t}.occurrence_day))::text
    from meetings ${t} where ${ofBody(t)} and ${t}.occurrence_day >= ${earliest}`;
  return jsonObject([
    ['most', toJson('number', most)],
    ['standing', jsonArray(standing, 'r.first_day, r.id')],
    ['meetings', jsonArray(meetings, 'r.starts_at, r.id')],
    ['scheduled', `coalesce((${scheduled}), '[]')`],
    ['holidays', holidaysBetween(organization, earliest, `'infinity'`)],
  ]);
}

export const nextMeetingsReads = [
  extendRead('GovernanceBody', {
    nextMeetings: computed<Facts>(facts, ({ most, standing, meetings, scheduled, holidays }, { now }) => {
      const rows = {
        standing: standing.map(({ row }) => standingFrom(row)),
        meetings: meetings.map(({ row }) => meetingFrom(row)),
      };
      const shownStanding = new Map(standing.map(({ row, shown }) => [row.id, shown]));
      const shownMeeting = new Map(meetings.map(({ row, shown }) => [row.id, shown]));
      return nextMeetings({ ...rows, scheduled, holidays }, now, most).map((meeting) => ({
        ...meeting,
        standingMeeting: shownStanding.get(meeting.standingMeetingId ?? '') ?? null,
        meeting: shownMeeting.get(meeting.meetingId ?? '') ?? null,
      }));
    }),
  }),
];
