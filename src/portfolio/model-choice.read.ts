import { remainingForRankingMinor } from '../budget';
import { globalId, parseGlobalId } from '../platform/global-id';
import { computed, toJson } from '../platform/read/fields';
import { extendRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, literal, type Binding } from '../platform/read/statement';
import { RANKED_TRACKS } from '../proposals/domain/proposal-track';
import { driversFrom, type StoredDriver } from '../scoring';
import type { View } from '../scoring/domain/estimate';
import type { ScoredBy } from '../scoring/domain/method';
import type { ShownInactionWeight } from '../scoring/domain/scoring-model';
import { previewModel, type PreviewedPlace } from './domain/model-preview';

type StoredModel = Omit<ScoredBy, 'drivers'> & { readonly drivers: readonly StoredDriver[] };

/** All that two rankings are made of. */
interface PreviewFacts {
  readonly before: StoredModel;
  readonly after: StoredModel;
  readonly inactionWeight: ShownInactionWeight;
  readonly remainingMinor: string;
  readonly competitors: readonly {
    readonly proposalId: string;
    readonly title: string;
    readonly proposerId: string;
    readonly oneOffMinor: string;
    readonly yearlyMinor: string;
    readonly views: readonly View[];
  }[];
}

const model = (row: string): string =>
  jsonObject([
    ['id', toJson('text', `${row}.id`)],
    ['method', toJson('text', `${row}.method`)],
    ['drivers', toJson('json', `${row}.drivers`)],
    ['horizonYears', toJson('number', `${row}.horizon_years`)],
    ['discountRateBasisPoints', toJson('number', `${row}.discount_rate_basis_points`)],
  ]);

/** SQL of the rows that compete in the portfolio of row `p`, with their estimates in force. */
function competitors(organization: string): string {
  const views = `(select coalesce(json_agg(json_build_object('driver', e.driver, 'scorerId', e.scorer_id,
      'state', e.state, 'lowHundredths', e.low_hundredths, 'likelyHundredths', e.likely_hundredths,
      'highHundredths', e.high_hundredths)), '[]')
    from estimates e where e.organization_id = ${organization} and e.proposal_id = c.id and e.in_force)`;
  const competitor = jsonObject([
    ['proposalId', toJson('text', 'c.id')],
    ['title', toJson('text', 'c.title')],
    ['proposerId', toJson('text', 'c.proposer_id')],
    ['oneOffMinor', toJson('bigint', 'coalesce(c.cost_one_off_minor, 0)')],
    ['yearlyMinor', toJson('bigint', 'coalesce(c.cost_yearly_minor, 0)')],
    ['views', toJson('json', views)],
  ]);
  return `select ${competitor} as j, c.id from proposals c
    where c.organization_id = ${organization} and c.portfolio_id = p.id and c.status in ('UNDER_ASSESSMENT', 'ASSESSED')
      and c.track in (${RANKED_TRACKS.map(literal).join(', ')})`;
}

/** Null where one of the ids leads nowhere. */
function previewFacts({ statement, args }: FieldScope): string {
  const { organization } = statement;
  const asked = (argument: string, type: string) =>
    statement.parameter((binding: Binding) => {
      const parsed = parseGlobalId(String(args.of(binding)[argument]));
      return parsed?.type === type ? parsed.id : null;
    }, 'uuid');
  const weight = statement.parameter((binding) => args.of(binding)['inactionWeight'], 'int');
  const facts = jsonObject([
    ['before', model('b')],
    ['after', model('a')],
    ['inactionWeight', toJson('number', weight)],
    ['remainingMinor', toJson('bigint', remainingForRankingMinor('p'))],
    ['competitors', jsonArray(competitors(organization), 'r.id')],
  ]);
  return `coalesce((select ${facts} from portfolios p
      join scoring_models b on b.organization_id = p.organization_id and b.id = p.scoring_model_id
      join scoring_models a on a.organization_id = p.organization_id and a.id = ${asked('id', 'ScoringModel')}
    where p.organization_id = ${organization} and p.id = ${asked('portfolioId', 'Portfolio')}), 'null')`;
}

const preview = computed<PreviewFacts>(previewFacts, ({ before, after, inactionWeight, ...facts }) => {
  const rivals = facts.competitors.map(({ oneOffMinor, yearlyMinor, ...competitor }) => ({
    ...competitor,
    cost: { oneOffMinor: BigInt(oneOffMinor), yearlyMinor: BigInt(yearlyMinor) },
  }));
  const models = { before: scoredBy(before), after: scoredBy(after) };
  const previewed = previewModel(rivals, models, BigInt(facts.remainingMinor), inactionWeight);
  const idOf = (proposalId: string) => globalId('Proposal', proposalId);
  return {
    proposals: previewed.proposals.map((proposal) => ({
      ...{ ...proposal, proposalId: idOf(proposal.proposalId) },
      ...{ before: place(proposal.before), after: place(proposal.after) },
    })),
    entersBudget: previewed.entersBudget.map(idOf),
    leavesBudget: previewed.leavesBudget.map(idOf),
  };
});

const scoredBy = (stored: StoredModel): ScoredBy => ({ ...stored, drivers: driversFrom(stored.drivers) });

const place = (previewed: PreviewedPlace | null) =>
  previewed && { ...previewed, points: Number(previewed.scoreMicro) / 1_000_000 };

export const modelChoiceReads = [extendRead('Query', { previewScoringModel: preview })];
