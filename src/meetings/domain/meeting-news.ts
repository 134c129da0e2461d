import { DateTime } from 'luxon';
import type { News } from '../../notifications/domain/notification';
import type { AgendaContent } from './agenda';
import type { Meeting } from './meeting';
import type { StandingMeeting } from './standing-meeting';

/** What there is to tell, apart from whom. */
type Told = Omit<News, 'toIds'>;

/** The name of the governance body. */
type Body = string;

const ofMeeting = ({ id }: Meeting) => ({ kind: 'MEETING', id }) as const;
const ofStanding = ({ id }: StandingMeeting) => ({ kind: 'STANDING_MEETING', id }) as const;

/** `2026-11-05 at 10:00 (Europe/Berlin)`. */
const when = ({ startsAt, timeZone }: Pick<Meeting, 'startsAt' | 'timeZone'>): string =>
  `${DateTime.fromJSDate(startsAt, { zone: timeZone }).toFormat("yyyy-MM-dd 'at' HH:mm")} (${timeZone})`;

const lasts = ({ durationMinutes, place }: Pick<Meeting, 'durationMinutes' | 'place'>): string =>
  `${durationMinutes} minutes${place === null ? '' : `; ${place}`}`;

const byRule = (meeting: StandingMeeting): string =>
  `"${meeting.title}" is from ${meeting.firstDay} on at ${meeting.time} (${meeting.timeZone}), by the rule ${meeting.rule}; ${lasts(meeting)}.`;

export const standingMeetingPlanned = (body: Body, meeting: StandingMeeting): Told => ({
  ...{ kind: 'MEETING_PLANNED', subject: ofStanding(meeting) },
  ...{ title: `${body} has planned a standing meeting: "${meeting.title}"`, text: byRule(meeting) },
});

export const standingMeetingRevised = (body: Body, meeting: StandingMeeting): Told => ({
  ...{ kind: 'MEETING_PLANNED', subject: ofStanding(meeting) },
  ...{ title: `${body} has revised a standing meeting: "${meeting.title}"`, text: byRule(meeting) },
});

export const standingMeetingEnded = (body: Body, meeting: StandingMeeting): Told => ({
  ...{ kind: 'MEETING_CANCELLED', subject: ofStanding(meeting) },
  title: `${body} ends a standing meeting: "${meeting.title}"`,
  text: `"${meeting.title}" is held no more after ${meeting.lastDay}. Reason: ${meeting.endedReason}`,
});

export const meetingScheduled = (body: Body, meeting: Meeting): Told => ({
  ...{ kind: 'MEETING_PLANNED', subject: ofMeeting(meeting) },
  title: `${body} meets on ${when(meeting)}`,
  text: `"${meeting.title}" is on ${when(meeting)}; ${lasts(meeting)}.`,
});

export const meetingMoved = (body: Body, before: Meeting, after: Meeting, reason: string): Told => ({
  ...{ kind: 'MEETING_MOVED', subject: ofMeeting(after) },
  title: `${body} meets on ${when(after)}, not on ${when(before)}`,
  text: `"${after.title}" was moved to ${when(after)}; ${lasts(after)}. Reason: ${reason}`,
});

export const meetingCancelled = (body: Body, meeting: Meeting): Told => ({
  ...{ kind: 'MEETING_CANCELLED', subject: ofMeeting(meeting) },
  title: `${body} does not meet on ${when(meeting)}`,
  text: `"${meeting.title}" is cancelled. Reason: ${meeting.cancelledReason}`,
});

export const agendaSet = (body: Body, meeting: Meeting, agenda: readonly AgendaContent[]): Told => ({
  ...{ kind: 'AGENDA_SET', subject: ofMeeting(meeting) },
  title: `${body}: the agenda for ${when(meeting)}`,
  text:
    agenda.map(({ title }, index) => `${index + 1}. ${title}`).join('\n') || 'There is nothing on the agenda any more.',
});
