import type { PoolClient, QueryConfig } from 'pg';
import type { EntityManager } from 'typeorm';
import { enterStatement } from '../../src/platform/session';
import type { Steward } from './steward';

/** Work on the tables as the application's role, within the organization of the person with this e-mail. */
export const inOrganizationOf = <T>(
  steward: Steward,
  email: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> =>
  steward.dataSource.transaction(async (manager) => {
    await manager.query(enterStatement(steward.caller(email)));
    return work(manager);
  });

/** How many rows every table holds of an organization: equal before and after when nothing was written. */
export const writtenRows = (steward: Steward, email = 'ada@example.com'): Promise<Record<string, number>> =>
  inOrganizationOf(steward, email, async (manager) => {
    const session = (await manager.queryRunner!.connect()) as PoolClient;
    const { rows } = await session.query<Record<string, number>>(await countingStatement(manager));
    return rows[0]!;
  });

let counting: string | undefined;

/**
 * Counts the rows of every table, a column each. Hundreds of tests ask for it twice, and PostgreSQL plans it ten times as long
 * as it runs: by its name a session plans it once.
 */
async function countingStatement(manager: EntityManager): Promise<QueryConfig> {
  counting ??= await countingText(manager);
  return { name: 'written_rows', text: counting };
}

async function countingText(manager: EntityManager): Promise<string> {
  const tables = await manager.query<{ name: string }[]>(
    `select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege(c.oid, 'select')
      order by 1`,
  );
  return `select ${tables.map(({ name }) => `(select count(*)::int from ${name}) as ${name}`).join(', ')}`;
}
