import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { notify } from '../notifications';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { lockBody, type BodyInSession } from './body-in-session';
import { cancelledMeeting } from './domain/meeting';
import { standingMeetingEnded, standingMeetingPlanned, standingMeetingRevised } from './domain/meeting-news';
import {
  endedStandingMeeting,
  refuseOneMore,
  revisedStandingMeeting,
  standingMeeting,
  type SettingInput,
  type StandingMeeting,
  type StandingMeetingInput,
} from './domain/standing-meeting';
import { MeetingTable, StandingMeetingTable } from './meeting.table';

interface PlanStandingMeeting extends StandingMeetingInput, Keyed {
  readonly governanceBodyId: string;
}
interface StandingChange extends Keyed {
  readonly standingMeetingId: string;
  readonly expectedVersion: number;
}
interface EndStandingMeeting extends StandingChange {
  readonly lastDay: string;
  readonly reason: string;
}

type Outcome = Promise<{ standingMeetingId: string } | Refusal>;

/** What bodies hold again and again. */
export class StandingMeetingService {
  constructor(private readonly governor: Governor) {}

  plan(caller: Caller, input: PlanStandingMeeting): Outcome {
    return this.governor.govern(caller, 'planStandingMeeting', input, async (tx) => {
      const { body, seats } = await lockBody(tx, input.governanceBodyId);
      const { organizationId, id: governanceBodyId } = body;
      const meeting = standingMeeting({ id: tx.newId(), organizationId, governanceBodyId }, input, tx.now);
      if (isRefusal(meeting)) return meeting;
      const others = await tx.all(StandingMeetingTable, 'governanceBodyId', [governanceBodyId]);
      const refusal = refuseOneMore(others, tx.now);
      if (refusal) return refusal;
      await tx.insert(StandingMeetingTable, [meeting]);
      const toIds = seats.map(({ personId }) => personId);
      await notify(tx, [{ ...standingMeetingPlanned(body.name, meeting), toIds }]);
      const { id: standingMeetingId, title, rule, firstDay, lastDay, time, timeZone, durationMinutes, place } = meeting;
      const after = { governanceBodyId, title, rule, firstDay, lastDay, time, timeZone, durationMinutes, place };
      return {
        outcome: { standingMeetingId },
        audit: [
          { subjectKind: 'STANDING_MEETING', subjectId: standingMeetingId, action: 'standingMeetingPlanned', after },
        ],
      };
    });
  }

  revise(caller: Caller, input: StandingChange & SettingInput): Outcome {
    return this.governor.govern(caller, 'reviseStandingMeeting', input, async (tx) => {
      const locked = await lockStanding(tx, input);
      if (isRefusal(locked)) return locked;
      const { standing, body, seats } = locked;
      const revised = revisedStandingMeeting(standing, input, tx.now);
      if (isRefusal(revised)) return revised;
      await tx.replace(StandingMeetingTable, standing, revised);
      const toIds = seats.map(({ personId }) => personId);
      await notify(tx, [{ ...standingMeetingRevised(body.name, revised), toIds }]);
      return changed('standingMeetingRevised', standing, revised);
    });
  }

  /** Ends it, and cancels those of its meetings after the last day that are scheduled already. */
  end(caller: Caller, input: EndStandingMeeting): Outcome {
    return this.governor.govern(caller, 'endStandingMeeting', input, async (tx) => {
      const locked = await lockStanding(tx, input);
      if (isRefusal(locked)) return locked;
      const { standing, body, seats } = locked;
      const ended = endedStandingMeeting(standing, input, tx.now);
      if (isRefusal(ended)) return ended;
      await tx.replace(StandingMeetingTable, standing, ended);
      const cancelled = await cancelAfter(tx, ended);
      const toIds = seats.map(({ personId }) => personId);
      await notify(tx, [{ ...standingMeetingEnded(body.name, ended), toIds }]);
      const { outcome, audit } = changed('standingMeetingEnded', standing, ended, ended.endedReason);
      return { outcome, audit: [...audit, ...cancelled] };
    });
  }
}

interface LockedStanding extends BodyInSession {
  readonly standing: StandingMeeting;
}

/** @throws Fault NOT_FOUND, FORBIDDEN */
async function lockStanding(
  tx: Transaction,
  { standingMeetingId, expectedVersion }: StandingChange,
): Promise<LockedStanding | Refusal> {
  const { governanceBodyId } = await tx.find(StandingMeetingTable, standingMeetingId, 'standing meeting');
  const held = await lockBody(tx, governanceBodyId);
  const standing = await tx.lock(StandingMeetingTable, standingMeetingId, 'standing meeting');
  return tx.stale(standing, expectedVersion, `standing meeting "${standing.title}"`) ?? { ...held, standing };
}

async function cancelAfter(
  tx: Transaction,
  { id, lastDay, endedReason }: StandingMeeting & { readonly lastDay: string; readonly endedReason: string },
): Promise<AuditEntry[]> {
  const scheduled = await tx.all(MeetingTable, 'standingMeetingId', [id]);
  const after = scheduled.filter(({ status, occurrenceDay }) => status === 'PLANNED' && occurrenceDay! > lastDay);
  const audit: AuditEntry[] = [];
  for (const meeting of after) {
    const cancelled = cancelledMeeting(meeting, endedReason, tx.now);
    if (isRefusal(cancelled)) throw new Error(`Meeting ${meeting.id} is planned and cannot be cancelled.`);
    await tx.replace(MeetingTable, meeting, cancelled);
    const subject = { subjectKind: 'MEETING', subjectId: meeting.id, action: 'meetingCancelled' };
    audit.push({ ...subject, before: { status: meeting.status }, after: { status: 'CANCELLED' }, reason: endedReason });
  }
  return audit;
}

function changed(action: string, before: StandingMeeting, after: StandingMeeting, reason?: string) {
  const { id: standingMeetingId } = before;
  const subject = { subjectKind: 'STANDING_MEETING', subjectId: standingMeetingId, action };
  const entry: AuditEntry = {
    ...subject,
    ...changesOf(told(before), told(after)),
    ...(reason === undefined ? {} : { reason }),
  };
  return { outcome: { standingMeetingId }, audit: [entry] as const };
}

const told = ({ title, durationMinutes, place, lastDay }: StandingMeeting) => ({
  title,
  durationMinutes,
  place,
  lastDay,
});
