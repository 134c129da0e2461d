import { localDay } from '../../people/domain/working-calendar';
import { InputCheck } from '../../shared/input-check';
import { excerpt, notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { occurrenceDays, occursOn, startOn } from './recurrence';
import {
  DURATION_MINUTES,
  checkDay,
  settingOf,
  type LocalTimeInput,
  type SettingInput,
  type StandingMeeting,
} from './standing-meeting';

/** `PLANNED → OPEN → CLOSED`, or `PLANNED → CANCELLED`. */
export const MEETING_STATUSES = ['PLANNED', 'OPEN', 'CLOSED', 'CANCELLED'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** One meeting of a body: an occurrence of a standing one, or one of its own. */
export interface Meeting {
  readonly id: string;
  readonly organizationId: string;
  readonly governanceBodyId: string;
  readonly standingMeetingId: string | null;
  /** The day on which it was to be by the rule of the standing meeting, `YYYY-MM-DD`; null for one of its own. */
  readonly occurrenceDay: string | null;
  readonly title: string;
  readonly startsAt: Date;
  /** Where it is, by the IANA name of its time zone. */
  readonly timeZone: string;
  readonly durationMinutes: number;
  readonly place: string | null;
  readonly status: MeetingStatus;
  readonly cancelledReason: string | null;
  /** Raised with what calendars show anew (RFC 5545 SEQUENCE). */
  readonly sequence: number;
  /** How many members had to be there, and whose seat spoke for the customer, when it was opened; null before. */
  readonly quorum: number | null;
  readonly customerVoiceId: string | null;
  /** Who else was there and is none of the organization's people. */
  readonly guestNames: readonly string[];
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

interface WhenInput extends LocalTimeInput {
  readonly day: string;
}
export interface MeetingInput extends SettingInput, WhenInput {}

/** When and where a meeting is from now on; what is left out stays as it was. */
export interface MoveInput {
  readonly day: string;
  readonly time: string;
  readonly timeZone?: string | null;
  readonly durationMinutes?: number | null;
  readonly place?: string | null;
  readonly reason: string;
}

type Origin = Pick<Meeting, 'id' | 'organizationId' | 'governanceBodyId'>;

const planned = (now: Date) => ({
  ...{ status: 'PLANNED' as const, cancelledReason: null, sequence: 0, quorum: null, customerVoiceId: null },
  ...{ guestNames: [], openedAt: null, closedAt: null, version: 1, createdAt: now, updatedAt: now },
});

/** A meeting of its own, today at the earliest, where it is. */
export function scheduledMeeting(origin: Origin, input: MeetingInput, now: Date): Meeting | InvalidInput {
  const check = new InputCheck();
  const setting = settingOf(check, input);
  const startsAt = startOf(check, input, now);
  if (check.failed || startsAt === undefined) return check.refusal();
  const { timeZone } = input;
  const own = { standingMeetingId: null, occurrenceDay: null };
  return { ...origin, ...own, ...setting, startsAt, timeZone, ...planned(now) };
}

/** A standing meeting on one of its days, as it is planned; from then on it can be moved, cancelled, prepared and held. */
export function scheduledOccurrence(
  standing: StandingMeeting,
  { id, occurrenceDay }: Pick<Origin, 'id'> & { readonly occurrenceDay: string },
  now: Date,
): Meeting | InvalidInput {
  const check = new InputCheck();
  check.date('input.occurrenceDay', occurrenceDay, { earliest: localDay(standing.timeZone, now) });
  if (!check.failed && !occursOn(standing, occurrenceDay)) {
    check.problem('input.occurrenceDay', noOccurrence(standing, occurrenceDay));
  }
  if (check.failed) return check.refusal();
  const { id: standingMeetingId, organizationId, governanceBodyId } = standing;
  const { title, timeZone, durationMinutes, place } = standing;
  const startsAt = startOn(standing, occurrenceDay);
  const occurrence = { standingMeetingId, occurrenceDay, title, startsAt, timeZone, durationMinutes, place };
  return { id, organizationId, governanceBodyId, ...occurrence, ...planned(now) };
}

function noOccurrence(standing: StandingMeeting, day: string): string {
  const name = `"${excerpt(standing.title)}"`;
  for (const next of occurrenceDays(standing)) {
    if (next > day) return `${day} is no day of ${name}: the next one is ${next}.`;
  }
  return `${day} is no day of ${name}: there is none after it.`;
}

/** @returns undefined when it cannot be: then something was said against it */
const startOf = (check: InputCheck, when: WhenInput, now: Date): Date | undefined =>
  checkDay(check, 'input.day', when.day, when, now) ? startOn(when, when.day) : undefined;

/** Only a meeting that has not begun is moved. */
export function movedMeeting(
  meeting: Meeting,
  { reason, ...input }: MoveInput,
  now: Date,
): { readonly meeting: Meeting; readonly reason: string } | InvalidInput | NotPossibleNow {
  const refusal = refuseUnless(meeting, 'PLANNED');
  if (refusal) return refusal;
  const check = new InputCheck();
  const timeZone = input.timeZone ?? meeting.timeZone;
  const durationMinutes = input.durationMinutes ?? meeting.durationMinutes;
  check.whole('input.durationMinutes', durationMinutes, DURATION_MINUTES);
  const place = check.optionalText('input.place', input.place ?? meeting.place, { max: 500 });
  const why = check.text('input.reason', reason, { max: 2_000 });
  const startsAt = startOf(check, { ...input, timeZone }, now);
  if (check.failed || startsAt === undefined) return check.refusal();
  const moved = { startsAt, timeZone, durationMinutes, place, sequence: meeting.sequence + 1, updatedAt: now };
  return { meeting: { ...meeting, ...moved }, reason: why };
}

export function cancelledMeeting(
  meeting: Meeting,
  reason: string,
  now: Date,
): (Meeting & { readonly cancelledReason: string }) | InvalidInput | NotPossibleNow {
  const refusal = refuseUnless(meeting, 'PLANNED');
  if (refusal) return refusal;
  const check = new InputCheck();
  const cancelledReason = check.text('input.reason', reason, { max: 2_000 });
  if (check.failed) return check.refusal();
  return { ...meeting, status: 'CANCELLED', cancelledReason, sequence: meeting.sequence + 1, updatedAt: now };
}

/** Opened on its day or later: what was to be tomorrow is moved first, so that everybody hears. */
export function openedMeeting(
  meeting: Meeting,
  { quorum, customerVoiceId }: { readonly quorum: number; readonly customerVoiceId: string },
  now: Date,
): Meeting | NotPossibleNow {
  const refusal = refuseUnless(meeting, 'PLANNED');
  if (refusal) return refusal;
  const day = localDay(meeting.timeZone, meeting.startsAt);
  if (localDay(meeting.timeZone, now) < day) {
    return notPossibleNow(`The meeting is on ${day}: move it to hold it sooner.`, meeting.status);
  }
  return { ...meeting, status: 'OPEN', quorum, customerVoiceId, openedAt: now, updatedAt: now };
}

export const closedMeeting = (meeting: Meeting, now: Date): Meeting | NotPossibleNow =>
  refuseUnless(meeting, 'OPEN') ?? { ...meeting, status: 'CLOSED', closedAt: now, updatedAt: now };

const SAID: Readonly<Record<MeetingStatus, string>> = {
  PLANNED: 'is not open yet',
  OPEN: 'is open already',
  CLOSED: 'is closed',
  CANCELLED: 'was cancelled',
};

/** A refusal of what only a meeting in one of these statuses allows. */
export const refuseUnless = (
  { title, status }: Pick<Meeting, 'title' | 'status'>,
  ...allowed: readonly MeetingStatus[]
): NotPossibleNow | undefined =>
  allowed.includes(status) ? undefined : notPossibleNow(`The meeting "${title}" ${SAID[status]}.`, status);

/** Refuses a second row for an occurrence. */
export const refuseScheduledTwice = ({ status, occurrenceDay }: Meeting): NotPossibleNow =>
  notPossibleNow(`The meeting of ${occurrenceDay} is scheduled already.`, status);

export const endOfMeeting = ({ startsAt, durationMinutes }: Pick<Meeting, 'startsAt' | 'durationMinutes'>): Date =>
  new Date(startsAt.getTime() + durationMinutes * 60_000);
