import { amountColumn, type AmountColumn } from '../../imports/domain/amount';
import { column, fixedOr, object, oneOf, parseMapping, text, type Parser } from '../../imports/domain/mapping';
import { isCurrency } from '../../shared/currency';
import { excerpt, type InvalidInput } from '../../shared/refusal';
import { RISKS, type Risk } from './proposal';

/** Said by a column of each row. */
export interface FromColumn {
  readonly column: string;
}
/** A column of several names in a cell. */
export interface NamesColumn extends FromColumn {
  /** What stands between two names: `;`. */
  readonly separator: string;
}
interface CostColumns {
  readonly oneOff: AmountColumn;
  readonly yearly: AmountColumn;
  readonly currency: string | FromColumn;
}
interface AlternativeColumns {
  readonly title: string | FromColumn;
  /** Where it is blank, the row names no such alternative. */
  readonly consequence: FromColumn;
}

/**
 * How rows of a CSV file are read as proposals. What is said of the whole file is a text, what each row says is a column:
 * `"portfolio": "Branches"` or `"portfolio": { "column": "Budget" }`.
 */
export interface ProposalMapping {
  /** What the file knows a row by: it comes in once. */
  readonly reference: FromColumn;
  readonly title: FromColumn;
  readonly whoIsHurt: FromColumn;
  readonly howTheyAreHurt: FromColumn;
  readonly problem?: FromColumn;
  readonly solution?: FromColumn;
  readonly horizonYears?: FromColumn;
  readonly declaredRisk?: Risk | FromColumn;
  readonly cost?: CostColumns;
  /** By its global id or its name. */
  readonly portfolio?: string | FromColumn;
  /** By e-mail. */
  readonly sponsor?: string | FromColumn;
  /** By their global ids or titles. */
  readonly needs?: NamesColumn;
  /** By their codes or names. */
  readonly pillars?: NamesColumn;
  /** Strategic objectives, by their global ids or names. */
  readonly objectives?: NamesColumn;
  readonly doNothing?: AlternativeColumns;
  readonly simplest?: AlternativeColumns;
}

const fromColumn = object<FromColumn>({ column });
const separator: Parser<string> = (check, path, value) => {
  if (typeof value === 'string' && value !== '') return value;
  check.problem(path, 'Expected the text that stands between two names, such as ";".');
  return ';';
};
const names = object<NamesColumn>({ column, separator });
const currency: Parser<string> = (check, path, value) => {
  const code = text(check, path, value);
  if (!isCurrency(code))
    check.problem(path, `"${excerpt(code)}" is no currency of ISO 4217: expected a code like USD.`);
  return code;
};
const cost = object<CostColumns>({
  oneOff: amountColumn,
  yearly: amountColumn,
  currency: fixedOr(currency, fromColumn),
});
const alternative = object<AlternativeColumns>({ title: fixedOr(text, fromColumn), consequence: fromColumn });

const proposalMapping = object<ProposalMapping>(
  {
    ...{ reference: fromColumn, title: fromColumn, whoIsHurt: fromColumn, howTheyAreHurt: fromColumn },
    ...{ problem: fromColumn, solution: fromColumn, horizonYears: fromColumn },
    ...{ declaredRisk: fixedOr(oneOf(RISKS), fromColumn), cost },
    ...{ portfolio: fixedOr(text, fromColumn), sponsor: fixedOr(text, fromColumn) },
    ...{ needs: names, pillars: names, objectives: names, doNothing: alternative, simplest: alternative },
  },
  [
    ...(['problem', 'solution', 'horizonYears', 'declaredRisk', 'cost', 'portfolio', 'sponsor'] as const),
    ...(['needs', 'pillars', 'objectives', 'doNothing', 'simplest'] as const),
  ],
);

/**
 * Reads a mapping of proposals that somebody wrote by hand.
 * @param value parsed JSON, trusted in nothing
 * @returns the mapping, or every problem at its path (`mapping.cost.currency`), misspelt fields included
 */
export const readProposalMapping = (value: unknown): ProposalMapping | InvalidInput =>
  parseMapping(proposalMapping, value);

/** The columns that a mapping names. */
export function columnsOfProposals({ cost: costs, doNothing, simplest, ...mapping }: ProposalMapping): string[] {
  const said = [mapping, costs ?? {}, doNothing ?? {}, simplest ?? {}].flatMap((each) =>
    Object.values<string | FromColumn>(each),
  );
  return said.flatMap((each) => (typeof each === 'string' ? [] : [each.column]));
}
