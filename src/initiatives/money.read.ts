import { ledgerOf } from '../budget';
import type { Grant } from '../budget/domain/ledger';
import { connection } from '../platform/read/connection';
import { computed, expression, money, one, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { jsonArray, jsonObject } from '../platform/read/statement';
import { processOf, type OnVersions } from './domain/process-versions';
import { tranches } from './domain/tranches';
import { ForecastTable } from './forecast.table';
import { libraryOf, processVersions } from './process-library';

/** What tells the tranches of an initiative; amounts as texts, since a JSON number loses digits. */
interface Granted extends OnVersions {
  readonly currencyCode: string;
  readonly committedMinor: string;
  readonly releases: readonly { readonly stage: string; readonly amountMinor: string; readonly releasedAt: string }[];
}

const ofGrant = computed<Granted>(
  ({ row, statement }) => {
    statement.bring(processVersions);
    const release = jsonObject([
      ['stage', toJson('text', 'l.stage')],
      ['amountMinor', toJson('bigint', 'l.amount_minor')],
      ['releasedAt', toJson('text', 'l.booked_at')],
    ]);
    const releases = `select ${release} as j, l.booked_at, l.id from ledger_entries l
      where l.organization_id = ${row}.organization_id and l.proposal_id = ${row}.proposal_id and l.kind = 'RELEASE'`;
    return jsonObject([
      ['track', toJson('text', `${row}.track`)],
      ['definitionVersion', toJson('number', `${row}.definition_version`)],
      ['policyVersion', toJson('number', `${row}.policy_version`)],
      ['currencyCode', toJson('text', `${row}.currency_code`)],
      ['committedMinor', toJson('bigint', ledgerOf(row, { COMMITMENT: 1 }))],
      ['releases', jsonArray(releases, 'r.booked_at, r.id')],
    ]);
  },
  ({ currencyCode, committedMinor, releases, ...onVersions }, { viewer }) => {
    const grant: Grant = {
      committedMinor: BigInt(committedMinor),
      releases: releases.map(({ stage, amountMinor, releasedAt }) => ({
        stage,
        amountMinor: BigInt(amountMinor),
        releasedAt: new Date(releasedAt),
      })),
    };
    const { policy } = processOf(libraryOf(viewer.organizationId), onVersions);
    return tranches(policy, grant).map(({ amountMinor, ...tranche }) => ({
      ...tranche,
      amount: { amountMinor, currencyCode },
    }));
  },
);

/** Money of a forecast: in the currency of its initiative. */
const expected = (column: string) =>
  money(
    (row) => `${row}.${column}`,
    (row) =>
      `(select c.currency_code from initiatives c where c.organization_id = ${row}.organization_id and c.id = ${row}.initiative_id)`,
  );

export const moneyReads = [
  readModel('Forecast', ForecastTable, {
    initiative: one('Initiative', 'initiative_id'),
    costOneOff: expected('cost_one_off_minor'),
    costYearly: expected('cost_yearly_minor'),
    valueYearly: expected('value_yearly_minor'),
    costChangePercent: expression('number', (row) => `${row}.cost_change / 100.0`),
    valueChangePercent: expression('number', (row) => `${row}.value_change / 100.0`),
    madeBy: one('Person', 'made_by_id'),
  }),
  extendRead('Initiative', {
    released: money((row) => ledgerOf(row, { RELEASE: 1 })),
    unreleased: money((row) => ledgerOf(row, { COMMITMENT: 1, RELEASE: -1 })),
    tranches: ofGrant,
    forecasts: connection('Forecast', {
      where: pointingBack('initiative_id'),
      orders: { NUMBER: [{ sql: (row) => `${row}.number`, form: 'integer' }] },
      filters: { kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` } },
    }),
  }),
];
