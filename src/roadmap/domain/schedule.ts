import { daysBetween } from '../../shared/days';
import { calendarDate } from '../../shared/input-check';
import { STAGES, type Initiative, type InitiativeEvent, type Stage } from '../../initiatives/domain/initiative';
import { standingAt, versionBefore } from '../../initiatives/domain/lifecycle';
import type { StageDates } from './plan';
import type { ProcessVersions } from '../../initiatives/domain/process-versions';

/** A stage as it was planned and as it went. */
export interface ScheduledStage {
  readonly stage: Stage;
  /** By the plan that holds; null when that does not name the stage. */
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  /** When it was entered first; null until then. */
  readonly enteredAt: Date | null;
  /** When it was left last; null while it is under way and until it is entered. */
  readonly leftAt: Date | null;
  /** The last planned day has passed, and the stage is not done. */
  readonly overdue: boolean;
  /** Days by which the planned end moved since the first plan that named the stage: positive is later. */
  readonly slipDays: number | null;
}

/** All that a schedule follows from. */
export interface Course {
  readonly initiative: Pick<Initiative, 'stage' | 'status' | 'createdAt'>;
  /** In the order of `sequence`. */
  readonly history: readonly Pick<
    InitiativeEvent,
    'fromState' | 'toState' | 'migration' | 'definitionVersion' | 'occurredAt'
  >[];
  /** The stages of each plan, the first plan first. */
  readonly plans: readonly (readonly StageDates[])[];
}

interface Stay {
  readonly enteredAt: Date;
  readonly leftAt: Date | null;
}

/**
 * The stages of an initiative that are planned or were entered, in their order.
 * @param today the calendar date, UTC: the last planned day itself is not overdue
 * @param definition the version of the process that an event was decided by
 */
export function schedule(
  { initiative, history, plans }: Course,
  today: string,
  definition: ProcessVersions['definition'],
): ScheduledStage[] {
  const stays = staysIn({ initiative, history }, definition);
  const current = plans.at(-1) ?? [];
  return STAGES.flatMap((stage) => {
    const planned = current.find((dates) => dates.stage === stage);
    const stay = stays.get(stage);
    if (planned === undefined && stay === undefined) return [];
    const first = plans.flat().find((dates) => dates.stage === stage);
    const done = initiative.status === 'CLOSED' || (stay !== undefined && stay.leftAt !== null);
    return [
      {
        stage,
        plannedStart: planned?.plannedStart ?? null,
        plannedEnd: planned?.plannedEnd ?? null,
        enteredAt: stay?.enteredAt ?? null,
        leftAt: stay?.leftAt ?? null,
        overdue: planned !== undefined && !done && planned.plannedEnd < today,
        slipDays: planned && first ? daysBetween(first.plannedEnd, planned.plannedEnd) : null,
      },
    ];
  });
}

/** From the first entry to the last exit: a stage that was gone back to was not done in between. */
function staysIn(
  { initiative, history }: Omit<Course, 'plans'>,
  definition: ProcessVersions['definition'],
): Map<Stage, Stay> {
  const stageAt = (version: number, state: string): Stage => standingAt(definition(version), state).stage;
  const began = history[0];
  const stays = new Map<Stage, Stay>();
  const enter = (stage: Stage, at: Date) =>
    stays.set(stage, { enteredAt: stays.get(stage)?.enteredAt ?? at, leftAt: null });
  const leave = (stage: Stage, at: Date) => {
    const stay = stays.get(stage);
    if (stay) stays.set(stage, { ...stay, leftAt: at });
  };
  enter(began === undefined ? initiative.stage : stageAt(versionBefore(began), began.fromState), initiative.createdAt);
  for (const event of history) {
    const from = stageAt(versionBefore(event), event.fromState);
    const to = stageAt(event.definitionVersion, event.toState);
    if (from === to) continue;
    leave(from, event.occurredAt);
    enter(to, event.occurredAt);
  }
  const last = history.at(-1);
  if (initiative.status === 'CLOSED' && last) leave(initiative.stage, last.occurredAt);
  return stays;
}

/** The calendar dates on which a roadmap begins and ends, both included. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/**
 * Whether an initiative belongs on a roadmap: a stage of its plan, or its way so far, has a day in the window. Of a closed
 * one its way alone counts: what was planned beyond that is not going to happen.
 */
export function isOnRoadmap({ initiative, history, plans }: Course, { from, to }: Window, today: string): boolean {
  const closed = initiative.status === 'CLOSED';
  const until = closed ? calendarDate(history.at(-1)?.occurredAt ?? initiative.createdAt) : today;
  const planned = closed ? [] : (plans.at(-1) ?? []);
  return (
    (calendarDate(initiative.createdAt) <= to && until >= from) ||
    planned.some(({ plannedStart, plannedEnd }) => plannedStart <= to && plannedEnd >= from)
  );
}
