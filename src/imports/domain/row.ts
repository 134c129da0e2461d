import { isCalendarDate } from '../../shared/input-check';
import { excerpt, type FieldProblem } from '../../shared/refusal';

/** One record of a CSV file, by column name. */
export type CsvRow = Readonly<Record<string, string>>;

/** Why a row, or one cell of it, cannot be imported. */
export interface RowProblem {
  /** As a spreadsheet counts: the header is row 1, the first record row 2. */
  readonly row: number;
  readonly column: string;
  /** At most 80 characters of the cell; undefined where no cell is to blame. */
  readonly value?: string;
  readonly reason: string;
}

/** What would be otherwise by a row: `reports to a@example.com → b@example.com`. */
export interface RowChange {
  readonly row: number;
  readonly message: string;
}

/** Tells a row that was read from the reasons why it was not. */
export const isRejected = <Row extends object>(row: Row | readonly RowProblem[]): row is readonly RowProblem[] =>
  Array.isArray(row);

/** A problem with its place: `row 17, column "Date received", value "13/45/2013"`. */
export const told = ({ row, column, value, reason }: RowProblem): FieldProblem => ({
  path: `row ${row}, column "${excerpt(column)}"${value === undefined ? '' : `, value "${value}"`}`,
  message: reason,
});

/**
 * The last column of a file of bad rows: what is wrong with each. It is no part of a row, so that the file can be mended
 * and imported as it is, and its rows are known by the same content as in the file that they came from.
 */
export const PROBLEM_COLUMN = 'import problem';

/** How a file writes its dates. `M/D/YYYY` is the American way: 7/29/2013 is 29 July. */
export const DATE_FORMATS = ['YYYY-MM-DD', 'M/D/YYYY'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/**
 * What keeps a whole file from being imported: columns that the mapping names and the header lacks, or has twice.
 * Said once, so that a wrong file is not reported a thousand times.
 * @param mapped the columns that the mapping names
 * @param row where the header stands
 * @param optional the only other columns that there may be; any where it is left out
 */
export function headerProblems(
  mapped: readonly string[],
  header: readonly string[],
  row = 1,
  optional?: readonly string[],
): readonly RowProblem[] {
  const taken = [...mapped, ...(optional ?? header)];
  const missing = [...new Set(mapped)].filter((column) => !header.includes(column));
  const repeated = [...new Set(header.filter((column, index) => header.indexOf(column) !== index))];
  const columns = excerptOf(header);
  const unknown = [...new Set(header.filter((column) => !taken.includes(column)))];
  return [
    ...missing.map((column) => ({ row, column, reason: `The header has no such column: it has ${columns}.` })),
    ...repeated.map((column) => ({ row, column, reason: 'The header has this column more than once.' })),
    ...unknown.map((column) => ({ row, column, reason: `Not a column here: expected ${taken.join(', ')}.` })),
  ];
}

/** A hundred columns would drown what is said about one. */
function excerptOf(header: readonly string[]): string {
  const [shown, more] = [header.slice(0, 20).map(excerpt), header.length - 20];
  const [only = ''] = header;
  if (header.length === 1 && /[;\t]/.test(only)) {
    return `one column, "${excerpt(only)}": commas have to stand between columns`;
  }
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** The cells of one row, read by what they are meant to be; what is wrong with them gathers in `problems`. */
export class Cells {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly row: CsvRow,
    private readonly rowNumber: number,
  ) {}

  problem(column: string, reason: string): void {
    this.problems.push({ row: this.rowNumber, column, value: excerpt(this.cell(column)), reason });
  }

  /** The cell as it stands; empty where the row has none. */
  cell(column: string): string {
    return Object.hasOwn(this.row, column) ? (this.row[column] ?? '') : '';
  }

  /** The cell trimmed, `max` characters at most; null when it is blank. */
  text(column: string, max: number): string | null {
    const text = this.cell(column).trim();
    const length = Array.from(text).length;
    if (length > max) this.problem(column, `${length} characters: expected at most ${max}.`);
    // PostgreSQL refuses a NUL and silently changes half of a surrogate pair.
    if (/\0|\p{Surrogate}/u.test(text)) this.problem(column, 'The text holds a character that cannot be stored.');
    return text === '' ? null : text;
  }

  /** A calendar date as `YYYY-MM-DD`, not after `today`. */
  date(column: string, format: DateFormat, today: string): string {
    const cell = this.cell(column).trim();
    const date = format === 'YYYY-MM-DD' ? cell : fromAmerican(cell);
    if (!isCalendarDate(date)) this.problem(column, `Expected a date as ${format}, from 1900 to 2999.`);
    else if (date > today) this.problem(column, `The date is in the future (today is ${today}).`);
    return date;
  }

  /** The whole row in one writing, whatever the order of its columns. */
  canonicalText(): string {
    const inOrder = Object.entries(this.row).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return JSON.stringify(inOrder);
  }
}

function fromAmerican(cell: string): string {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
