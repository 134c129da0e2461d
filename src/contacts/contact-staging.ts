import type { AuditEntry, Transaction } from '../audit';
import { keepCustomers } from '../customers';
import { StagingTable, type Staging } from '../imports';
import { isRejected, type CsvRow, type RowProblem } from '../imports/domain/row';
import { excerpt } from '../shared/refusal';
import { chargeAsDecided } from './charging';
import {
  columnNaming,
  NAMED,
  readContactRow,
  type ContactMapping,
  type ImportedContact,
} from './domain/contact-import';
import { ServiceContactTable } from './service-contact.table';

/** A row on its way in. */
interface StagedContact extends ImportedContact {
  readonly id: string;
  readonly row: number;
  /** For a customer who is not known yet. */
  readonly customerId: string | null;
}

const COLUMNS = `id uuid not null, row integer not null, "contactId" text not null, "occurredAt" timestamptz not null,
  channel text not null, cause text not null, product text, journey text, mode text not null, "customerKey" text,
  "customerId" uuid, transfers integer not null, relation text, text text`;
/** What makes two contacts different ones. Neither text nor customer: of one that is known they may have been erased. */
const SAID = ['occurredAt', 'channel', 'cause', 'product', 'journey', 'mode', 'transfers', 'relation'] as const;
const LISTS = { channel: 'channels', cause: 'contact_causes', product: 'products', journey: 'journeys' } as const;

/** Service contacts that wait until all of the file were judged: as many as there are, in the memory of a few hundred. */
export class ContactStaging implements Staging {
  private constructor(
    private readonly tx: Transaction,
    private readonly mapping: ContactMapping,
    private readonly staged: StagingTable<StagedContact>,
  ) {}

  static async open(tx: Transaction, mapping: ContactMapping): Promise<ContactStaging> {
    return new ContactStaging(tx, mapping, await StagingTable.create(tx, 'staged_contacts', COLUMNS));
  }

  async add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]> {
    const read = readContactRow(this.mapping, row, rowNumber, this.tx.now);
    if (isRejected(read)) return read;
    const customerId = read.customerKey === null ? null : this.tx.newId();
    await this.staged.add({ id: this.tx.newId(), row: rowNumber, ...read, customerId });
    return [];
  }

  async sift(): ReturnType<Staging['sift']> {
    await this.staged.flush();
    const problems = [...(await this.contradictionsWithin())];
    for (const named of NAMED) problems.push(...(await this.unknown(named)));
    await this.lockCauses();
    await this.tx.manager.query(`create temporary table new_contacts on commit drop as ${RESOLVED}`, [
      this.tx.viewer.organizationId,
      this.mapping.source,
    ]);
    problems.push(...(await this.contradictionsWithStanding()), ...(await this.countedAlready()));
    const [counted] = await this.tx.manager.query<{ count: string }[]>('select count(*) from new_contacts');
    return { added: Number(counted?.count), changed: 0, problems, changes: [] };
  }

  async write(importId: string): Promise<readonly AuditEntry[]> {
    const { tx } = this;
    const rows = 'select customer_id, "customerKey" from new_contacts';
    await keepCustomers(tx, { rows, importId });
    await tx.manager.query(
      `insert into service_contacts (id, organization_id, occurred_at, channel_id, product_id, journey_id, cause_id,
           customer_id, mode, transfers, relation, text, import_key, owner_id, side, charged_to_id, charged_side, import_id,
           recorded_by_id, recorded_at)
         select n.id, $1, n."occurredAt", n.channel_id, n.product_id, n.journey_id, n.cause_id, k.id, n.mode, n.transfers,
             n.relation, n.text, n.import_key, n.owner_id, n.side, n.owner_id, n.side, $2, $3, $4
           from new_contacts n left join customers k on k.organization_id = $1 and k.key = n."customerKey"`,
      [tx.viewer.organizationId, importId, tx.viewer.personId, tx.now],
    );
    const causes = await tx.manager.query<{ id: string }[]>('select distinct cause_id as id from new_contacts');
    const causeIds = causes.map(({ id }) => id);
    await chargeAsDecided(tx, ServiceContactTable, causeIds, { importId });
    return [];
  }

  /** Of equal rows one stays; of an id that is said to be two contacts, the first, and the others are bad. */
  private async contradictionsWithin(): Promise<RowProblem[]> {
    await this.tx.manager.query('create index on staged_contacts ("contactId"); analyze staged_contacts');
    const said = (alias: string) => [...SAID, 'text', 'customerKey'].map((each) => `${alias}."${each}"`).join(', ');
    const found = await this.tx.manager.query<{ row: number; id: string; first: number }[]>(
      `with first as (select "contactId", min(row) as row from staged_contacts group by "contactId" having count(*) > 1),
       taken as (
         delete from staged_contacts s using first f join staged_contacts e on e.row = f.row
           where s."contactId" = f."contactId" and s.row > f.row
           returning s.row, s."contactId" as id, f.row as first, (${said('s')}) is distinct from (${said('e')}) as differs)
       select row, id, first from taken where differs order by row`,
    );
    return found.map(({ row, id, first }) =>
      this.problem(row, id, `Row ${first} has the same id and says something else.`),
    );
  }

  /** Takes out the rows that name something that is not there. */
  private async unknown(named: (typeof NAMED)[number]): Promise<RowProblem[]> {
    const found = await this.tx.manager.query<{ row: number; name: string }[]>(
      `with taken as (
         delete from staged_contacts s where s.${named} is not null and not exists (
           select from ${LISTS[named]} l where l.organization_id = $1 and l.name = s.${named})
           returning s.row, s.${named} as name)
       select row, name from taken order by row`,
      [this.tx.viewer.organizationId],
    );
    const of = named === 'cause' ? 'contact cause' : named;
    return found.map(({ row, name }) => ({
      ...{ row, column: columnNaming(this.mapping, named), value: excerpt(name), reason: `There is no such ${of}.` },
    }));
  }

  /** In one order: of two who record for a cause at once, or decide what is charged for it, the second sees the first. */
  private async lockCauses(): Promise<void> {
    await this.tx.manager.query(
      `select id from contact_causes where organization_id = $1 and name in (select cause from staged_contacts)
         order by id for no key update`,
      [this.tx.viewer.organizationId],
    );
  }

  /** Leaves out what is known, and tells of what came in before as something else. */
  private async contradictionsWithStanding(): Promise<RowProblem[]> {
    const found = await this.tx.manager.query<{ row: number; id: string }[]>(
      `with taken as (
         delete from new_contacts n using service_contacts c
           where c.organization_id = $1 and c.import_key = n.import_key
           returning n.row, n."contactId" as id,
             (n."occurredAt", n.channel_id, n.cause_id, n.product_id, n.journey_id, n.mode, n.transfers, n.relation)
               is distinct from (c.occurred_at, c.channel_id, c.cause_id, c.product_id, c.journey_id, c.mode, c.transfers,
                 c.relation) as differs)
       select row, id from taken where differs order by row`,
      [this.tx.viewer.organizationId],
    );
    return found.map(({ row, id }) => this.problem(row, id, 'This contact came in before and says something else.'));
  }

  /** Takes out the contacts that a count has counted. */
  private async countedAlready(): Promise<RowProblem[]> {
    const found = await this.tx.manager.query<{ row: number; moment: string; from: string; to: string }[]>(
      `with taken as (
         delete from new_contacts n using contact_counts k
           where k.organization_id = $1 and k.replaced_at is null and k.cause_id = n.cause_id and k.channel_id = n.channel_id and k.owner_id = n.owner_id
             and (n."occurredAt" at time zone 'UTC')::date between k.from_day and k.to_day
           returning n.row, n."occurredAt" as moment, k.from_day, k.to_day)
       select row, to_char(moment at time zone 'UTC', 'YYYY-MM-DD') as moment, from_day::text as "from", to_day::text as "to"
         from taken order by row`,
      [this.tx.viewer.organizationId],
    );
    return found.map(({ row, moment, from, to }) => ({
      ...{ row, column: this.mapping.occurredAt.column, value: moment },
      reason: `It is counted already, by the count of ${from} to ${to}: of the same cause, owner and channel nothing is counted twice.`,
    }));
  }

  private problem(row: number, id: string, reason: string): RowProblem {
    return { row, column: this.mapping.contactId.column, value: excerpt(id), reason };
  }
}

/** SQL of the staged rows with the ids of what they name, and what they are known by. */
const RESOLVED = `
  select s.*, c.id as channel_id, a.id as cause_id, a.owner_id, a.side, p.id as product_id, j.id as journey_id,
      s."customerId" as customer_id, sha256(convert_to($2::text || '/id:' || s."contactId", 'UTF8')) as import_key
    from staged_contacts s
    join channels c on c.organization_id = $1 and c.name = s.channel
    join contact_causes a on a.organization_id = $1 and a.name = s.cause
    left join products p on p.organization_id = $1 and p.name = s.product
    left join journeys j on j.organization_id = $1 and j.name = s.journey`;
