import type { Acting, Transaction } from '../audit';
import { GovernanceBodyTable } from '../organization';
import { isRefusal } from '../shared/refusal';
import type { AgendaContent } from './domain/agenda';
import { scheduledOccurrence, type Meeting } from './domain/meeting';
import { nextMeetings } from './domain/next-meetings';
import { AgendaItemTable, MeetingTable, StandingMeetingTable } from './meeting.table';

/** So many occurrences to come are looked at for one that has not begun. */
const AHEAD = 5;

/**
 * Puts something at the end of the agenda of a body's next meeting that has not begun, for whoever must not wait; the next day
 * of a standing meeting becomes a meeting by it.
 * @returns the meeting's id; null where the body has none to come; undefined while somebody decides on its meetings: try later
 */
export async function putOnNextAgenda(
  tx: Transaction<Acting>,
  governanceBodyId: string,
  item: AgendaContent,
): Promise<string | null | undefined> {
  // Whatever is decided on the meetings of a body is decided one after the other.
  const [body] = await tx.lockFree(GovernanceBodyTable, [governanceBodyId]);
  if (body === undefined) return undefined;
  const next = await nextToPlan(tx, governanceBodyId);
  if (next === undefined) return null;
  const meetingId = 'id' in next ? next.id : await scheduleNext(tx, next);
  const [meeting] = await tx.lockFree(MeetingTable, [meetingId]);
  if (meeting === undefined) return undefined;
  const items = await tx.all(AgendaItemTable, 'meetingId', [meetingId]);
  const position = 1 + Math.max(0, ...items.map((each) => each.position));
  // Whoever sets the agenda meanwhile has read another one.
  await tx.update(MeetingTable, meeting, { updatedAt: tx.now });
  await tx.insert(AgendaItemTable, [{ id: tx.newId(), meetingId, position, ...item }]);
  return meetingId;
}

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
