import type { Acting, AuditEntry, Nobody, Transaction } from '../audit';
import { workingTimeOf } from '../people';
import { scorecardOf, type Scorecard } from './domain/scorecard';
import { freezingOf, periodAfter, periodWith, type Period, type ScorecardSchedule } from './domain/scorecard-period';
import { isLeader, scorecardFacts, scorecardFactsSql, type StoredScorecardFacts } from './scorecard-facts';
import { ScorecardScheduleTable, ScorecardTable } from './scorecard.table';

/**
 * Freezes the scorecards of a period, of everybody who owns something or answers for a goal now. Its caller has locked the
 * schedule of the organization, so that no two do so at once.
 * @returns the ids of the scorecards; none where nobody leads anything, or the period was frozen before
 */
export async function freezePeriod<A extends Acting>(tx: Transaction<A>, period: Period): Promise<string[]> {
  const { periodFrom, periodTo } = period;
  const leaders = await tx.query<{ personId: string; facts: StoredScorecardFacts }>(
    `select p.id as "personId",
        (select ${scorecardFactsSql({ organization: '$1::uuid', person: 'p.id', asOf: '$3::date' })}) as facts
      from people p
      where p.organization_id = $1 and p.deactivated_at is null and ${isLeader('p')}
        and not exists (select from scorecards c
          where c.organization_id = $1 and c.period_from = $2::date and c.period_to = $3::date)
      order by p.id`,
    [tx.viewer.organizationId, periodFrom, periodTo],
  );
  const frozen = leaders.map(({ personId, facts }): Omit<Scorecard, 'organizationId'> => {
    const entries = scorecardOf(scorecardFacts(facts), periodTo);
    return { id: tx.newId(), personId, ...period, entries, frozenById: tx.viewer.personId, frozenAt: tx.now };
  });
  await tx.insert(ScorecardTable, frozen);
  return frozen.map(({ id }) => id);
}

/** What stays on record of that, in the chain of the schedule. */
export const frozenEntry = (scheduleId: string, period: Period, scorecardIds: readonly string[]): AuditEntry => ({
  ...{ subjectKind: 'SCORECARD_SCHEDULE', subjectId: scheduleId, action: 'scorecardsFrozen' },
  after: { ...period, scorecardIds },
});

/**
 * What a schedule freezes next.
 * @param from of the period with this day on: that of today when it is switched on, of what waits when it is changed
 */
export const nextFreezing = (
  { period, daysAfter }: Pick<ScorecardSchedule, 'period' | 'daysAfter'>,
  from: string,
  timeZone: string,
): Pick<ScorecardSchedule, 'nextFrom' | 'nextDueAt'> => {
  const next = periodWith(period, from);
  return { nextFrom: next.periodFrom, nextDueAt: freezingOf(next, daysAfter, timeZone) };
};

/** Freezes the period that a schedule is due for, and plans the next: after a standstill one after the other, none left out. */
export async function freezeWhatIsDue(tx: Transaction<Nobody>, scheduleId: string): Promise<AuditEntry> {
  const schedule = await tx.lock(ScorecardScheduleTable, scheduleId, 'schedule of scorecards');
  const period = periodWith(schedule.period, schedule.nextFrom!);
  const scorecardIds = await freezePeriod(tx, period);
  const { timeZone } = await workingTimeOf(tx);
  const next = nextFreezing(schedule, periodAfter(schedule.period, period).periodFrom, timeZone);
  // Its version is of what people decided of it.
  await tx.updateWhile(ScorecardScheduleTable, schedule, next, { version: schedule.version });
  return frozenEntry(scheduleId, period, scorecardIds);
}
