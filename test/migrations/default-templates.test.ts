import { Maturity1795200003000 } from '../../migrations/1795200003000-maturity';
import { DEFAULT_TEMPLATES } from '../../src/pillars/domain/default-templates';
import { ADatabaseOfBefore, OLD_BANK } from '../support/a-database-of-before';

let before: ADatabaseOfBefore;
beforeAll(async () => void (before = await ADatabaseOfBefore.make(Maturity1795200003000)));
afterAll(() => before.drop());

describe('An organization that was there before assessment templates were', () => {
  it('has the same as one that is founded now, linked to the pillars that it has', async () => {
    await before.query(`insert into pillars (id, organization_id, position, code, name, purpose)
      values (gen_random_uuid(), '${OLD_BANK}', 1, 'LEADERSHIP', 'How we lead', 'Lead')`);
    await before.migrate();
    const templates = await before.query(`
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
