import type { AuditEntry, Transaction } from '../audit';
import { ratesOf } from '../budget';
import type { Sifted, Staging } from '../imports';
import { isRejected, type CsvRow, type RowProblem } from '../imports/domain/row';
import { parseGlobalId } from '../platform/global-id';
import { costOf, lockCosts, spend, standingCosts, type BorneCost, type CostBearer } from './cost-booking';
import { CostTable } from './cost.table';
import { readCostRow, siftCosts, type Bearer, type FreshCost, type StagedCost } from './domain/cost-import';
import type { CostMapping } from './domain/cost-mapping';

type Found = CostBearer & Bearer;

/** Of so many rows one statement is made: an import has thousands. */
const ROWS_A_STATEMENT = 1000;

/** The rows of a file of costs: lines of a ledger, few enough to be held. */
export class CostStaging implements Staging {
  private readonly rows: StagedCost[] = [];
  private fresh: readonly FreshCost<Found>[] = [];

  constructor(
    private readonly tx: Transaction,
    private readonly mapping: CostMapping,
  ) {}

  add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]> {
    const read = readCostRow(this.mapping, row, { id: this.tx.newId(), rowNumber, today: this.tx.today });
    if (isRejected(read)) return Promise.resolve(read);
    this.rows.push(read);
    return Promise.resolve([]);
  }

  async sift(): Promise<Sifted> {
    const { tx, rows, mapping } = this;
    const corrected = rows.flatMap(({ corrects }) => corrects ?? []);
    await lockCosts(tx, 'external_reference', corrected);
    const references = rows.map(({ externalReference }) => externalReference);
    const { fresh, problems } = siftCosts(mapping, rows, {
      bearers: await this.bearers(),
      standing: await standingCosts(tx, 'external_reference', [...references, ...corrected]),
      rates: await ratesOf(tx, [...new Set(rows.map(({ currencyCode }) => currencyCode))]),
      today: tx.today,
    });
    this.fresh = fresh;
    return { added: fresh.length, changed: 0, problems, changes: [] };
  }

  async write(importId: string): Promise<readonly AuditEntry[]> {
    const { tx } = this;
    const costs = this.fresh.map(({ id, bearer, draft }): BorneCost => ({
      cost: costOf(tx, bearer, draft, { id, importId }),
      bearer,
    }));
    for (let start = 0; start < costs.length; start += ROWS_A_STATEMENT) {
      const rows = costs.slice(start, start + ROWS_A_STATEMENT).map(({ cost }) => cost);
      await tx.insert(CostTable, rows);
    }
    return spend(tx, costs);
  }

  /** The initiatives that rows name, by their names. */
  private async bearers(): Promise<ReadonlyMap<string, readonly Found[]>> {
    const names = [...new Set(this.rows.map(({ initiative }) => initiative))];
    const idOf = (name: string): string | undefined => {
      const parsed = parseGlobalId(name);
      return parsed?.type === 'Initiative' ? parsed.id : undefined;
    };
    const found = await this.tx.query<Found>(
      `select i.id, i.title, i.portfolio_id as "portfolioId", i.proposal_id as "proposalId",
          i.currency_code as "currencyCode", case when i.proposal_id is not null then p.period_to::text end as "periodTo"
        from initiatives i join portfolios p on p.organization_id = i.organization_id and p.id = i.portfolio_id
        where i.organization_id = $1 and (i.id = any($2::uuid[]) or i.title = any($3::text[]))`,
      [this.tx.viewer.organizationId, names.flatMap((name) => idOf(name) ?? []), names],
    );
    return new Map(
      names.map((name) => [name, found.filter(({ id, title }) => id === idOf(name) || title === name)] as const),
    );
  }
}
