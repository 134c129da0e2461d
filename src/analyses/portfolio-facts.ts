import type { Transaction } from '../audit';
import { PortfolioTable, remainingForRankingMinor } from '../budget';
import { constraintsOf } from '../portfolio';
import { ScoringModelTable } from '../scoring';
import type { ScoringModel } from '../scoring/domain/scoring-model';
import { fromPlain } from './domain/exact-json';
import type { PortfolioFacts } from './domain/frozen-inputs';

/** The estimates that count of a proposal `p`. */
const VIEWS = `(select coalesce(json_agg(json_build_object('driver', e.driver, 'scorerId', e.scorer_id, 'state', e.state,
      'lowHundredths', e.low_hundredths, 'likelyHundredths', e.likely_hundredths, 'highHundredths', e.high_hundredths)
    order by e.driver collate "C", e.scorer_id), '[]')
  from estimates e where e.organization_id = p.organization_id and e.proposal_id = p.id
    and e.in_force and e.scorer_id <> p.proposer_id)`;

const PILLARS = `(select coalesce(json_agg(s.pillar_id order by s.pillar_id), '[]') from proposal_pillars s
  where s.organization_id = p.organization_id and s.proposal_id = p.id)`;

/** As the proposal states it: how much of it is done, nobody says. */
const EFFORT = `(select coalesce(json_agg(json_build_object('teamId', t.team_id, 'personDaysHundredths', t.person_days_hundredths)
    order by t.team_id), '[]')
  from proposal_efforts t where t.organization_id = p.organization_id and t.proposal_id = p.id)`;

const OF_EACH = `'proposalId', p.id, 'proposerId', p.proposer_id, 'pillarIds', ${PILLARS}, 'views', ${VIEWS},
  'effortByTeam', ${EFFORT}, 'isMandatory', p.track = 'MANDATORY'`;

/** What is light has a pot and an approver of its own. */
const COMPETES = `p.track <> 'LIGHT'`;

const PROPOSALS = `(select coalesce(json_agg(json_build_object(${OF_EACH}, 'title', p.title,
      'costOneOffMinor', p.cost_one_off_minor::text, 'costYearlyMinor', p.cost_yearly_minor::text)), '[]')
  from proposals p where p.organization_id = f.organization_id and p.portfolio_id = f.id
    and p.status in ('UNDER_ASSESSMENT', 'ASSESSED') and ${COMPETES})`;

/** Those that run: one in sunset is decided on. */
const INITIATIVES = `(select coalesce(json_agg(json_build_object(${OF_EACH}, 'title', i.title, 'initiativeId', i.id,
      'costOneOffMinor', c.cost_one_off_minor::text, 'costYearlyMinor', c.cost_yearly_minor::text,
      'forecastYearlyMinor', c.value_yearly_minor::text,
      'committedMinor', l.committed::text, 'releasedMinor', l.released::text)), '[]')
  from initiatives i
    join proposals p on p.organization_id = i.organization_id and p.id = i.proposal_id
    join lateral (select * from forecasts c where c.organization_id = i.organization_id and c.initiative_id = i.id
      order by c.number desc limit 1) c on true
    cross join lateral (select coalesce(sum(l.amount_minor) filter (where l.kind = 'COMMITMENT'), 0) as committed,
        coalesce(sum(l.amount_minor) filter (where l.kind = 'RELEASE'), 0) as released
      from ledger_entries l where l.organization_id = i.organization_id and l.proposal_id = i.proposal_id
        and l.kind in ('COMMITMENT', 'RELEASE')) l
  where i.organization_id = f.organization_id and i.portfolio_id = f.id and i.status <> 'CLOSED' and i.stage <> 'SUNSET'
    and ${COMPETES})`;

/** What was committed in a period counts as `balanceOfPeriod` counts it. */
const PERIODS = `(select coalesce(json_agg(json_build_object('firstDay', b.first_day, 'lastDay', b.last_day,
      'amountMinor', b.amount_minor::text,
      'committedMinor', (select coalesce(sum(l.amount_minor), 0)::text from ledger_entries l
        where l.organization_id = f.organization_id and l.portfolio_id = f.id and l.kind = 'COMMITMENT'
          and least(greatest((l.booked_at at time zone 'UTC')::date, f.period_from), f.period_to)
            between b.first_day and b.last_day)) order by b.first_day), '[]')
  from budget_periods b where b.organization_id = f.organization_id and b.budget_version_id =
    (select v.id from budget_versions v where v.organization_id = f.organization_id and v.portfolio_id = f.id
      order by v.number desc limit 1))`;

const FACTS = `select json_build_object('budgetRemainingMinor', ${remainingForRankingMinor('f')}::text, 'periods', ${PERIODS},
    'proposals', ${PROPOSALS}, 'initiatives', ${INITIATIVES}) as facts
  from portfolios f where f.organization_id = $1 and f.id = $2`;

type Gathered = Pick<PortfolioFacts, 'budgetRemainingMinor' | 'periods' | 'proposals' | 'initiatives'>;

/**
 * A portfolio as it stands: estimates, costs and money of one moment, since one statement reads them. The portfolio is
 * locked meanwhile, so that nobody decides on it between that statement and the others.
 * @throws Fault NOT_FOUND
 */
export async function portfolioFacts(tx: Transaction, portfolioId: string): Promise<PortfolioFacts> {
  const portfolio = await tx.lock(PortfolioTable, portfolioId, 'portfolio');
  const { id, name, currencyCode, periodFrom, periodTo } = portfolio;
  const model = asPublished(await tx.find(ScoringModelTable, portfolio.scoringModelId, 'scoring model'));
  const [row] = await tx.query<{ facts: unknown }>(FACTS, [tx.viewer.organizationId, portfolioId]);
  const gathered = fromPlain<Gathered>(row!.facts);
  return {
    portfolio: { id, name, currencyCode, periodFrom, periodTo },
    ...{ model, ...gathered, constraints: await constraintsOf(tx, portfolioId) },
  };
}

/** What never changes of a published model: that it is retired later makes no other inputs. */
const asPublished = ({
  id,
  organizationId,
  name,
  method,
  drivers,
  horizonYears,
  discountRateBasisPoints,
  currencyCode,
}: ScoringModel): ScoringModel => ({
  ...{ id, organizationId, name, method, drivers, horizonYears, discountRateBasisPoints, currencyCode },
});
