import { DECIMAL_MARKS, type DecimalMark } from '../../imports/domain/amount';
import { column, fixedOr, object, oneOf, parseMapping, text } from '../../imports/domain/mapping';
import { Cells, type CsvRow, type RowProblem } from '../../imports/domain/row';
import type { InvalidInput } from '../../shared/refusal';
import { CONFIDENCES, type Confidence } from './confidence';
import { DRIVER_CODES, driverOf, type DriverCode } from './drivers';
import type { EstimateInput } from './estimate';

interface FromColumn {
  readonly column: string;
}

/**
 * How rows of a CSV file are read as estimates. What is said of the whole file is a text, what each row says is a column:
 * `"driver": "BRAND_DAMAGE"` or `"driver": { "column": "Driver" }`. There is no scorer: they are of whoever imports them.
 */
export interface EstimateMapping {
  /** By its global id, what its import knows it by, or its title. */
  readonly proposal: string | FromColumn;
  /** By its code or its label. */
  readonly driver: string | FromColumn;
  readonly likely: FromColumn;
  readonly low?: FromColumn;
  readonly high?: FromColumn;
  readonly confidence?: Confidence | FromColumn;
  /** `YES` in it: the driver is not applicable. */
  readonly notApplicable?: FromColumn;
  readonly calculation?: FromColumn;
  readonly rationale?: FromColumn;
  readonly decimal?: DecimalMark;
}

const fromColumn = object<FromColumn>({ column });
const estimateMapping = object<EstimateMapping>(
  {
    ...{ proposal: fixedOr(text, fromColumn), driver: fixedOr(text, fromColumn), likely: fromColumn },
    ...{ low: fromColumn, high: fromColumn, confidence: fixedOr(oneOf(CONFIDENCES), fromColumn) },
    ...{ notApplicable: fromColumn, calculation: fromColumn, rationale: fromColumn, decimal: oneOf(DECIMAL_MARKS) },
  },
  ['low', 'high', 'confidence', 'notApplicable', 'calculation', 'rationale', 'decimal'],
);

/** @returns the mapping, or every problem at its path, misspelt fields included */
export const readEstimateMapping = (value: unknown): EstimateMapping | InvalidInput =>
  parseMapping(estimateMapping, value);

/** The columns that a mapping names. */
export const columnsOfEstimates = ({ decimal: _, ...mapping }: EstimateMapping): string[] =>
  Object.values<string | FromColumn>(mapping).flatMap((each) => (typeof each === 'string' ? [] : [each.column]));

/** A row on its way in. */
export interface EstimateRow extends EstimateInput {
  readonly row: number;
  /** As the file names it. */
  readonly proposal: string;
  readonly driver: DriverCode;
}

const PARAGRAPH = 4000;

/**
 * Reads one row of a file whose header was accepted, or says everything that is wrong with its cells.
 * @param rowNumber as a spreadsheet counts: 2 for the first record
 */
export function readEstimateRow(
  mapping: EstimateMapping,
  row: CsvRow,
  rowNumber: number,
): EstimateRow | readonly RowProblem[] {
  const cells = new Cells(row, rowNumber);
  const proposal = typeof mapping.proposal === 'string' ? mapping.proposal : cells.text(mapping.proposal.column, 200);
  if (proposal === null && typeof mapping.proposal === 'object') {
    cells.problem(mapping.proposal.column, 'Expected the id, the reference or the title of a proposal.');
  }
  const figure = (said: FromColumn | undefined) => (said ? figureIn(said.column, mapping, cells) : null);
  const read = {
    ...{ row: rowNumber, proposal: proposal ?? '', driver: driverIn(mapping, cells) },
    ...{ low: figure(mapping.low), likely: figure(mapping.likely), high: figure(mapping.high) },
    ...{ confidence: confidenceIn(mapping, cells), notApplicable: notApplicableIn(mapping, cells) },
    calculation: mapping.calculation ? cells.text(mapping.calculation.column, PARAGRAPH) : null,
    rationale: mapping.rationale ? cells.text(mapping.rationale.column, PARAGRAPH) : null,
  };
  return cells.problems.length > 0 ? cells.problems : read;
}

function figureIn(name: string, { decimal }: EstimateMapping, cells: Cells): number | null {
  const cell = cells.cell(name).trim();
  if (cell === '') return null;
  const mark = decimal === 'COMMA' ? ',' : '.';
  const isNumber = decimal === 'COMMA' ? /^-?\d{1,12}(,\d+)?$/ : /^-?\d{1,12}(\.\d+)?$/;
  if (!isNumber.test(cell)) cells.problem(name, `Expected a number like 2${mark}5, with nothing between thousands.`);
  return Number(cell.replace(',', '.'));
}

function driverIn({ driver }: EstimateMapping, cells: Cells): DriverCode {
  const name = typeof driver === 'string' ? driver : cells.cell(driver.column).trim();
  const code = DRIVER_CODES.find((each) => each === name || driverOf(each).label === name);
  if (code !== undefined) return code;
  const place = typeof driver === 'string' ? 'mapping.driver' : driver.column;
  cells.problem(place, 'No driver has this code or this label.');
  return DRIVER_CODES[0]!;
}

/** A confidence for the whole file is left out where a row gives low and high, or is not applicable. */
function confidenceIn(mapping: EstimateMapping, cells: Cells): Confidence | null {
  const { confidence, low, high, notApplicable } = mapping;
  if (typeof confidence !== 'object') {
    const isInstead = [low, high, notApplicable].some((said) => said && cells.cell(said.column).trim() !== '');
    return isInstead ? null : (confidence ?? null);
  }
  const cell = cells.cell(confidence.column).trim();
  const known = CONFIDENCES.find((each) => each === cell);
  if (known === undefined && cell !== '')
    cells.problem(confidence.column, `Expected ${CONFIDENCES.join(', ')}, or nothing.`);
  return known ?? null;
}

function notApplicableIn({ notApplicable }: EstimateMapping, cells: Cells): boolean {
  const cell = notApplicable ? cells.cell(notApplicable.column).trim() : '';
  if (notApplicable && cell !== '' && cell !== 'YES') cells.problem(notApplicable.column, 'Expected YES, or nothing.');
  return cell === 'YES';
}
