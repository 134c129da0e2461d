import { connection } from '../platform/read/connection';
import { byId, computed, one, toJson } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { ZERO } from '../shared/rational';
import { hundredths } from './domain/score';
import { defaultDrivers, weights } from './domain/scoring-model';
import { driversFrom, ScoringModelTable, type StoredDriver } from './scoring-model.table';

const drivers = computed<{ drivers: StoredDriver[]; currencyCode: string }>(
  ({ row }) =>
    jsonObject([
      ['drivers', toJson('json', `${row}.drivers`)],
      ['currencyCode', toJson('text', `${row}.currency_code`)],
    ]),
  ({ drivers: stored, currencyCode }) => {
    const model = { drivers: driversFrom(stored) };
    const weightOf = weights(model);
    return model.drivers.map(({ worthMinor, ...driver }) => ({
      ...driver,
      worth: { amountMinor: worthMinor, currencyCode },
      weight: hundredths(weightOf.get(driver.driver) ?? ZERO) / 100,
    }));
  },
);

/** The table of value drivers, in the currency of the organization. */
const valueDrivers = computed<string>(
  ({ statement }) =>
    `(select ${toJson('text', 'o.currency_code')} from organizations o where o.id = ${statement.organization})`,
  (currencyCode) =>
    defaultDrivers(currencyCode).map(({ worthMinor, ...driver }) => ({
      ...driver,
      worth: { amountMinor: worthMinor, currencyCode },
    })),
);

export const scoringModelReads = [
  readModel('ScoringModel', ScoringModelTable, { drivers }),
  extendRead('Portfolio', { scoringModel: one('ScoringModel', 'scoring_model_id') }),
  extendRead('Query', {
    valueDrivers,
    scoringModel: byId('ScoringModel'),
    scoringModels: connection('ScoringModel', {
      orders: { PUBLISHED_AT: [{ sql: (row) => `${row}.published_at`, form: 'timestamptz' }] },
      defaultDirection: 'DESC',
    }),
  }),
];
