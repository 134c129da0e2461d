import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission, workingTimeOf } from '../people';
import { localDay } from '../people/domain/working-calendar';
import type { Caller } from '../platform/caller';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import {
  DEFAULT_SCORECARD_SCHEDULE,
  takePeriod,
  takeScorecardSchedule,
  type Period,
  type ScorecardSchedule,
} from './domain/scorecard-period';
import { freezePeriod, frozenEntry, nextFreezing } from './freeze-scorecards';
import { ScorecardScheduleTable, ScorecardTable } from './scorecard.table';

interface FreezeScorecards extends Period, Keyed {}

interface SetScorecardSchedule extends Pick<ScorecardSchedule, 'isOn' | 'period' | 'daysAfter'>, Keyed {
  readonly expectedVersion: number;
}

const ITS_NAME = 'the schedule of scorecards';
const ITS_KIND = { subjectKind: 'SCORECARD_SCHEDULE' } as const;

/** The founding step that says when scorecards would be frozen; none is before somebody switches that on. */
export async function foundScorecardSchedule(tx: Transaction): Promise<AuditEntry> {
  const after = { id: tx.newId(), ...DEFAULT_SCORECARD_SCHEDULE, nextFrom: null, nextDueAt: null, version: 1 };
  await tx.insert(ScorecardScheduleTable, [after]);
  return { ...ITS_KIND, subjectId: after.id, action: 'scorecardScheduleFounded', after };
}

/** What leaders answered for, period by period. */
export class ScorecardService {
  constructor(private readonly governor: Governor) {}

  freeze(caller: Caller, input: FreezeScorecards): Promise<{ scorecardIds: readonly string[] } | Refusal> {
    return this.governor.govern(caller, 'freezeScorecards', input, async (tx) => {
      requirePermission(tx, 'freezeScorecards');
      const period = takePeriod(input, tx.today);
      if (isRefusal(period)) return period;
      const schedule = await lockSchedule(tx);
      const scorecardIds = await freezePeriod(tx, period);
      if (scorecardIds.length === 0) return refuseNone(tx, period);
      return { outcome: { scorecardIds }, audit: [frozenEntry(schedule.id, period, scorecardIds)] };
    });
  }

  setSchedule(caller: Caller, input: SetScorecardSchedule): Promise<{ scorecardScheduleId: string } | Refusal> {
    return this.governor.govern(caller, 'setScorecardSchedule', input, async (tx) => {
      requirePermission(tx, 'scheduleTelling');
      const before = await lockSchedule(tx);
      const stale = tx.stale(before, input.expectedVersion, ITS_NAME);
      if (stale) return stale;
      const content = takeScorecardSchedule(input);
      if (isRefusal(content)) return content;
      const { timeZone } = await workingTimeOf(tx);
      const next = content.isOn
        ? nextFreezing(content, before.nextFrom ?? localDay(timeZone, tx.now), timeZone)
        : { nextFrom: null, nextDueAt: null };
      await tx.update(ScorecardScheduleTable, before, { ...content, ...next });
      const changes = changesOf<object>(asWritten(before), asWritten({ ...before, ...content, ...next }));
      return {
        outcome: { scorecardScheduleId: before.id },
        audit: [{ ...ITS_KIND, subjectId: before.id, action: 'scorecardScheduleSet', ...changes }],
      };
    });
  }
}

/** A moment as the audit keeps it. */
const asWritten = ({ nextDueAt, ...rest }: ScorecardSchedule) => ({
  ...rest,
  nextDueAt: nextDueAt?.toISOString() ?? null,
});

async function lockSchedule(tx: Transaction): Promise<ScorecardSchedule> {
  const [schedule] = await tx.all(ScorecardScheduleTable, 'organizationId', [tx.viewer.organizationId]);
  return tx.lock(ScorecardScheduleTable, schedule!.id, ITS_NAME);
}

async function refuseNone(tx: Transaction, { periodFrom, periodTo }: Period): Promise<Refusal> {
  const frozen = await tx.manager.existsBy(ScorecardTable, {
    ...{ organizationId: tx.viewer.organizationId, periodFrom, periodTo },
  });
  return frozen
    ? notPossibleNow(`The scorecards of ${periodFrom} to ${periodTo} are frozen already.`, 'FROZEN')
    : notPossibleNow('Nobody owns a product, a journey or a pillar, or answers for a goal.', 'NOBODY_LEADS');
}
