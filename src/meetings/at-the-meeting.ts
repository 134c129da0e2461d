import type { Acting, Transaction } from '../audit';
import type { AgendaContent } from './domain/agenda';
import type { MeetingSeat } from './domain/attendance';
import { AgendaItemTable, MeetingGuestTable, MeetingSeatTable } from './meeting.table';

const ofMeeting = (tx: Transaction, meetingId: string) => ({ organizationId: tx.viewer.organizationId, meetingId });

/** The agenda, in its order. */
export async function agendaOf(tx: Transaction<Acting>, meetingId: string): Promise<readonly AgendaContent[]> {
  const items = await tx.all(AgendaItemTable, 'meetingId', [meetingId]);
  return items
    .toSorted((a, b) => a.position - b.position)
    .map(({ id: _id, organizationId: _organizationId, meetingId: _meetingId, position: _position, ...item }) => item);
}

/** In place of the one before. */
export async function replaceAgenda(
  tx: Transaction,
  meetingId: string,
  items: readonly AgendaContent[],
): Promise<void> {
  await tx.manager.delete(AgendaItemTable, ofMeeting(tx, meetingId));
  const rows = items.map((item, index) => ({ id: tx.newId(), meetingId, position: index + 1, ...item }));
  await tx.insert(AgendaItemTable, rows);
}

/** The seats of an opened meeting, in their order. */
export const meetingSeatsOf = (tx: Transaction, meetingId: string): Promise<readonly MeetingSeat[]> =>
  tx.manager.find(MeetingSeatTable, { where: ofMeeting(tx, meetingId), order: { position: 'ASC' } });

export async function replaceSeats(tx: Transaction, meetingId: string, seats: readonly MeetingSeat[]): Promise<void> {
  await tx.manager.delete(MeetingSeatTable, ofMeeting(tx, meetingId));
  await tx.insert(MeetingSeatTable, seats);
}

/** By id, in its order. */
export async function guestsOf(tx: Transaction, meetingId: string): Promise<readonly string[]> {
  const guests = await tx.manager.find(MeetingGuestTable, {
    where: ofMeeting(tx, meetingId),
    order: { personId: 'ASC' },
  });
  return guests.map(({ personId }) => personId);
}

export async function replaceGuests(tx: Transaction, meetingId: string, guestIds: readonly string[]): Promise<void> {
  await tx.manager.delete(MeetingGuestTable, ofMeeting(tx, meetingId));
  await tx.insert(
    MeetingGuestTable,
    guestIds.map((personId) => ({ meetingId, personId })),
  );
}
