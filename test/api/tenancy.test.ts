import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { aKey, Steward } from '../support/steward';

let steward: Steward;
let bank: string;

beforeAll(async () => {
  steward = await Steward.start();
  const found = async (name: string, email: string) => {
    const people = [{ name: 'Ada Admin', email, roles: ['ADMIN', 'CX_LEADER'] }] as const;
    const founded = await steward.house.founding.found(steward.caller(email), { name, currencyCode: 'USD', people });
    return founded!.organizationId;
  };
  bank = await found('Harbour Bank', 'ada@bank.example');
  await found('Other Telco', 'ada@telco.example');
});
afterAll(() => steward.stop());

/** As the application's own connections are, with this organization entered, and no filter in the statements. */
const inside = <T>(organization: string | undefined, work: (manager: EntityManager) => Promise<T>): Promise<T> =>
  steward.dataSource.transaction(async (manager) => {
    if (organization !== undefined)
      await manager.query(`select set_config('app.organization', $1, true)`, [organization]);
    return work(manager);
  });

const tenantTables = async (): Promise<string[]> => {
  const rows = await steward.dataSource.query<{ name: string }[]>(
    `select distinct table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'organization_id' order by 1`,
  );
  return rows.map(({ name }) => name);
};

describe('Another tenant', () => {
  it('has no row that the application can read when the filter is forgotten, in any table', async () => {
    const tables = await tenantTables();
    expect(tables).toContain('audit_records');
    for (const table of tables) {
      const seen = await inside(bank, (manager) =>
        manager.query<{ organization_id: string }[]>(`select distinct organization_id from ${table}`),
      );
      expect({ table, others: seen.filter((row) => row.organization_id !== bank) }).toEqual({ table, others: [] });
    }
    const organizations = await inside(bank, (manager) =>
      manager.query<{ name: string }[]>('select name from organizations'),
    );
    expect(organizations).toEqual([{ name: 'Harbour Bank' }]);
  });

  it('is guarded by a forced policy on every table that has an organization', async () => {
    const rows = await steward.dataSource.query<{ name: string; guarded: boolean }[]>(
      `select relname as name, relrowsecurity and (relforcerowsecurity or relname = any($2)) as guarded
         from pg_class where relname = any($1) and relkind = 'r'`,
      // What a claim or a sign-in looks for across tenants is open to the owner alone.
      [await tenantTables(), ['identities', 'deadlines', 'digest_schedules', 'scorecard_schedules']],
    );
    expect(rows.filter(({ guarded }) => !guarded)).toEqual([]);
    expect(rows.length).toBeGreaterThan(20);
  });

  it('is not entered by default: without an organization nothing is seen', async () => {
    const [count] = await inside(undefined, (manager) =>
      manager.query<{ n: string }[]>('select count(*) as n from people'),
    );
    expect(count).toEqual({ n: '0' });
  });

  it('cannot be written into', async () => {
    const insert = `insert into channels (id, organization_id, name) values ($1, $2, 'Door')`;
    const [{ id: other } = { id: '' }] = await steward.asOwner((owner) =>
      owner.query<{ id: string }[]>(`select id from organizations where name = 'Other Telco'`),
    );
    await expect(inside(bank, (manager) => manager.query(insert, [randomUUID(), other]))).rejects.toThrow(
      'new row violates row-level security policy for table "channels"',
    );
  });

  it('answers like nothing at all when its id is asked for', async () => {
    const { viewer } = await steward.data('ada@telco.example', '{ viewer { id } }');
    const query = 'query($id: ID!) { person(id: $id) { name } node(id: $id) { id } nodes(ids: [$id]) { id } }';
    expect(await steward.data('ada@bank.example', query, { id: viewer.id })).toEqual({
      person: null,
      node: null,
      nodes: [null],
    });

    const grant = 'mutation($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }';
    const input = { personId: viewer.id, role: 'SCORER', idempotencyKey: aKey() };
    const refused = await steward.ask('ada@bank.example', grant, { input });
    expect(refused.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^No person has the id /),
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

describe('What is append-only', () => {
  it.each(['audit_records', 'audit_details', 'ledger_entries', 'initiative_events'])(
    '%s refuses update, delete and truncate to the application',
    async (table) => {
      for (const statement of [
        `update ${table} set organization_id = organization_id`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        await expect(inside(bank, (manager) => manager.query(statement))).rejects.toThrow(
          `permission denied for table ${table}`,
        );
      }
    },
  );

  it.each(['audit_records', 'audit_details'])('%s refuses them to its owner, too', async (table) => {
    await steward.asOwner(async (owner) => {
      const statements = [
        `update ${table} set organization_id = organization_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ];
      for (const statement of statements) {
        const attempt = owner.transaction(async (manager) => {
          await manager.query(`select set_config('app.organization', $1, true)`, [bank]);
          await manager.query(statement);
        });
        await expect(attempt).rejects.toThrow(/append-only: (update|delete|truncate) is refused/);
      }
    });
  });

  it('the audit takes no record but through its function', async () => {
    const insert = `insert into audit_heads (organization_id, subject_kind, subject_id, sequence, hash) values ($1, 'X', $1, 1, '')`;
    await expect(inside(bank, (manager) => manager.query(insert, [bank]))).rejects.toThrow(
      'permission denied for table audit_heads',
    );
  });
});
