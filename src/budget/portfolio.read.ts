import { connection } from '../platform/read/connection';
import { byId, expression, list, money, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { BudgetPeriodTable, BudgetVersionTable } from './budget-version.table';
import type { LedgerEntryKind } from './domain/ledger';
import { ExchangeRateTable } from './exchange-rate.table';
import { LedgerEntryTable } from './ledger.table';
import { PortfolioTable } from './portfolio.table';
import { potRow, remainingInPotMinor } from './pot-sql';

/** How entries of each kind count in a sum: for it, or against it. */
export type Counting = Readonly<Partial<Record<LedgerEntryKind, 1 | -1>>>;

/** A sum of ledger entries. Other kinds are not looked at: of what was spent there may be thousands of entries. */
function ledgerSum(counting: Counting, where: string): string {
  const kinds = Object.entries(counting);
  const signed = kinds.map(([kind, sign]) => `when '${kind}' then ${sign} * l.amount_minor`).join(' ');
  return `(select coalesce(sum(case l.kind ${signed} end), 0)::bigint from ledger_entries l
    where ${where} and l.kind in (${kinds.map(([kind]) => `'${kind}'`).join()}))`;
}

const ofThePortfolio = (row: string, counting: Counting): string =>
  ledgerSum(counting, `l.organization_id = ${row}.organization_id and l.portfolio_id = ${row}.id`);

/** SQL of what is left of the budget of a portfolio's row, in minor units: what the domain calls `remainingMinor`. */
export const remainingMinor = (row: string): string => ofThePortfolio(row, { BUDGET: 1, COMMITMENT: -1 });

/** SQL of what is left for what is ranked of a portfolio's row, in minor units: what the domain calls `remainingForRankingMinor`. */
export const remainingForRankingMinor = (row: string): string =>
  `(${remainingMinor(row)} - coalesce(${remainingInPotMinor(row)}, 0))`;

/** What the domain calls `shortfalls`: of what is beside the pot, and of the pot. */
const shortfallMinor = (row: string): string =>
  `greatest(-${remainingForRankingMinor(row)}, 0) + greatest(-coalesce(${remainingInPotMinor(row)}, 0), 0)`;

/** The pot of a portfolio; null where nothing is set aside. */
const pot: FieldRead = {
  sql: (scope) => {
    const alias = scope.statement.alias();
    const set = `${potRow(scope.row)} ${alias} where ${alias}.amount_minor is not null`;
    return `coalesce((select ${scope.object('Pot', alias)} from ${set}), 'null')`;
  },
};

/** SQL of the sum of entries of a row's funded proposal, in minor units. */
export const ledgerOf = (row: string, counting: Counting): string =>
  ledgerSum(counting, `l.organization_id = ${row}.organization_id and l.proposal_id = ${row}.proposal_id`);

/** What the domain calls `overspentMinor`. */
const overspent = (row: string): string =>
  `(select coalesce(sum(greatest(p.minor, 0)), 0)::bigint from (
      select sum(case l.kind when 'SPENT' then l.amount_minor else -l.amount_minor end) as minor from ledger_entries l
      where l.organization_id = ${row}.organization_id and l.portfolio_id = ${row}.id and l.kind in ('SPENT', 'RELEASE')
      group by l.proposal_id) p)`;

/** What the domain calls `balanceOfPeriod`, of one kind; the budget of a period stands in its row. */
const sumInPeriod = (row: string, kind: string): string =>
  `(select coalesce(sum(l.amount_minor), 0)::bigint from budget_versions v
      join portfolios f on f.organization_id = v.organization_id and f.id = v.portfolio_id
      join ledger_entries l on l.organization_id = f.organization_id and l.portfolio_id = f.id and l.kind = '${kind}'
    where v.organization_id = ${row}.organization_id and v.id = ${row}.budget_version_id
      and least(greatest(coalesce(l.spent_on, (l.booked_at at time zone 'UTC')::date), f.period_from), f.period_to)
        between ${row}.first_day and ${row}.last_day)`;

/** Money of a row of a portfolio: in its currency. */
const ofPortfolio = (amount: (row: string) => string) =>
  money(
    amount,
    (row) =>
      `(select c.currency_code from portfolios c where c.organization_id = ${row}.organization_id and c.id = ${row}.portfolio_id)`,
  );

/** Money of a period: in the currency of its version's portfolio. */
const ofPeriod = (amount: (row: string) => string) =>
  money(
    amount,
    (row) =>
      `(select c.currency_code from budget_versions v join portfolios c on c.organization_id = v.organization_id and c.id = v.portfolio_id
        where v.organization_id = ${row}.organization_id and v.id = ${row}.budget_version_id)`,
  );

/** The periods of the version whose id this SQL tells of a row. */
const periodsOf = (versionId: (row: string) => string) =>
  list('BudgetPeriod', {
    where: (alias, row) => `${alias}.budget_version_id = ${versionId(row)}`,
    orderBy: (alias) => `${alias}.first_day`,
  });

/** Whether no other was set for the same day later. */
const rateCounts = (row: string): string =>
  `not exists (select from exchange_rates o where o.organization_id = ${row}.organization_id
    and o.currency_code = ${row}.currency_code and o.day = ${row}.day and (o.set_at, o.id) > (${row}.set_at, ${row}.id))`;

export const portfolioReads = [
  readModel('Portfolio', PortfolioTable, {
    budget: money((row) => ofThePortfolio(row, { BUDGET: 1 })),
    committed: money((row) => ofThePortfolio(row, { COMMITMENT: 1 })),
    released: money((row) => ofThePortfolio(row, { RELEASE: 1 })),
    spent: money((row) => ofThePortfolio(row, { SPENT: 1 })),
    overspent: money(overspent),
    remaining: money(remainingMinor),
    remainingForRanking: money(remainingForRankingMinor),
    shortfall: money(shortfallMinor),
    pot,
    budgetVersions: connection('BudgetVersion', {
      where: pointingBack('portfolio_id'),
      orders: { NUMBER: [{ sql: (row) => `${row}.number`, form: 'integer' }] },
    }),
    budgetPeriods: periodsOf(
      (row) => `(select v.id from budget_versions v
        where v.organization_id = ${row}.organization_id and v.portfolio_id = ${row}.id order by v.number desc limit 1)`,
    ),
    ledger: connection('LedgerEntry', {
      where: pointingBack('portfolio_id'),
      orders: { BOOKED_AT: [{ sql: (row) => `${row}.booked_at`, form: 'timestamptz' }] },
      filters: { kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` } },
    }),
  }),
  readModel('Pot', undefined, {
    amount: money((row) => `${row}.amount_minor`),
    committed: money((row) => `${row}.committed_minor`),
    remaining: money((row) => `${row}.amount_minor - ${row}.committed_minor`),
    shortfall: money((row) => `greatest(${row}.committed_minor - ${row}.amount_minor, 0)`),
  }),
  readModel('LedgerEntry', LedgerEntryTable, {
    portfolio: one('Portfolio', 'portfolio_id'),
    bookedBy: one('Person', 'booked_by_id'),
    amount: ofPortfolio((row) => `${row}.amount_minor`),
  }),
  readModel('BudgetVersion', BudgetVersionTable, {
    portfolio: one('Portfolio', 'portfolio_id'),
    amount: ofPortfolio((row) => `${row}.amount_minor`),
    pot: ofPortfolio((row) => `${row}.pot_minor`),
    shortfall: ofPortfolio((row) => `${row}.shortfall_minor`),
    potShortfall: ofPortfolio((row) => `${row}.pot_shortfall_minor`),
    periods: periodsOf((row) => `${row}.id`),
    ledgerEntry: one('LedgerEntry', 'ledger_entry_id'),
    setBy: one('Person', 'set_by_id'),
  }),
  readModel('BudgetPeriod', BudgetPeriodTable, {
    budget: ofPeriod((row) => `${row}.amount_minor`),
    committed: ofPeriod((row) => sumInPeriod(row, 'COMMITMENT')),
    released: ofPeriod((row) => sumInPeriod(row, 'RELEASE')),
    spent: ofPeriod((row) => sumInPeriod(row, 'SPENT')),
    remaining: ofPeriod((row) => `${row}.amount_minor - ${sumInPeriod(row, 'COMMITMENT')}`),
  }),
  readModel('ExchangeRate', ExchangeRateTable, {
    rate: expression('text', (row) => `${row}.rate::text`),
    counts: expression('boolean', rateCounts),
    setBy: one('Person', 'set_by_id'),
  }),
  extendRead('RoleGrant', { portfolio: one('Portfolio', 'portfolio_id') }),
  extendRead('Delegation', { portfolio: one('Portfolio', 'portfolio_id') }),
  extendRead('Query', {
    portfolio: byId('Portfolio'),
    exchangeRates: connection('ExchangeRate', {
      orders: { DAY: [{ sql: (row) => `${row}.day`, form: 'date' }] },
      defaultDirection: 'DESC',
      filters: {
        currencyCode: { cast: 'text[]', sql: (row, codes) => `${row}.currency_code = any(${codes})` },
        counts: { cast: 'boolean', sql: (row, wanted) => `(${rateCounts(row)}) = ${wanted}` },
      },
    }),
    portfolios: connection('Portfolio', { orders: { NAME: [{ sql: (row) => `${row}.name`, form: 'text' }] } }),
  }),
];
