import { amountColumn, type AmountColumn } from '../../imports/domain/amount';
import { column, fixedOr, object, oneOf, parseMapping, text, type Parser } from '../../imports/domain/mapping';
import { DATE_FORMATS, type DateFormat } from '../../imports/domain/row';
import { isCurrency } from '../../shared/currency';
import { excerpt, type InvalidInput } from '../../shared/refusal';
import { COST_KINDS, type CostKind } from './cost';

/** Said by a column of each row. */
interface FromColumn {
  readonly column: string;
}
interface DateColumn extends FromColumn {
  readonly format: DateFormat;
}

/**
 * How rows of a CSV file are read as costs of initiatives. What is said of the whole file is a text, what each row says is
 * a column: `"kind": "RUN"` or `"kind": { "column": "Kind" }`.
 */
export interface CostMapping {
  /** By its global id or its title. */
  readonly initiative: string | FromColumn;
  readonly kind: CostKind | FromColumn;
  readonly day: DateColumn;
  /** In whole units of the currency: `1250.50`. */
  readonly amount: AmountColumn;
  readonly currency: string | FromColumn;
  /** What the books know a row by: it is never booked twice. */
  readonly reference: FromColumn;
  /** The reference of the cost that a row takes something off; blank in all others. */
  readonly corrects?: FromColumn;
  readonly note?: FromColumn;
  /** Where both are blank, the rate that is known counts. */
  readonly exchangeRate?: { readonly rate: FromColumn; readonly day: DateColumn };
}

const fromColumn = object<FromColumn>({ column });
const day = object<DateColumn>({ column, format: oneOf(DATE_FORMATS) });

const currency: Parser<string> = (check, path, value) => {
  const code = text(check, path, value);
  if (!isCurrency(code))
    check.problem(path, `"${excerpt(code)}" is no currency of ISO 4217: expected a code like USD.`);
  return code;
};

const costMapping = object<CostMapping>(
  {
    initiative: fixedOr(text, fromColumn),
    kind: fixedOr(oneOf(COST_KINDS), fromColumn),
    day,
    amount: amountColumn,
    currency: fixedOr(currency, fromColumn),
    reference: fromColumn,
    corrects: fromColumn,
    note: fromColumn,
    exchangeRate: object<NonNullable<CostMapping['exchangeRate']>>({ rate: fromColumn, day }),
  },
  ['corrects', 'note', 'exchangeRate'],
);

/**
 * Reads a mapping of costs that somebody wrote by hand.
 * @param value parsed JSON, trusted in nothing
 * @returns the mapping, or every problem at its path (`mapping.day.format`), misspelt fields included
 */
export const readCostMapping = (value: unknown): CostMapping | InvalidInput => parseMapping(costMapping, value);

/** The columns that a mapping names. */
export function columnsOfCosts({ exchangeRate, ...mapping }: CostMapping): string[] {
  const said = [...Object.values<string | FromColumn>(mapping), ...Object.values<FromColumn>(exchangeRate ?? {})];
  return said.flatMap((each) => (typeof each === 'string' ? [] : [each.column]));
}
