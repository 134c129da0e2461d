import { ScoringModels1795500006000 } from '../../migrations/1795500006000-scoring-models';
import { ADatabaseOfBefore, OLD_BANK } from '../support/a-database-of-before';

const id = (number: number): string => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [PETRA, RETAIL, MODEL, JOBS, DRAFT, PROPOSAL] = [id(2), id(4), id(5), id(6), id(7), id(8)] as const;
const PUBLISHED = '2026-01-05T09:00:00.000Z';
const MODELS =
  'scoring_models (id, organization_id, name, method, drivers, horizon_years, discount_rate_basis_points, currency_code';

let before: ADatabaseOfBefore;
beforeAll(async () => {
  before = await ADatabaseOfBefore.make(ScoringModels1795500006000);
  await before.query(`
    insert into people (id, organization_id, name, email, created_at)
      values ('${PETRA}', '${OLD_BANK}', 'Petra', 'petra@example.com', now());
    insert into ${MODELS}, published_at)
      values ('${MODEL}', '${OLD_BANK}', 'M', 'RETURN_AND_INACTION', '[]', 3, 800, 'USD', '${PUBLISHED}');
    insert into portfolios (id, organization_id, name, period_from, period_to, currency_code, scoring_model_id, created_at)
      values ('${RETAIL}', '${OLD_BANK}', 'Retail', '2026-01-01', '2026-12-31', 'USD', '${MODEL}', now());
    insert into proposals (id, organization_id, portfolio_id, title, who_is_hurt, how_they_are_hurt, status, proposer_id, currency_code,
        created_at, updated_at)
      values ('${PROPOSAL}', '${OLD_BANK}', '${RETAIL}', 'T', 'W', 'H', 'UNDER_ASSESSMENT', '${PETRA}', 'USD', now(), now());`);
  await before.migrate();
});
afterAll(() => before.drop());

describe('The scoring models of before they were drafted', () => {
  it('are published since they were there, by nobody, and never change', async () => {
    const models = await before.query(
      'select status, note, version, drafted_at, published_at, drafted_by_id from scoring_models',
    );

    expect(models).toEqual([
      {
        ...{ status: 'PUBLISHED', note: 'The default.', version: 1, drafted_by_id: null },
        ...{ drafted_at: new Date(PUBLISHED), published_at: new Date(PUBLISHED) },
      },
    ]);
    for (const sql of ['update scoring_models set horizon_years = 4', 'delete from scoring_models']) {
      await expect(before.query(sql)).rejects.toThrow('a scoring model never changes once it is published');
    }
  });

  it('are all that is left when it is taken back, with their portfolios, and without scores by other methods', async () => {
    await before.query(`
      insert into ${MODELS}, status, note, based_on_id, drafted_at, published_at) values
        ('${JOBS}', '${OLD_BANK}', 'Jobs', 'WSJF', '[]', 3, 800, 'USD', 'PUBLISHED', 'N', '${MODEL}', now(), now()),
        ('${DRAFT}', '${OLD_BANK}', 'Draft', 'RETURN_AND_INACTION', '[]', 3, 800, 'USD', 'DRAFT', 'N', '${JOBS}', now(), null);
      update portfolios set scoring_model_id = '${JOBS}';
      insert into estimates (id, organization_id, proposal_id, driver, scorer_id, state, low_hundredths, likely_hundredths,
          high_hundredths, created_at, updated_at) values
        ('${id(9)}', '${OLD_BANK}', '${PROPOSAL}', 'JOB_SIZE', '${PETRA}', 'ESTIMATED', 1, 2, 3, now(), now()),
        ('${id(10)}', '${OLD_BANK}', '${PROPOSAL}', 'BRAND_DAMAGE', '${PETRA}', 'ESTIMATED', 1, 2, 3, now(), now());
      insert into proposal_scores (organization_id, proposal_id, inaction_weight_hundredths, portfolio_id, scoring_model_id, score_micro,
          returns_micro, cost_of_inaction_micro, coverage_basis_points, complete, currency_code, value_minor, weighted_value_minor,
          value_over_horizon_minor, total_cost_minor, commitment_minor, scored_at)
        values ('${OLD_BANK}', '${PROPOSAL}', 100, '${RETAIL}', '${JOBS}', 5, 0, 0, 10000, true, 'USD', 0, 0, 0, 0, 0, now());`);
    await before.back();

    expect(await before.query('select name from scoring_models')).toEqual([{ name: 'M' }]);
    expect(await before.query('select scoring_model_id as id from portfolios')).toEqual([{ id: MODEL }]);
    expect(await before.query('select driver from estimates')).toEqual([{ driver: 'BRAND_DAMAGE' }]);
    expect(await before.query('select from proposal_scores')).toEqual([]);
    await expect(before.query('update scoring_models set horizon_years = 4')).rejects.toThrow('append-only');
  });
});
