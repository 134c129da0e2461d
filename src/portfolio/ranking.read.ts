import { remainingForRankingMinor } from '../budget';
import { connection } from '../platform/read/connection';
import { expression, money, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { jsonObject, literal, type Binding } from '../platform/read/statement';
import { proposalConnection } from '../proposals';
import { RANKED_TRACKS } from '../proposals/domain/proposal-track';
import { SHOWN_INACTION_WEIGHTS } from '../scoring/domain/scoring-model';

/** Fields of a candidate that look at its places at every λ; all others need the one λ that is asked for. */
const ACROSS_WEIGHTS = ['ranks', 'fundingFlips'];

const PLACES_ACROSS_WEIGHTS = `,
      bool_or(r.within_budget) over proposal and not bool_and(r.within_budget) over proposal as funding_flips,
      array_agg(r.rank) over shown as ranks,
      array_agg(r.within_budget) over shown as ranks_within_budget`;

const RANKED = RANKED_TRACKS.map(literal).join(', ');
const MERIT = 's.score_micro desc, s.value_per_cost_micro desc nulls first';

/**
 * The candidates of a portfolio in their ranking, as a table of rows.
 *
 * What a ranking *is* stands in domain/ranking.ts. This is the same in the database's words, so that a page of 50 among
 * 10,000 costs one statement and sends 50 rows; a test holds the two equal on generated portfolios.
 */
function candidates(scope: FieldScope): string {
  const { statement, row: portfolio } = scope;
  const across = isSelected(scope, ACROSS_WEIGHTS);
  const weight = statement.parameter((binding) => weightOf(scope, binding), 'int');
  const weights = statement.parameter(
    (binding) => (across ? SHOWN_INACTION_WEIGHTS : [weightOf(scope, binding)]),
    'int[]',
  );
  return `(select * from (
    select r.*${across ? PLACES_ACROSS_WEIGHTS : ''}
    from (
      select s.organization_id, s.proposal_id, s.inaction_weight_hundredths, s.currency_code,
        s.score_micro, s.value_minor, s.total_cost_minor, s.commitment_minor,
        -- two columns, since a page goes on behind a place and null is none
        (s.value_per_cost_micro is null)::int as costs_nothing, coalesce(s.value_per_cost_micro, 0) as value_per_cost_micro,
        rank() over merit as rank,
        count(*) over (merit range between current row and current row) > 1 as tied,
        sum(s.commitment_minor) over (partition by s.inaction_weight_hundredths
          order by ${MERIT}, s.proposal_id rows unbounded preceding) <= ${remainingForRankingMinor(portfolio)} as within_budget
      from proposal_scores s
        join proposals c on c.organization_id = s.organization_id and c.id = s.proposal_id
      where s.organization_id = ${statement.organization} and s.portfolio_id = ${portfolio}.id
        and s.inaction_weight_hundredths = any(${weights})
        and s.complete and c.status in ('UNDER_ASSESSMENT', 'ASSESSED') and c.track in (${RANKED})
      window merit as (partition by s.inaction_weight_hundredths order by ${MERIT})
    ) r
    window proposal as (partition by r.proposal_id),
      shown as (proposal order by r.inaction_weight_hundredths rows between unbounded preceding and unbounded following)
  ) a where a.inaction_weight_hundredths = ${weight})`;
}

/** λ in hundredths, as the argument of the ranking has it. */
const weightOf = ({ args }: FieldScope, binding: Binding): unknown => args.of(binding)['inactionWeight'];

const isSelected = (scope: FieldScope, fields: readonly string[]): boolean =>
  [scope.inner('nodes'), scope.inner('edges')?.inner('node')].some((node) =>
    fields.some((field) => node?.inner(field) !== undefined),
  );

const ranks = expression('json', (row) => {
  const places = SHOWN_INACTION_WEIGHTS.map((weight, index) =>
    jsonObject([
      ['inactionWeight', `'${weight}'`],
      ['rank', `${row}.ranks[${index + 1}]`],
      ['withinBudget', `(${row}.ranks_within_budget[${index + 1}])::text`],
    ]),
  );
  return `concat('[', ${places.join(`, ',', `)}, ']')`;
});

export const rankingReads = [
  readModel('RankedProposal', undefined, {
    rank: expression('number', (row) => `${row}.rank`),
    tied: expression('boolean', (row) => `${row}.tied`),
    withinBudget: expression('boolean', (row) => `${row}.within_budget`),
    fundingFlips: expression('boolean', (row) => `${row}.funding_flips`),
    ranks,
    points: expression('number', (row) => `${row}.score_micro / 1000000.0`),
    scoreMicro: expression('bigint', (row) => `${row}.score_micro`),
    value: money((row) => `${row}.value_minor`),
    totalCost: money((row) => `${row}.total_cost_minor`),
    commitment: money((row) => `${row}.commitment_minor`),
    proposal: one('Proposal', 'proposal_id'),
  }),
  extendRead('Portfolio', {
    proposals: proposalConnection(pointingBack('portfolio_id')),
    ranking: connection('RankedProposal', {
      rows: candidates,
      key: 'proposal_id',
      orders: {
        RANK: [
          { sql: (row) => `${row}.score_micro`, form: 'bigint', against: true },
          { sql: (row) => `${row}.costs_nothing`, form: 'integer', against: true },
          { sql: (row) => `${row}.value_per_cost_micro`, form: 'bigint', against: true },
        ],
      },
    }),
  }),
  extendRead('LedgerEntry', { proposal: one('Proposal', 'proposal_id') }),
];
