import type { AuditEntry, Transaction } from '../audit';
import type { InvalidInput, Refusal } from '../shared/refusal';
import type { ImportKindCode } from './domain/import';
import type { CsvRow, RowChange, RowProblem } from './domain/row';

/** What one kind of import brings along; all else (the file, its record, bad rows, undoing) is the same for each. */
export interface ImportKind {
  readonly kind: ImportKindCode;
  /** Of whoever imports or undoes an import. @throws Fault FORBIDDEN */
  readonly requirePermission: (tx: Transaction) => void;
  /** @param mapping parsed JSON, trusted in nothing */
  readonly mappedBy: (mapping: unknown) => MappedImport | InvalidInput;
  /**
   * Takes back what an import did, as if it had never come in.
   * @param reason why, for the audit of each subject
   * @returns or why it has to stay
   */
  readonly undo: (tx: Transaction, importId: string, reason: string) => Promise<TakenBack | Refusal>;
}

/** What came of undoing an import. */
export interface TakenBack {
  readonly rows: number;
  /** Of the subjects that have an audit of their own; the import's record is written for each kind. */
  readonly audit: readonly AuditEntry[];
}

/** What the rows of a file come to in view of all others. */
export interface Sifted {
  /** Rows that bring something new. */
  readonly added: number;
  /** Rows that change what is there; 0 for a kind that only adds. */
  readonly changed: number;
  readonly problems: readonly RowProblem[];
  /** What would be otherwise, in words, where a kind can tell it: for a preview. */
  readonly changes: readonly RowChange[];
}

/** A kind with its mapping: how the rows of one file are read. */
export interface MappedImport {
  /** As it was understood: kept with the import. */
  readonly mapping: object;
  /** The columns that the file must have. */
  readonly columns: readonly string[];
  /** The only others that it may have; any, and unread, where this is left out. */
  readonly optionalColumns?: readonly string[];
  /** Why the file must not have a column, where it must not: a sentence. */
  readonly refuses?: (column: string) => string | undefined;
  /** Or what is wrong with the mapping in view of what the organization holds. */
  readonly open: (tx: Transaction) => Promise<Staging | InvalidInput>;
}

/** Where the rows of a file wait until all of them were judged: nothing is written before. */
export interface Staging {
  /** Takes a row in, or says everything that is wrong with it. */
  add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]>;
  /**
   * After the last row: takes out the rows that are bad in view of the others or of what the organization holds, and
   * counts those that are not known already.
   */
  sift(): Promise<Sifted>;
  /**
   * Writes the rows that are not known, each tied to this import.
   * @returns the audit of the subjects that have one of their own
   */
  write(importId: string): Promise<readonly AuditEntry[]>;
}
