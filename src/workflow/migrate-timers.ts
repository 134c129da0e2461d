import { statePaths, type WorkflowSnapshot } from './definition';
import { liesIn, timersOf, type Migration } from './migration-plan';

/** A deadline of a process before its migration. */
export interface RunningTimer {
  /** By its name in the old version. */
  readonly timer: string;
  /** Whether it waits with its state, which was left to be come back to. */
  readonly paused: boolean;
}

/** `STARTED`: the new version has it where the process stands, and nothing that ran before goes on as it. */
export const TIMER_OUTCOMES = ['KEPT', 'RESTARTED', 'DROPPED', 'STARTED'] as const;
export type TimerOutcome = (typeof TIMER_OUTCOMES)[number];

export interface TimerChange {
  /** The timer of the old version; null of one that starts. */
  readonly timer: string | null;
  /** The timer of the new version; null of one that is dropped. */
  readonly to: string | null;
  readonly outcome: TimerOutcome;
}

/**
 * What becomes of each deadline of a process that migrates. One whose state the process does not stand in under the new
 * version, or a paused one whose state is not remembered there, is dropped whatever the plan says; of two that go to one
 * timer the first goes on. A timer of the new version that nothing goes to starts, unless the plan drops that very one.
 * @param migrated the process as the new version has it
 */
export function timerChanges(
  { plan, to }: Pick<Migration, 'plan' | 'to'>,
  migrated: WorkflowSnapshot,
  running: readonly RunningTimer[],
): readonly TimerChange[] {
  const further = timersOf(to);
  const active = migrated.status === 'done' ? [] : statePaths(migrated.value);
  const remembered = Object.values(migrated.historyValue).flatMap((places) =>
    places.map(({ id }) => id.slice(to.id.length + 1)),
  );
  const taken = new Set<string>();
  const changes = running.map(({ timer, paused }): TimerChange => {
    const rule = Object.hasOwn(plan.timers, timer) ? plan.timers[timer] : undefined;
    const { deadline, to: goal = timer } = rule ?? { deadline: 'KEEP' as const };
    const state = further.get(goal);
    const isThere = state !== undefined && (paused ? remembered : active).some((place) => liesIn(place, state));
    if (deadline === 'DROP' || !isThere || taken.has(goal)) return { timer, to: null, outcome: 'DROPPED' };
    taken.add(goal);
    return { timer, to: goal, outcome: deadline === 'KEEP' ? 'KEPT' : 'RESTARTED' };
  });
  const dropped = Object.entries(plan.timers).flatMap(([timer, { deadline }]) => (deadline === 'DROP' ? [timer] : []));
  const started = [...further].filter(
    ([timer, state]) => !taken.has(timer) && !dropped.includes(timer) && active.some((place) => liesIn(place, state)),
  );
  return [...changes, ...started.map(([timer]): TimerChange => ({ timer: null, to: timer, outcome: 'STARTED' }))];
}

/** The timers that run where a process stands, unless they ran out before. */
export function timersAt(
  definition: Migration['from'],
  { status, value }: Pick<WorkflowSnapshot, 'status' | 'value'>,
): readonly RunningTimer[] {
  if (status === 'done') return [];
  const places = statePaths(value);
  return [...timersOf(definition)].flatMap(([timer, state]) =>
    places.some((place) => liesIn(place, state)) ? [{ timer, paused: false }] : [],
  );
}
