import { createHash } from 'node:crypto';
import type { AuditEntry, Transaction } from '../audit';
import { ratesOf } from '../budget';
import type { Sifted, Staging } from '../imports';
import { isRejected, type CsvRow, type RowProblem } from '../imports/domain/row';
import { organizationOf, stillHere } from '../people';
import { parseGlobalId } from '../platform/global-id';
import { firstTriage } from './domain/idea-triage';
import { siftProposals, type ByName, type FreshProposal, type StagedProposal } from './domain/proposal-import';
import type { ProposalMapping } from './domain/proposal-mapping';
import { readProposalRow } from './domain/proposal-row';
import { ideaTriageOf } from './idea-triage.service';
import { insertImported } from './imported-proposals';
import { thresholdsOf } from './track.service';

/** What a file can name of the organization: its table, and the columns that it is named by beside its id. */
const NAMED = {
  Portfolio: { table: 'portfolios', columns: ['name'] },
  Need: { table: 'needs', columns: ['title'] },
  Pillar: { table: 'pillars', columns: ['code', 'name'] },
  StrategicObjective: { table: 'strategic_objectives', columns: ['name'] },
} as const;

/** The rows of a file of proposals: few enough to be held. */
export class ProposalStaging implements Staging {
  private readonly rows: StagedProposal[] = [];
  private fresh: readonly FreshProposal[] = [];

  constructor(
    private readonly tx: Transaction,
    private readonly mapping: ProposalMapping,
  ) {}

  add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]> {
    const read = readProposalRow(this.mapping, row, rowNumber);
    if (isRejected(read)) return Promise.resolve(read);
    // Where it stands in the file is nothing that it says.
    this.rows.push({ ...read, id: this.tx.newId(), digest: digestOf({ ...read, row: undefined }) });
    return Promise.resolve([]);
  }

  async sift(): Promise<Sifted> {
    const { tx, rows, mapping } = this;
    const { currencyCode } = await organizationOf(tx);
    const { organizationId, personId: proposerId } = tx.viewer;
    const { ownerId, answerWithinDays } = await ideaTriageOf(tx);
    const settings = { ownerId: await stillHere(tx, ownerId), answerWithinDays };
    const currencies = rows.flatMap((row) => row.currencyCode ?? []);
    const { fresh, problems } = siftProposals(mapping, rows, {
      origin: { organizationId, proposerId, currencyCode, createdAt: tx.now },
      triage: firstTriage(settings, { proposerId, pillarOwnerId: null }, tx.now),
      thresholds: await thresholdsOf(tx),
      rates: await ratesOf(tx, [...new Set(currencies)]),
      today: tx.today,
      portfolios: await this.named(
        'Portfolio',
        rows.flatMap(({ portfolio }) => portfolio ?? []),
      ),
      needs: await this.named(
        'Need',
        rows.flatMap(({ needs }) => needs),
      ),
      pillars: await this.named(
        'Pillar',
        rows.flatMap(({ pillars }) => pillars),
      ),
      objectives: await this.named(
        'StrategicObjective',
        rows.flatMap(({ objectives }) => objectives),
      ),
      people: await this.people(),
      known: await this.known(),
    });
    this.fresh = fresh;
    return { added: fresh.length, changed: 0, problems, changes: [] };
  }

  write(importId: string): Promise<readonly AuditEntry[]> {
    return insertImported(this.tx, this.fresh, importId);
  }

  /** The ids of what rows name, by the name that they give it. */
  private async named(type: keyof typeof NAMED, given: readonly string[]): Promise<ByName> {
    const { table, columns } = NAMED[type];
    const names = [...new Set(given)];
    const idIn = (name: string): string | null => {
      const parsed = parseGlobalId(name);
      return parsed?.type === type ? parsed.id : null;
    };
    const isCalled = ['n.id = t.id', ...columns.map((column) => `n.name = t.${column}`)].join(' or ');
    const found = await this.tx.query<{ name: string; id: string }>(
      `select distinct n.name, t.id from unnest($2::text[], $3::uuid[]) n(name, id)
        join ${table} t on t.organization_id = $1 and (${isCalled}) order by n.name, t.id`,
      [this.tx.viewer.organizationId, names, names.map(idIn)],
    );
    return new Map(names.map((name) => [name, found.filter((row) => row.name === name).map(({ id }) => id)]));
  }

  /** Whoever is here and sponsors something in the file. */
  private async people(): Promise<ByName> {
    const emails = this.rows.flatMap(({ sponsor }) => sponsor?.toLowerCase() ?? []);
    const found = await this.tx.query<{ email: string; id: string }>(
      `select lower(email) as email, id from people
        where organization_id = $1 and lower(email) = any($2::text[]) and deactivated_at is null`,
      [this.tx.viewer.organizationId, [...new Set(emails)]],
    );
    return new Map(found.map(({ email, id }) => [email, [id]]));
  }

  private async known(): Promise<ReadonlyMap<string, string>> {
    const found = await this.tx.query<{ reference: string; digest: string }>(
      `select external_reference as reference, imported_digest as digest from proposals
        where organization_id = $1 and external_reference = any($2::text[])`,
      [this.tx.viewer.organizationId, this.rows.map(({ reference }) => reference)],
    );
    return new Map(found.map(({ reference, digest }) => [reference, digest]));
  }
}

/** Of all that a row says, in one writing. */
const digestOf = (said: object): string =>
  createHash('sha256')
    .update(JSON.stringify(said, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
    .digest('hex');
