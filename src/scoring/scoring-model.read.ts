import { connection } from '../platform/read/connection';
import { byId, computed, one, toJson } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { driverOf } from './domain/drivers';
import { hundredths } from './domain/score';
import { defaultDrivers, weights } from './domain/scoring-model';
import { driversFrom, ScoringModelTable, type StoredDriver } from './scoring-model.table';

/** Null of a driver that is worth nothing by itself, as those of RICE and WSJF. */
export const worthOf = (amountMinor: bigint, currencyCode: string) =>
  amountMinor === 0n ? null : { amountMinor, currencyCode };

const drivers = computed<{ drivers: StoredDriver[]; currencyCode: string }>(
  ({ row }) =>
    jsonObject([
      ['drivers', toJson('json', `${row}.drivers`)],
      ['currencyCode', toJson('text', `${row}.currency_code`)],
    ]),
  ({ drivers: stored, currencyCode }) => {
    const model = { drivers: driversFrom(stored) };
    const weightOf = weights(model);
    return model.drivers.map(({ worthMinor, ...driver }) => {
      const { unit, leastHundredths, mostHundredths } = driverOf(driver.driver);
      const weight = weightOf.get(driver.driver);
      return {
        ...{ ...driver, unit, least: leastHundredths / 100, most: mostHundredths / 100 },
        worth: worthOf(worthMinor, currencyCode),
        weight: weight === undefined ? null : hundredths(weight) / 100,
      };
    });
  },
);

/** The table of value drivers, in the currency of the organization. */
const valueDrivers = computed<string>(
  ({ statement }) =>
    `(select ${toJson('text', 'o.currency_code')} from organizations o where o.id = ${statement.organization})`,
  (currencyCode) =>
    defaultDrivers(currencyCode).map(({ worthMinor, ...driver }) => ({
      ...driver,
      worth: worthOf(worthMinor, currencyCode),
    })),
);

export const scoringModelReads = [
  readModel('ScoringModel', ScoringModelTable, {
    drivers,
    basedOn: one('ScoringModel', 'based_on_id'),
    draftedBy: one('Person', 'drafted_by_id'),
    publishedBy: one('Person', 'published_by_id'),
    retiredBy: one('Person', 'retired_by_id'),
  }),
  extendRead('Portfolio', { scoringModel: one('ScoringModel', 'scoring_model_id') }),
  extendRead('Query', {
    valueDrivers,
    scoringModel: byId('ScoringModel'),
    scoringModels: connection('ScoringModel', {
      orders: { DRAFTED_AT: [{ sql: (row) => `${row}.drafted_at`, form: 'timestamptz' }] },
      defaultDirection: 'DESC',
      filters: {
        status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` },
        method: { cast: 'text[]', sql: (row, methods) => `${row}.method = any(${methods})` },
      },
    }),
  }),
];
