import { Tracks1795500007500 } from '../../migrations/1795500007500-tracks';
import { defaultThresholds } from '../../src/proposals/domain/proposal-track';
import { ADatabaseOfBefore, OLD_BANK } from '../support/a-database-of-before';

let before: ADatabaseOfBefore;
beforeAll(async () => void (before = await ADatabaseOfBefore.make(Tracks1795500007500)));
afterAll(() => before.drop());

describe('An organization that was there before tracks of proposals were', () => {
  it('has the thresholds of one that is founded now, and what was costed goes the way that all did', async () => {
    const person = '01890000-0000-7000-8000-000000000002';
    await before.query(
      `insert into people (id, organization_id, name, email, created_at) values ('${person}', '${OLD_BANK}', 'Ada', 'a@x', now())`,
    );
    await before.query(
      `insert into proposals (id, organization_id, title, who_is_hurt, how_they_are_hurt, status, proposer_id, currency_code,
          cost_one_off_minor, cost_yearly_minor, version, created_at, updated_at)
        select gen_random_uuid(), '${OLD_BANK}', t.title, 'a', 'b', t.status, '${person}', 'USD', t.cost, t.cost, 1, now(), now()
        from (values ('Costed', 'FUNDED', 500000000), ('Idea', 'IDEA', null::bigint)) t(title, status, cost)`,
    );
    await before.migrate();
    const [thresholds] = await before.query<Record<string, string>[]>(
      'select light_up_to_minor as light, major_from_minor as major, currency_code as currency from track_thresholds',
    );
    const { lightUpToMinor, majorFromMinor } = defaultThresholds('USD');
    expect(thresholds).toEqual({ light: String(lightUpToMinor), major: String(majorFromMinor), currency: 'USD' });
    expect(await before.query('select title, track, declared_risk from proposals order by title')).toEqual([
      { title: 'Costed', track: 'STANDARD', declared_risk: null },
      { title: 'Idea', track: null, declared_risk: null },
    ]);
  });
});
