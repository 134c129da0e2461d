import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { notify } from '../notifications';
import { newlyNamed, refuseUnlessActive } from '../people';
import { localDay } from '../people/domain/working-calendar';
import type { Caller } from '../platform/caller';
import { isRefusal, type InvalidInput, type Refusal } from '../shared/refusal';
import { agendaOf, guestsOf, meetingSeatsOf, replaceAgenda, replaceGuests, replaceSeats } from './at-the-meeting';
import { absentOn, concernedOn, lockMeeting, type MeetingChange } from './body-in-session';
import { agenda, type AgendaContent, type AgendaItemInput, type AgendaSubject } from './domain/agenda';
import {
  guests,
  recordedAttendance,
  seatsWhenOpened,
  type AttendanceInput,
  type GuestsInput,
  type MeetingSeat,
} from './domain/attendance';
import { closedMeeting, openedMeeting, refuseUnless, type Meeting } from './domain/meeting';
import { agendaSet } from './domain/meeting-news';
import { MeetingTable } from './meeting.table';

interface ChangeMeeting extends MeetingChange, Keyed {}
interface SetAgenda extends ChangeMeeting {
  readonly items: readonly AgendaItemInput[];
}
interface RecordAttendance extends ChangeMeeting, GuestsInput {
  readonly members: readonly AttendanceInput[];
}

type Outcome = Promise<{ meetingId: string } | Refusal>;

/** Finds what an agenda is about: all of it stands on higher floors. @throws Fault NOT_FOUND */
export type SubjectsOfAgendas = Readonly<Record<AgendaSubject, (tx: Transaction, id: string) => Promise<unknown>>>;

/** How a meeting is prepared and held. */
export class MeetingConductService {
  constructor(
    private readonly governor: Governor,
    private readonly subjects: SubjectsOfAgendas,
  ) {}

  setAgenda(caller: Caller, input: SetAgenda): Outcome {
    return this.governor.govern(caller, 'setAgenda', input, async (tx) => {
      const locked = await lockMeeting(tx, input);
      if (isRefusal(locked)) return locked;
      const { meeting, body, seats } = locked;
      const items = refuseUnless(meeting, 'PLANNED', 'OPEN') ?? agenda(input.items);
      if (isRefusal(items)) return items;
      const before = await agendaOf(tx, meeting.id);
      const left = await this.requireNamed(tx, items, before);
      if (left) return left;
      await tx.update(MeetingTable, meeting, { updatedAt: tx.now });
      await replaceAgenda(tx, meeting.id, items);
      const concerned = await concernedOn(tx, seats, localDay(meeting.timeZone, meeting.startsAt));
      const toIds = [...concerned, ...items.flatMap(({ presenterId }) => presenterId ?? [])];
      await notify(tx, [{ ...agendaSet(body.name, meeting, items), toIds }]);
      return done('agendaSet', meeting, { before: { agenda: before }, after: { agenda: items } });
    });
  }

  /** With too few it may be opened, too: what it may decide is told by its quorum. */
  open(caller: Caller, input: ChangeMeeting): Outcome {
    return this.governor.govern(caller, 'openMeeting', input, async (tx) => {
      const locked = await lockMeeting(tx, input);
      if (isRefusal(locked)) return locked;
      const { meeting, body, seats } = locked;
      const opened = openedMeeting(meeting, body, tx.now);
      if (isRefusal(opened)) return opened;
      await tx.replace(MeetingTable, meeting, opened);
      const members = seatsWhenOpened(opened, seats);
      await replaceSeats(tx, meeting.id, members);
      const { quorum, customerVoiceId, status } = opened;
      const after = { status, quorum, customerVoiceId, members: members.map(({ memberId }) => memberId) };
      return done('meetingOpened', meeting, { before: { status: meeting.status }, after });
    });
  }

  recordAttendance(caller: Caller, input: RecordAttendance): Outcome {
    return this.governor.govern(caller, 'recordAttendance', input, async (tx) => {
      const locked = await lockMeeting(tx, input);
      if (isRefusal(locked)) return locked;
      const { meeting } = locked;
      const refusal = refuseUnless(meeting, 'OPEN');
      if (refusal) return refusal;
      const before = { seats: await meetingSeatsOf(tx, meeting.id), guestIds: await guestsOf(tx, meeting.id) };
      const seats = recordedAttendance(before.seats, input.members, await deputies(tx, meeting, before.seats));
      if (isRefusal(seats)) return seats;
      const others = guests(input, { guestIds: before.guestIds, guestNames: meeting.guestNames }, seats);
      if (isRefusal(others)) return others;
      const left = await requireHere(tx, input, before, seats);
      if (left) return left;
      const { guestIds, guestNames } = others;
      await tx.update(MeetingTable, meeting, { guestNames, updatedAt: tx.now });
      await replaceSeats(tx, meeting.id, seats);
      await replaceGuests(tx, meeting.id, guestIds);
      return done('attendanceRecorded', meeting, {
        before: { seats: before.seats.map(taken), guestIds: before.guestIds, guestNames: meeting.guestNames },
        after: { seats: seats.map(taken), guestIds, guestNames },
      });
    });
  }

  close(caller: Caller, input: ChangeMeeting): Outcome {
    return this.governor.govern(caller, 'closeMeeting', input, async (tx) => {
      const locked = await lockMeeting(tx, input);
      if (isRefusal(locked)) return locked;
      const { meeting } = locked;
      const closed = closedMeeting(meeting, tx.now);
      if (isRefusal(closed)) return closed;
      await tx.replace(MeetingTable, meeting, closed);
      return done('meetingClosed', meeting, { before: { status: meeting.status }, after: { status: closed.status } });
    });
  }

  /** @throws Fault NOT_FOUND for a person or a subject that leads nowhere */
  private async requireNamed(
    tx: Transaction,
    items: readonly AgendaContent[],
    before: readonly AgendaContent[],
  ): Promise<InvalidInput | undefined> {
    const presentedBefore = new Set(before.map(({ presenterId }) => presenterId));
    const presenters = items.map(({ presenterId }, index): [string, string | null] => {
      return [`input.items[${index}].presenterId`, presentedBefore.has(presenterId) ? null : presenterId];
    });
    for (const { subjectKind, subjectId } of items) {
      if (subjectKind !== null && subjectId !== null) await this.subjects[subjectKind](tx, subjectId);
    }
    return refuseUnlessActive(tx, Object.fromEntries(presenters));
  }
}

/** Who may come in the place of each member: the deputy of the seat, and of those who are away on this day whoever stands in. */
async function deputies(tx: Transaction, { timeZone, startsAt }: Meeting, seats: readonly MeetingSeat[]) {
  const memberIds = seats.map(({ memberId }) => memberId);
  const absent = await absentOn(tx, memberIds, localDay(timeZone, startsAt));
  return ({ memberId, deputyId }: MeetingSeat): string[] => [deputyId, absent.get(memberId)].filter((id) => id != null);
}

/** @returns a refusal when somebody is said to be there who has left @throws Fault NOT_FOUND for a guest that leads nowhere */
function requireHere(
  tx: Transaction,
  { members, guestIds }: RecordAttendance,
  before: { readonly seats: readonly MeetingSeat[]; readonly guestIds: readonly string[] },
  seats: readonly MeetingSeat[],
): Promise<InvalidInput | undefined> {
  const wereThere = before.seats.map(({ attendedById }) => attendedById);
  const come = members.map(({ memberId }, index): [string, string | null] => {
    const { attendedById } = seats.find((seat) => seat.memberId === memberId)!;
    return [`input.members[${index}]`, wereThere.includes(attendedById) ? null : attendedById];
  });
  return refuseUnlessActive(tx, {
    ...Object.fromEntries(come),
    ...newlyNamed('input.guestIds', guestIds ?? [], before.guestIds),
  });
}

const taken = ({ memberId, attendance, attendedById }: MeetingSeat) => ({ memberId, attendance, attendedById });

const done = (action: string, { id }: Meeting, what: Pick<AuditEntry, 'before' | 'after'>) => ({
  outcome: { meetingId: id },
  audit: [{ subjectKind: 'MEETING', subjectId: id, action, ...what }] as const,
});
