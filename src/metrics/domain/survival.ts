import type { InputCheck } from '../../shared/input-check';
import { Z } from './student-t';

/**
 * What became in one period of the customers of a joining cohort. Who is censored was seen until then and not lost: a
 * newer customer, of whom the next period is not known yet. They were at risk in the period.
 */
export interface SurvivalPeriod {
  /** Customers who were there when the period began. */
  readonly atRisk: number;
  readonly lost: number;
  readonly censored: number;
}

/** A cohort from its first period on: of the last one the metric tells how many are lost by its end. */
export interface SurvivalCounts {
  readonly periods: readonly SurvivalPeriod[];
}

const MOST_PERIODS = 120;

/**
 * Checks that the counts of a cohort add up: who is at risk in a period was so in the one before, and neither lost nor censored.
 * @param path where they stand: `input.survival`
 * @param isCount checks one count, at its path
 * @returns whether they do
 */
export function checkSurvival(
  check: InputCheck,
  path: string,
  { periods }: SurvivalCounts,
  isCount: (path: string, value: number, min: number) => boolean,
): boolean {
  if (periods.length === 0 || periods.length > MOST_PERIODS) {
    check.problem(`${path}.periods`, `${periods.length} periods: expected 1 to ${MOST_PERIODS}.`);
    return false;
  }
  const at = (index: number, field: keyof SurvivalPeriod) => `${path}.periods[${index}].${field}`;
  const wholes = periods.map(({ atRisk, lost, censored }, index) => {
    const each = [isCount(at(index, 'atRisk'), atRisk, 1), isCount(at(index, 'lost'), lost, 0)];
    return isCount(at(index, 'censored'), censored, 0) && !each.includes(false);
  });
  if (wholes.includes(false)) return false;
  let addsUp = true;
  periods.forEach(({ atRisk, lost, censored }, index) => {
    const [left, next] = [atRisk - lost - censored, periods[index + 1]?.atRisk];
    if (left >= 0 && (next === undefined || next === left)) return;
    addsUp = false;
    if (left < 0) check.problem(at(index, 'lost'), `${lost} lost and ${censored} censored of ${atRisk} at risk.`);
    else check.problem(at(index + 1, 'atRisk'), `${next}: ${left} were left after the period before.`);
  });
  return addsUp;
}

/** What is known of one customer since joining. */
export interface CustomerSeen {
  /** The period in which they were lost, or seen last; 0 when that was the one in which they joined. */
  readonly period: number;
  readonly isLost: boolean;
}

/** The counts of a cohort that was watched one by one. @param count how many periods are to be told of */
export function periodsOf(customers: readonly CustomerSeen[], count: number): SurvivalPeriod[] {
  return Array.from({ length: count }, (_, index) => {
    const thatFar = customers.filter(({ period }) => period > index);
    const ended = thatFar.filter(({ period }) => period === index + 1);
    const lost = ended.filter(({ isLost }) => isLost).length;
    return { atRisk: thatFar.length, lost, censored: ended.length - lost };
  });
}

/** The cohorts as the one that all their customers are, over the periods that each of them tells of. */
export function combinePeriods(cohorts: readonly (readonly SurvivalPeriod[])[]): SurvivalPeriod[] {
  const common = Math.min(...cohorts.map((periods) => periods.length));
  return Array.from({ length: common }, (_, index) => {
    const total = (field: keyof SurvivalPeriod) => cohorts.reduce((sum, periods) => sum + periods[index]![field], 0);
    return { atRisk: total('atRisk'), lost: total('lost'), censored: total('censored') };
  });
}

/**
 * The share of a cohort that is not lost by the end of its periods: what survives each, multiplied.
 * @see E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", Journal of the American Statistical
 *   Association 53 (1958) 457–481
 */
export const survivors = (periods: readonly SurvivalPeriod[]): number =>
  periods.reduce((share, { atRisk, lost }) => share * (1 - lost / atRisk), 1);

/**
 * Half the width of the 95 % interval of the survivors, by Greenwood's variance S² · Σ d / (n (n − d)).
 * @returns 0 where nobody or everybody is lost
 * @see M. Greenwood, "The natural duration of cancer", Reports on Public Health and Medical Subjects 33 (1926)
 */
export function greenwood(periods: readonly SurvivalPeriod[]): number {
  const share = survivors(periods);
  if (share === 0) return 0;
  const sum = periods.reduce((total, { atRisk, lost }) => total + lost / atRisk / (atRisk - lost), 0);
  return Z * share * Math.sqrt(sum);
}
