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
    const tables = await manager.query<{ name: string }[]>(
      `select table_name as name from information_schema.columns where table_schema = 'public'
        and column_name = 'organization_id' and has_table_privilege(format('%I', table_name), 'select') order by 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await manager.query<{ n: number }[]>(`select count(*)::int as n from ${name}`);
      counts[name] = row!.n;
    }
    return counts;
  });
