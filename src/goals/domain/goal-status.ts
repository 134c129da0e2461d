import { intervalOf } from '../../metrics/domain/interval';
import type { Metric } from '../../metrics/domain/metric';
import type { Reading, Tally } from '../../metrics/domain/reading';
import { daysBetween } from '../../shared/days';
import type { Goal } from './goal';

/** How a goal does. Until the due date it is on track or at risk, from then on achieved or missed. */
export const GOAL_STATUSES = [
  'NOT_MEASURED',
  'ON_TRACK',
  'AT_RISK',
  'ACHIEVED',
  'MISSED',
  'CANNOT_TELL',
  'RETIRED',
] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

/** What a goal is judged on. */
export interface JudgedGoal extends Pick<Goal, 'baseline' | 'target' | 'startsOn' | 'dueOn'> {
  readonly metric: Metric;
  readonly isRetired: boolean;
  /** Of fewer observations nothing is told. */
  readonly smallestSample: number;
  /** The latest that counts: taken of the organization with the goal's cut, ended after its start, by its due date. */
  readonly reading: (Tally & Pick<Reading, 'windowTo'>) | null;
}

/**
 * A goal is judged on the 95 % interval of the latest reading that counts, so that chance alone neither alarms nor
 * consoles. Until the due date: ON_TRACK when the interval reaches what the path expects (`expectedValue`), AT_RISK when
 * all of it falls short. From the due date on: ACHIEVED when all of it is at the target or beyond, MISSED when all of it
 * falls short, CANNOT_TELL in between. NOT_MEASURED without a reading; CANNOT_TELL for one that has no interval, or of too few.
 * @param today calendar date in UTC
 */
export function goalStatus(goal: JudgedGoal, today: string): GoalStatus {
  const { metric, reading, target, smallestSample } = goal;
  if (goal.isRetired) return 'RETIRED';
  if (reading === null) return 'NOT_MEASURED';
  const interval = intervalOf(metric, reading);
  if (interval === null || reading.n < smallestSample) return 'CANNOT_TELL';
  const higherIsBetter = metric.direction === 'HIGHER_IS_BETTER';
  const reaches = (value: number, wanted: number) => (higherIsBetter ? value >= wanted : value <= wanted);
  const [worst, best] = higherIsBetter ? [interval.low, interval.high] : [interval.high, interval.low];
  if (today < goal.dueOn) return reaches(best, expectedOn(goal, reading.windowTo)) ? 'ON_TRACK' : 'AT_RISK';
  if (reaches(worst, target)) return 'ACHIEVED';
  return reaches(best, target) ? 'CANNOT_TELL' : 'MISSED';
}

/**
 * What the latest reading that counts is held against: until the due date the path's value on the reading's last day,
 * from then on the target.
 * @returns in the metric's unit; null without a reading, and for a retired goal
 */
export function expectedValue(goal: JudgedGoal, today: string): number | null {
  if (goal.isRetired || goal.reading === null) return null;
  return today < goal.dueOn ? expectedOn(goal, goal.reading.windowTo) : goal.target;
}

/** The straight path from the baseline on the first day to the target on the due date; without a baseline, the target. */
function expectedOn({ baseline, target, startsOn, dueOn }: JudgedGoal, date: string): number {
  if (baseline === null) return target;
  const share = daysBetween(startsOn, date) / daysBetween(startsOn, dueOn);
  return baseline + (target - baseline) * share;
}
