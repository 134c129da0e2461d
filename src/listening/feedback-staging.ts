import { createHash } from 'node:crypto';
import type { AuditEntry, Transaction } from '../audit';
import { keepCustomers } from '../customers';
import { StagingTable, type Staging } from '../imports';
import { isRejected, type CsvRow, type RowProblem } from '../imports/domain/row';
import { excerpt } from '../shared/refusal';
import { contentKey, readRow, type ImportedFeedback } from './domain/feedback-import';
import type { FeedbackMapping } from './domain/feedback-mapping';
import { feedbackLanguageOf } from './feedback-language.service';
import { tellListeners, type FeedbackListener } from './feedback-listener';
import { tagByRules } from './theme-tagging';

/** A row on its way in. */
interface StagedFeedback extends Pick<
  ImportedFeedback,
  'receivedOn' | 'text' | 'rating' | 'channel' | 'product' | 'journey' | 'customerKey' | 'themes' | 'attributes'
> {
  readonly id: string;
  readonly row: number;
  /** What the row is known by; where `repeats`, together with which occurrence of it in the file it is. */
  readonly key: string;
  readonly repeats: boolean;
  /** For its customer, should nobody know the key yet. */
  readonly customerId: string | null;
}

const COLUMNS = `
  id uuid not null, row integer not null, key text not null, repeats boolean not null,
  "receivedOn" date not null, text text, rating double precision, channel text, product text,
  journey text, "customerKey" text, "customerId" uuid, themes jsonb not null, attributes jsonb not null`;

/** Rows of feedback that wait until all of the file were judged. */
export class FeedbackStaging implements Staging {
  private constructor(
    private readonly tx: Transaction,
    private readonly mapping: FeedbackMapping,
    private readonly listeners: readonly FeedbackListener[],
    private readonly staged: StagingTable<StagedFeedback>,
  ) {}

  static async open(
    tx: Transaction,
    mapping: FeedbackMapping,
    listeners: readonly FeedbackListener[],
  ): Promise<FeedbackStaging> {
    return new FeedbackStaging(tx, mapping, listeners, await StagingTable.create(tx, 'staged_feedback', COLUMNS));
  }

  async add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]> {
    const read = readRow(this.mapping, row, rowNumber, this.tx.today);
    if (isRejected(read)) return read;
    const { receivedOn, text, rating, channel, product, journey, customerKey, themes, attributes, identity } = read;
    const known =
      identity.by === 'ID'
        ? { key: identity.importKey, repeats: false }
        : { key: contentKey(this.mapping, sha256(identity.canonicalText)), repeats: true };
    const said = { receivedOn, text, rating, channel, product, journey, customerKey, themes, attributes };
    const customerId = customerKey === null ? null : this.tx.newId();
    await this.staged.add({ id: this.tx.newId(), customerId, row: rowNumber, ...said, ...known });
    return [];
  }

  async sift(): ReturnType<Staging['sift']> {
    await this.staged.flush();
    const problems = await this.contradictions();
    await this.keepUnknown();
    const [counted] = await this.tx.manager.query<{ count: string }[]>('select count(*) from new_feedback');
    return { added: Number(counted?.count), changed: 0, problems, changes: [] };
  }

  /**
   * Makes feedback of the rows that are not known yet, and adds the channels, products, journeys, themes and customers that
   * they name.
   */
  async write(importId: string): Promise<readonly AuditEntry[]> {
    await this.addNames(importId, 'channels', 'select channel from new_feedback');
    await this.addNames(importId, 'products', 'select product from new_feedback');
    await this.addNames(importId, 'journeys', 'select journey from new_feedback');
    await this.addNames(importId, 'themes', 'select jsonb_array_elements_text(themes) from new_feedback');
    await keepCustomers(this.tx, { rows: 'select "customerId", "customerKey" from new_feedback', importId });
    const { organizationId, personId } = this.tx.viewer;
    const { source, party, speaker } = this.mapping;
    const language = this.mapping.language ?? (await feedbackLanguageOf(this.tx));
    await this.tx.manager.query(
      `insert into feedback (id, organization_id, source, party, speaker, received_on, text, language, rating, channel_id,
           product_id, journey_id, customer_id, attributes, import_key, import_id, recorded_by_id, recorded_at)
       select n.id, $1, $2, $3, $4, n."receivedOn", n.text, $8, n.rating, c.id, p.id, j.id, k.id, n.attributes, n.import_key,
           $5, $6, $7
         from new_feedback n
         left join channels c on c.organization_id = $1 and c.name = n.channel
         left join products p on p.organization_id = $1 and p.name = n.product
         left join journeys j on j.organization_id = $1 and j.name = n.journey
         left join customers k on k.organization_id = $1 and k.key = n."customerKey"`,
      [organizationId, source, party, speaker, importId, personId, this.tx.now, language],
    );
    await this.tx.manager.query(
      `insert into feedback_themes (organization_id, feedback_id, theme_id, origin)
       select $1, n.id, t.id, 'IMPORT'
         from new_feedback n
         cross join jsonb_array_elements_text(n.themes) theme(name)
         join themes t on t.organization_id = $1 and t.name = theme.name`,
      [organizationId],
    );
    await tagByRules(this.tx, { importId });
    // Feedback that a person recorded has an audit of its own; of a file, the record of the import tells.
    return tellListeners(this.listeners, this.tx, { importId });
  }

  /** Rows that have the id of an earlier one of the file and say something else: neither may be lost without a word. */
  private async contradictions(): Promise<RowProblem[]> {
    const { externalId, dataset } = this.mapping;
    if (externalId === undefined) return [];
    const said = (alias: string) =>
      ['"receivedOn"', 'text', 'rating', 'channel', 'product', 'journey', '"customerKey"', 'themes', 'attributes']
        .map((column) => `${alias}.${column}`)
        .join(', ');
    const found = await this.tx.manager.query<{ row: number; key: string; first: number }[]>(
      `with first as (select distinct on (key) * from staged_feedback order by key, row),
       taken as (
         delete from staged_feedback s using first f
           where s.key = f.key and s.row > f.row and (${said('s')}) is distinct from (${said('f')})
           returning s.row, s.key, f.row as first)
       select * from taken order by row`,
    );
    return found.map(({ row, key, first }) => ({
      ...{ row, column: externalId.column, value: excerpt(key.slice(`${dataset}/id:`.length)) },
      reason: `Row ${first} has the same id and says something else.`,
    }));
  }

  /** Counts the occurrences of equal rows, and leaves out what was imported before. */
  private async keepUnknown(): Promise<void> {
    await this.tx.manager.query(`
      create temporary table new_feedback on commit drop as
        select distinct on (k.import_key) k.*
          from (
            select s.*, sha256(convert_to(s.key || case when s.repeats
                then '#' || row_number() over (partition by s.key order by s.row) else '' end, 'UTF8')) as import_key
              from staged_feedback s) k
          where not exists (
            select from feedback f where f.organization_id = current_organization() and f.import_key = k.import_key)
          order by k.import_key, k.row;
      analyze new_feedback`);
  }

  /** @param names SQL of the names that have to be there; null names nothing */
  private async addNames(
    importId: string,
    list: 'channels' | 'products' | 'journeys' | 'themes',
    names: string,
  ): Promise<void> {
    const { organizationId } = this.tx.viewer;
    const unknown = await this.tx.manager.query<{ name: string }[]>(
      `select distinct n.name from (${names}) n(name)
        where n.name is not null
          and not exists (select from ${list} l where l.organization_id = $1 and l.name = n.name)
        order by n.name`,
      [organizationId],
    );
    // Somebody may add the same name by hand in this moment: theirs will do.
    await this.tx.manager.query(
      `insert into ${list} (id, organization_id, name, import_id)
       select u.id, $1, u.name, $4 from unnest($2::uuid[], $3::text[]) u(id, name)
       on conflict on constraint ${list}_name_key do nothing`,
      [organizationId, unknown.map(() => this.tx.newId()), unknown.map(({ name }) => name), importId],
    );
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
