import type { Seat } from '../../organization/domain/governance-body';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput, Missing } from '../../shared/refusal';
import type { Meeting } from './meeting';

/** How a seat of the body was taken; absent until something else is said. */
export const ATTENDANCES = ['PRESENT', 'DEPUTY', 'EXCUSED', 'ABSENT'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** A seat of the body as it was when a meeting was opened, and who sat on it. */
export interface MeetingSeat {
  readonly organizationId: string;
  readonly meetingId: string;
  /** 1 for the first. */
  readonly position: number;
  readonly memberId: string;
  /** Who comes in the member's place; null when nobody does. */
  readonly deputyId: string | null;
  readonly attendance: Attendance;
  /** Who was there for this seat: the member or a deputy; null when nobody was. */
  readonly attendedById: string | null;
}

/** The seats of a body when its meeting is opened: nobody is there yet. */
export const seatsWhenOpened = (
  { id: meetingId, organizationId }: Pick<Meeting, 'id' | 'organizationId'>,
  seats: readonly Seat[],
): readonly MeetingSeat[] =>
  seats.map(({ personId: memberId, deputyId }, index) => ({
    ...{ organizationId, meetingId, position: index + 1, memberId, deputyId },
    ...{ attendance: 'ABSENT', attendedById: null },
  }));

export interface AttendanceInput {
  readonly memberId: string;
  readonly attendance: Attendance;
  /** Who came for a DEPUTY; left out for the deputy of the seat. */
  readonly deputyId?: string | null;
}

/**
 * The seats with what is said of some of them; of the others stays what was said. Everybody sits on one seat at most.
 * @param deputiesOf who may come in a member's place on this day: the seat's deputy, those of their absence
 */
export function recordedAttendance(
  seats: readonly MeetingSeat[],
  said: readonly AttendanceInput[],
  deputiesOf: (seat: MeetingSeat) => readonly string[],
): readonly MeetingSeat[] | InvalidInput {
  const check = new InputCheck();
  check.distinct(
    'input.members',
    said.map(({ memberId }) => memberId),
    'This member is named twice.',
  );
  const members = new Set(seats.map(({ memberId }) => memberId));
  said.forEach(({ memberId }, index) => {
    if (!members.has(memberId)) check.problem(`input.members[${index}].memberId`, 'No member of the body.');
  });
  if (check.failed) return check.refusal();
  const after = seats.map((seat) => {
    const index = said.findIndex(({ memberId }) => memberId === seat.memberId);
    return index < 0 ? seat : taken(check, `input.members[${index}]`, seat, said[index]!, deputiesOf(seat));
  });
  said.forEach(({ memberId }, index) => {
    const { attendedById } = after.find((seat) => seat.memberId === memberId)!;
    const others = after.filter((seat) => seat.memberId !== memberId);
    if (attendedById !== null && others.some((seat) => seat.attendedById === attendedById)) {
      check.problem(`input.members[${index}]`, 'Whoever came for this seat sits on another one: nobody counts twice.');
    }
  });
  return check.failed ? check.refusal() : after;
}

function taken(
  check: InputCheck,
  path: string,
  seat: MeetingSeat,
  { attendance, deputyId = null }: AttendanceInput,
  deputies: readonly string[],
): MeetingSeat {
  if (attendance !== 'DEPUTY') {
    if (deputyId !== null) check.problem(`${path}.deputyId`, `A deputy goes with DEPUTY, not with ${attendance}.`);
    return { ...seat, attendance, attendedById: attendance === 'PRESENT' ? seat.memberId : null };
  }
  const attendedById = deputyId ?? seat.deputyId;
  if (attendedById === null) check.problem(`${path}.deputyId`, 'The seat has no deputy: say who came.');
  else if (!deputies.includes(attendedById)) {
    check.problem(`${path}.deputyId`, 'Neither the deputy of the seat nor one of an absence on this day.');
  }
  return { ...seat, attendance, attendedById };
}

/** Who was there without a seat: people of the organization by id, others by name. */
export interface Guests {
  readonly guestIds: readonly string[];
  readonly guestNames: readonly string[];
}
/** What is left out stays as it was. */
export type GuestsInput = { readonly [Field in keyof Guests]?: Guests[Field] | null };

const MOST_GUESTS = 50;

export function guests(input: GuestsInput, before: Guests, seats: readonly MeetingSeat[]): Guests | InvalidInput {
  const check = new InputCheck();
  const guestIds = input.guestIds ?? before.guestIds;
  const names = input.guestNames ?? before.guestNames;
  const count = guestIds.length + names.length;
  if (count > MOST_GUESTS) {
    check.problem('input.guestIds', `${count} guests: expected at most ${MOST_GUESTS}.`);
    return check.refusal();
  }
  check.distinct('input.guestIds', guestIds, 'This person is named twice.');
  guestIds.forEach((id, index) => {
    const hasSeat = seats.some(({ memberId, attendedById }) => [memberId, attendedById].includes(id));
    if (hasSeat) check.problem(`input.guestIds[${index}]`, 'This person has a seat, or sits on one.');
  });
  const guestNames = names.map((name, index) => check.text(`input.guestNames[${index}]`, name, { max: 200 }));
  return check.failed ? check.refusal() : { guestIds, guestNames };
}

/** Whether a body that has met may decide. */
export interface MeetingQuorum {
  /** Seats with somebody on them. */
  readonly present: number;
  readonly members: number;
  /** How many must be there. */
  readonly needed: number;
  readonly reached: boolean;
  readonly customerIsHeard: boolean;
  /** What stands in the way of a decision; empty when nothing does. */
  readonly missing: readonly Missing[];
}

/** @param needed how many of the seats must be taken @param customerVoiceId the member whose seat speaks for the customer */
export function meetingQuorum(
  seats: readonly Pick<MeetingSeat, 'memberId' | 'attendedById'>[],
  needed: number,
  customerVoiceId: string,
): MeetingQuorum {
  const taken = seats.filter(({ attendedById }) => attendedById !== null);
  const [present, members] = [taken.length, seats.length];
  const reached = present >= needed;
  const customerIsHeard = taken.some(({ memberId }) => memberId === customerVoiceId);
  const missing: Missing[] = [];
  if (!reached) missing.push({ code: 'QUORUM', message: `${present} of ${members} members, ${needed} needed` });
  if (!customerIsHeard) missing.push({ code: 'CUSTOMER_VOICE', message: 'nobody speaks for the customer' });
  return { present, members, needed, reached, customerIsHeard, missing };
}
