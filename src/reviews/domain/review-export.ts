import { described, exactJson, type ExportedFile, type ExportFormat } from '../../portfolio/domain/exported-file';
import { amount, decimal, spreadsheetCsv, type Cell } from '../../shared/spreadsheet';
import type { ReviewDecision } from './motion';
import type { ReviewItem } from './pre-read';
import type { PortfolioReview } from './review';

/** What a review has decided of an item, if anything. */
type Decided = Pick<
  ReviewDecision,
  'number' | 'outcome' | 'status' | 'amountMinor' | 'until' | 'reason' | 'priceMinor' | 'weightedPriceMinor'
>;

/** An item of the agenda with its last motion. */
export interface ExportedItem extends Omit<
  ReviewItem,
  'id' | 'organizationId' | 'preReadId' | 'proposalId' | 'initiativeId' | 'currencyCode'
> {
  /** Global ids. */
  readonly proposal: string;
  readonly initiative: string | null;
  readonly motion: Decided | null;
}

/** A review that is to be exported. */
export interface ExportedReview {
  readonly id: string;
  readonly portfolio: string;
  readonly review: Pick<PortfolioReview, 'currencyCode' | 'closedAt' | 'freedMinor' | 'departure'>;
  /** In the order of the agenda. */
  readonly items: readonly ExportedItem[];
  readonly exportedAt: Date;
}

/** The agenda of a review with what became of each item, in a file of the format. */
export function exportReview(exported: ExportedReview, format: ExportFormat): ExportedFile {
  const { id, portfolio, review, items, exportedAt } = exported;
  const file = { ...described('review', portfolio, format, exportedAt), rows: items.length };
  if (format === 'JSON') return { ...file, content: exactJson({ id, portfolio, ...review, exportedAt, items }) };
  const content = spreadsheetCsv(
    COLUMNS.map(([column]) => column),
    items.map((item) => COLUMNS.map(([, cell]) => cell(item, review.currencyCode))),
  );
  return { ...file, content };
}

type Column = readonly [name: string, cell: (item: ExportedItem, currencyCode: string) => Cell];

const money =
  (of: (item: ExportedItem) => bigint | null | undefined) =>
  (item: ExportedItem, currencyCode: string): Cell => {
    const amountMinor = of(item);
    return amountMinor == null ? null : amount({ amountMinor, currencyCode });
  };

/** The columns of a CSV file, as docs/operating.md tells of them. */
const COLUMNS: readonly Column[] = [
  ['position', (item) => item.position],
  ['rank', (item) => item.rank],
  ['kind', (item) => (item.initiative === null ? 'PROPOSAL' : 'INITIATIVE')],
  ['title', (item) => item.title],
  ['proposal id', (item) => item.proposal],
  ['initiative id', (item) => item.initiative],
  ['score', (item) => decimal(item.scoreMicro, 6)],
  ['within budget', (item) => item.withinBudget],
  ['robustness', (item) => item.robustness],
  ['recommended', (item) => item.recommended],
  ['needed', money((item) => item.neededMinor)],
  ['value a year', money((item) => item.valueMinor)],
  ['value over horizon', money((item) => item.valueOverHorizonMinor)],
  ['total cost', money((item) => item.totalCostMinor)],
  ['motion', (item) => item.motion?.number ?? null],
  ['outcome', (item) => item.motion?.outcome ?? null],
  ['decision', (item) => item.motion?.status ?? null],
  ['granted', money((item) => item.motion?.amountMinor)],
  ['until', (item) => item.motion?.until ?? null],
  ['reason', (item) => item.motion?.reason ?? null],
  ['price of departing', money((item) => item.motion?.priceMinor)],
  ['currency', (_item, currencyCode) => currencyCode],
];
