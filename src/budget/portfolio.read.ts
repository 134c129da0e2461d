import { connection } from '../platform/read/connection';
import { byId, money, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { LedgerEntryTable } from './ledger.table';
import { PortfolioTable } from './portfolio.table';

/** The sum of a portfolio's ledger entries of a kind; entries that count against it have a minus. */
const ledgerSum = (row: string, amount: string): string =>
  `(select coalesce(sum(${amount}), 0)::bigint from ledger_entries l
    where l.organization_id = ${row}.organization_id and l.portfolio_id = ${row}.id)`;

const sumOf = (row: string, kind: string) => ledgerSum(row, `case l.kind when '${kind}' then l.amount_minor end`);

/** SQL of what is left of the budget of a portfolio's row, in minor units: what the domain calls `remainingMinor`. */
export const remainingMinor = (row: string): string =>
  ledgerSum(row, `case l.kind when 'BUDGET' then l.amount_minor when 'COMMITMENT' then -l.amount_minor end`);

/** SQL of the sum of some kinds of entries of a funded proposal, in minor units; those that count against it have a minus. */
export const ledgerOf = (row: string, amount: string): string =>
  `(select coalesce(sum(${amount}), 0)::bigint from ledger_entries l
    where l.organization_id = ${row}.organization_id and l.proposal_id = ${row}.proposal_id)`;

export const portfolioReads = [
  readModel('Portfolio', PortfolioTable, {
    budget: money((row) => sumOf(row, 'BUDGET')),
    committed: money((row) => sumOf(row, 'COMMITMENT')),
    released: money((row) => sumOf(row, 'RELEASE')),
    remaining: money(remainingMinor),
    ledger: connection('LedgerEntry', {
      where: pointingBack('portfolio_id'),
      orders: { BOOKED_AT: [{ sql: (row) => `${row}.booked_at`, form: 'timestamptz' }] },
      filters: { kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` } },
    }),
  }),
  readModel('LedgerEntry', LedgerEntryTable, {
    portfolio: one('Portfolio', 'portfolio_id'),
    bookedBy: one('Person', 'booked_by_id'),
    amount: money(
      (row) => `${row}.amount_minor`,
      // An entry is in the currency of its portfolio.
      (row) =>
        `(select c.currency_code from portfolios c where c.organization_id = ${row}.organization_id and c.id = ${row}.portfolio_id)`,
    ),
  }),
  extendRead('RoleGrant', { portfolio: one('Portfolio', 'portfolio_id') }),
  extendRead('Delegation', { portfolio: one('Portfolio', 'portfolio_id') }),
  extendRead('Query', {
    portfolio: byId('Portfolio'),
    portfolios: connection('Portfolio', { orders: { NAME: [{ sql: (row) => `${row}.name`, form: 'text' }] } }),
  }),
];
