import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { createStewardDataSource } from '../../ormconfig';
import { migrate } from '../../src/platform/migrate';
import { createDatabase, dropDatabase, serverConnection } from '../support/steward';

const database = `migrations_${randomUUID().replaceAll('-', '')}`;
let owner: DataSource;

beforeAll(async () => {
  await createDatabase(database);
  owner = await createStewardDataSource(
    { ...serverConnection(), database },
    { asOwner: true, poolSize: 4 },
  ).initialize();
});
afterAll(async () => {
  await owner.destroy();
  await dropDatabase(database);
});

const remains = async (): Promise<string[]> => {
  const rows = await owner.query<{ name: string }[]>(`
    select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and relkind in ('r', 'S', 'v') and relname not like 'migrations%'
    union all
    select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'`);
  return rows.map(({ name }) => name);
};

describe('The migrations', () => {
  it('run once, also when two starts run them at the same time', async () => {
    const [first, second] = await Promise.all([migrate(owner), migrate(owner)]);
    expect([...first, ...second].sort()).toEqual(migrations.map((migration) => migration.name).sort());
  });

  it('can be taken back one by one to an empty schema, and run again', async () => {
    for (let left = migrations.length; left > 0; left--) await owner.undoLastMigration();
    expect(await remains()).toEqual([]);
    expect(await migrate(owner)).toHaveLength(migrations.length);
  });

  it('leave no foreign key without an index that leads with its columns', async () => {
    const bare = await owner.query<{ name: string }[]>(`
      select c.conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace
        where c.contype = 'f' and n.nspname = 'public' and not exists (
          select from pg_index i where i.indrelid = c.conrelid and i.indpred is null
            and (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] @> c.conkey
            and (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] <@ c.conkey)`);
    expect(bare).toEqual([]);
  });

  it('let no row point to a row of another organization: every key to a tenant’s table holds the organization, too', async () => {
    const tables = await owner.query<{ name: string }[]>(`
      select distinct t.relname as name from pg_constraint f join pg_class t on t.oid = f.confrelid
        where f.contype = 'f' and t.relname <> 'organizations' and array_length(f.conkey, 1) < 2`);
    expect(tables).toEqual([]);
  });
});
