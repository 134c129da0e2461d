import { amountIn } from '../../imports/domain/amount';
import { Cells, type CsvRow, type RowProblem } from '../../imports/domain/row';
import { isCurrency } from '../../shared/currency';
import { RISKS, type AlternativeKind, type Risk } from './proposal';
import type { AlternativeInput, IdeaInput } from './proposal-content';
import type { FromColumn, NamesColumn, ProposalMapping } from './proposal-mapping';

/** What a row of a file says of a proposal; things of the organization are named as the file names them. */
export interface ProposalRow extends IdeaInput {
  readonly row: number;
  readonly reference: string;
  readonly problem: string | null;
  readonly solution: string | null;
  readonly horizonYears: number | null;
  readonly declaredRisk: Risk | null;
  /** Minor units of the currency. */
  readonly costOneOffMinor: bigint | null;
  readonly costYearlyMinor: bigint | null;
  readonly currencyCode: string | null;
  readonly portfolio: string | null;
  readonly sponsor: string | null;
  readonly needs: readonly string[];
  readonly pillars: readonly string[];
  readonly objectives: readonly string[];
  readonly alternatives: readonly AlternativeInput[];
}

const TITLE = 200;
const PARAGRAPH = 4000;

/**
 * Reads one row of a file whose header was accepted, or says everything that is wrong with its cells.
 * @param rowNumber as a spreadsheet counts: 2 for the first record
 */
export function readProposalRow(
  mapping: ProposalMapping,
  row: CsvRow,
  rowNumber: number,
): ProposalRow | readonly RowProblem[] {
  const cells = new Cells(row, rowNumber);
  const text = (said: string | FromColumn | undefined, max: number): string | null =>
    typeof said === 'object' ? cells.text(said.column, max) : (said ?? null);
  const reference = text(mapping.reference, TITLE);
  if (reference === null) cells.problem(mapping.reference.column, 'Expected what the file knows the row by.');
  const read = {
    ...{ row: rowNumber, reference: reference ?? '' },
    title: text(mapping.title, TITLE) ?? '',
    whoIsHurt: text(mapping.whoIsHurt, PARAGRAPH) ?? '',
    howTheyAreHurt: text(mapping.howTheyAreHurt, PARAGRAPH) ?? '',
    problem: text(mapping.problem, PARAGRAPH),
    solution: text(mapping.solution, PARAGRAPH),
    horizonYears: wholeIn(mapping.horizonYears, cells),
    declaredRisk: riskIn(mapping, cells),
    ...costIn(mapping, cells),
    portfolio: text(mapping.portfolio, TITLE),
    sponsor: text(mapping.sponsor, TITLE),
    needs: namesIn(mapping.needs, cells),
    pillars: namesIn(mapping.pillars, cells),
    objectives: namesIn(mapping.objectives, cells),
    alternatives: [
      ...alternativeIn('DO_NOTHING', mapping.doNothing, text),
      ...alternativeIn('SIMPLEST', mapping.simplest, text),
    ],
  };
  return cells.problems.length > 0 ? cells.problems : read;
}

function wholeIn(said: FromColumn | undefined, cells: Cells): number | null {
  const cell = said === undefined ? '' : cells.cell(said.column).trim();
  if (said === undefined || cell === '') return null;
  if (!/^\d{1,4}$/.test(cell)) cells.problem(said.column, 'Expected a whole number of years.');
  return Number(cell);
}

function riskIn({ declaredRisk }: ProposalMapping, cells: Cells): Risk | null {
  if (typeof declaredRisk !== 'object') return declaredRisk ?? null;
  const cell = cells.cell(declaredRisk.column).trim();
  const risk = RISKS.find((each) => each === cell);
  if (risk === undefined && cell !== '') {
    cells.problem(declaredRisk.column, `Expected ${RISKS.join(', ')}, or nothing.`);
  }
  return risk ?? null;
}

function costIn(
  { cost }: ProposalMapping,
  cells: Cells,
): Pick<ProposalRow, 'costOneOffMinor' | 'costYearlyMinor' | 'currencyCode'> {
  const none = { costOneOffMinor: null, costYearlyMinor: null, currencyCode: null };
  if (cost === undefined) return none;
  const { oneOff, yearly, currency } = cost;
  const isGiven = (column: string) => cells.cell(column).trim() !== '';
  if (!isGiven(oneOff.column) && !isGiven(yearly.column)) return none;
  const currencyCode = typeof currency === 'string' ? currency : cells.cell(currency.column).trim();
  if (typeof currency === 'object' && !isCurrency(currencyCode)) {
    cells.problem(currency.column, 'No currency of ISO 4217: expected a code like USD.');
  }
  return {
    costOneOffMinor: isGiven(oneOff.column) ? (amountIn(oneOff, cells, currencyCode) ?? null) : null,
    costYearlyMinor: isGiven(yearly.column) ? (amountIn(yearly, cells, currencyCode) ?? null) : null,
    currencyCode,
  };
}

function namesIn(said: NamesColumn | undefined, cells: Cells): readonly string[] {
  if (said === undefined) return [];
  const cell = cells.text(said.column, PARAGRAPH) ?? '';
  return cell.split(said.separator).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

function alternativeIn(
  kind: AlternativeKind,
  said: ProposalMapping['doNothing'],
  text: (said: string | FromColumn, max: number) => string | null,
): readonly AlternativeInput[] {
  const consequence = said ? text(said.consequence, PARAGRAPH) : null;
  if (said === undefined || consequence === null) return [];
  return [{ kind, title: text(said.title, TITLE) ?? '', consequence }];
}
