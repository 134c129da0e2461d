import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { createStewardDataSource } from '../../ormconfig';
import { migrate } from '../../src/platform/migrate';
import { createDatabase, dropDatabase, serverConnection } from './steward';

/** The organization that was there before. */
export const OLD_BANK = '01890000-0000-7000-8000-000000000001';

/** A database of its own that stands just before a migration, with an organization that was founded by then. */
export class ADatabaseOfBefore {
  private constructor(
    private readonly name: string,
    private readonly owner: DataSource,
    /** How many migrations come from there on. */
    private readonly later: number,
  ) {}

  /** All migrations, run once for the template, are taken back down to this one: their ways down are walked as well. */
  static async make(migration: (typeof migrations)[number]): Promise<ADatabaseOfBefore> {
    const name = `before_${randomUUID().replaceAll('-', '')}`;
    await createDatabase(name, 'steward');
    const connection = { ...serverConnection(), database: name };
    const owner = await createStewardDataSource(connection, { asOwner: true, poolSize: 2 }).initialize();
    const later = migrations.length - migrations.indexOf(migration);
    for (let left = later; left > 0; left--) await owner.undoLastMigration();
    await owner.query(
      `insert into organizations (id, name, currency_code, created_at) values ($1, 'Old Bank', 'USD', now())`,
      [OLD_BANK],
    );
    return new ADatabaseOfBefore(name, owner, later);
  }

  /** Runs the migration and all that came after it. */
  migrate(): Promise<unknown> {
    return migrate(this.owner);
  }

  /** Takes the migration back, and all that came after it. */
  async back(): Promise<void> {
    for (let left = this.later; left > 0; left--) await this.owner.undoLastMigration();
  }

  /** What a statement answers in the tenant of the organization. */
  query<Answer = unknown[]>(sql: string): Promise<Answer> {
    return this.owner.transaction(async (manager) => {
      await manager.query(`select set_config('app.organization', $1, true)`, [OLD_BANK]);
      return manager.query<Answer>(sql);
    });
  }

  async drop(): Promise<void> {
    await this.owner.destroy();
    await dropDatabase(this.name);
  }
}
