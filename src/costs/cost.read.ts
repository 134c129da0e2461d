import { ledgerOf } from '../budget';
import { connection, type ConnectionOptions } from '../platform/read/connection';
import { byId, expression, money, one, pointingBack, toJson } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel } from '../platform/read/model';
import { jsonArray, jsonObject } from '../platform/read/statement';
import { CostTable } from './cost.table';

const costList = {
  orders: { DAY: [{ sql: (row) => `${row}.day`, form: 'date' }] },
  filters: {
    kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` },
    importId: filterById('Import', (row, id) => `${row}.import_id = ${id}`),
    from: { cast: 'date', sql: (row, day) => `${row}.day >= ${day}` },
    to: { cast: 'date', sql: (row, day) => `${row}.day <= ${day}` },
  },
} as const satisfies ConnectionOptions;

/** What it cost to run an initiative, by calendar year. */
const runCosts = expression('json', (row) => {
  const amount = jsonObject([
    ['amountMinor', toJson('bigint', 'y.minor')],
    ['currencyCode', toJson('text', `${row}.currency_code`)],
  ]);
  const ofYear = jsonObject([
    ['year', toJson('number', 'y.year')],
    ['amount', amount],
  ]);
  const years = `select extract(year from c.day)::int as year, sum(c.booked_minor)::bigint as minor from costs c
    where c.organization_id = ${row}.organization_id and c.initiative_id = ${row}.id and c.kind = 'RUN' group by 1`;
  return jsonArray(`select ${ofYear} as j, y.year from (${years}) y`, 'r.year');
});

export const costReads = [
  readModel('Cost', CostTable, {
    initiative: one('Initiative', 'initiative_id'),
    amount: money((row) => `${row}.amount_minor`),
    booked: money(
      (row) => `${row}.booked_minor`,
      (row) =>
        `(select i.currency_code from initiatives i where i.organization_id = ${row}.organization_id and i.id = ${row}.initiative_id)`,
    ),
    rate: expression('text', (row) => `${row}.rate::text`),
    corrects: one('Cost', 'corrects_id'),
    import: one('Import', 'import_id'),
    bookedBy: one('Person', 'booked_by_id'),
  }),
  extendRead('Initiative', {
    spent: money((row) => ledgerOf(row, { SPENT: 1 })),
    unspent: money((row) => ledgerOf(row, { COMMITMENT: 1, SPENT: -1 })),
    overspent: money((row) => `greatest(${ledgerOf(row, { SPENT: 1, RELEASE: -1 })}, 0)`),
    runCosts,
    costs: connection('Cost', { ...costList, where: pointingBack('initiative_id') }),
  }),
  extendRead('Query', { cost: byId('Cost'), costs: connection('Cost', costList) }),
];
