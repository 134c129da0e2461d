import type { DatedRate, KnownRate } from '../../budget/domain/exchange-rate';
import { amountIn } from '../../imports/domain/amount';
import { Cells, type CsvRow, type RowProblem } from '../../imports/domain/row';
import { isCurrency } from '../../shared/currency';
import { formatMoney } from '../../shared/money';
import { excerpt, isRefusal, type InvalidInput } from '../../shared/refusal';
import { COST_KINDS, takeCost, type CostDraft, type CostInput, type CostKind, type StandingCost } from './cost';
import type { CostMapping } from './cost-mapping';

/** A row on its way in. */
export interface StagedCost extends CostInput {
  /** That it gets as a cost. */
  readonly id: string;
  readonly row: number;
  /** As the file names it: a global id or a title. */
  readonly initiative: string;
  readonly externalReference: string;
  /** The reference of the cost that it corrects. */
  readonly corrects: string | null;
}

/** An initiative that costs can be booked to. */
export interface Bearer {
  readonly id: string;
  readonly currencyCode: string;
  /** The last day of its portfolio's period; null where nothing is granted that could be spent. */
  readonly periodTo: string | null;
}

/** What rows are judged by, beside each other. */
export interface SiftingFacts<B extends Bearer> {
  /** All that have a name of a row, by that name. */
  readonly bearers: ReadonlyMap<string, readonly B[]>;
  /** Costs with a reference that a row has, or corrects. */
  readonly standing: readonly StandingCost[];
  readonly rates: readonly KnownRate[];
  readonly today: string;
}

/** A row that is to be booked. */
export interface FreshCost<B extends Bearer> {
  readonly id: string;
  readonly bearer: B;
  readonly draft: CostDraft;
}

/**
 * Reads one row of a file whose header was accepted, or says everything that is wrong with its cells.
 * @param rowNumber as a spreadsheet counts: 2 for the first record
 * @param today calendar date in UTC: nothing has cost anything later
 */
export function readCostRow(
  mapping: CostMapping,
  row: CsvRow,
  { id, rowNumber, today }: { readonly id: string; readonly rowNumber: number; readonly today: string },
): StagedCost | readonly RowProblem[] {
  const cells = new Cells(row, rowNumber);
  const needed = (said: string | { readonly column: string }, expected: string): string => {
    if (typeof said === 'string') return said;
    const text = cells.text(said.column, 200);
    if (text === null) cells.problem(said.column, `Expected ${expected}.`);
    return text ?? '';
  };
  const optional = (said: { readonly column: string } | undefined, max: number) =>
    said ? cells.text(said.column, max) : null;
  const currencyCode = needed(mapping.currency, 'a currency of ISO 4217');
  if (typeof mapping.currency === 'object' && currencyCode !== '' && !isCurrency(currencyCode)) {
    cells.problem(mapping.currency.column, 'No currency of ISO 4217: expected a code like USD.');
  }
  const staged = {
    ...{ id, row: rowNumber, currencyCode },
    initiative: needed(mapping.initiative, 'the id or the title of an initiative'),
    kind: kindIn(mapping, cells),
    day: cells.date(mapping.day.column, mapping.day.format, today),
    // A row with a problem is not staged: what stands here then is never read.
    amountMinor: amountIn(mapping.amount, cells, currencyCode) ?? 1n,
    externalReference: needed(mapping.reference, 'what the books know it by'),
    corrects: optional(mapping.corrects, 200),
    note: optional(mapping.note, 2000),
    exchangeRate: rateIn(mapping, cells, today),
  };
  return cells.problems.length > 0 ? cells.problems : staged;
}

function kindIn({ kind }: CostMapping, cells: Cells): CostKind {
  if (typeof kind === 'string') return kind;
  const cell = cells.cell(kind.column).trim();
  const known = COST_KINDS.find((each) => each === cell);
  if (known === undefined) cells.problem(kind.column, `Expected ${COST_KINDS.join(' or ')}.`);
  return known ?? COST_KINDS[0];
}

function rateIn({ exchangeRate }: CostMapping, cells: Cells, today: string): DatedRate | null {
  if (exchangeRate === undefined) return null;
  const { rate, day } = exchangeRate;
  if (cells.cell(rate.column).trim() === '' && cells.cell(day.column).trim() === '') return null;
  return { rate: cells.cell(rate.column).trim(), day: cells.date(day.column, day.format, today) };
}

/**
 * Which rows are new, in the order of the file: a row may correct one above it. One whose reference is there with the same
 * content is known; one that says something else contradicts it, and only a person can tell which is right.
 */
export function siftCosts<B extends Bearer>(
  mapping: CostMapping,
  rows: readonly StagedCost[],
  facts: SiftingFacts<B>,
): { readonly fresh: readonly FreshCost<B>[]; readonly problems: readonly RowProblem[] } {
  const known = new Map(facts.standing.map((cost) => [cost.externalReference, cost]));
  const fresh: FreshCost<B>[] = [];
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const judged = judge(row, known, facts);
    if (judged === 'KNOWN') continue;
    if ('problems' in judged) {
      const told = judged.problems.map(({ path, message: reason }) => ({ column: columnOf(mapping, path), reason }));
      problems.push(...told.map((problem) => ({ row: row.row, ...problem })));
      continue;
    }
    const { bearer, draft, corrected } = judged;
    fresh.push({ id: row.id, bearer, draft });
    known.set(row.externalReference, { id: row.id, initiativeId: bearer.id, ...draft, leftMinor: row.amountMinor });
    if (corrected) {
      const leftMinor = corrected.leftMinor + row.amountMinor;
      known.set(corrected.externalReference, { ...corrected, leftMinor });
    }
  }
  return { fresh, problems };
}

type Judged<B> =
  | 'KNOWN'
  | Pick<InvalidInput, 'problems'>
  | { readonly bearer: B; readonly draft: CostDraft; readonly corrected: StandingCost | undefined };

function judge<B extends Bearer>(
  row: StagedCost,
  known: ReadonlyMap<string | null, StandingCost>,
  { bearers, rates, today }: SiftingFacts<B>,
): Judged<B> {
  const problem = (field: string, message: string) => ({ problems: [{ path: `${ROW}.${field}`, message }] });
  const [bearer, ...others] = bearers.get(row.initiative) ?? [];
  if (bearer === undefined) {
    return problem('initiative', `No initiative has the id or the title "${excerpt(row.initiative)}".`);
  }
  if (others.length > 0) {
    return problem('initiative', `${others.length + 1} initiatives have this title: name it by its id.`);
  }
  const corrected = row.corrects === null ? undefined : known.get(row.corrects);
  if (row.corrects !== null && corrected === undefined) {
    return problem('correctsId', `No cost has the reference "${excerpt(row.corrects)}", nor has a good row above.`);
  }
  const { id: initiativeId, currencyCode, periodTo } = bearer;
  const there = known.get(row.externalReference);
  if (there && saysTheSame(there, row, initiativeId, corrected)) return 'KNOWN';
  if (there) return problem('externalReference', contradiction(there, row));
  const draft = takeCost(row, { initiativeId, currencyCode, periodTo, rates, today, corrected }, ROW);
  return isRefusal(draft) ? draft : { bearer, draft, corrected };
}

/** Where the fields of a row stand in its input. */
const ROW = 'row';

/** The column of a field; of what the mapping says of all rows, its place there. */
function columnOf(mapping: CostMapping, path: string): string {
  const { initiative, kind, day, amount, currency, reference, corrects, note, exchangeRate } = mapping;
  const said: Readonly<Record<string, string | { readonly column: string } | undefined>> = {
    ...{ initiative, kind, day, note, currencyCode: currency, amountMinor: amount },
    ...{ externalReference: reference, correctsId: corrects },
    ...{ exchangeRate: exchangeRate?.rate, 'exchangeRate.rate': exchangeRate?.rate },
    'exchangeRate.day': exchangeRate?.day,
  };
  const field = path.slice(ROW.length + 1);
  const place = said[field];
  return typeof place === 'object' ? place.column : `mapping.${field === 'currencyCode' ? 'currency' : field}`;
}

const saysTheSame = (
  there: StandingCost,
  { kind, day, amountMinor, currencyCode }: StagedCost,
  initiativeId: string,
  corrected: StandingCost | undefined,
): boolean =>
  there.initiativeId === initiativeId &&
  there.kind === kind &&
  there.day === day &&
  there.amountMinor === amountMinor &&
  there.currencyCode === currencyCode &&
  there.correctsId === (corrected?.id ?? null);

function contradiction(there: StandingCost, row: StagedCost): string {
  const told = ({ kind, day, amountMinor, currencyCode }: StandingCost | StagedCost) =>
    `${kind} ${formatMoney({ amountMinor, currencyCode })} of ${day}`;
  return `"${excerpt(row.externalReference)}" is booked as ${told(there)}; this row says ${told(row)}, or something else of its initiative. Where that one is wrong, book a correction that names it.`;
}
