import { InputCheck, isCalendarDate } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { takeCut } from './cut';
import { hasScale, type Metric, type MetricForm } from './metric';
import {
  tallyOfPeriods,
  type Counted,
  type MeanCounts,
  type Measured,
  type NpsCounts,
  type ProportionCounts,
  type ReadingDraft,
  type ReadingInput,
  type Tally,
} from './reading';
import { checkSurvival, type SurvivalCounts } from './survival';
import { checkMetric } from './used-metric';

/** Which of the counts a form is told by. */
export const FIELD_OF_FORM = {
  ...{ NPS: 'nps', PROPORTION: 'proportion', MEAN: 'mean', SURVIVAL: 'survival' },
} as const satisfies Record<MetricForm, keyof Counted>;
const MOST = 1_000_000_000;
const MOST_SUM = 10n ** 18n;
const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

/**
 * A reading from raw counts, checked whole.
 * @param metric the one that it names; undefined where there is none
 * @param today calendar date in UTC: no window ends later
 */
export function takeReading(
  input: ReadingInput,
  metric: Metric | undefined,
  today: string,
): ReadingDraft | InvalidInput {
  const check = new InputCheck();
  const measured = measuredOf(check, 'input', input, metric, today, input.replacesId != null);
  const cut = takeCut(check, 'input.cut', input.cut);
  const source = check.optionalText('input.source', input.source, { max: 200 });
  if (check.failed || measured === undefined) return check.refusal();
  return { isBaseline: input.isBaseline, ...measured, cut, source };
}

/**
 * What was counted, and when: the part of a reading that is checked alike whatever it was taken of.
 * @param path where the counts stand, as their writer knows it: `input`, or a row of a file
 * @param metric the one that it names; undefined where there is none
 * @param today calendar date in UTC: no window ends later
 * @param corrects whether it takes the place of another reading
 * @returns undefined when the check has found what is wrong with it
 */
export function measuredOf(
  check: InputCheck,
  path: string,
  input: Counted,
  metric: Metric | undefined,
  today: string,
  corrects = false,
): Measured | undefined {
  const windowFrom = check.date(`${path}.windowFrom`, input.windowFrom, { latest: today });
  const windowTo = check.date(`${path}.windowTo`, input.windowTo, { latest: today });
  if (isCalendarDate(windowFrom) && isCalendarDate(windowTo) && windowTo < windowFrom) {
    check.problem(`${path}.windowTo`, `${windowTo} is before ${windowFrom}, the start of the window.`);
  }
  const tally = checkMetric(check, path, input, metric, corrects) ? tallyOf(check, path, input, metric) : undefined;
  const asked = tally && askedOf(check, `${path}.asked`, input.asked ?? null, tally.n);
  return tally && { metric: input.metric, windowFrom, windowTo, asked: asked ?? null, periods: null, ...tally };
}

/** How many people were asked, of whom n answered. */
function askedOf(check: InputCheck, path: string, asked: number | null, n: number): number | null {
  if (asked !== null && isCount(check, path, asked, 1) && asked < n) {
    check.problem(path, `${asked}: ${n} answered, so that at least as many were asked.`);
  }
  return asked;
}

function tallyOf(check: InputCheck, path: string, input: Counted, metric: Metric): Tally | undefined {
  const { code, form } = metric;
  const expected = FIELD_OF_FORM[form];
  for (const field of Object.values(FIELD_OF_FORM)) {
    if ((field === expected) === (input[field] != null)) continue;
    check.problem(`${path}.${field}`, `${code} is counted as ${form}: expected \`${expected}\`, and it alone.`);
  }
  switch (form) {
    case 'NPS':
      return input.nps ? tallyOfNps(check, `${path}.nps`, input.nps) : undefined;
    case 'PROPORTION':
      return input.proportion ? tallyOfProportion(check, `${path}.proportion`, input.proportion) : undefined;
    case 'MEAN':
      return input.mean ? tallyOfMean(check, `${path}.mean`, metric, input.mean) : undefined;
    case 'SURVIVAL':
      return input.survival ? tallyOfSurvival(check, `${path}.survival`, input.survival) : undefined;
  }
}

function tallyOfNps(
  check: InputCheck,
  path: string,
  { promoters, passives, detractors }: NpsCounts,
): Tally | undefined {
  const counts = { promoters, passives, detractors };
  const wholes = Object.entries(counts).map(([name, value]) => isCount(check, `${path}.${name}`, value, 0));
  if (wholes.includes(false)) return undefined;
  const n = promoters + passives + detractors;
  if (n === 0) check.problem(path, 'Expected at least one answer, got none.');
  return { n, sum: BigInt(promoters - detractors), sumOfSquares: BigInt(promoters + detractors) };
}

function tallyOfProportion(check: InputCheck, path: string, { n, count }: ProportionCounts): Tally | undefined {
  const wholes = [isCount(check, `${path}.n`, n, 1), isCount(check, `${path}.count`, count, 0)];
  if (wholes.includes(false)) return undefined;
  if (count > n) check.problem(`${path}.count`, `${count} of ${n}: expected at most ${n}.`);
  return { n, sum: BigInt(count), sumOfSquares: BigInt(count) };
}

function tallyOfMean(
  check: InputCheck,
  path: string,
  metric: Metric,
  { n, sum, sumOfSquares }: MeanCounts,
): Tally | undefined {
  if (!isCount(check, `${path}.n`, n, 1)) return undefined;
  if (absolute(sum) > MOST_SUM || sumOfSquares > MOST_SUM ** 2n) {
    check.problem(`${path}.sum`, `Expected a sum of at most ${MOST_SUM} either way.`);
    return undefined;
  }
  // Cauchy–Schwarz: no n numbers have that sum and smaller squares; and a whole number's square is at least its size.
  if (sumOfSquares * BigInt(n) < sum * sum || sumOfSquares < absolute(sum)) {
    const message = `${sumOfSquares} is too small for ${n} whole numbers that add up to ${sum}.`;
    check.problem(`${path}.sumOfSquares`, message);
  }
  if (hasScale(metric)) checkScale(check, path, metric, { n, sum, sumOfSquares });
  return { n, sum, sumOfSquares };
}

/** Whether observations on the metric's scale can add up to that. */
function checkScale(check: InputCheck, path: string, metric: Metric, { n, sum, sumOfSquares }: MeanCounts): void {
  const { least: low, greatest: high } = metric;
  const [least, most, count] = [BigInt(low), BigInt(high), BigInt(n)];
  if (sum < least * count || sum > most * count) {
    const message = `${sum}: ${n} observations from ${low} to ${high} add up to ${least * count} at least, ${most * count} at most.`;
    check.problem(`${path}.sum`, message);
    return;
  }
  // Of each observation (x − low)(high − x) ≥ 0, and so of all of them added up.
  const largest = (least + most) * sum - least * most * count;
  if (sumOfSquares > largest) {
    const message = `${sumOfSquares}: squares of ${n} observations from ${low} to ${high} that add up to ${sum} are ${largest} at most.`;
    check.problem(`${path}.sumOfSquares`, message);
  }
}

function tallyOfSurvival(check: InputCheck, path: string, counts: SurvivalCounts): Tally | undefined {
  const addsUp = checkSurvival(check, path, counts, (at, value, min) => isCount(check, at, value, min));
  return addsUp ? tallyOfPeriods(counts.periods) : undefined;
}

function isCount(check: InputCheck, path: string, value: number, min: number): boolean {
  check.whole(path, value, { min, max: MOST });
  return Number.isInteger(value) && value >= min && value <= MOST;
}
