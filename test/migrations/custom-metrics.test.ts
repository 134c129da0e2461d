import { CustomMetrics1795700100000 } from '../../migrations/1795700100000-custom-metrics';
import { ADatabaseOfBefore, OLD_BANK } from '../support/a-database-of-before';

const PERSON = '01890000-0000-7000-8000-000000000002';

let before: ADatabaseOfBefore;
beforeAll(async () => void (before = await ADatabaseOfBefore.make(CustomMetrics1795700100000)));
afterAll(() => before.drop());

describe('Metrics of organizations, taken back', () => {
  it("take along what was measured by them and what no file brought, and leave what was measured by Steward's own", async () => {
    await before.query(
      `insert into people (id, organization_id, name, email, created_at) values ('${PERSON}', '${OLD_BANK}', 'Ada', 'a@x', now())`,
    );
    await before.query(
      `insert into imports (id, organization_id, kind, by_id, imported_at, rows_read, rows_added, rows_changed, rows_known, rows_bad,
          rows_removed, file_name, sha256, mapping)
        values ('${PERSON}', '${OLD_BANK}', 'ANSWERS', '${PERSON}', now(), 1, 1, 0, 0, 0, 0, 'a.csv', 'x', '{}')`,
    );
    await before.migrate();
    await before.query(
      `insert into custom_metrics (id, organization_id, code, name, unit, direction, form, level, least, greatest, defined_by_id, defined_at)
        values (gen_random_uuid(), '${OLD_BANK}', 'PARKING', 'Parking', 'minutes', 'LOWER_IS_BETTER', 'MEAN', 'TRANSACTION', 0, 100000,
          '${PERSON}', now())`,
    );
    await before.query(
      `insert into readings (id, organization_id, metric, subject_kind, subject_id, is_baseline, source, n, sum, sum_of_squares,
          window_from, window_to, recorded_by_id, recorded_at)
        select gen_random_uuid(), '${OLD_BANK}', metric, 'ORGANIZATION', '${OLD_BANK}', false, 'Billing', 20, 3, 3,
          '2026-01-01', '2026-01-31', '${PERSON}', now() from unnest('{CHURN_RATE,PARKING}'::text[]) metric`,
    );
    // NPS: a promoter by a file, and a detractor that was recorded. 100,000 minutes fit no small integer.
    await before.query(
      `insert into answers (id, organization_id, metric, source, answer_id, score, observation, answered_on, cut, import_id)
        values (gen_random_uuid(), '${OLD_BANK}', 'NPS', 'S', 'a', 9, 1, '2026-01-01', '[]', '${PERSON}'),
          (gen_random_uuid(), '${OLD_BANK}', 'NPS', 'S', 'b', 0, -1, '2026-01-01', '[]', null),
          (gen_random_uuid(), '${OLD_BANK}', 'PARKING', 'S', 'a', 100000, 100000, '2026-01-01', '[]', '${PERSON}')`,
    );
    await before.query(
      `insert into answer_days (organization_id, metric, day, cut, n, sum, sum_of_squares)
        values ('${OLD_BANK}', 'NPS', '2026-01-01', '[]', 2, 0, 2), ('${OLD_BANK}', 'PARKING', '2026-01-01', '[]', 1, 100000, 10000000000)`,
    );
    await before.back();
    expect(await before.query('select metric from readings')).toEqual([{ metric: 'CHURN_RATE' }]);
    expect(await before.query('select metric, answer_id, score from answers')).toEqual([
      { metric: 'NPS', answer_id: 'a', score: 9 },
    ]);
    expect(await before.query('select metric, n, sum from answer_days')).toEqual([{ metric: 'NPS', n: '1', sum: '1' }]);
  });
});
