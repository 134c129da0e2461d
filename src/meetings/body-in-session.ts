import type { Acting, Transaction } from '../audit';
import { GovernanceBodyTable, seatsOf } from '../organization';
import type { GovernanceBody, Seat } from '../organization/domain/governance-body';
import { AbsenceTable, requirePermission, StandingDeputyTable } from '../people';
import { covers } from '../people/domain/working-calendar';
import type { StaleVersion } from '../shared/refusal';
import type { Meeting } from './domain/meeting';
import { MeetingTable } from './meeting.table';

/** A governance body whose meetings somebody decides on, and its seats. */
export interface BodyInSession {
  readonly body: GovernanceBody;
  readonly seats: readonly Seat[];
}

/**
 * The body, locked: whatever is decided on its meetings is decided one after the other, and its seats stay as they are.
 * @throws Fault NOT_FOUND; FORBIDDEN for whoever may not hold its meetings
 */
export async function lockBody(tx: Transaction, governanceBodyId: string): Promise<BodyInSession> {
  const body = await tx.lock(GovernanceBodyTable, governanceBodyId, 'governance body');
  const seats = await seatsOf(tx, body.id);
  const deputyOfChair = seats.find(({ personId }) => personId === body.chairId)?.deputyId;
  requirePermission(tx, 'holdMeetings', {
    responsible: deputyOfChair ? [body.chairId, deputyOfChair] : [body.chairId],
  });
  return { body, seats };
}

export interface MeetingChange {
  readonly meetingId: string;
  readonly expectedVersion: number;
}

/** A meeting and its body, both locked. @throws Fault NOT_FOUND, FORBIDDEN as {@link lockBody} does */
export async function lockMeeting(
  tx: Transaction,
  { meetingId, expectedVersion }: MeetingChange,
): Promise<(BodyInSession & { readonly meeting: Meeting }) | StaleVersion> {
  const { governanceBodyId } = await tx.find(MeetingTable, meetingId, 'meeting');
  // In this order everywhere: the body, then what it holds.
  const held = await lockBody(tx, governanceBodyId);
  const meeting = await tx.lock(MeetingTable, meetingId, 'meeting');
  return tx.stale(meeting, expectedVersion, `meeting "${meeting.title}"`) ?? { ...held, meeting };
}

/** Those of these people who are away on a day, each with whoever stands in for them then; null where nobody does. */
export async function absentOn(
  tx: Transaction<Acting>,
  personIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, string | null>> {
  const absences = (await tx.all(AbsenceTable, 'personId', personIds)).filter((absence) => covers(absence, day));
  const standing = await tx.all(
    StandingDeputyTable,
    'personId',
    absences.map(({ personId }) => personId),
  );
  const standingFor = (personId: string) => standing.find((each) => each.personId === personId)?.deputyId ?? null;
  return new Map(absences.map(({ personId, deputyId }) => [personId, deputyId ?? standingFor(personId)]));
}

/** Whom a meeting on a day concerns: the members, and for those who are away whoever comes in their place. */
export async function concernedOn(tx: Transaction<Acting>, seats: readonly Seat[], day: string): Promise<string[]> {
  const memberIds = seats.map(({ personId }) => personId);
  const absent = await absentOn(tx, memberIds, day);
  const inTheirPlace = seats
    .filter(({ personId }) => absent.has(personId))
    .flatMap(({ personId, deputyId }) => [deputyId, absent.get(personId)]);
  return [...memberIds, ...inTheirPlace.filter((id) => id != null)];
}
