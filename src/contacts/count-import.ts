import type { AuditEntry, Transaction } from '../audit';
import type { ImportKind, Sifted, Staging, TakenBack } from '../imports';
import { isRejected, type CsvRow, type RowProblem } from '../imports/domain/row';
import { ChannelTable } from '../listening';
import { requirePermission } from '../people';
import { isRefusal, type Refusal } from '../shared/refusal';
import { chargeAsDecided } from './charging';
import { refuseCorrected } from './contact-import';
import { ContactCauseTable } from './contact-cause.table';
import { correctedOverlapping, countsOverlapping, recordedWithin } from './counted-cells';
import {
  columnsOfCounts,
  locateCounts,
  readCountMapping,
  readCountRow,
  siftCounts,
  type CountFacts,
  type CountMapping,
  type CountRow,
  type ReadCount,
} from './domain/count-import';
import { ContactCountTable } from './service-contact.table';

/** Files of counts of service contacts. */
export const contactCountImport: ImportKind = {
  kind: 'CONTACT_COUNTS',
  requirePermission: (tx) => requirePermission(tx, 'recordContacts'),
  mappedBy: (given) => {
    const mapping = readCountMapping(given);
    if (isRefusal(mapping)) return mapping;
    const open = (tx: Transaction) => Promise.resolve(new CountStaging(tx, mapping));
    return { mapping, columns: columnsOfCounts(mapping), open };
  },
  undo,
};

/** Deletes the counts of an import. */
async function undo(tx: Transaction, importId: string): Promise<TakenBack | Refusal> {
  const ofImport = [tx.viewer.organizationId, importId];
  // Whoever would correct one of them waits, and then finds it gone.
  await tx.query(
    'select id from contact_counts where organization_id = $1 and import_id = $2 order by id for update',
    ofImport,
  );
  const corrected = await refuseCorrected(tx, ContactCountTable, importId);
  if (corrected) return corrected;
  const [removed] = await tx.manager.query<{ count: string }[]>(
    `with removed as (delete from contact_counts where organization_id = $1 and import_id = $2 returning 1)
       select count(*) from removed`,
    ofImport,
  );
  return { rows: Number(removed?.count), audit: [] };
}

/** Of so many rows one statement is made. */
const ROWS_A_STATEMENT = 1000;

/** The rows of a file of counts: a table by cause, channel and period, few enough to be held. */
class CountStaging implements Staging {
  private readonly rows: CountRow[] = [];
  private fresh: readonly ReadCount[] = [];

  constructor(
    private readonly tx: Transaction,
    private readonly mapping: CountMapping,
  ) {}

  add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]> {
    const read = readCountRow(this.mapping, row, rowNumber, this.tx.today);
    if (isRejected(read)) return Promise.resolve(read);
    this.rows.push(read);
    return Promise.resolve([]);
  }

  async sift(): Promise<Sifted> {
    const { tx, mapping } = this;
    const located = locateCounts(mapping, this.rows, await this.facts());
    const standing = await countsOverlapping(tx, located.counts);
    const corrected = await correctedOverlapping(tx, located.counts);
    const recorded = await recordedWithin(tx, located.counts);
    const { fresh, problems } = siftCounts(mapping, located.counts, { standing, corrected, recorded });
    this.fresh = fresh;
    return { added: fresh.length, changed: 0, problems: [...located.problems, ...problems], changes: [] };
  }

  async write(importId: string): Promise<readonly AuditEntry[]> {
    const { tx } = this;
    const recorded = {
      importId,
      replacesId: null,
      replacedAt: null,
      recordedById: tx.viewer.personId,
      recordedAt: tx.now,
    };
    const counts = this.fresh.map(({ row: _row, ...count }) => ({
      ...{ id: tx.newId(), ...count, chargedToId: count.ownerId, chargedSide: count.side, ...recorded },
    }));
    for (let start = 0; start < counts.length; start += ROWS_A_STATEMENT) {
      await tx.insert(ContactCountTable, counts.slice(start, start + ROWS_A_STATEMENT));
    }
    const causeIds = [...new Set(counts.map(({ causeId }) => causeId))];
    await chargeAsDecided(tx, ContactCountTable, causeIds, { importId });
    return [];
  }

  /** What the rows name, as it stands; its causes are locked from here on, as for counts that are recorded. */
  private async facts(): Promise<CountFacts> {
    const { tx, rows } = this;
    const distinct = (of: (row: CountRow) => string | null) => [...new Set(rows.flatMap((row) => of(row) ?? []))];
    await tx.query(
      'select id from contact_causes where organization_id = $1 and name = any($2::text[]) order by id for no key update',
      [tx.viewer.organizationId, distinct(({ cause }) => cause)],
    );
    const causes = await tx.all(
      ContactCauseTable,
      'name',
      distinct(({ cause }) => cause),
    );
    const channels = await tx.all(
      ChannelTable,
      'name',
      distinct(({ channel }) => channel),
    );
    const people = await tx.query<{ id: string; email: string }>(
      `select id, lower(email) as email from people
        where organization_id = $1 and deactivated_at is null and lower(email) = any($2::text[])`,
      [tx.viewer.organizationId, distinct(({ owner }) => owner?.toLowerCase() ?? null)],
    );
    return {
      causes: new Map(causes.map((cause) => [cause.name, cause])),
      channels: new Map(channels.map(({ name, id }) => [name, id])),
      people: new Map(people.map(({ email, id }) => [email, id])),
    };
  }
}
