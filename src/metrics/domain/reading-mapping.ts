import { column, fixedOr, listOf, object, oneOf, parseMapping, text, type Parser } from '../../imports/domain/mapping';
import { DATE_FORMATS, type DateFormat } from '../../imports/domain/row';
import { InputCheck, isCalendarDate } from '../../shared/input-check';
import { excerpt, type InvalidInput } from '../../shared/refusal';
import { CUT_DIMENSIONS, type CutDimension } from './cut';
import type { Metric, MetricCode } from './metric';
import { FIELD_OF_FORM } from './reading-counts';
import type { SurvivalPeriod } from './survival';
import { checkMetric } from './used-metric';

/** Said by a column of each row. */
interface FromColumn {
  readonly column: string;
}
interface DateColumn extends FromColumn {
  readonly format: DateFormat;
}

/** The columns of the raw counts of each form that the file holds: as in the API, a column's name in place of a number. */
export interface CountColumns {
  readonly nps?: Readonly<Record<'promoters' | 'passives' | 'detractors', string>>;
  readonly proportion?: Readonly<Record<'n' | 'count', string>>;
  readonly mean?: Readonly<Record<'n' | 'sum' | 'sumOfSquares', string>>;
  readonly survival?: { readonly periods: readonly Readonly<Record<keyof SurvivalPeriod, string>>[] };
}

/**
 * How rows of a CSV file are read as readings of the organization. What is said of the whole file is a text, what each row
 * says is a column: `"metric": "CHURN_RATE"` or `"metric": { "column": "Metric" }`.
 */
export interface ReadingMapping extends CountColumns {
  /** Where the counts come from: a survey, a system. */
  readonly source: string;
  readonly metric: MetricCode | FromColumn;
  /** The unit of the numbers: needed for an organization's own metrics; a blank cell does not say it. */
  readonly unit?: string | FromColumn;
  /** `YYYY-MM-DD`, or a column. */
  readonly windowFrom: string | DateColumn;
  readonly windowTo: string | DateColumn;
  /** A blank cell names no part: the row is then of the whole, as far as that dimension goes. */
  readonly cut?: Readonly<Partial<Record<CutDimension, string | FromColumn>>>;
  /** How many were asked; a blank cell does not say it. */
  readonly asked?: string;
}

const calendarDate: Parser<string> = (check, path, value) => {
  if (typeof value === 'string' && isCalendarDate(value)) return value;
  check.problem(path, `"${excerpt(String(value))}" is not a date (YYYY-MM-DD, from 1900 to 2999).`);
  return '';
};

const fromColumn = object<FromColumn>({ column });
const label = fixedOr(text, fromColumn);
const day = fixedOr(calendarDate, object<DateColumn>({ column, format: oneOf(DATE_FORMATS) }));
const labels = Object.fromEntries(CUT_DIMENSIONS.map((dimension) => [dimension, label])) as Record<
  CutDimension,
  typeof label
>;

const readingMapping = object<ReadingMapping>(
  {
    source: text,
    metric: label,
    unit: label,
    windowFrom: day,
    windowTo: day,
    cut: object<NonNullable<ReadingMapping['cut']>>(labels, CUT_DIMENSIONS),
    nps: object({ promoters: column, passives: column, detractors: column }),
    proportion: object({ n: column, count: column }),
    mean: object({ n: column, sum: column, sumOfSquares: column }),
    survival: object({ periods: listOf('periods', object({ atRisk: column, lost: column, censored: column })) }),
    asked: column,
  },
  ['unit', 'cut', 'nps', 'proportion', 'mean', 'survival', 'asked'],
);

const FORMS = Object.values(FIELD_OF_FORM);

/** The mapping, with counts of some form. */
const withCounts: Parser<ReadingMapping> = (check, path, value) => {
  const mapping = readingMapping(check, path, value);
  if (!check.failed) checkCounts(check, path, mapping, FORMS);
  return mapping;
};

function checkCounts(check: InputCheck, path: string, mapping: CountColumns, forms: typeof FORMS): void {
  if (forms.some((form) => mapping[form])) return;
  check.problem(path, `Expected the columns of the counts, as ${forms.map((form) => `\`${form}\``).join(' or ')}.`);
}

/**
 * Reads a mapping of readings that somebody wrote by hand.
 * @param value parsed JSON, trusted in nothing
 * @returns the mapping, or every problem at its path (`mapping.windowTo.format`), misspelt fields included
 */
export const readReadingMapping = (value: unknown): ReadingMapping | InvalidInput => parseMapping(withCounts, value);

/**
 * A refusal where the mapping says of all rows what no reading can be: a metric that is none, a unit that is not the metric's,
 * no counts of its form.
 * @param metrics those of the organization, by code
 */
export function refuseMapping(
  mapping: ReadingMapping,
  metrics: ReadonlyMap<MetricCode, Metric>,
): InvalidInput | undefined {
  const { metric: code, unit } = mapping;
  if (typeof code !== 'string') return undefined;
  const check = new InputCheck();
  const metric = metrics.get(code);
  // Of a unit that stands in a column each row is asked.
  const said = typeof unit === 'object' ? (metric?.unit ?? null) : (unit ?? null);
  if (checkMetric(check, 'mapping', { metric: code, unit: said }, metric)) {
    checkCounts(check, 'mapping', mapping, [FIELD_OF_FORM[metric.form]]);
  }
  return check.failed ? check.refusal() : undefined;
}

/** The columns that a mapping names. */
export function columnsOfReadings({
  metric,
  unit,
  windowFrom,
  windowTo,
  cut,
  nps,
  proportion,
  mean,
  survival,
  asked,
}: ReadingMapping): string[] {
  const said = [metric, windowFrom, windowTo, ...(unit === undefined ? [] : [unit]), ...Object.values(cut ?? {})];
  const periods = survival?.periods ?? [];
  const counts = [nps, proportion, mean, ...periods].flatMap((columns) => Object.values(columns ?? {}));
  if (asked !== undefined) counts.push(asked);
  return [...said.flatMap((each) => (typeof each === 'string' ? [] : [each.column])), ...counts];
}
