import type { Metric, MetricCode } from '../../metrics/domain/metric';
import type { Initiative } from '../../initiatives/domain/initiative';
import { InputCheck } from '../../shared/input-check';
import { excerpt, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { refuseOutsideDesign } from './outcome-forecast';

/** On which side of the threshold an initiative has failed. */
export const KILL_SIDES = ['ABOVE', 'BELOW'] as const;
export type KillSide = (typeof KILL_SIDES)[number];

/** `INTERVAL`: all of the 95 % interval has to be beyond the threshold; `POINT`: the value alone. */
export const KILL_RULES = ['INTERVAL', 'POINT'] as const;
export type KillRule = (typeof KILL_RULES)[number];

/** What is agreed on before, so that nobody argues about it after: when an initiative has failed. */
export interface KillTerms {
  readonly side: KillSide;
  /** In the metric's unit; what is exactly on it has not failed. */
  readonly threshold: number;
  readonly rule: KillRule;
  /** How long a period is over which it is judged. */
  readonly periodMonths: number;
  /** How many periods in a row have to be hit. */
  readonly periodsInRow: number;
  /** The day by which a period must have held, or one up to it: `YYYY-MM-DD`. */
  readonly lastDay: string;
}

export interface KillCriterion extends KillTerms {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  readonly metric: MetricCode;
  readonly setById: string;
  readonly setAt: Date;
  /** When others were set in its place, in design; null while it holds. */
  readonly replacedAt: Date | null;
  /** Raised by a change that its quorum agreed to. */
  readonly version: number;
}

export interface KillCriterionInput extends KillTerms {
  readonly metric: MetricCode;
}

const MOST_CRITERIA = 20;
const MOST_PERIOD_MONTHS = 12;
const MOST_PERIODS = 12;

/**
 * Kill criteria in place of all that were set before, checked whole; none takes them back.
 * @returns or a refusal: outside of design and on hold, what was approved stands
 */
export function setKillCriteria(
  initiative: Pick<Initiative, 'title' | 'stage' | 'status'>,
  inputs: readonly KillCriterionInput[],
  { metrics, today }: { readonly metrics: ReadonlyMap<MetricCode, Metric>; readonly today: string },
): readonly KillCriterionInput[] | InvalidInput | NotPossibleNow {
  const locked = refuseOutsideDesign(initiative, 'Kill criteria are set');
  if (locked) return locked;
  const check = new InputCheck();
  if (inputs.length > MOST_CRITERIA) {
    check.problem('input.criteria', `${inputs.length} criteria: expected at most ${MOST_CRITERIA}.`);
    return check.refusal();
  }
  const criteria = inputs.map(({ metric, ...terms }, index) => {
    const path = `input.criteria[${index}]`;
    const measured = metrics.get(metric);
    if (measured === undefined || measured.isRetired) {
      check.problem(
        `${path}.metric`,
        `"${excerpt(metric)}": expected the code of one of \`metrics\` that is not retired.`,
      );
    }
    return { metric, ...takeTerms(check, path, measured, terms, today) };
  });
  return check.failed ? check.refusal() : criteria;
}

/**
 * Terms as somebody gives them, checked.
 * @param metric undefined where none has that code, which is told already
 * @param today the last day of a criterion is still to come
 */
export function takeTerms(
  check: InputCheck,
  path: string,
  metric: Metric | undefined,
  { side, threshold, rule, periodMonths, periodsInRow, lastDay }: KillTerms,
  today: string,
): KillTerms {
  if (metric !== undefined && !(threshold >= metric.least && threshold <= metric.greatest)) {
    const range = `from ${metric.least} to ${metric.greatest}, what ${metric.code} can be`;
    check.problem(`${path}.threshold`, `${threshold}: expected ${range}.`);
  }
  check.whole(`${path}.periodMonths`, periodMonths, { min: 1, max: MOST_PERIOD_MONTHS });
  check.whole(`${path}.periodsInRow`, periodsInRow, { min: 1, max: MOST_PERIODS });
  check.date(`${path}.lastDay`, lastDay, { after: today });
  return { side, threshold, rule, periodMonths, periodsInRow, lastDay };
}

/** A criterion in a sentence: `CHURN_RATE above 22, 2 periods of 1 month in a row; proven by 2027-06-30`. */
export function inWords({
  metric,
  side,
  threshold,
  rule,
  periodMonths,
  periodsInRow,
  lastDay,
}: KillCriterionInput): string {
  const what = rule === 'INTERVAL' ? 'the whole interval of ' : '';
  const months = periodMonths === 1 ? '1 month' : `${periodMonths} months`;
  const periods = periodsInRow === 1 ? `a period of ${months}` : `${periodsInRow} periods of ${months} in a row`;
  return `${what}${metric} ${side.toLowerCase()} ${threshold} for ${periods}; to be proven otherwise by ${lastDay}`;
}
