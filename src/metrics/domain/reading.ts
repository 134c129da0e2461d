import { InputCheck, isCalendarDate } from '../../shared/input-check';
import { type InvalidInput } from '../../shared/refusal';
import type { Cut } from './cut';
import { boundsOf, METRICS, type MetricCode, type MetricForm } from './metric';

/** What a reading is taken of. */
export const READING_SUBJECTS = ['ORGANIZATION', 'INITIATIVE'] as const;
export type ReadingSubject = (typeof READING_SUBJECTS)[number];

/**
 * A measurement kept as counts, not as a rounded value, so that readings combine exactly: add n, sum and sumOfSquares.
 *
 * | form | one observation is | sum | sumOfSquares |
 * |---|---|---|---|
 * | NPS | +1 promoter, 0 passive, −1 detractor | promoters − detractors | promoters + detractors |
 * | PROPORTION | 1 or 0 | how many | how many |
 * | MEAN | a whole number in the metric's unit | their sum | the sum of their squares |
 */
export interface Reading extends Tally {
  readonly id: string;
  readonly organizationId: string;
  readonly metric: MetricCode;
  readonly subjectKind: ReadingSubject;
  readonly subjectId: string;
  /** Taken before the change, to compare with; a follow-up otherwise. */
  readonly isBaseline: boolean;
  /** The part of the subject that was observed; empty for the whole. */
  readonly cut: Cut;
  /** Where the counts come from: a survey, a system. Null for readings of an initiative, whose evidence says it. */
  readonly source: string | null;
  /** The reading that this one corrects: that one counts no more. */
  readonly replacesId: string | null;
  /** First and last day of observation, `YYYY-MM-DD`, both included. */
  readonly windowFrom: string;
  readonly windowTo: string;
  /** The file that brought it; null when a person recorded it. */
  readonly importId: string | null;
  readonly recordedById: string;
  readonly recordedAt: Date;
}

export interface Tally {
  /** Observations, at least 1. */
  readonly n: number;
  readonly sum: bigint;
  readonly sumOfSquares: bigint;
}

export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}
export interface ProportionCounts {
  readonly n: number;
  readonly count: number;
}

/** Exactly one of the three counts, the one of the metric's form. */
export interface Counted {
  readonly metric: MetricCode;
  readonly windowFrom: string;
  readonly windowTo: string;
  readonly nps?: NpsCounts | null;
  readonly proportion?: ProportionCounts | null;
  readonly mean?: Tally | null;
}

export interface ReadingInput extends Counted {
  readonly isBaseline: boolean;
}

export type Measured = Pick<Reading, 'metric' | 'windowFrom' | 'windowTo' | keyof Tally>;
export type ReadingDraft = Measured & Pick<Reading, 'isBaseline'>;

/** Which of the three counts a form is told by. */
export const FIELD_OF_FORM = { NPS: 'nps', PROPORTION: 'proportion', MEAN: 'mean' } as const satisfies Record<
  MetricForm,
  keyof Counted
>;
const MOST = 1_000_000_000;
const MOST_SUM = 10n ** 18n;
const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

/**
 * A reading from raw counts, checked whole.
 * @param today calendar date in UTC: no window ends later
 */
export function takeReading(input: ReadingInput, today: string): ReadingDraft | InvalidInput {
  const check = new InputCheck();
  const measured = measuredOf(check, 'input', input, today);
  if (check.failed || measured === undefined) return check.refusal();
  return { isBaseline: input.isBaseline, ...measured };
}

/**
 * What was counted, and when: the part of a reading that is checked alike whatever it was taken of.
 * @param path where the counts stand, as their writer knows it: `input`, or a row of a file
 * @param today calendar date in UTC: no window ends later
 * @returns undefined when the check has found what is wrong with it
 */
export function measuredOf(check: InputCheck, path: string, input: Counted, today: string): Measured | undefined {
  const windowFrom = check.date(`${path}.windowFrom`, input.windowFrom, { latest: today });
  const windowTo = check.date(`${path}.windowTo`, input.windowTo, { latest: today });
  if (isCalendarDate(windowFrom) && isCalendarDate(windowTo) && windowTo < windowFrom) {
    check.problem(`${path}.windowTo`, `${windowTo} is before ${windowFrom}, the start of the window.`);
  }
  const tally = tallyOf(check, path, input);
  return tally && { metric: input.metric, windowFrom, windowTo, ...tally };
}

function tallyOf(check: InputCheck, path: string, input: Counted): Tally | undefined {
  const { form } = METRICS[input.metric];
  const expected = FIELD_OF_FORM[form];
  for (const field of Object.values(FIELD_OF_FORM)) {
    if ((field === expected) === (input[field] != null)) continue;
    check.problem(`${path}.${field}`, `${input.metric} is counted as ${form}: expected \`${expected}\`, and it alone.`);
  }
  switch (form) {
    case 'NPS':
      return input.nps ? tallyOfNps(check, `${path}.nps`, input.nps) : undefined;
    case 'PROPORTION':
      return input.proportion ? tallyOfProportion(check, `${path}.proportion`, input.proportion) : undefined;
    case 'MEAN':
      return input.mean ? tallyOfMean(check, `${path}.mean`, input.metric, input.mean) : undefined;
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
  metric: MetricCode,
  { n, sum, sumOfSquares }: Tally,
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
  if (METRICS[metric].unit === 'SCALE_POINTS') checkScale(check, path, metric, { n, sum, sumOfSquares });
  return { n, sum, sumOfSquares };
}

/** Whether answers on the metric's scale can add up to that. */
function checkScale(check: InputCheck, path: string, metric: MetricCode, { n, sum, sumOfSquares }: Tally): void {
  const { low, high } = boundsOf(metric);
  const [least, most, count] = [BigInt(low), BigInt(high), BigInt(n)];
  if (sum < least * count || sum > most * count) {
    const message = `${sum}: ${n} answers from ${low} to ${high} add up to ${least * count} at least, ${most * count} at most.`;
    check.problem(`${path}.sum`, message);
    return;
  }
  // Of each answer (x − low)(high − x) ≥ 0, and so of all of them added up.
  const largest = (least + most) * sum - least * most * count;
  if (sumOfSquares > largest) {
    const message = `${sumOfSquares}: squares of ${n} answers from ${low} to ${high} that add up to ${sum} are ${largest} at most.`;
    check.problem(`${path}.sumOfSquares`, message);
  }
}

function isCount(check: InputCheck, path: string, value: number, min: number): boolean {
  check.whole(path, value, { min, max: MOST });
  return Number.isInteger(value) && value >= min && value <= MOST;
}

/** Several tallies as the one that was taken of all their observations: exact, in whatever order they come. */
export const combine = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (all, { n, sum, sumOfSquares }) => ({
      n: all.n + n,
      sum: all.sum + sum,
      sumOfSquares: all.sumOfSquares + sumOfSquares,
    }),
    { n: 0, sum: 0n, sumOfSquares: 0n },
  );

/**
 * The value of a reading in the metric's unit: NPS −100 … +100 points, a proportion 0 … 100 percent, a mean in its own unit.
 * Not rounded.
 */
export function valueOf({ metric, n, sum }: Pick<Reading, 'metric' | 'n' | 'sum'>): number {
  return METRICS[metric].form === 'MEAN' ? Number(sum) / n : (100 * Number(sum)) / n;
}
