import { column, fixedOr, object, oneOf, parseMapping, text, type Parser } from '../../imports/domain/mapping';
import { Cells, DATE_FORMATS, type CsvRow, type DateFormat, type RowProblem } from '../../imports/domain/row';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { checkAnswered, cutOf, type Answer, type Scale } from './answer';
import { CUT_DIMENSIONS, type CutDimension } from './cut';
import type { Metric, MetricCode } from './metric';

interface FromColumn {
  readonly column: string;
}

/** How rows of a CSV file are read as answers to the question of one metric, each by one person. */
export interface AnswerMapping {
  /** The survey: what it calls its answers is its own. */
  readonly source: string;
  readonly metric: MetricCode;
  /** The unit of the scores: needed for an organization's own metric. */
  readonly unit?: string;
  readonly answerId: FromColumn;
  readonly score: FromColumn;
  readonly answeredOn: FromColumn & { readonly format: DateFormat };
  readonly cut?: Readonly<Partial<Record<CutDimension, string | FromColumn>>>;
}

const fromColumn = object<FromColumn>({ column });
const label = fixedOr(text, fromColumn);
const labels = Object.fromEntries(CUT_DIMENSIONS.map((dimension) => [dimension, label])) as Record<
  CutDimension,
  typeof label
>;
const answerMapping: Parser<AnswerMapping> = object<AnswerMapping>(
  {
    source: text,
    metric: text,
    unit: text,
    answerId: fromColumn,
    score: fromColumn,
    answeredOn: object({ column, format: oneOf(DATE_FORMATS) }),
    cut: object<NonNullable<AnswerMapping['cut']>>(labels, CUT_DIMENSIONS),
  },
  ['unit', 'cut'],
);

/** Reads a mapping of answers that somebody wrote by hand. @param value parsed JSON, trusted in nothing */
export const readAnswerMapping = (value: unknown): AnswerMapping | InvalidInput => parseMapping(answerMapping, value);

/**
 * What the answers of a file mean.
 * @param metric the one that the mapping names; undefined where there is none
 * @returns or a refusal of the metric or the unit of the mapping
 */
export function answeredMetric(
  mapping: AnswerMapping,
  metric: Metric | undefined,
): { readonly metric: Metric; readonly scale: Scale } | InvalidInput {
  const check = new InputCheck();
  const taken = checkAnswered(check, 'mapping', mapping, metric);
  return check.failed ? check.refusal() : taken!;
}

/** The columns that a mapping names. */
export const columnsOfAnswers = ({ answerId, score, answeredOn, cut }: AnswerMapping): string[] => [
  ...[answerId, score, answeredOn].map((each) => each.column),
  ...Object.values(cut ?? {}).flatMap((said) => (typeof said === 'string' ? [] : [said.column])),
];

/** Turns one row of a file whose header was accepted into an answer, or says everything that is wrong with it. */
export function readAnswerRow(
  mapping: AnswerMapping,
  scale: Scale,
  row: CsvRow,
  rowNumber: number,
  today: string,
): Answer | readonly RowProblem[] {
  const cells = new Cells(row, rowNumber);
  const answerId = cells.text(mapping.answerId.column, 200);
  if (answerId === null) cells.problem(mapping.answerId.column, 'Expected the id of the answer.');
  const answeredOn = cells.date(mapping.answeredOn.column, mapping.answeredOn.format, today);
  const score = scoreIn(cells, mapping, scale);
  const said = Object.entries(mapping.cut ?? {}).map(([dimension, from]) => [
    dimension,
    typeof from === 'string' ? from : cells.text(from.column, 200),
  ]);
  if (cells.problems.length > 0) return cells.problems;
  return { answerId: answerId!, score, answeredOn, cut: cutOf(Object.fromEntries(said) as object) };
}

function scoreIn(cells: Cells, { metric, score: { column: at } }: AnswerMapping, { low, high }: Scale): number {
  const cell = cells.cell(at).trim();
  const score = /^-?\d{1,10}$/.test(cell) ? Number(cell) : NaN;
  if (score >= low && score <= high) return score;
  cells.problem(at, `Expected a whole number from ${low} to ${high}, the scale of ${metric}.`);
  return low;
}
