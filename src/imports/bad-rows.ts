import { csvLine, readCsv } from '../platform/csv';
import type { SourceFile } from '../platform/source-file';
import { PROBLEM_COLUMN } from './domain/row';

/** Where the rows go that could not be imported. */
export interface BadRowsFile {
  /**
   * Writes the file whole or not at all, in place of no other, and safe from a loss of power.
   * @returns the name that it got
   */
  write(lines: AsyncIterable<string>): Promise<string>;
  /** Takes back what was written: the import came to nothing, and all rows are still to be imported. */
  discard(): Promise<void>;
}

/**
 * The bad rows of a file as they were, with what is wrong in a last column: mended, it can be imported as it is. A row
 * with too few or too many cells keeps them, and so stays bad until somebody has looked.
 * @param problems by row
 */
export async function* badLines(file: SourceFile, problems: ReadonlyMap<number, string>): AsyncGenerator<string> {
  let isHeader = true;
  let told = false;
  for await (const { row, cells } of readCsv(file.open())) {
    if (isHeader) {
      told = cells.at(-1) === PROBLEM_COLUMN;
      yield csvLine(told ? cells : [...cells, PROBLEM_COLUMN]);
      isHeader = false;
      continue;
    }
    const problem = problems.get(row);
    if (problem !== undefined) yield csvLine([...(told ? cells.slice(0, -1) : cells), problem]);
  }
}
