import { isCurrency } from '../../shared/currency';
import { formatMoney, minorUnits } from '../../shared/money';
import { column, object, oneOf } from './mapping';
import type { Cells } from './row';

export const DECIMAL_MARKS = ['POINT', 'COMMA'] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** A column of amounts in whole units of a currency: `1250.50`. */
export interface AmountColumn {
  readonly column: string;
  /** What stands before the cents; a point where it is left out. */
  readonly decimal?: DecimalMark;
}

export const amountColumn = object<AmountColumn>({ column, decimal: oneOf(DECIMAL_MARKS) }, ['decimal']);

/**
 * The amount of a cell in minor units; what is wrong with it is told.
 * @returns undefined where it is none, and where the currency is none: what is wrong with that is told of the currency
 */
export function amountIn(
  { column: name, decimal }: AmountColumn,
  cells: Cells,
  currencyCode: string,
): bigint | undefined {
  if (!isCurrency(currencyCode)) return undefined;
  const mark = decimal === 'COMMA' ? ',' : '.';
  const cell = cells.cell(name).trim();
  const isOther = mark !== '.' && cell.includes('.');
  const minor = isOther ? undefined : minorUnits(cell.replace(mark, '.'), currencyCode);
  if (minor === undefined) {
    const example = formatMoney({ amountMinor: 125_050n, currencyCode }).replace(/^\S+ |,/g, '');
    const reason = `Expected an amount of ${currencyCode} like ${example.replace('.', mark)}, with nothing between thousands.`;
    cells.problem(name, reason);
  }
  return minor;
}
