import type { Transaction } from '../audit';
import type { InvalidInput, Refusal } from '../shared/refusal';
import type { ImportKindCode } from './domain/import';
import type { CsvRow, RowProblem } from './domain/row';

/** What one kind of import brings along; all else (the file, its record, bad rows, undoing) is the same for each. */
export interface ImportKind {
  readonly kind: ImportKindCode;
  /** Of whoever imports or undoes an import. @throws Fault FORBIDDEN */
  readonly requirePermission: (tx: Transaction) => void;
  /** @param mapping parsed JSON, trusted in nothing */
  readonly mappedBy: (mapping: unknown) => MappedImport | InvalidInput;
  /**
   * Takes back what an import added, as if it had never come in.
   * @returns how many rows that were, or why they have to stay
   */
  readonly undo: (tx: Transaction, importId: string) => Promise<number | Refusal>;
}

/** A kind with its mapping: how the rows of one file are read. */
export interface MappedImport {
  /** As it was understood: kept with the import. */
  readonly mapping: object;
  /** The columns that the file must have. */
  readonly columns: readonly string[];
  readonly open: (tx: Transaction) => Promise<Staging>;
}

/** Where the rows of a file wait until all of them were judged: nothing is written before. */
export interface Staging {
  /** Takes a row in, or says everything that is wrong with it. */
  add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]>;
  /**
   * After the last row: takes out the rows that are bad in view of the others or of what the organization holds, and
   * counts those that are not known from an earlier import.
   */
  sift(): Promise<{ readonly added: number; readonly problems: readonly RowProblem[] }>;
  /** Writes the rows that are not known, each tied to this import. */
  write(importId: string): Promise<void>;
}
