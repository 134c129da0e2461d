import { Client } from 'pg';
import type { Steward } from './steward';

/** Which tables of the whole database, those of the queue too, hold this text anywhere in a row: past every wall. */
export async function foundAnywhere(steward: Steward, text: string): Promise<string[]> {
  const client = new Client({ ...steward.connection, user: 'postgres' });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const holding: string[] = [];
    for (const { name } of rows) {
      const found = await client.query(`select from ${name} t where strpos(lower(t::text), lower($1)) > 0 limit 1`, [
        text,
      ]);
      if (found.rowCount === 1) holding.push(name);
    }
    return holding;
  } finally {
    await client.end();
  }
}
