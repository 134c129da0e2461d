import { computed, toJson } from '../platform/read/fields';
import { extendRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject } from '../platform/read/statement';
import { iCalendarText, type CalendarContent, type MeetingEntry } from './domain/icalendar';
import {
  meetingFrom,
  standingFrom,
  storedMeeting,
  storedStanding,
  type StoredMeeting,
  type StoredStanding,
} from './meeting-facts';

type Invitation = Pick<MeetingEntry, 'organizer' | 'attendees'>;
type StoredEntry = Invitation & {
  readonly meeting: StoredMeeting;
  readonly standing: StoredStanding | null;
  readonly agenda: MeetingEntry['agenda'];
};
type StoredStandingEntry = Invitation & { readonly standing: StoredStanding };
interface Facts {
  readonly name: string;
  readonly standing: readonly StoredStandingEntry[];
  readonly meetings: readonly StoredEntry[];
}

const MOST_MEETINGS = 500;
const YEAR_MS = 366 * 86_400_000;

const people = (alias: string, where: string): string =>
  `coalesce((select json_agg(json_build_object('name', ${alias}.name, 'email', ${alias}.email)
      order by ${alias}.name, ${alias}.id)::text from people ${alias} where ${where}), '[]')`;

const seatOf = (body: string, person: string, organization: string): string =>
  `exists (select from governance_members g where g.organization_id = ${organization}
    and g.governance_body_id = ${body} and g.person_id = ${person})`;

/** Whom an event names: the chair and the members of the body, or, once the meeting was opened, who had a seat then. */
function invitation({ statement }: FieldScope, body: string, meeting?: string): [string, string][] {
  const { organization } = statement;
  const [p, chair] = [statement.alias(), statement.alias()];
  const member = seatOf(`${body}.id`, `${p}.id`, organization);
  const seatsThen = (and: string) => `exists (select from meeting_seats s where s.organization_id = ${organization}
    and s.meeting_id = ${meeting}.id ${and})`;
  const invited =
    meeting === undefined
      ? member
      : `case when ${meeting}.opened_at is null then ${member} else ${seatsThen(`and s.member_id = ${p}.id`)} end`;
  return [
    [
      'organizer',
      `(select json_build_object('name', ${chair}.name, 'email', ${chair}.email)::text from people ${chair}
        where ${chair}.organization_id = ${organization} and ${chair}.id = ${body}.chair_id)`,
    ],
    ['attendees', people(p, `${p}.organization_id = ${organization} and ${invited}`)],
  ];
}

/** SQL of the JSON text of a meeting as an event. @param body the alias of its governance body */
function entry(scope: FieldScope, meeting: string, body: string): string {
  const { organization } = scope.statement;
  const s = scope.statement.alias();
  const agenda = `select json_agg(json_build_object('title', a.title, 'minutes', a.minutes) order by a.position)::text
    from agenda_items a where a.organization_id = ${organization} and a.meeting_id = ${meeting}.id`;
  return jsonObject([
    ['meeting', storedMeeting(meeting)],
    [
      'standing',
      `coalesce((select ${storedStanding(s)} from standing_meetings ${s}
        where ${s}.organization_id = ${organization} and ${s}.id = ${meeting}.standing_meeting_id), 'null')`,
    ],
    ['agenda', `coalesce((${agenda}), '[]')`],
    ...invitation(scope, body, meeting),
  ]);
}

/** The calendar of a body: what is standing or was until a year ago with its occurrences, and other meetings since then. */
function calendarFacts(scope: FieldScope): string {
  const { statement, row: body } = scope;
  const { organization } = statement;
  const [s, m, its] = [statement.alias(), statement.alias(), statement.alias()];
  const since = statement.parameter(({ now }) => new Date(now.getTime() - YEAR_MS), 'timestamptz');
  statement.page((binding) => scope.rowsAbove(binding) * MOST_MEETINGS);
  const ofBody = (alias: string) =>
    `${alias}.organization_id = ${organization} and ${alias}.governance_body_id = ${body}.id`;
  const isShown = (alias: string) =>
    `(${alias}.last_day is null or ${alias}.last_day >= (${since} at time zone 'UTC')::date)`;
  const standing = `select ${jsonObject([['standing', storedStanding(s)], ...invitation(scope, body)])} as j, ${s}.first_day, ${s}.id
    from standing_meetings ${s} where ${ofBody(s)} and ${isShown(s)}`;
  const meetings = `select ${entry(scope, m, body)} as j, ${m}.starts_at, ${m}.id from meetings ${m}
      left join standing_meetings ${its} on ${its}.organization_id = ${organization} and ${its}.id = ${m}.standing_meeting_id
    where ${ofBody(m)} and case when ${its}.id is null then ${m}.starts_at >= ${since}
      else ${isShown(its)} and (${its}.last_day is null or ${m}.occurrence_day <= ${its}.last_day) end
    order by ${m}.starts_at desc, ${m}.id desc limit ${MOST_MEETINGS}`;
  return jsonObject([
    ['name', toJson('text', `${body}.name`)],
    ['standing', jsonArray(standing, 'r.first_day, r.id')],
    ['meetings', jsonArray(meetings, 'r.starts_at, r.id')],
  ]);
}

function meetingFacts(scope: FieldScope): string {
  const [meeting, b] = [scope.row, scope.statement.alias()];
  return `(select ${jsonObject([
    ['name', toJson('text', `${b}.name`)],
    ['standing', `'[]'`],
    ['meetings', `concat('[', ${entry(scope, meeting, b)}, ']')`],
  ])} from governance_bodies ${b}
    where ${b}.organization_id = ${scope.statement.organization} and ${b}.id = ${meeting}.governance_body_id)`;
}

const contentFrom = ({ name, standing, meetings }: Facts): CalendarContent => ({
  name,
  standing: standing.map(({ standing: row, ...invited }) => ({ ...standingFrom(row), ...invited })),
  meetings: meetings.map(({ meeting, standing: row, ...rest }) => ({
    ...{ meeting: meetingFrom(meeting), standing: row && standingFrom(row), ...rest },
  })),
});

const asText = (facts: Facts, { now }: { readonly now: Date }): string => iCalendarText(contentFrom(facts), now);

export const calendarReads = [
  extendRead('GovernanceBody', { calendar: computed<Facts>(calendarFacts, asText) }),
  extendRead('Meeting', { iCalendar: computed<Facts>(meetingFacts, asText) }),
];
