import { takeCut, type Cut, type CutLabel } from '../../metrics/domain/cut';
import type { Metric, MetricCode } from '../../metrics/domain/metric';
import { checkMetric } from '../../metrics/domain/used-metric';
import { InputCheck, isCalendarDate } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';

/** Whom a goal is good for first: the business, or the customers it lives by. */
export const GOAL_KINDS = ['BUSINESS_HEALTH', 'CUSTOMER_EXPERIENCE'] as const;
export type GoalKind = (typeof GOAL_KINDS)[number];

/**
 * What a leader answers for: a metric of the organization that is to reach a target by a date. Which side of the target
 * is the better one is the metric's to say.
 */
export interface Goal {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: GoalKind;
  readonly title: string;
  readonly pillarId: string;
  readonly strategicObjectiveId: string;
  /** The one leader who answers for it. Those who contribute are rows of their own. */
  readonly accountableId: string;
  readonly metric: MetricCode;
  /** The part of the organization's customers or employees that is measured; empty for the whole. */
  readonly cut: Cut;
  /** Where the metric stood on `startsOn`, in its unit; null where nobody knew. */
  readonly baseline: number | null;
  /** In the metric's unit. */
  readonly target: number;
  /** From this day on the path leads from the baseline to the target; only later readings tell of the goal. */
  readonly startsOn: string;
  /** The day by which the target is to be reached; later readings tell nothing of the goal. */
  readonly dueOn: string;
  readonly retiredAt: Date | null;
  readonly retiredReason: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

export interface GoalInput {
  readonly kind: GoalKind;
  readonly title: string;
  readonly pillarId: string;
  readonly strategicObjectiveId: string;
  readonly accountableId: string;
  readonly contributorIds?: readonly string[] | null;
  readonly metric: MetricCode;
  readonly cut?: readonly CutLabel[] | null;
  readonly baseline?: number | null;
  readonly target: number;
  /** Left out: today, or, of a goal that is revised, the day it had. */
  readonly startsOn?: string | null;
  readonly dueOn: string;
}

/** What is decided anew when a goal is set or revised. */
type GoalContent = Omit<Goal, 'id' | 'organizationId' | 'retiredAt' | 'retiredReason' | 'version' | 'createdAt'>;

/** A goal as somebody wants it to be. */
export interface WantedGoal {
  readonly content: GoalContent;
  readonly contributorIds: readonly string[];
}

/** Whoever reads a goal reads all who contribute: a list that stays short. */
const MOST_CONTRIBUTORS = 20;

/**
 * The content of a goal, checked whole. Whether what it names exists is for the caller to find out.
 * @param known the metric that it names; undefined where there is none
 * @param before the goal that is revised; left out for a new one
 */
export function goalContent(
  input: GoalInput,
  known: Metric | undefined,
  today: string,
  before?: Pick<Goal, 'metric' | 'startsOn' | 'dueOn'>,
): WantedGoal | InvalidInput {
  const check = new InputCheck();
  const { kind, pillarId, strategicObjectiveId, accountableId, metric } = input;
  const content: GoalContent = {
    ...{ kind, pillarId, strategicObjectiveId, accountableId, metric },
    title: check.text('input.title', input.title, { max: 200 }),
    cut: takeCut(check, 'input.cut', input.cut),
    ...pathOf(check, input, today, before),
    ...valuesOf(check, input, known, metric === before?.metric),
  };
  const contributorIds = input.contributorIds ?? [];
  checkContributors(check, accountableId, contributorIds);
  return check.failed ? check.refusal() : { content, contributorIds };
}

/** From when until when. A due date in the past is nobody's goal, unless it was set in time. */
function pathOf(
  check: InputCheck,
  input: GoalInput,
  today: string,
  before: Pick<Goal, 'startsOn' | 'dueOn'> | undefined,
): Pick<Goal, 'startsOn' | 'dueOn'> {
  const startsOn = check.date('input.startsOn', input.startsOn ?? before?.startsOn ?? today);
  const stays = input.dueOn === before?.dueOn;
  const dueOn = check.date('input.dueOn', input.dueOn, stays ? {} : { after: today });
  if (!isCalendarDate(startsOn) || !isCalendarDate(dueOn)) return { startsOn, dueOn };
  if (dueOn <= startsOn && (stays || dueOn > today)) {
    check.problem('input.dueOn', `${dueOn}: expected a date after ${startsOn}, on which the goal starts.`);
  }
  return { startsOn, dueOn };
}

function valuesOf(
  check: InputCheck,
  { metric: code, baseline = null, target }: GoalInput,
  metric: Metric | undefined,
  stays: boolean,
): Pick<Goal, 'baseline' | 'target'> {
  // A goal says no unit: its values are in that of the metric.
  if (!checkMetric(check, 'input', { metric: code, unit: metric?.unit ?? null }, metric, stays))
    return { baseline, target };
  const { least, greatest, direction, unit } = metric;
  const within = (field: 'baseline' | 'target', value: number): boolean => {
    if (value >= least && value <= greatest) return true;
    check.problem(`input.${field}`, `${value}: ${code} is from ${least} to ${greatest} (${unit}).`);
    return false;
  };
  const [isTarget, isBaseline] = [within('target', target), baseline === null || within('baseline', baseline)];
  if (isTarget && isBaseline && baseline !== null && isBeyond(metric, baseline, target)) {
    const message = `${target} is worse than the baseline ${baseline}: ${direction} for ${code}.`;
    check.problem('input.target', message);
  }
  return { baseline, target };
}

const isBeyond = ({ direction }: Metric, value: number, than: number): boolean =>
  direction === 'HIGHER_IS_BETTER' ? value > than : value < than;

function checkContributors(check: InputCheck, accountableId: string, contributorIds: readonly string[]): void {
  if (contributorIds.length > MOST_CONTRIBUTORS) {
    check.problem('input.contributorIds', `${contributorIds.length} people: expected at most ${MOST_CONTRIBUTORS}.`);
  }
  contributorIds.forEach((personId, index) => {
    if (personId !== accountableId) return;
    check.problem(`input.contributorIds[${index}]`, 'Whoever is accountable contributes already.');
  });
  check.distinct('input.contributorIds', contributorIds, 'This person is named twice.');
}

/** Why a goal is revised or retired: it stays in the audit. */
export function reasonOf(reason: string): { reason: string } | InvalidInput {
  const check = new InputCheck();
  const said = check.text('input.reason', reason, { max: 2000 });
  return check.failed ? check.refusal() : { reason: said };
}

/** A retired goal stays as it was. */
export const refuseWhenRetired = ({ title, retiredAt }: Goal): NotPossibleNow | undefined =>
  retiredAt === null ? undefined : notPossibleNow(`Goal "${title}" is retired.`, 'RETIRED');
