import type { Acting, AuditEntry, Transaction } from '../audit';
import { notify } from '../notifications';
import { GovernanceBodyTable, seatsOf } from '../organization';
import { localDay } from '../people/domain/working-calendar';
import { isRefusal } from '../shared/refusal';
import { agendaOf } from './at-the-meeting';
import { concernedOn } from './body-in-session';
import { MOST_ITEMS, type AgendaContent } from './domain/agenda';
import { scheduledOccurrence, type Meeting } from './domain/meeting';
import { agendaSet } from './domain/meeting-news';
import { nextMeetings } from './domain/next-meetings';
import { AgendaItemTable, MeetingTable, StandingMeetingTable } from './meeting.table';

/** What was put on an agenda. */
export interface PutBeforeBody {
  readonly meeting: Meeting;
  readonly audit: readonly AuditEntry[];
}

/**
 * Puts something that a body is to decide at the end of the agenda of its next meeting, of its own or by the rule of a standing
 * one; whoever the meeting concerns is told. Body and meeting are locked by it: initiatives are locked afterwards.
 * @returns null where no meeting is planned, or its agenda is full: then tell the chair
 */
export async function putBeforeBody(
  tx: Transaction<Acting>,
  governanceBodyId: string,
  item: AgendaContent,
): Promise<PutBeforeBody | null> {
  const body = await tx.lock(GovernanceBodyTable, governanceBodyId, 'governance body');
  const found = await nextMeetingOf(tx, body.id);
  if (found === undefined) return null;
  const { meeting, audit } = found;
  const before = await agendaOf(tx, meeting.id);
  if (before.length >= MOST_ITEMS) return null;
  await tx.update(MeetingTable, meeting, { updatedAt: tx.now });
  await tx.insert(AgendaItemTable, [{ id: tx.newId(), meetingId: meeting.id, position: before.length + 1, ...item }]);
  const agenda = [...before, item];
  const toIds = await concernedOn(tx, await seatsOf(tx, body.id), localDay(meeting.timeZone, meeting.startsAt));
  await notify(tx, [{ ...agendaSet(body.name, meeting, agenda), toIds }]);
  const set = { subjectKind: 'MEETING', subjectId: meeting.id, action: 'agendaSet' };
  return { meeting, audit: [...audit, { ...set, before: { agenda: before }, after: { agenda } }] };
}

/** The next one, locked; an occurrence of a standing meeting is scheduled for it. */
async function nextMeetingOf(
  tx: Transaction<Acting>,
  governanceBodyId: string,
): Promise<{ readonly meeting: Meeting; readonly audit: readonly AuditEntry[] } | undefined> {
  const standing = await tx.all(StandingMeetingTable, 'governanceBodyId', [governanceBodyId]);
  const rows = await tx.all(MeetingTable, 'governanceBodyId', [governanceBodyId]);
  const meetings = rows.filter(({ status }) => status === 'PLANNED' || status === 'OPEN');
  const [next] = nextMeetings({ standing, meetings, scheduled: rows, holidays: [] }, tx.now, 1);
  if (next === undefined) return undefined;
  if (next.meetingId !== null) return { meeting: await tx.lock(MeetingTable, next.meetingId, 'meeting'), audit: [] };
  const rule = standing.find(({ id }) => id === next.standingMeetingId);
  if (rule === undefined || next.occurrenceDay === null) return undefined;
  const meeting = scheduledOccurrence(rule, { id: tx.newId(), occurrenceDay: next.occurrenceDay }, tx.now);
  // Of one that is under way and was never scheduled, whoever is there knows.
  if (isRefusal(meeting)) return undefined;
  await tx.insert(MeetingTable, [meeting]);
  const { standingMeetingId, occurrenceDay, title, startsAt, timeZone, durationMinutes, place } = meeting;
  const after = {
    governanceBodyId,
    standingMeetingId,
    occurrenceDay,
    title,
    startsAt,
    timeZone,
    durationMinutes,
    place,
  };
  return { meeting, audit: [{ subjectKind: 'MEETING', subjectId: meeting.id, action: 'meetingScheduled', after }] };
}
