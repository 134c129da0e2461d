import type { Transaction } from '../audit';

const BATCH = 500;

/**
 * A table for the rows of one file, gone with the transaction: a file of any size fits, and what is known already is told
 * by one comparison of sets.
 */
export class StagingTable<Row extends object> {
  private batch: Row[] = [];

  private constructor(
    private readonly tx: Transaction,
    private readonly name: string,
  ) {}

  /** @param columns as SQL; a column is named exactly as the property of the row */
  static async create<Row extends object>(tx: Transaction, name: string, columns: string): Promise<StagingTable<Row>> {
    await tx.manager.query(`create temporary table ${name} (${columns}) on commit drop`);
    return new StagingTable<Row>(tx, name);
  }

  async add(row: Row): Promise<void> {
    this.batch.push(row);
    if (this.batch.length === BATCH) await this.flush();
  }

  /** Call it once after the last row: what is still on its way arrives. */
  async flush(): Promise<void> {
    if (this.batch.length === 0) return;
    await this.tx.manager.query(
      `insert into ${this.name} select * from jsonb_populate_recordset(null::${this.name}, $1::jsonb)`,
      [JSON.stringify(this.batch)],
    );
    this.batch = [];
  }
}
