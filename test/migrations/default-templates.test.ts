import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { Maturity1795200003000 } from '../../migrations/1795200003000-maturity';
import { createStewardDataSource } from '../../ormconfig';
import { DEFAULT_TEMPLATES } from '../../src/pillars/domain/default-templates';
import { migrate } from '../../src/platform/migrate';
import { onServer, serverConnection } from '../support/steward';

const database = `templates_${randomUUID().replaceAll('-', '')}`;
const organization = '01890000-0000-7000-8000-000000000001';
let owner: DataSource;

beforeAll(async () => {
  await onServer((client) => client.query(`create database ${database} owner steward`));
  owner = await createStewardDataSource(
    { ...serverConnection(), database },
    { asOwner: true, poolSize: 2 },
  ).initialize();
  await migrate(owner);
});
afterAll(async () => {
  await owner.destroy();
  await onServer((client) => client.query(`drop database ${database}`));
});

describe('An organization that was there before assessment templates were', () => {
  it('has the same as one that is founded now, linked to the pillars that it has', async () => {
    const later = migrations.length - migrations.indexOf(Maturity1795200003000);
    for (let left = later; left > 0; left--) await owner.undoLastMigration();
    const inside = <T>(query: string): Promise<T> =>
      owner.transaction(async (manager) => {
        await manager.query(`select set_config('app.organization', $1, true)`, [organization]);
        return manager.query<T>(query);
      });
    await owner.query(
      `insert into organizations (id, name, currency_code, created_at) values ($1, 'Old Bank', 'USD', now())`,
      [organization],
    );
    await inside(`insert into pillars (id, organization_id, position, code, name, purpose)
      values (gen_random_uuid(), '${organization}', 1, 'LEADERSHIP', 'How we lead', 'Lead')`);
    await migrate(owner);
    const templates = await inside(`
      select t.name, t.purpose, t.version, json_agg(json_build_object('code', d.code, 'name', d.name,
          'anchors', d.anchors, 'pillar', p.name) order by d.position) as dimensions
        from assessment_templates t
          join assessment_dimensions d on d.template_id = t.id and d.template_version = t.version
          left join pillars p on p.id = d.pillar_id
        group by t.id order by t.position`);
    const pillarOf = (code: string) => (code === 'LEADERSHIP' ? 'How we lead' : null);
    expect(templates).toEqual(
      DEFAULT_TEMPLATES.map(({ dimensions, ...template }) => ({
        ...{ ...template, version: 1 },
        dimensions: dimensions.map((dimension) => ({ ...dimension, pillar: pillarOf(dimension.code) })),
      })),
    );
  });
});
