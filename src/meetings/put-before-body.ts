import type { Acting, AuditEntry, Transaction } from '../audit';
import { notify } from '../notifications';
import { GovernanceBodyTable, seatsOf } from '../organization';
import { localDay } from '../people/domain/working-calendar';
import { agendaOf } from './at-the-meeting';
import { concernedOn } from './body-in-session';
import { MOST_ITEMS, type AgendaContent } from './domain/agenda';
import type { Meeting } from './domain/meeting';
import { agendaSet } from './domain/meeting-news';
import { AgendaItemTable, MeetingTable } from './meeting.table';
import { nextToPlan, scheduleNext } from './next-to-plan';

/** What was put on an agenda. */
export interface PutBeforeBody {
  readonly meeting: Meeting;
  readonly audit: readonly AuditEntry[];
}

/**
 * Puts something that a body is to decide at the end of the agenda of its next meeting that has not begun, and tells whoever the
 * meeting concerns; the next day of a standing meeting becomes a meeting by it. Body and meeting are locked by it: initiatives
 * are locked afterwards.
 * What is on it already is not put there twice.
 * @returns null where no meeting is to come, or its agenda is full: then tell the chair
 */
export async function putBeforeBody(
  tx: Transaction<Acting>,
  governanceBodyId: string,
  item: AgendaContent,
): Promise<PutBeforeBody | null> {
  await tx.lock(GovernanceBodyTable, governanceBodyId, 'governance body');
  const put = await putBeforeBodyIfFree(tx, governanceBodyId, item);
  // Whatever is decided on the meetings of a body waits for the body.
  if (put === undefined) throw new Error(`A meeting of the governance body ${governanceBodyId} is locked without it.`);
  return put;
}

/**
 * The same for whoever holds an initiative already, and so must not wait.
 * @returns undefined while somebody decides on the meetings of the body: try later
 */
export async function putBeforeBodyIfFree(
  tx: Transaction<Acting>,
  governanceBodyId: string,
  item: AgendaContent,
): Promise<PutBeforeBody | null | undefined> {
  const [body] = await tx.lockFree(GovernanceBodyTable, [governanceBodyId]);
  if (body === undefined) return undefined;
  const next = await nextToPlan(tx, body.id);
  if (next === undefined) return null;
  const meetingId = 'id' in next ? next.id : await scheduleNext(tx, next);
  const [meeting] = await tx.lockFree(MeetingTable, [meetingId]);
  if (meeting === undefined) return undefined;
  const before = await agendaOf(tx, meeting.id);
  if (before.some((each) => asksTheSame(each, item))) return { meeting, audit: [] };
  if (before.length >= MOST_ITEMS) return null;
  await tx.update(MeetingTable, meeting, { updatedAt: tx.now });
  await tx.insert(AgendaItemTable, [{ id: tx.newId(), meetingId, position: before.length + 1, ...item }]);
  const agenda = [...before, item];
  const toIds = await concernedOn(tx, await seatsOf(tx, body.id), localDay(meeting.timeZone, meeting.startsAt));
  await notify(tx, [{ ...agendaSet(body.name, meeting, agenda), toIds }]);
  const of = { subjectKind: 'MEETING', subjectId: meetingId };
  const { standingMeetingId, occurrenceDay, startsAt } = meeting;
  const scheduled = { ...of, action: 'meetingScheduled', after: { standingMeetingId, occurrenceDay, startsAt } };
  const set = { ...of, action: 'agendaSet', before: { agenda: before }, after: { agenda } };
  return { meeting, audit: 'id' in next ? [set] : [scheduled, set] };
}

const asksTheSame = (one: AgendaContent, other: AgendaContent): boolean =>
  one.subjectId === other.subjectId && one.kind === other.kind && one.title === other.title;
