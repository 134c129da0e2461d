import type { DataSource } from 'typeorm';
import { poolOf } from './database';
import { migrateJobs } from './jobs';

/** Any number that no other program of this database takes as its lock. */
const MIGRATION_LOCK = 7_379_462_081;

/**
 * Brings the database to this version of the code: one start at a time, the others wait and find it done.
 * @param owner connected as the login that owns the tables
 * @returns the names of the migrations that ran
 */
export async function migrate(owner: DataSource): Promise<string[]> {
  const client = await poolOf(owner).connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await owner.runMigrations();
    await migrateJobs(owner);
    return ran.map((migration) => migration.name);
  } finally {
    // Ends the session, and the lock with it.
    client.release(true);
  }
}
