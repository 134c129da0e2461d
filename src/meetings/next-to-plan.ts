import type { Acting, Transaction } from '../audit';
import { isRefusal } from '../shared/refusal';
import { scheduledOccurrence, type Meeting } from './domain/meeting';
import { nextMeetings } from './domain/next-meetings';
import { MeetingTable, StandingMeetingTable } from './meeting.table';

/** So many occurrences to come are looked at for one that has not begun. */
const AHEAD = 5;

interface Unscheduled {
  readonly standingMeetingId: string;
  readonly occurrenceDay: string;
}

/** The next meeting that has not begun, or the day of a standing meeting that it would be; undefined where none is to come. */
export async function nextToPlan(
  tx: Transaction<Acting>,
  bodyId: string,
): Promise<Pick<Meeting, 'id'> | Unscheduled | undefined> {
  const standing = await tx.all(StandingMeetingTable, 'governanceBodyId', [bodyId]);
  const all = await tx.all(MeetingTable, 'governanceBodyId', [bodyId]);
  const meetings = all.filter(({ status, startsAt }) => status === 'PLANNED' && startsAt > tx.now);
  const next = nextMeetings({ standing, meetings, scheduled: all, holidays: [] }, tx.now, AHEAD);
  const { meetingId, standingMeetingId, occurrenceDay } = next.find(({ startsAt }) => startsAt > tx.now) ?? {};
  if (meetingId != null) return { id: meetingId };
  return standingMeetingId != null && occurrenceDay != null ? { standingMeetingId, occurrenceDay } : undefined;
}

/** The next day of a standing meeting becomes a meeting. */
export async function scheduleNext(
  tx: Transaction<Acting>,
  { standingMeetingId, occurrenceDay }: Unscheduled,
): Promise<string> {
  const standing = await tx.find(StandingMeetingTable, standingMeetingId, 'standing meeting');
  const meeting = scheduledOccurrence(standing, { id: tx.newId(), occurrenceDay }, tx.now);
  if (isRefusal(meeting)) throw new Error(`Standing meeting ${standingMeetingId} has no ${occurrenceDay}.`);
  await tx.insert(MeetingTable, [meeting]);
  return meeting.id;
}
