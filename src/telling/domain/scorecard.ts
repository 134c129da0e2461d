import type { Cut } from '../../metrics/domain/cut';
import type { Interval } from '../../metrics/domain/interval';
import type { Metric, MetricCode, MetricDirection } from '../../metrics/domain/metric';
import { combinedReading, verdictBetween, type CannotTellReason, type Verdict } from '../../metrics/domain/verdict';
import { goalStatus, type GoalStatus, type JudgedGoal } from '../../goals/domain/goal-status';
import type { WindowTally } from './changes';

/** Why a metric stands on somebody's scorecard: what they own, or the goal that they answer for. */
export const SCORECARD_REASONS = ['PRODUCT', 'JOURNEY', 'PILLAR', 'GOAL'] as const;
export type ScorecardReason = (typeof SCORECARD_REASONS)[number];

export interface Because {
  readonly kind: ScorecardReason;
  /** Of the product, journey or pillar; of a goal its title. */
  readonly name: string;
}

/** A goal with the metric and cut of an entry, and the reading that it is judged on. */
export interface GoalFacts extends Omit<JudgedGoal, 'metric' | 'smallestSample' | 'isRetired'> {
  readonly title: string;
  /** Who answers for it. */
  readonly accountable: string;
}

/** What was measured of what somebody owns, as of a day. */
export interface EntryFacts {
  readonly metric: Metric;
  readonly cut: Cut;
  readonly because: readonly Because[];
  /** The latest reading that ended by that day; null where nothing was measured. */
  readonly latest: WindowTally | null;
  /** The latest of the same source that had ended when `latest` began. */
  readonly before: WindowTally | null;
  readonly goals: readonly GoalFacts[];
}

export interface ScorecardFacts {
  readonly smallestSample: number;
  readonly entries: readonly EntryFacts[];
}

/** A reading as a scorecard shows it. */
export interface ShownReading {
  /** In the metric's unit. */
  readonly value: number;
  readonly interval: Interval | null;
  readonly n: number;
  readonly windowFrom: string;
  readonly windowTo: string;
}

/** How a goal did. */
export interface ShownGoal {
  readonly title: string;
  readonly accountable: string;
  readonly target: number;
  readonly dueOn: string;
  readonly status: GoalStatus;
}

/** One metric of what somebody owns, in words and figures of its day: it is frozen as it is. */
export interface ScorecardEntry {
  readonly metric: MetricCode;
  readonly name: string;
  readonly unit: string;
  readonly direction: MetricDirection;
  readonly cut: Cut;
  readonly because: readonly Because[];
  readonly latest: ShownReading | null;
  readonly before: ShownReading | null;
  /** On the change from `before` to `latest`; null where one of them is missing, or they cannot be compared. */
  readonly verdict: Verdict | null;
  readonly cannotTellBecause: CannotTellReason | null;
  readonly goals: readonly ShownGoal[];
}

/** What a leader answered for in a period, as it stood when it was frozen. Never changed. */
export interface Scorecard {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly entries: readonly ScorecardEntry[];
  /** Null for what the schedule did. */
  readonly frozenById: string | null;
  readonly frozenAt: Date;
}

/**
 * What stands on a scorecard, in the order of the facts.
 * @param asOf the day that it speaks of, `YYYY-MM-DD`: goals are judged as they stood then
 */
export const scorecardOf = ({ entries, smallestSample }: ScorecardFacts, asOf: string): ScorecardEntry[] =>
  entries.map((entry) => {
    const { metric, cut, because, latest, before, goals } = entry;
    const { code, name, unit, direction } = metric;
    return {
      ...{ metric: code, name, unit, direction, cut, because },
      ...{ latest: latest && shown(metric, latest), before: before && shown(metric, before) },
      ...trendOf(entry, smallestSample),
      goals: goals.map(({ title, accountable, ...goal }) => ({
        ...{ title, accountable, target: goal.target, dueOn: goal.dueOn },
        status: goalStatus({ ...goal, metric, smallestSample, isRetired: false }, asOf),
      })),
    };
  });

function shown(metric: Metric, { windowFrom, windowTo, ...tally }: WindowTally): ShownReading {
  const { value, interval, n } = combinedReading(metric, [tally]);
  return { value, interval, n, windowFrom, windowTo };
}

/** Cohorts of other lengths tell of other things: as for `verdict`, they are not compared. */
function trendOf(
  { metric, latest, before }: EntryFacts,
  smallestSample: number,
): Pick<ScorecardEntry, 'verdict' | 'cannotTellBecause'> {
  if (latest === null || before === null || latest.periods?.length !== before.periods?.length) {
    return { verdict: null, cannotTellBecause: null };
  }
  const { verdict, cannotTellBecause } = verdictBetween(metric, [before], [latest], smallestSample);
  return { verdict, cannotTellBecause };
}
