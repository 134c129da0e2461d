import { readCsv, UnreadableFile, type CsvRecord } from '../platform/csv';
import type { SourceFile } from '../platform/source-file';
import { invalidInput, isRefusal, type FieldProblem, type InvalidInput } from '../shared/refusal';
import { headerProblems, isRejected, PROBLEM_COLUMN, told, type CsvRow, type RowProblem } from './domain/row';
import type { MappedImport, Sifted, Staging } from './import-kind';

/** A file with a wrong column has as many problems as rows: the first are enough to see what is wrong. */
const PROBLEMS_TOLD = 100;

/** What was found in a file. */
export interface Findings extends Omit<Sifted, 'problems'> {
  readonly rows: number;
  /** What is wrong with each bad row, in one sentence, by its row. */
  readonly bad: ReadonlyMap<number, string>;
  /** The first hundred, and how many there are. */
  readonly problems: readonly FieldProblem[];
}

interface Reading extends Pick<MappedImport, 'columns' | 'optionalColumns' | 'refuses'> {
  readonly file: SourceFile;
  readonly open: () => Promise<Staging | InvalidInput>;
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/**
 * Reads a file into staging, row by row.
 * @returns what was found, or why no row of it can be trusted: no CSV, not UTF-8, empty, or not with these columns
 */
export async function readFile(reading: Reading): Promise<{ staging: Staging; findings: Findings } | InvalidInput> {
  const { file, open, onProgress } = reading;
  const records = readCsv(file.open(), onProgress);
  const wrong = (message: string) => invalidInput([{ path: file.name, message }]);
  try {
    const first = await records.next();
    if (first.done) return wrong('It is empty: expected a line of columns.');
    const header = new Header(first.value);
    const problems = header.problems(reading);
    if (problems.length > 0) return invalidInput(problems.map(told));
    const staging = await open();
    if (isRefusal(staging)) return staging;
    const findings = await stage(records, header, staging);
    if (findings.rows === 0) return wrong(`It has a header in row ${first.value.row} and no rows below it.`);
    return { staging, findings };
  } catch (error) {
    if (error instanceof UnreadableFile) return wrong(error.message);
    throw error;
  } finally {
    await records.return(undefined);
  }
}

/** Every row read, and then looked at once more in view of the others. */
async function stage(records: AsyncIterable<CsvRecord>, header: Header, staging: Staging): Promise<Findings> {
  const found = new Problems();
  let rows = 0;
  for await (const record of records) {
    rows += 1;
    const row = header.rowOf(record);
    found.add(isRejected(row) ? row : await staging.add(row, record.row));
  }
  const { problems, ...sifted } = await staging.sift();
  found.add(problems);
  return { rows, ...sifted, bad: found.byRow, problems: found.told() };
}

/** The first record of a file: what its cells are called. */
class Header {
  private readonly columns: readonly string[];
  private readonly width: number;
  private readonly row: number;

  constructor({ row, cells }: CsvRecord) {
    this.row = row;
    this.width = cells.length;
    this.columns = cells.at(-1) === PROBLEM_COLUMN ? cells.slice(0, -1) : cells;
  }

  problems({ columns, optionalColumns, refuses }: Omit<Reading, 'file' | 'open'>): readonly RowProblem[] {
    const refused = this.columns.flatMap((column): RowProblem[] => {
      const reason = refuses?.(column);
      return reason === undefined ? [] : [{ row: this.row, column, reason }];
    });
    return [...headerProblems(columns, this.columns, this.row, optionalColumns), ...refused];
  }

  rowOf({ row, cells }: CsvRecord): CsvRow | readonly RowProblem[] {
    if (cells.length !== this.width) {
      const reason = `${cells.length} cells, and the header has ${this.width} columns.`;
      return [{ row, column: this.columns[Math.min(cells.length, this.columns.length - 1)] ?? '', value: '', reason }];
    }
    return Object.fromEntries(this.columns.map((column, index) => [column, cells[index]!]));
  }
}

/** Gathers what is wrong with rows. */
class Problems {
  readonly byRow = new Map<number, string>();
  private readonly first: FieldProblem[] = [];
  private count = 0;

  add(problems: readonly RowProblem[]): void {
    for (const problem of problems) {
      const { row, column, reason } = problem;
      const before = this.byRow.get(row);
      this.byRow.set(row, `${before === undefined ? '' : `${before} `}${column}: ${reason}`);
      this.count += 1;
      if (this.first.length < PROBLEMS_TOLD) this.first.push(told(problem));
    }
  }

  told(): readonly FieldProblem[] {
    const { first, count } = this;
    if (count === first.length) return first;
    const message = `${count} problems in all, of which these are the first ${first.length}.`;
    return [...first, { path: 'and more', message }];
  }
}
