import type { AuditEntry, Nobody, Transaction } from '../audit';
import { closeDeadlines, type RunOut } from '../deadlines';
import type { Deadline } from '../deadlines/domain/deadline';
import { InitiativeTable } from '../initiatives';
import type { Initiative } from '../initiatives/domain/initiative';
import { metricNamed, ReadingTable, SmallestSampleTable } from '../metrics';
import { thatCount } from '../metrics/domain/reading';
import { workingTimeOf } from '../people';
import { localDay } from '../people/domain/working-calendar';
import {
  dayAfter,
  daysOfPeriod,
  firstPeriodFrom,
  isHitInARow,
  isProven,
  judge,
  type JudgedDays,
  type KillJudgement,
} from './domain/judging';
import type { KillCriterion } from './domain/kill-criterion';
import { endOfDay } from './domain/marks';
import type { ReferralCause } from './domain/referral';
import { lockedByApproval } from './design-approval';
import { KILL_TIMERS, timeCriterion } from './kill-deadlines';
import { KillCriterionTable, KillJudgementTable } from './kill-criterion.table';
import { refer } from './referring';

/** A criterion whose time came, and what it is judged by. */
interface Due {
  readonly deadline: Deadline & { readonly dueAt: Date };
  readonly criterion: KillCriterion;
  /** Locked. */
  readonly initiative: Initiative;
  readonly timeZone: string;
  readonly smallest: number;
}

/** What became of one deadline: fired, or gone because there is nothing to judge; undefined: it is taken again later. */
type Outcome = { readonly isGone: boolean; readonly audit: readonly AuditEntry[] } | undefined;

/**
 * Judges kill criteria whose period has ended, or whose last day has come, on the readings that are there: append-only, and
 * what follows is for people to decide. An initiative that somebody writes to at this moment is left alone.
 */
export async function fireKillCriteria(tx: Transaction<Nobody>, due: readonly Deadline[]): Promise<RunOut> {
  const ids = [...new Set(due.map(({ subjectId }) => subjectId))];
  const asked = await tx.all(KillCriterionTable, 'id', ids);
  const free = await tx.lockFree(InitiativeTable, [...new Set(asked.map(({ initiativeId }) => initiativeId))]);
  // As they stand behind the locks.
  const criteria = await tx.all(KillCriterionTable, 'id', ids);
  const { timeZone } = await workingTimeOf(tx);
  const [sample] = await tx.all(SmallestSampleTable, 'organizationId', [tx.viewer.organizationId]);
  const audit: AuditEntry[] = [];
  let fired = 0;
  for (const deadline of due.toSorted(periodsFirst)) {
    const criterion = criteria.find(({ id }) => id === deadline.subjectId);
    const initiative = free.find(({ id }) => id === criterion?.initiativeId);
    if (criterion === undefined || initiative === undefined || deadline.dueAt === null) continue;
    const at = { ...deadline, dueAt: deadline.dueAt };
    const outcome = await decide(tx, { deadline: at, criterion, initiative, timeZone, smallest: sample?.n ?? 1 });
    if (outcome === undefined) continue;
    fired += 1;
    audit.push(...outcome.audit);
  }
  return { fired, audit };
}

/** Of what is due at one moment: what the last period tells is known on the last day. */
const periodsFirst = (a: Deadline, b: Deadline): number =>
  Number(a.name === KILL_TIMERS.lastDay) - Number(b.name === KILL_TIMERS.lastDay);

async function decide(tx: Transaction<Nobody>, due: Due): Promise<Outcome> {
  const { deadline, criterion, initiative } = due;
  const isPeriod = deadline.name === KILL_TIMERS.period;
  const isOver = initiative.stage === 'SUNSET' || initiative.status === 'CLOSED' || criterion.replacedAt !== null;
  const isMoot = isOver || (isPeriod ? initiative.stage !== 'MEASURE' : !(await lockedByApproval(tx, criterion)));
  if (isMoot) {
    await closeDeadlines(tx, [], [deadline.id]);
    return { isGone: true, audit: [] };
  }
  const past = await tx.all(KillJudgementTable, 'killCriterionId', [criterion.id]);
  const judgement = initiative.stage === 'MEASURE' ? await judged(tx, due, past) : undefined;
  const all = judgement === undefined ? past : [...past, judgement];
  const cause = causeOf(due, all);
  // Before anything is written: while the body's meetings are being decided on, all of it waits.
  const referred = cause === undefined ? [] : await refer(tx, { initiative, criterion, cause });
  if (referred === undefined) return undefined;
  if (judgement !== undefined) await tx.insert(KillJudgementTable, [judgement]);
  await closeDeadlines(tx, [{ id: deadline.id, problem: null }]);
  await timeCriterion(
    tx,
    criterion,
    isPeriod ? { [KILL_TIMERS.period]: nextDueAt(due) } : { [KILL_TIMERS.lastDay]: null },
  );
  return { isGone: false, audit: [...(judgement === undefined ? [] : [entryOf(due, judgement)]), ...referred] };
}

function causeOf(
  { deadline, criterion, initiative, timeZone }: Due,
  judgements: readonly KillJudgement[],
): ReferralCause | undefined {
  if (deadline.name === KILL_TIMERS.lastDay) return isProven(criterion, judgements) ? undefined : 'NOT_PROVEN';
  return isHitInARow(criterion, localDay(timeZone, initiative.enteredStageAt), judgements) ? 'HIT' : undefined;
}

/** The period that has ended, or what no period has judged up to the last day; undefined when nothing is left to judge. */
async function judged(
  tx: Transaction<Nobody>,
  due: Due,
  past: readonly KillJudgement[],
): Promise<KillJudgement | undefined> {
  const { deadline, criterion, initiative, timeZone, smallest } = due;
  const measuredSince = localDay(timeZone, initiative.enteredStageAt);
  const isPeriod = deadline.name === KILL_TIMERS.period;
  const days = isPeriod ? periodOf(due) : upToLastDay(criterion, measuredSince, past);
  if (days === undefined) return undefined;
  const readings = await tx.all(ReadingTable, 'subjectId', [initiative.id]);
  const followUps = thatCount(readings).filter(({ isBaseline }) => !isBaseline);
  const metric = await metricNamed(tx, criterion.metric);
  if (metric === undefined) throw new Error(`Kill criterion ${criterion.id} is of no metric.`);
  return {
    ...{ id: tx.newId(), organizationId: criterion.organizationId, killCriterionId: criterion.id },
    ...{ criterionVersion: criterion.version, occasion: isPeriod ? 'PERIOD' : 'LAST_DAY', measuredSince, ...days },
    ...judge(criterion, metric, followUps, days, smallest),
    judgedAt: tx.now,
  };
}

/** The deadline was set to the end of the last day of its period, by the clock of the organization. */
function periodOf({ deadline, criterion, initiative, timeZone }: Due): JudgedDays {
  const since = localDay(timeZone, initiative.enteredStageAt);
  const lastDay = localDay(timeZone, new Date(deadline.dueAt.getTime() - 1));
  return daysOfPeriod(since, criterion.periodMonths, firstPeriodFrom(since, criterion.periodMonths, lastDay));
}

function upToLastDay(
  criterion: KillCriterion,
  measuredSince: string,
  past: readonly KillJudgement[],
): JudgedDays | undefined {
  const ends = past.filter(({ occasion, measuredSince: since }) => occasion === 'PERIOD' && since === measuredSince);
  const judgedTo =
    ends
      .map(({ to }) => to)
      .toSorted()
      .at(-1) ?? measuredSince;
  return judgedTo < criterion.lastDay ? { period: 0, from: dayAfter(judgedTo), to: criterion.lastDay } : undefined;
}

function nextDueAt(due: Due): Date {
  const { criterion, initiative, timeZone } = due;
  const since = localDay(timeZone, initiative.enteredStageAt);
  return endOfDay(daysOfPeriod(since, criterion.periodMonths, periodOf(due).period + 1).to, timeZone);
}

function entryOf({ deadline, initiative }: Due, judgement: KillJudgement): AuditEntry {
  const { killCriterionId, occasion, period, from, to, outcome, untoldBecause, value, low, high, n, readingIds } =
    judgement;
  const { id: deadlineId, name, entry, dueAt } = deadline;
  return {
    ...{ subjectKind: 'INITIATIVE', subjectId: initiative.id, action: 'killCriterionJudged' },
    after: {
      ...{ killCriterionId, occasion, period, from, to, outcome, untoldBecause, value, low, high, n, readingIds },
      ...{ deadlineId, deadline: name, entry, dueAt },
    },
  };
}
