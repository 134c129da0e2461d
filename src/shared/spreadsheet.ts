import { minorUnitDigits, type Money } from './money';

/** A number in its digits, exact: a spreadsheet reads it as a number. */
export interface Digits {
  readonly digits: string;
}

/** A cell of a table for a spreadsheet; null leaves it blank. */
export type Cell = string | number | boolean | Digits | null;

/** So that spreadsheets read the file as UTF-8; readers of CSV skip it. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What a spreadsheet takes for the beginning of a formula, or of one once it has stripped blanks and quotes: `=`, `+`, `-`
 * and `@`, their full-width forms, a tab and a line break.
 * @see OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection
 */
const BEGINS_A_FORMULA = /^(?:[\t\r\n]|["'\s]*[=+\-@＝＋－＠])/u;

/**
 * A table as CSV (RFC 4180, lines end with CR LF) for spreadsheets. Every text stands in quotes, and one that would begin a
 * formula gets an apostrophe before it; numbers stay numbers, also those below 0.
 * @param rows each with as many cells as there are columns
 */
export const spreadsheetCsv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + [columns, ...rows].map((cells) => `${cells.map(written).join(',')}\r\n`).join('');

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'object') return cell.digits;
  const harmless = BEGINS_A_FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** A whole number of parts as a decimal number: 7166667 millionths are `7.166667`. @param places digits behind the point */
export function decimal(parts: bigint, places: number): Digits {
  const digits = String(parts < 0n ? -parts : parts).padStart(places + 1, '0');
  const point = digits.length - places;
  const fraction = places === 0 ? '' : `.${digits.slice(point)}`;
  return { digits: `${parts < 0n ? '-' : ''}${digits.slice(0, point)}${fraction}` };
}

/** An amount in whole units of its currency, without anything between thousands: `1250.50`. */
export const amount = ({ amountMinor, currencyCode }: Money): Digits =>
  decimal(amountMinor, minorUnitDigits(currencyCode));
