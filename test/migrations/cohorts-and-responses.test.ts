import { CohortsAndResponses1795600001000 } from '../../migrations/1795600001000-cohorts-and-responses';
import { DEFAULT_SMALLEST_SAMPLE } from '../../src/metrics/domain/smallest-sample';
import { ADatabaseOfBefore, OLD_BANK } from '../support/a-database-of-before';

let before: ADatabaseOfBefore;
beforeAll(async () => void (before = await ADatabaseOfBefore.make(CohortsAndResponses1795600001000)));
afterAll(() => before.drop());

describe('An organization that was there before cohorts were counted by period', () => {
  it('has its early churn as cohorts of one period, and the smallest sample of one that is founded now', async () => {
    const person = '01890000-0000-7000-8000-000000000002';
    await before.query(
      `insert into people (id, organization_id, name, email, created_at) values ('${person}', '${OLD_BANK}', 'Ada', 'a@x', now())`,
    );
    await before.query(
      `insert into readings (id, organization_id, metric, subject_kind, subject_id, is_baseline, source, n, sum, sum_of_squares,
          window_from, window_to, recorded_by_id, recorded_at)
        select gen_random_uuid(), '${OLD_BANK}', metric, 'ORGANIZATION', '${OLD_BANK}', false, 'Billing', 20, 3, 3,
          '2026-01-01', '2026-01-31', '${person}', now()
        from unnest('{CHURN_RATE,EARLY_CHURN_RATE}'::text[]) metric`,
    );
    await before.migrate();
    expect(await before.query('select metric, periods, asked from readings order by metric')).toEqual([
      { metric: 'CHURN_RATE', periods: null, asked: null },
      { metric: 'EARLY_CHURN_RATE', periods: [{ atRisk: 20, lost: 3, censored: 0 }], asked: null },
    ]);
    expect(await before.query('select organization_id, n from smallest_samples')).toEqual([
      { organization_id: OLD_BANK, n: DEFAULT_SMALLEST_SAMPLE },
    ]);
  });
});
