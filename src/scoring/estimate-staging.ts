import type { AuditEntry, Transaction } from '../audit';
import type { Sifted, Staging } from '../imports';
import { isRejected, type CsvRow, type RowProblem } from '../imports/domain/row';
import { viewerOf } from '../people';
import { may, PERMISSIONS } from '../people/domain/permissions';
import { parseGlobalId } from '../platform/global-id';
import { ProposalTable, subjectOf } from '../proposals';
import { excerpt, isRefusal, type FieldProblem } from '../shared/refusal';
import { driverOf } from './domain/drivers';
import type { Estimate } from './domain/estimate';
import { readEstimateRow, type EstimateMapping, type EstimateRow } from './domain/estimate-mapping';
import { decide, placeOf, type CoveringRounds, type Place } from './view-deciding';
import { writeDecided } from './view-writing';

/** What is new of one proposal. */
interface Fresh {
  readonly place: Place;
  readonly estimates: Estimate[];
}

/** The rows of a file of estimates: those of one person, few enough to be held. */
export class EstimateStaging implements Staging {
  private readonly rows: EstimateRow[] = [];
  private readonly fresh: Fresh[] = [];
  private readonly problems: RowProblem[] = [];

  constructor(
    private readonly tx: Transaction,
    private readonly mapping: EstimateMapping,
    private readonly coveringRounds: CoveringRounds,
  ) {}

  add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]> {
    const read = readEstimateRow(this.mapping, row, rowNumber);
    if (isRejected(read)) return Promise.resolve(read);
    this.rows.push(read);
    return Promise.resolve([]);
  }

  async sift(): Promise<Sifted> {
    const found = await this.proposals();
    const ofProposal = new Map<string, EstimateRow[]>();
    for (const row of this.rows) {
      const [id, ...others] = found.get(row.proposal) ?? [];
      const name = excerpt(row.proposal);
      if (id === undefined) {
        this.tell(row, 'proposal', `No proposal has the id, the reference or the title "${name}".`);
      } else if (others.length > 0) {
        this.tell(row, 'proposal', `${others.length + 1} proposals are called "${name}": name it by its id.`);
      } else ofProposal.set(id, [...(ofProposal.get(id) ?? []), row]);
    }
    // In the order of their ids, as everybody locks them.
    for (const [id, rows] of [...ofProposal].sort(([a], [b]) => (a < b ? -1 : 1))) await this.siftProposal(id, rows);
    const added = this.fresh.reduce((sum, { estimates }) => sum + estimates.length, 0);
    return { added, changed: 0, problems: this.problems, changes: [] };
  }

  async write(importId: string): Promise<readonly AuditEntry[]> {
    const audit: AuditEntry[] = [];
    for (const { place, estimates } of this.fresh) {
      const imported = estimates.map((estimate) => ({ ...estimate, importId }));
      audit.push(...(await writeDecided(this.tx, place, imported)).audit);
    }
    return audit;
  }

  private async siftProposal(id: string, rows: readonly EstimateRow[]): Promise<void> {
    const proposal = await this.tx.lock(ProposalTable, id, 'proposal');
    if (!may(viewerOf(this.tx.viewer), 'estimate', subjectOf(proposal))) {
      for (const row of rows) this.tell(row, 'proposal', PERMISSIONS.estimate.sentence);
      return;
    }
    const place = await placeOf(this.tx, proposal, rows, this.coveringRounds);
    const fresh: Fresh = { place, estimates: [] };
    for (const row of rows) {
      if (fresh.estimates.some(({ driver }) => driver === row.driver)) {
        this.tell(row, 'driver', `A row above estimates "${driverOf(row.driver).label}" of this proposal.`);
      } else this.judge(row, fresh);
    }
    if (fresh.estimates.length > 0) this.fresh.push(fresh);
  }

  private judge(row: EstimateRow, { place, estimates }: Fresh): void {
    const decided = decide(this.tx, place, { ...row, path: ROW });
    if (!isRefusal(decided)) estimates.push(decided);
    else if (decided.code === 'INVALID_INPUT') {
      for (const { path, message } of decided.problems) this.tell(row, path.slice(ROW.length + 1), message);
    } else if (decided.code !== 'STALE_VERSION') this.tell(row, 'proposal', decided.message);
    else if (!this.isKnown(row, place, decided.currentVersion)) {
      const { label } = driverOf(row.driver);
      this.tell(
        row,
        'driver',
        `You hold another estimate of "${label}": give a new one yourself, a file changes none.`,
      );
    }
  }

  /** Whether the row says what the estimate that is there says. */
  private isKnown(row: EstimateRow, place: Place, expectedVersion: number): boolean {
    const again = decide(this.tx, place, { ...row, path: ROW, expectedVersion });
    if (isRefusal(again)) return false;
    const before = place.own.find(({ id }) => id === again.id);
    return before !== undefined && SAID.every((field) => before[field] === again[field]);
  }

  private tell({ row }: EstimateRow, field: string, reason: FieldProblem['message']): void {
    const said = (this.mapping as unknown as Readonly<Record<string, string | { readonly column: string }>>)[field];
    this.problems.push({ row, column: typeof said === 'object' ? said.column : `mapping.${field}`, reason });
  }

  /** The ids of what rows name, by the name that they give it. */
  private async proposals(): Promise<ReadonlyMap<string, readonly string[]>> {
    const names = [...new Set(this.rows.map(({ proposal }) => proposal))];
    const idIn = (name: string): string | null => {
      const parsed = parseGlobalId(name);
      return parsed?.type === 'Proposal' ? parsed.id : null;
    };
    const found = await this.tx.query<{ name: string; id: string }>(
      `select distinct n.name, p.id from unnest($2::text[], $3::uuid[]) n(name, id)
        join proposals p on p.organization_id = $1 and (p.id = n.id or p.external_reference = n.name or p.title = n.name)
        order by n.name, p.id`,
      [this.tx.viewer.organizationId, names, names.map(idIn)],
    );
    return new Map(names.map((name) => [name, found.filter((row) => row.name === name).map(({ id }) => id)]));
  }
}

/** Where the fields of a row stand in its input. */
const ROW = 'row';
/** What two estimates say alike that say the same. */
const SAID = [
  ...(['state', 'lowHundredths', 'likelyHundredths', 'highHundredths'] as const),
  ...(['askedConfidence', 'calculation', 'rationale'] as const),
] as const satisfies readonly (keyof Estimate)[];
