import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { notify } from '../notifications';
import type { News } from '../notifications/domain/notification';
import type { Seat } from '../organization/domain/governance-body';
import { localDay } from '../people/domain/working-calendar';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { concernedOn, lockBody, lockMeeting, type MeetingChange } from './body-in-session';
import {
  cancelledMeeting,
  movedMeeting,
  refuseScheduledTwice,
  scheduledMeeting,
  scheduledOccurrence,
  type Meeting,
  type MeetingInput,
  type MoveInput,
} from './domain/meeting';
import { meetingCancelled, meetingMoved, meetingScheduled } from './domain/meeting-news';
import { MeetingTable, StandingMeetingTable } from './meeting.table';

interface ScheduleMeeting extends MeetingInput, Keyed {
  readonly governanceBodyId: string;
}
interface ScheduleOccurrence extends Keyed {
  readonly standingMeetingId: string;
  readonly occurrenceDay: string;
}
interface MoveMeeting extends MeetingChange, MoveInput, Keyed {}
interface CancelMeeting extends MeetingChange, Keyed {
  readonly reason: string;
}

type Outcome = Promise<{ meetingId: string } | Refusal>;

/** When bodies meet. Whoever it concerns is told, but for an occurrence that is scheduled as it was planned. */
export class MeetingService {
  constructor(private readonly governor: Governor) {}

  schedule(caller: Caller, input: ScheduleMeeting): Outcome {
    return this.governor.govern(caller, 'scheduleMeeting', input, async (tx) => {
      const { body, seats } = await lockBody(tx, input.governanceBodyId);
      const { organizationId, id: governanceBodyId } = body;
      const meeting = scheduledMeeting({ id: tx.newId(), organizationId, governanceBodyId }, input, tx.now);
      if (isRefusal(meeting)) return meeting;
      await tx.insert(MeetingTable, [meeting]);
      await tell(tx, seats, [meeting], meetingScheduled(body.name, meeting));
      return scheduled(meeting);
    });
  }

  scheduleOccurrence(caller: Caller, input: ScheduleOccurrence): Outcome {
    return this.governor.govern(caller, 'scheduleOccurrence', input, async (tx) => {
      const found = await tx.find(StandingMeetingTable, input.standingMeetingId, 'standing meeting');
      await lockBody(tx, found.governanceBodyId);
      const standing = await tx.lock(StandingMeetingTable, found.id, 'standing meeting');
      const { occurrenceDay } = input;
      const meeting = scheduledOccurrence(standing, { id: tx.newId(), occurrenceDay }, tx.now);
      if (isRefusal(meeting)) return meeting;
      const others = await tx.all(MeetingTable, 'standingMeetingId', [standing.id]);
      const same = others.find((other) => other.occurrenceDay === occurrenceDay);
      if (same) return refuseScheduledTwice(same);
      await tx.insert(MeetingTable, [meeting]);
      return scheduled(meeting);
    });
  }

  move(caller: Caller, input: MoveMeeting): Outcome {
    return this.governor.govern(caller, 'moveMeeting', input, async (tx) => {
      const locked = await lockMeeting(tx, input);
      if (isRefusal(locked)) return locked;
      const { meeting: before, body, seats } = locked;
      const moved = movedMeeting(before, input, tx.now);
      if (isRefusal(moved)) return moved;
      const { meeting, reason } = moved;
      await tx.replace(MeetingTable, before, meeting);
      await tell(tx, seats, [before, meeting], meetingMoved(body.name, before, meeting, reason));
      const when = ({ startsAt, timeZone, durationMinutes, place }: Meeting) => ({
        ...{ startsAt, timeZone, durationMinutes, place },
      });
      return done('meetingMoved', meeting, { ...changesOf(when(before), when(meeting)), reason });
    });
  }

  cancel(caller: Caller, input: CancelMeeting): Outcome {
    return this.governor.govern(caller, 'cancelMeeting', input, async (tx) => {
      const locked = await lockMeeting(tx, input);
      if (isRefusal(locked)) return locked;
      const { meeting: before, body, seats } = locked;
      const meeting = cancelledMeeting(before, input.reason, tx.now);
      if (isRefusal(meeting)) return meeting;
      await tx.replace(MeetingTable, before, meeting);
      await tell(tx, seats, [meeting], meetingCancelled(body.name, meeting));
      const [was, is] = [{ status: before.status }, { status: meeting.status }];
      return done('meetingCancelled', meeting, { before: was, after: is, reason: meeting.cancelledReason });
    });
  }
}

/** Tells whoever one of these days concerns. */
async function tell(
  tx: Transaction,
  seats: readonly Seat[],
  meetings: readonly Meeting[],
  told: Omit<News, 'toIds'>,
): Promise<void> {
  const days = new Set(meetings.map(({ timeZone, startsAt }) => localDay(timeZone, startsAt)));
  const toIds: string[] = [];
  for (const day of days) toIds.push(...(await concernedOn(tx, seats, day)));
  await notify(tx, [{ ...told, toIds }]);
}

function scheduled(meeting: Meeting) {
  const { governanceBodyId, standingMeetingId, occurrenceDay } = meeting;
  const { title, startsAt, timeZone, durationMinutes, place } = meeting;
  const whose = { governanceBodyId, standingMeetingId, occurrenceDay };
  return done('meetingScheduled', meeting, { after: { ...whose, title, startsAt, timeZone, durationMinutes, place } });
}

const done = (action: string, { id }: Meeting, what: Pick<AuditEntry, 'before' | 'after' | 'reason'>) => ({
  outcome: { meetingId: id },
  audit: [{ subjectKind: 'MEETING', subjectId: id, action, ...what }] as const,
});
