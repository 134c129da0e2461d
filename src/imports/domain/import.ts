import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';

/** What a file can bring. */
export const IMPORT_KINDS = [
  'FEEDBACK',
  'READINGS',
  'PEOPLE',
  'COSTS',
  'PROPOSALS',
  'ESTIMATES',
  'ANSWERS',
  'CONTACTS',
  'CONTACT_COUNTS',
] as const;
export type ImportKindCode = (typeof IMPORT_KINDS)[number];

/** `IMPORTED`: what it added stands; `UNDONE`: another took it back; `COMPENSATION`: it took another back. */
export const IMPORT_STATES = ['IMPORTED', 'UNDONE', 'COMPENSATION'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** A file that came in, or the compensation that took one back whole. Written once, never changed. */
export interface Import {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: ImportKindCode;
  /** Null, like hash and mapping, for a compensation: it has no file. */
  readonly fileName: string | null;
  /** Hexadecimal. */
  readonly sha256: string | null;
  /** As it was understood. */
  readonly mapping: object | null;
  readonly rowsRead: number;
  readonly rowsAdded: number;
  /** Rows that changed what was there. */
  readonly rowsChanged: number;
  /** Rows that said what was there already. */
  readonly rowsKnown: number;
  /** Rows that were set aside, to be mended and imported again. */
  readonly rowsBad: number;
  /** What a compensation took back. */
  readonly rowsRemoved: number;
  readonly undoesId: string | null;
  readonly reason: string | null;
  readonly byId: string;
  readonly importedAt: Date;
}

const REASON_CHARACTERS = 2_000;

/**
 * Why an import is undone, where it can be: once, and not when it is itself what undid another.
 * @param undoneBy the compensation that took it back; undefined while its rows stand
 * @returns the reason, trimmed
 */
export function undoImport(
  { fileName, undoesId }: Pick<Import, 'fileName' | 'undoesId'>,
  undoneBy: Pick<Import, 'importedAt'> | undefined,
  reason: string,
): string | InvalidInput | NotPossibleNow {
  if (undoesId !== null) {
    const message = 'This is what undid an import. Import the file of that one again to have its rows back.';
    return notPossibleNow(message, 'COMPENSATION' satisfies ImportState);
  }
  if (undoneBy !== undefined) {
    const message = `The import of ${fileName} was undone already, on ${undoneBy.importedAt.toISOString()}.`;
    return notPossibleNow(message, 'UNDONE' satisfies ImportState);
  }
  const check = new InputCheck();
  const given = check.text('input.reason', reason, { max: REASON_CHARACTERS });
  return check.failed ? check.refusal() : given;
}
