import { VALUE_DRIVERS } from '../../src/proposals/domain/value-drivers';
import { wordList } from './chance';
import type { Led } from './people-and-needs';
import { scorersOf, type Size } from './size';

const VERBS = wordList(
  'Shorten, Explain, Repair, Replace, Simplify, Announce, Automate, Prevent, Merge, Rewrite, Test, Open, Guide, Confirm, Escort, Retire',
);
const THINGS = wordList(
  'card disputes, branch appointments, the contract letter, call queues, mortgage papers, address changes, fee notices, refunds, password resets, the complaint form, delivery dates, invoices, the welcome week, loan answers',
);
const CUSTOMERS = wordList(
  'for new customers, for families, for small firms, for people who move, in the app, at the counter, on the phone, abroad, after a death in the family, for students, in the first month',
);

/** Eight of ten are funded, one is assessed, one under assessment; ten in a row compete for one budget. */
export const portfoliosAndProposals = ({ organizationId, leaderId }: Led, size: Size): string => `
  insert into portfolios (id, organization_id, name, period_from, period_to, currency_code, scoring_model_id, created_at)
    select pg_temp.id_of('portfolio', n), '${organizationId}', 'Portfolio ' || n, '2024-01-01', '2026-12-31', m.currency_code,
      m.id, pg_temp.begins()
    from generate_series(1, ${size.portfolios}) n
      cross join (select id, currency_code from scoring_models where organization_id = '${organizationId}') m;

  create temp table loaded_proposals on commit drop as
    select n, pg_temp.id_of('proposal', n) as id, (n - 1) % 10 as life,
      pg_temp.id_of('portfolio', 1 + (n - 1) / 10 % ${size.portfolios}) as portfolio_id,
      pg_temp.word(${VERBS}, 'verb', n) || ' ' || pg_temp.word(${THINGS}, 'thing', n) || ' '
        || pg_temp.word(${CUSTOMERS}, 'customers', n) as title,
      case (n - 1) % 10 when 8 then 'ASSESSED' when 9 then 'UNDER_ASSESSMENT' else 'FUNDED' end as status,
      ${somebody('proposer', size)} as proposer_id, ${somebody('sponsor', size)} as sponsor_id,
      1000000 + 10000 * pg_temp.pick('cost', n, 9000) as cost_one_off_minor,
      100000 + 10000 * pg_temp.pick('yearly cost', n, 900) as cost_yearly_minor,
      date_trunc('milliseconds', pg_temp.begins() + (n::float8 / ${size.proposals}) * interval '300 days') as created_at
    from generate_series(1, ${size.proposals}) n;

  insert into proposals (id, organization_id, portfolio_id, title, who_is_hurt, how_they_are_hurt, problem, solution,
      horizon_years, status, track, proposer_id, sponsor_id, cost_one_off_minor, cost_yearly_minor, currency_code, decided_by_id,
      decided_at, version, created_at, updated_at)
    select p.id, '${organizationId}', p.portfolio_id, p.title, 'Customers who have to ask twice.',
      'They wait, call again, and some of them leave.',
      'Every third of these errands comes back, and nobody can say which or why.',
      'One desk owns the errand from the first word to the last, and tells the customer the next step.',
      3, p.status, 'STANDARD', p.proposer_id, p.sponsor_id, p.cost_one_off_minor, p.cost_yearly_minor, f.currency_code,
      case p.status when 'FUNDED' then '${leaderId}'::uuid end, case p.status when 'FUNDED' then p.created_at + interval '60 days' end,
      5, p.created_at, p.created_at + interval '60 days'
    from loaded_proposals p join portfolios f on f.organization_id = '${organizationId}' and f.id = p.portfolio_id
    order by p.n;
`;

/** What hangs on proposals: alternatives, needs, pillars, the budget and what of it is committed. */
export const besideProposals = ({ organizationId, leaderId }: Led, size: Size): string => `
  insert into proposal_alternatives (id, organization_id, proposal_id, position, kind, title, consequence)
    select pg_temp.id_of('alternative', p.n * 2 + a.position), '${organizationId}', p.id, a.position, a.kind, a.title, a.consequence
    from loaded_proposals p cross join (values (1, 'DO_NOTHING', 'Leave it as it is', 'They go on asking twice.'),
      (2, 'SIMPLEST', 'A better letter', 'Fewer ask, and those who do still wait.')) a(position, kind, title, consequence);
  insert into proposal_needs (organization_id, proposal_id, need_id)
    select '${organizationId}', p.id, pg_temp.id_of('need', 1 + pg_temp.pick('need', p.n * 2 + nth, ${size.needs}))
    from loaded_proposals p cross join generate_series(1, 2) nth on conflict do nothing;
  insert into proposal_pillars (organization_id, proposal_id, pillar_id)
    select l.organization_id, p.id, l.id
    from loaded_proposals p cross join generate_series(1, 2) nth
      join pillars l on l.organization_id = '${organizationId}' and l.position = 1 + pg_temp.pick('pillar', p.n * 2 + nth, 10)
    on conflict do nothing;

  insert into ledger_entries (id, organization_id, portfolio_id, kind, amount_minor, reason, booked_by_id, booked_at)
    select pg_temp.id_of('budget', row_number() over (order by p.portfolio_id)), '${organizationId}', p.portfolio_id, 'BUDGET',
      sum(p.cost_one_off_minor + p.cost_yearly_minor), 'The budget of the period', '${leaderId}', pg_temp.begins()
    from loaded_proposals p group by p.portfolio_id;
  insert into ledger_entries (id, organization_id, portfolio_id, kind, amount_minor, proposal_id, reason, booked_by_id, booked_at)
    select pg_temp.id_of('commitment', p.n), '${organizationId}', p.portfolio_id, 'COMMITMENT',
      p.cost_one_off_minor + p.cost_yearly_minor, p.id, 'Funded', '${leaderId}', p.created_at + interval '60 days'
    from loaded_proposals p where p.status = 'FUNDED';
`;

/** One estimate a driver, each by somebody else's eyes than the proposer's; one in twelve is not applicable. */
export const estimates = ({ organizationId }: Led, size: Size): string => {
  const drivers = VALUE_DRIVERS.map(
    ({ code, side }, index) => `(${index}, '${code}', ${side === 'RETURN' ? -1000 : 0})`,
  );
  return `
  insert into estimates (id, organization_id, proposal_id, driver, scorer_id, state, low_hundredths, likely_hundredths,
      high_hundredths, confidence, calculation, rationale, created_at, updated_at)
    select pg_temp.id_of('estimate', e.nth), '${organizationId}', e.proposal_id, e.driver,
      pg_temp.person(1 + pg_temp.pick('scorer', e.nth, ${scorersOf(size)})),
      case when e.applies then 'ESTIMATED' else 'NOT_APPLICABLE' end,
      case when e.applies then e.likely - e.half_width else 0 end, case when e.applies then e.likely else 0 end,
      case when e.applies then e.likely + e.half_width else 0 end, case when e.applies then 'MEDIUM' end,
      case when e.applies then 'customers × change × margin' end, 'As it was with the last one of this kind.',
      e.created_at, e.created_at
    from (
      select p.id as proposal_id, p.created_at + interval '30 days' as created_at, d.driver, p.n * 10 + d.position as nth,
        pg_temp.pick('applies', p.n * 10 + d.position, 12) > 0 as applies, likely,
        least(200, likely - d.least, 1000 - likely) as half_width
      from loaded_proposals p cross join (values ${drivers.join(', ')}) d(position, driver, least)
        cross join lateral (select 50 * pg_temp.pick('likely', p.n * 10 + d.position, 21)) l(likely)
    ) e order by e.nth;
`;
};

/** Somebody who scores nothing. */
export const somebody = (as: string, size: Size): string =>
  `pg_temp.person(${scorersOf(size) + 1} + pg_temp.pick('${as}', n, ${size.people - scorersOf(size)}))`;
