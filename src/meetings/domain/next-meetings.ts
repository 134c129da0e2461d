import { localDay } from '../../people/domain/working-calendar';
import { daysAfter } from '../../shared/days';
import { endOfMeeting, type Meeting } from './meeting';
import { occurrenceDays, startOn } from './recurrence';
import type { StandingMeeting } from './standing-meeting';

type Planned = Pick<Meeting, 'title' | 'startsAt' | 'timeZone' | 'durationMinutes' | 'place' | 'occurrenceDay'>;

/** A meeting to come, whether it is a row already or only the next day of a standing one. */
export interface NextMeeting extends Planned {
  readonly standingMeetingId: string | null;
  /** Its row; null while it has none. */
  readonly meetingId: string | null;
  /** The holiday on which it falls where it is; null on any other day. */
  readonly holiday: string | null;
}

export interface KnownMeetings {
  readonly standing: readonly StandingMeeting[];
  /** Those that are planned or open. */
  readonly meetings: readonly (Planned & Pick<Meeting, 'id' | 'standingMeetingId' | 'status'>)[];
  /** Occurrences that are rows, whatever became of them. */
  readonly scheduled: readonly Pick<Meeting, 'standingMeetingId' | 'occurrenceDay'>[];
  readonly holidays: readonly { readonly day: string; readonly name: string }[];
}

/** The meetings of a body that are under way or to come, the next one first. @param most how many of them */
export function nextMeetings(known: KnownMeetings, now: Date, most: number): readonly NextMeeting[] {
  const held = known.meetings
    .filter((meeting) => meeting.status === 'OPEN' || endOfMeeting(meeting) > now)
    .map(({ id: meetingId, status: _status, ...meeting }) => ({ ...meeting, meetingId }));
  const toCome = known.standing.flatMap((standing) => {
    const days = known.scheduled.filter(({ standingMeetingId }) => standingMeetingId === standing.id);
    return unscheduled(standing, new Set(days.map(({ occurrenceDay }) => occurrenceDay)), now, most);
  });
  return [...held, ...toCome]
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.title < b.title ? -1 : 1))
    .slice(0, most)
    .map((meeting) => ({ ...meeting, holiday: holidayOf(meeting, known.holidays) }));
}

/** A meeting may last a day, and where it is the day may be another than in UTC: none from before is under way. */
export const DAYS_UNDER_WAY = 3;

/** The occurrences to come that are no rows. */
function unscheduled(standing: StandingMeeting, scheduled: ReadonlySet<string | null>, now: Date, most: number) {
  const { id: standingMeetingId, title, timeZone, durationMinutes, place } = standing;
  const found = [];
  const earliest = daysAfter(localDay('UTC', now), -DAYS_UNDER_WAY);
  for (const occurrenceDay of occurrenceDays(standing)) {
    if (found.length === most) break;
    if (scheduled.has(occurrenceDay) || occurrenceDay < earliest) continue;
    const startsAt = startOn(standing, occurrenceDay);
    const meeting = { title, startsAt, timeZone, durationMinutes, place, occurrenceDay, standingMeetingId };
    if (endOfMeeting(meeting) > now) found.push({ ...meeting, meetingId: null });
  }
  return found;
}

/** The name of the holiday on which a meeting falls, where it is. */
export const holidayOf = (
  { startsAt, timeZone }: Pick<Meeting, 'startsAt' | 'timeZone'>,
  holidays: KnownMeetings['holidays'],
): string | null => holidays.find(({ day }) => day === localDay(timeZone, startsAt))?.name ?? null;
