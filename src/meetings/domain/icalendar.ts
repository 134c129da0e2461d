import ICAL from 'ical.js';
import type { AgendaItem } from './agenda';
import type { Meeting } from './meeting';
import { startOn } from './recurrence';
import { withoutEnd } from './recurrence-rule';
import type { StandingMeeting } from './standing-meeting';
import { timeZoneComponent } from './time-zone-component';

interface Invited {
  readonly name: string;
  readonly email: string;
}
interface Invitation {
  /** The chair. */
  readonly organizer: Invited;
  readonly attendees: readonly Invited[];
}

type StandingEntry = StandingMeeting & Invitation;
type EventMeeting = Told & Pick<Meeting, 'startsAt' | 'occurrenceDay' | 'status' | 'cancelledReason'>;
export interface MeetingEntry extends Invitation {
  readonly meeting: EventMeeting;
  /** The standing meeting that it is an occurrence of. */
  readonly standing: StandingMeeting | null;
  readonly agenda: readonly Pick<AgendaItem, 'title' | 'minutes'>[];
}

/** What a calendar tells: the standing meetings of a body, and single ones, among them occurrences of standing ones. */
export interface CalendarContent {
  readonly name: string;
  readonly standing: readonly StandingEntry[];
  readonly meetings: readonly MeetingEntry[];
}

/** So far ahead the clock changes of a calendar's zones are written out: it is fetched again long before. */
const YEARS_AHEAD = 5;

/**
 * The text of an iCalendar object (RFC 5545). A standing meeting is one event with its rule, by the local clock; an
 * occurrence that is a row is told again under the same UID with RECURRENCE-ID, so that a calendar sees it move, or be
 * cancelled, in its place. There is no METHOD: this is a calendar to look at, not an invitation to answer.
 * @param now it says how far the clock changes of its time zones reach, and nothing else
 */
export function iCalendarText({ name, standing, meetings }: CalendarContent, now: Date): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('prodid', '-//Steward//Meetings//EN');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.addProperty(calendarName(name));
  for (const zone of zonesOf(standing, meetings, now)) calendar.addSubcomponent(zone);
  for (const entry of standing) calendar.addSubcomponent(standingEvent(entry));
  for (const entry of meetings) calendar.addSubcomponent(meetingEvent(entry));
  return folded(calendar);
}

/** Not in RFC 5545, but read by most; its type is said, since the library escapes nothing of a type that it does not know. */
function calendarName(name: string): ICAL.Property {
  const property = new ICAL.Property('x-wr-calname');
  property.resetType('text');
  property.setValue(plain(name));
  return property;
}

/** Those whose local clock the events go by; UTC needs no telling. */
function zonesOf(standing: readonly StandingEntry[], meetings: readonly MeetingEntry[], now: Date): ICAL.Component[] {
  const byLocalClock = [
    ...standing.map((each) => ({ timeZone: each.timeZone, from: startOn(each, each.firstDay) })),
    ...meetings.flatMap((each) =>
      each.standing ? [{ timeZone: each.standing.timeZone, from: originalStart(each) }] : [],
    ),
  ].filter(({ timeZone }) => timeZone !== 'UTC');
  const to = new Date(now);
  to.setUTCFullYear(to.getUTCFullYear() + YEARS_AHEAD);
  return [...new Set(byLocalClock.map(({ timeZone }) => timeZone))].sort().map((timeZone) => {
    const from = byLocalClock.filter((each) => each.timeZone === timeZone).map((each) => each.from.getTime());
    return timeZoneComponent(timeZone, new Date(Math.min(...from)), to);
  });
}

const originalStart = ({ meeting, standing }: MeetingEntry): Date => startOn(standing!, meeting.occurrenceDay!);

function standingEvent(entry: StandingEntry): ICAL.Component {
  const event = eventOf(entry, entry);
  event.addProperty(localMoment('dtstart', entry, entry.firstDay));
  event.updatePropertyWithValue('rrule', ICAL.Recur.fromString(exportedRule(entry)));
  event.updatePropertyWithValue('status', 'CONFIRMED');
  return event;
}

/** An end by a day is a moment of it in UTC, as RFC 5545 asks for beside a local DTSTART. */
function exportedRule({ rule, lastDay, time, timeZone }: StandingMeeting): string {
  if (lastDay === null) return rule;
  const until = startOn({ time, timeZone }, lastDay)
    .toISOString()
    .replace(/[-:]|\.\d+/g, '');
  return `${withoutEnd(rule)};UNTIL=${until}`;
}

function meetingEvent(entry: MeetingEntry): ICAL.Component {
  const { meeting, standing, agenda } = entry;
  const event = eventOf(entry, { ...meeting, id: standing?.id ?? meeting.id });
  if (standing) event.addProperty(localMoment('recurrence-id', standing, meeting.occurrenceDay!));
  event.updatePropertyWithValue('dtstart', ICAL.Time.fromJSDate(meeting.startsAt, true));
  event.updatePropertyWithValue('status', meeting.status === 'CANCELLED' ? 'CANCELLED' : 'CONFIRMED');
  const description = [...(meeting.cancelledReason === null ? [] : [meeting.cancelledReason]), ...agenda.map(itemLine)];
  if (description.length > 0) event.updatePropertyWithValue('description', plain(description.join('\n')));
  return event;
}

const itemLine = ({ title, minutes }: Pick<AgendaItem, 'title' | 'minutes'>, index: number): string =>
  `${index + 1}. ${title}${minutes === null ? '' : ` (${minutes} min)`}`;

type Told = Pick<Meeting, 'id' | 'title' | 'durationMinutes' | 'place' | 'sequence' | 'createdAt' | 'updatedAt'>;

/** What every event says. */
function eventOf({ organizer, attendees }: Invitation, told: Told): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', told.id);
  // Of an object without a METHOD, DTSTAMP is when it was changed last.
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(told.updatedAt, true));
  event.updatePropertyWithValue('created', ICAL.Time.fromJSDate(told.createdAt, true));
  event.updatePropertyWithValue('sequence', told.sequence);
  event.updatePropertyWithValue('summary', plain(told.title));
  event.updatePropertyWithValue('duration', ICAL.Duration.fromSeconds(told.durationMinutes * 60));
  if (told.place !== null) event.updatePropertyWithValue('location', plain(told.place));
  event.addProperty(calendarUser('organizer', organizer));
  for (const attendee of attendees) event.addProperty(calendarUser('attendee', attendee));
  return event;
}

function localMoment(
  name: string,
  { time, timeZone }: Pick<StandingMeeting, 'time' | 'timeZone'>,
  day: string,
): ICAL.Property {
  const property = new ICAL.Property(name);
  if (timeZone !== 'UTC') property.setParameter('tzid', timeZone);
  property.setValue(ICAL.Time.fromDateTimeString(`${day}T${time}:00${timeZone === 'UTC' ? 'Z' : ''}`));
  return property;
}

function calendarUser(name: 'organizer' | 'attendee', { name: who, email }: Invited): ICAL.Property {
  const property = new ICAL.Property(name);
  property.setParameter('cn', plain(who));
  property.setValue(`mailto:${encodeURI(email)}`);
  return property;
}

/** Without control characters: a line break is the only one that iCalendar has a way to write. */
const plain = (text: string): string =>
  text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');

/** Lines of at most 75 octets; the library counts without the space that a continued one begins with. */
function folded(calendar: ICAL.Component): string {
  ICAL.foldLength = 74;
  return `${calendar.toString()}\r\n`;
}
