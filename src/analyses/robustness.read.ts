import { connection } from '../platform/read/connection';
import { computed, expression, one, toJson } from '../platform/read/fields';
import { readModel, type FieldRead } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { elements, listOfElements, member } from './elements.read';

const OF_PAIRS = { ids: { first_id: 'firstId', second_id: 'secondId' } };

const pairs = (name: string, most: number): FieldRead =>
  listOfElements('WinShare', (row) => elements(`${row}.result -> '${name}'`, row, OF_PAIRS), most);

/** Three on either side of the line; and as many pairs as one mostly asks for. */
const [AROUND_LINE, ASKED_FOR] = [9, 10];

/** Against the next: an object, or nothing. */
const overNext: FieldRead = {
  sql: (scope) => {
    const alias = scope.statement.alias();
    const pair = elements(`jsonb_build_array(${scope.row}.value -> 'overNext')`, scope.row, OF_PAIRS);
    return `coalesce((select ${scope.object('WinShare', alias)} from ${pair} ${alias}
      where jsonb_typeof(${alias}.value) = 'object'), 'null')`;
  },
};

/** A count as a share of all samples. */
const share = (name: string): FieldRead =>
  expression('number', (row) => `(${row}.value ->> '${name}')::float8 / ${row}.samples`);

const rankShares = computed<{ counts: readonly number[]; samples: number }>(
  ({ row }) =>
    jsonObject([
      ['counts', toJson('json', `${row}.value -> 'rankCounts'`)],
      ['samples', toJson('number', `${row}.samples`)],
    ]),
  ({ counts, samples }) => counts.map((count) => count / samples),
);

export const robustnessReads = [
  readModel('Robustness', undefined, {
    samples: expression('number', (row) => `(${row}.result ->> 'samples')::int`),
    seed: expression('number', (row) => `(${row}.result ->> 'seed')::int`),
    top: expression('number', (row) => `(${row}.result ->> 'top')::int`),
    engine: expression('number', (row) => `(${row}.result ->> 'engine')::int`),
    aroundBudgetLine: pairs('aroundBudgetLine', AROUND_LINE),
    winShares: pairs('winShares', ASKED_FOR),
    candidates: connection('CandidateRobustness', {
      rows: ({ row }) =>
        elements(`${row}.result -> 'candidates'`, row, {
          ids: { proposal_id: 'proposalId', initiative_id: 'initiativeId' },
          more: `, (${row}.result ->> 'samples')::float8 as samples`,
        }),
      key: 'proposal_id',
      orders: { RANK: [{ sql: (row) => `${row}.place`, form: 'integer' }] },
      filters: {
        robustness: { cast: 'text[]', sql: (row, classes) => `${row}.value ->> 'robustness' = any(${classes})` },
        kind: { cast: 'text[]', sql: (row, kinds) => `${row}.value ->> 'kind' = any(${kinds})` },
      },
    }),
  }),
  readModel('CandidateRobustness', undefined, {
    proposal: one('Proposal', 'proposal_id'),
    initiative: one('Initiative', 'initiative_id'),
    kind: member('text', 'kind'),
    rank: member('number', 'rank'),
    scoreMicro: member('bigint', 'scoreMicro'),
    withinBudget: member('boolean', 'withinBudget'),
    robustness: member('text', 'robustness'),
    fundedShare: share('fundedCount'),
    topShare: share('topCount'),
    expectedRank: member('number', 'expectedRank', '::float8'),
    lowRank: expression('number', (row) => `(${row}.value #>> '{rankInterval,low}')::int`),
    highRank: expression('number', (row) => `(${row}.value #>> '{rankInterval,high}')::int`),
    bestRank: member('number', 'bestRank'),
    rankShares,
    overNext,
    influences: listOfElements(
      'ScorerInfluence',
      (row) => elements(`${row}.value -> 'influences'`, row, { ids: { scorer_id: 'scorerId' } }),
      5,
    ),
  }),
  readModel('ScorerInfluence', undefined, {
    scorer: one('Person', 'scorer_id'),
    scoreWithoutMicro: member('bigint', 'scoreWithoutMicro'),
    rankWithout: member('number', 'rankWithout'),
  }),
  readModel('WinShare', undefined, {
    first: one('Proposal', 'first_id'),
    second: one('Proposal', 'second_id'),
    share: member('number', 'share', '::float8'),
    wins: member('number', 'wins'),
    losses: member('number', 'losses'),
    ties: member('number', 'ties'),
  }),
];
