import { computed, expression, money, one, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { globalId } from '../platform/global-id';
import { disagreements, type Disagreement } from './domain/disagreement';
import { driverMeans } from './domain/driver-mean';
import { countedEstimates, type View } from './domain/estimate';
import { driverOf } from './domain/drivers';
import { explain } from './domain/explain';
import { score, type DriverScore } from './domain/score';
import type { ScoringMethod, ShownInactionWeight } from './domain/scoring-model';
import { ProposalScoreTable } from './proposal-score.table';
import { worthOf } from './scoring-model.read';
import { driversFrom, type StoredDriver } from './scoring-model.table';

/** Points of a number of micro-points, for those who need no exactness. */
const points = (column: string): FieldRead => expression('number', (row) => `${row}.${column} / 1000000.0`);

/** λ as the field's argument has it, in hundredths. */
const inactionWeight = ({ statement, args }: FieldScope): string =>
  statement.parameter((binding) => args.of(binding)['inactionWeight'], 'int');

/** The stored score of the proposal at the λ that is asked for; null before the first estimate. */
const storedScore: FieldRead = {
  sql: (scope) => {
    const row = scope.statement.alias();
    return `coalesce((select ${scope.object('ProposalScore', row)} from proposal_scores ${row}
      where ${row}.organization_id = ${scope.statement.organization} and ${row}.proposal_id = ${scope.row}.id
        and ${row}.inaction_weight_hundredths = ${inactionWeight(scope)}), 'null')`;
  },
};

/** What a score is made of. */
interface ScoreFacts {
  readonly inactionWeight: ShownInactionWeight;
  readonly proposerId: string;
  readonly modelId: string;
  readonly method: ScoringMethod;
  readonly drivers: readonly StoredDriver[];
  readonly currencyCode: string;
  readonly horizonYears: number;
  readonly discountRateBasisPoints: number;
  readonly oneOffMinor: string;
  readonly yearlyMinor: string;
  readonly estimates: readonly View[];
}

/** SQL of the facts behind the stored score: the model that it was made by, and the figures of the estimates in force. */
function scoreFacts(scope: FieldScope): string {
  const { statement, row } = scope;
  const estimates = `(select coalesce(json_agg(json_build_object('driver', e.driver, 'scorerId', e.scorer_id,
      'state', e.state, 'lowHundredths', e.low_hundredths, 'likelyHundredths', e.likely_hundredths,
      'highHundredths', e.high_hundredths)), '[]')
    from estimates e where e.organization_id = ${statement.organization} and e.proposal_id = ${row}.id and e.in_force)`;
  const facts = jsonObject([
    ['inactionWeight', 's.inaction_weight_hundredths::text'],
    ['proposerId', toJson('text', `${row}.proposer_id`)],
    ['modelId', toJson('text', 'm.id')],
    ['method', toJson('text', 'm.method')],
    ['drivers', toJson('json', 'm.drivers')],
    ['currencyCode', toJson('text', 'm.currency_code')],
    ['horizonYears', toJson('number', 'm.horizon_years')],
    ['discountRateBasisPoints', toJson('number', 'm.discount_rate_basis_points')],
    ['oneOffMinor', toJson('bigint', `coalesce(${row}.cost_one_off_minor, 0)`)],
    ['yearlyMinor', toJson('bigint', `coalesce(${row}.cost_yearly_minor, 0)`)],
    ['estimates', toJson('json', estimates)],
  ]);
  return `coalesce((select ${facts} from proposal_scores s
    join scoring_models m on m.organization_id = s.organization_id and m.id = s.scoring_model_id
    where s.organization_id = ${statement.organization} and s.proposal_id = ${row}.id
      and s.inaction_weight_hundredths = ${inactionWeight(scope)}), 'null')`;
}

/** Computed anew by the domain: a stored score that does not follow from its estimates would show. */
function explanation({ inactionWeight: weight, proposerId, modelId, ...facts }: ScoreFacts) {
  const { currencyCode } = facts;
  const model = { ...facts, id: modelId, drivers: driversFrom(facts.drivers) };
  const cost = { oneOffMinor: BigInt(facts.oneOffMinor), yearlyMinor: BigInt(facts.yearlyMinor) };
  const explained = score(model, driverMeans(model, facts.estimates, proposerId), cost, weight);
  const sentences = explain(explained, model);
  const apart = disagreements(model.drivers, countedEstimates(facts.estimates, proposerId));
  return {
    drivers: explained.drivers.map((driver, index) => ({
      ...explainedDriver(driver, currencyCode, sentences[index]!),
      disagreement: disagreement(apart[index]!),
    })),
    costs: explained.costTerms.map(({ kind, statedMinor, termMicro }, index) => ({
      ...{ kind, termMicro, stated: { amountMinor: statedMinor, currencyCode } },
      sentence: sentences[explained.drivers.length + index]!,
    })),
    sentences,
    sumMicro: explained.scoreMicro,
  };
}

const fromHundredths = (value: number | null): number | null => (value === null ? null : value / 100);

/** Of a driver that at least two have estimated. */
function disagreement({ scorers, medianHundredths, rangeHundredths, apart }: Disagreement) {
  if (scorers < 2 || medianHundredths === null) return null;
  return {
    median: medianHundredths / 100,
    range: rangeHundredths / 100,
    apart: apart.map(({ scorerId, likelyHundredths, aboveMedianHundredths }) => ({
      scorerId: globalId('Person', scorerId),
      likely: likelyHundredths / 100,
      aboveMedian: aboveMedianHundredths / 100,
    })),
  };
}

const explainedDriver = (driver: DriverScore, currencyCode: string, sentence: string) => ({
  ...driver,
  unit: driverOf(driver.driver).unit,
  worth: worthOf(driver.worthMinor, currencyCode),
  weight: fromHundredths(driver.weightHundredths),
  meanPoints: fromHundredths(driver.meanHundredths),
  meanFraction: driver.meanPoints,
  lowestLikely: fromHundredths(driver.lowestHundredths),
  highestLikely: fromHundredths(driver.highestHundredths),
  sentence,
});

export const scoreReads = [
  readModel('ProposalScore', ProposalScoreTable, {
    points: points('score_micro'),
    returns: points('returns_micro'),
    costOfInaction: points('cost_of_inaction_micro'),
    coverage: expression('number', (row) => `${row}.coverage_basis_points / 10000.0`),
    netPresentValue: money(
      (row) =>
        `case when exists (select from scoring_models m where m.organization_id = ${row}.organization_id
          and m.id = ${row}.scoring_model_id and m.method = 'NPV') then ${row}.score_micro end`,
    ),
    value: money((row) => `${row}.value_minor`),
    weightedValue: money((row) => `${row}.weighted_value_minor`),
    valueOverHorizon: money((row) => `${row}.value_over_horizon_minor`),
    totalCost: money((row) => `${row}.total_cost_minor`),
    valuePerCost: expression('number', (row) => `${row}.value_per_cost_micro / 1000000.0`),
    model: one('ScoringModel', 'scoring_model_id'),
  }),
  extendRead('Proposal', { score: storedScore, explain: computed<ScoreFacts>(scoreFacts, explanation) }),
];
