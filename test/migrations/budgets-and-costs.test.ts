import { BudgetsAndCosts1795500004000 } from '../../migrations/1795500004000-budgets-and-costs';
import { ADatabaseOfBefore, OLD_BANK } from '../support/a-database-of-before';

const id = (number: number): string => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [PAM, PORTFOLIO, MODEL] = [id(2), id(4), id(5)] as const;

const budget = (amountMinor: number, day: string, reason: string): string =>
  `insert into ledger_entries (id, organization_id, portfolio_id, kind, amount_minor, reason, booked_by_id, booked_at)
    values (gen_random_uuid(), '${OLD_BANK}', '${PORTFOLIO}', 'BUDGET', ${amountMinor}, '${reason}', '${PAM}', '${day}');`;

const BEFORE = `
  insert into people (id, organization_id, name, email, created_at)
    values ('${PAM}', '${OLD_BANK}', 'Pam', 'pam@example.com', now());
  insert into scoring_models (id, organization_id, name, method, drivers, horizon_years, discount_rate_basis_points, currency_code, published_at)
    values ('${MODEL}', '${OLD_BANK}', 'M', 'RETURN_AND_INACTION', '[]', 3, 800, 'USD', now());
  insert into portfolios (id, organization_id, name, period_from, period_to, currency_code, scoring_model_id, created_at)
    values ('${PORTFOLIO}', '${OLD_BANK}', 'Retail', '2026-01-01', '2026-12-31', 'USD', '${MODEL}', now());
  ${budget(1_000, '2026-01-01', 'Plan')} ${budget(-200, '2026-04-01', 'Cut')} ${budget(500, '2026-07-01', 'More')}`;

let before: ADatabaseOfBefore;
beforeAll(async () => {
  before = await ADatabaseOfBefore.make(BudgetsAndCosts1795500004000);
  await before.query(BEFORE);
  await before.migrate();
});
afterAll(() => before.drop());

describe('The budgets of before there were versions', () => {
  // 1,000; 1,000 − 200 = 800; 800 + 500 = 1,300.
  it('are versions of one period, each with the reason, the person and the moment of its entry', async () => {
    const versions =
      await before.query(`select v.number, v.amount_minor::int as minor, v.shortfall_minor::int as short, v.reason,
        p.name as by, v.set_at::date::text as on, l.amount_minor::int as difference,
        b.first_day::text || ' ' || b.last_day::text || ' ' || b.amount_minor as period
      from budget_versions v join people p on p.id = v.set_by_id join ledger_entries l on l.id = v.ledger_entry_id
        join budget_periods b on b.budget_version_id = v.id order by v.number`);
    const common = { short: 0, by: 'Pam' };
    const year = '2026-01-01 2026-12-31';
    expect(versions).toEqual([
      {
        ...common,
        number: 1,
        minor: 1_000,
        difference: 1_000,
        reason: 'Plan',
        on: '2026-01-01',
        period: `${year} 1000`,
      },
      { ...common, number: 2, minor: 800, difference: -200, reason: 'Cut', on: '2026-04-01', period: `${year} 800` },
      { ...common, number: 3, minor: 1_300, difference: 500, reason: 'More', on: '2026-07-01', period: `${year} 1300` },
    ]);
  });
});
