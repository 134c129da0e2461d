import type { Transaction } from '../audit';
import type { ImportedFeedback } from './domain/feedback-import';
import type { FeedbackMapping } from './domain/feedback-mapping';

/** A row on its way in. */
export interface StagedFeedback extends Pick<
  ImportedFeedback,
  'receivedOn' | 'text' | 'rating' | 'channel' | 'product' | 'themes' | 'attributes'
> {
  readonly id: string;
  readonly row: number;
  /** What the row is known by; where `repeats`, together with which occurrence of it in the file it is. */
  readonly key: string;
  readonly repeats: boolean;
}

/**
 * Where the rows of a file wait until all of them were found good: in the database, so that a file of any size fits, and
 * what is known already is told by one comparison of sets. All of it ends with the transaction.
 */
export class FeedbackStaging {
  private constructor(private readonly tx: Transaction) {}

  static async open(tx: Transaction): Promise<FeedbackStaging> {
    // One import at a time in an organization: two of the same file must not both find their rows new.
    await tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('feedback import ' || $1, 0))`, [
      tx.viewer.organizationId,
    ]);
    // A large file takes longer than a request may.
    await tx.manager.query('set local statement_timeout = 0');
    await tx.manager.query(`
      create temporary table staged_feedback (
        id uuid not null, row integer not null, key text not null, repeats boolean not null,
        "receivedOn" date not null, text text, rating double precision, channel text, product text,
        themes jsonb not null, attributes jsonb not null
      ) on commit drop`);
    return new FeedbackStaging(tx);
  }

  async add(rows: readonly StagedFeedback[]): Promise<void> {
    if (rows.length === 0) return;
    await this.tx.manager.query(
      'insert into staged_feedback select * from jsonb_populate_recordset(null::staged_feedback, $1::jsonb)',
      [JSON.stringify(rows)],
    );
  }

  /**
   * Makes feedback of the rows that are not known yet, and adds the channels, products and themes that they name.
   * @returns how many rows became feedback
   */
  async settle(mapping: FeedbackMapping): Promise<number> {
    await this.keepUnknown();
    await this.addNames('channels', 'select channel from new_feedback');
    await this.addNames('products', 'select product from new_feedback');
    await this.addNames('themes', 'select jsonb_array_elements_text(themes) from new_feedback');
    const { organizationId, personId } = this.tx.viewer;
    const inserted = await this.tx.manager.query<{ count: string }[]>(
      `with inserted as (
         insert into feedback (id, organization_id, source, party, speaker, received_on, text, rating, channel_id,
             product_id, attributes, import_key, recorded_by_id, recorded_at)
         select n.id, $1, $2, $3, $4, n."receivedOn", n.text, n.rating, c.id, p.id, n.attributes, n.import_key, $5, $6
           from new_feedback n
           left join channels c on c.organization_id = $1 and c.name = n.channel
           left join products p on p.organization_id = $1 and p.name = n.product
         returning 1)
       select count(*) from inserted`,
      [organizationId, mapping.source, mapping.party, mapping.speaker, personId, this.tx.now],
    );
    await this.tx.manager.query(
      `insert into feedback_themes (organization_id, feedback_id, theme_id)
       select $1, n.id, t.id
         from new_feedback n
         cross join jsonb_array_elements_text(n.themes) theme(name)
         join themes t on t.organization_id = $1 and t.name = theme.name`,
      [organizationId],
    );
    return Number(inserted[0]?.count);
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
  private async addNames(list: 'channels' | 'products' | 'themes', names: string): Promise<void> {
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
      `insert into ${list} (id, organization_id, name)
       select u.id, $1, u.name from unnest($2::uuid[], $3::text[]) u(id, name)
       on conflict on constraint ${list}_name_key do nothing`,
      [organizationId, unknown.map(() => this.tx.newId()), unknown.map(({ name }) => name)],
    );
  }
}
