import type { Track } from '../../process/domain/track';
import type { Proposal } from '../../proposals/domain/proposal';
import { SHOWN_INACTION_WEIGHTS, type ShownInactionWeight } from '../../scoring/domain/scoring-model';
import { amount, decimal, spreadsheetCsv, type Cell } from '../../shared/spreadsheet';
import { described, exactJson, type ExportedFile, type ExportFormat } from './exported-file';
import { rankings, type Candidate, type Ranked } from './ranking';

/** A candidate with all that an export tells of it. */
export interface ExportedCandidate extends Candidate, Pick<Proposal, 'title' | 'status'> {
  /** As the API has it; `proposalId` is what ties are broken by. */
  readonly id: string;
  readonly track: Track;
  readonly proposer: string;
  readonly sponsor: string | null;
  readonly valueMinor: bigint;
  readonly totalCostMinor: bigint;
}

/** A ranking that is to be exported. */
export interface ExportedRanking {
  readonly portfolio: { readonly id: string; readonly name: string; readonly currencyCode: string };
  readonly inactionWeight: ShownInactionWeight;
  readonly remainingMinor: bigint;
  readonly candidates: readonly ExportedCandidate[];
  readonly exportedAt: Date;
}

/** A candidate in its place. */
interface Placed extends ExportedCandidate, Ranked {
  readonly fundingFlips: boolean;
  /** Its rank at each inaction weight that is shown. */
  readonly ranks: readonly number[];
}

/** The ranking as it stands, by the rules of `ranking`, in a file of the format. */
export function exportRanking(ranking: ExportedRanking, format: ExportFormat): ExportedFile {
  const { portfolio, inactionWeight, exportedAt } = ranking;
  const placed = placesOf(ranking);
  const file = described('ranking', portfolio.name, format, exportedAt);
  const rows = placed.length;
  if (format === 'CSV') {
    const content = spreadsheetCsv(
      COLUMNS.map(([column]) => column),
      placed.map((row) => COLUMNS.map(([, cell]) => cell(row, portfolio.currencyCode))),
    );
    return { ...file, content, rows };
  }
  const { remainingMinor } = ranking;
  const told = {
    ...{ portfolio, inactionWeight: inactionWeight / 100, exportedAt, remainingMinor },
    ranking: placed.map(({ proposalId: _, scoresMicro, ranks, ...row }) => ({
      ...{ ...row, scoreMicro: scoresMicro[inactionWeight], ranks: byWeight(ranks) },
    })),
  };
  return { ...file, content: exactJson(told), rows };
}

function placesOf({ candidates, remainingMinor, inactionWeight }: ExportedRanking): readonly Placed[] {
  const { byInactionWeight, fundingFlips } = rankings(candidates, remainingMinor);
  const byId = new Map(candidates.map((candidate) => [candidate.proposalId, candidate]));
  const rankAt = SHOWN_INACTION_WEIGHTS.map(
    (weight) => new Map(byInactionWeight[weight].map(({ proposalId, rank }) => [proposalId, rank])),
  );
  const flips = new Set(fundingFlips);
  return byInactionWeight[inactionWeight].map((ranked) => ({
    ...{ ...byId.get(ranked.proposalId)!, ...ranked, fundingFlips: flips.has(ranked.proposalId) },
    ranks: rankAt.map((ranks) => ranks.get(ranked.proposalId)!),
  }));
}

type Column = readonly [name: string, cell: (row: Placed, currencyCode: string) => Cell];

const money =
  (key: 'valueMinor' | 'totalCostMinor' | 'commitmentMinor' | 'cumulativeMinor') =>
  (row: Placed, currencyCode: string): Cell =>
    amount({ amountMinor: row[key], currencyCode });
const atWeight =
  <Of>(index: 0 | 1 | 2, cell: (of: Of) => Cell, of: (row: Placed) => readonly Of[]) =>
  (row: Placed): Cell =>
    cell(of(row)[index]!);
const scores = ({ scoresMicro }: Placed) => SHOWN_INACTION_WEIGHTS.map((weight) => scoresMicro[weight]);
const score = (index: 0 | 1 | 2) => atWeight(index, (micro: bigint) => decimal(micro, 6), scores);
const rank = (index: 0 | 1 | 2) =>
  atWeight(
    index,
    (place: number) => place,
    ({ ranks }) => ranks,
  );

/** The columns of a CSV file, as docs/operating.md tells of them. */
const COLUMNS: readonly Column[] = [
  ['rank', (row) => row.rank],
  ['tied', (row) => row.tied],
  ['within budget', (row) => row.withinBudget],
  ['funding flips', (row) => row.fundingFlips],
  ['proposal', (row) => row.title],
  ['id', (row) => row.id],
  ['status', (row) => row.status],
  ['track', (row) => row.track],
  ['proposed by', (row) => row.proposer],
  ['sponsor', (row) => row.sponsor],
  ['score at 1', score(0)],
  ['score at 2', score(1)],
  ['score at 4', score(2)],
  ['rank at 1', rank(0)],
  ['rank at 2', rank(1)],
  ['rank at 4', rank(2)],
  ['value a year', money('valueMinor')],
  ['total cost', money('totalCostMinor')],
  ['commitment', money('commitmentMinor')],
  ['commitment up to here', money('cumulativeMinor')],
  ['currency', (_row, currencyCode) => currencyCode],
];

const byWeight = (ranks: readonly number[]) =>
  Object.fromEntries(SHOWN_INACTION_WEIGHTS.map((weight, index) => [weight / 100, ranks[index]]));
