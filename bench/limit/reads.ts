import { VALUE_DRIVERS } from '../../src/proposals/domain/value-drivers';

const moment = (sql: string): string => `to_json(to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
const nameOf = (id: string): string =>
  `(select concat('{"name":', to_json(name), '}') from people where organization_id = $1 and id = ${id})`;
const nameOrNull = (id: string): string => `coalesce(${nameOf(id)}, 'null')`;
const money = (amount: string, currency: string): string =>
  `concat('{"amountMinor":"', ${amount}, '","currencyCode":"', ${currency}, '"}')`;

const DRIVERS = `array[${VALUE_DRIVERS.map(({ code }) => `'${code}'`).join(', ')}]`;

/** JSON text of a proposal in W1. */
const card = (
  p: string,
): string => `concat('{"id":"', ${p}.id, '","title":', to_json(${p}.title), ',"status":"', ${p}.status,
  '","pillars":[', (select string_agg(concat('{"name":', to_json(l.name), '}'), ',' order by l.position, l.id)
      from proposal_pillars x join pillars l on l.organization_id = $1 and l.id = x.pillar_id
      where x.organization_id = $1 and x.proposal_id = ${p}.id),
  '],"proposer":', ${nameOf(`${p}.proposer_id`)}, ',"sponsor":', ${nameOrNull(`${p}.sponsor_id`)},
  ',"estimates":{"nodes":[', (select string_agg(concat('{"driver":"', e.driver, '","likely":', e.likely_hundredths / 100.0,
        ',"scorer":{"name":', to_json(s.name), '}}'), ',' order by e.position, e.id)
      from (select e.*, array_position(${DRIVERS}, e.driver) as position from estimates e
          where e.organization_id = $1 and e.proposal_id = ${p}.id order by position, e.id limit 10) e
        join people s on s.organization_id = $1 and s.id = e.scorer_id),
  ']},"initiative":', coalesce((select concat('{"id":"', i.id, '","stage":"', i.stage, '","status":"', i.status,
        '","approvals":{"nodes":[', (select string_agg(concat('{"gate":"', a.gate, '","decision":', coalesce(to_json(a.decision), 'null'),
            ',"requestedAt":', ${moment('a.requested_at')}, ',"decidedBy":', ${nameOrNull('a.decided_by_id')}, '}'), ',' order by a.requested_at, a.id)
          from (select * from approvals a where a.organization_id = $1 and a.subject_kind = 'INITIATIVE' and a.subject_id = i.id
            order by a.requested_at, a.id limit 3) a), ']}}')
      from initiatives i where i.organization_id = $1 and i.proposal_id = ${p}.id), 'null'), '}')`;

/** W1: $2 the portfolio; $3, $4, $5 score, value per cost and id of the place to go on behind, or null. */
export const RANKING = `with ranked as materialized (
    select s.*, coalesce(s.value_per_cost_micro, 9223372036854775807) as merit,
      rank() over best as rank, count(*) over (best range between current row and current row) > 1 as tied,
      sum(s.commitment_minor) over (order by s.score_micro desc, s.value_per_cost_micro desc nulls first, s.proposal_id
        rows unbounded preceding) <= (select coalesce(sum(case kind when 'BUDGET' then amount_minor when 'COMMITMENT' then -amount_minor end), 0)
          from ledger_entries where organization_id = $1 and portfolio_id = $2) as within_budget
    from proposal_scores s join proposals c on c.organization_id = $1 and c.id = s.proposal_id
    where s.organization_id = $1 and s.portfolio_id = $2 and s.inaction_weight_hundredths = 100 and s.complete
      and c.status in ('UNDER_ASSESSMENT', 'ASSESSED') and c.track in ('STANDARD', 'MAJOR')
    window best as (order by s.score_micro desc, s.value_per_cost_micro desc nulls first)
  ), page as (
    select r.*, row_number() over (order by r.score_micro desc, r.merit desc, r.proposal_id) as place from ranked r
    where $3::bigint is null or r.score_micro < $3
      or (r.score_micro = $3 and (r.merit < $4::bigint or (r.merit = $4 and r.proposal_id > $5::uuid)))
    order by r.score_micro desc, r.merit desc, r.proposal_id limit 51
  )
  select concat('{"portfolio":{"name":', to_json(f.name), ',"ranking":{"totalCount":', (select count(*) from ranked),
    ',"pageInfo":{"hasNextPage":', (select count(*) > 50 from page)::text, ',"endCursor":',
      coalesce((select to_json(concat_ws('.', score_micro, merit, proposal_id)) from page where place <= 50 order by place desc limit 1), 'null'),
    '},"nodes":[', (select string_agg(concat('{"rank":', r.rank, ',"tied":', r.tied::text, ',"withinBudget":', r.within_budget::text,
        ',"points":', r.score_micro / 1000000.0, ',"value":', ${money('r.value_minor', 'r.currency_code')},
        ',"totalCost":', ${money('r.total_cost_minor', 'r.currency_code')}, ',"proposal":', ${card('p')}, '}'), ',' order by r.place)
      from page r join proposals p on p.organization_id = $1 and p.id = r.proposal_id where r.place <= 50),
    ']},"funded":{"nodes":[', (select string_agg(${card('p')}, ',' order by p.updated_at desc, p.id desc)
      from (select * from proposals where organization_id = $1 and portfolio_id = $2 and status = 'FUNDED'
        order by updated_at desc, id desc limit 10) p), ']}}}') as j
  from portfolios f where f.organization_id = $1 and f.id = $2`;

/** W2: $2 the initiative. */
export const INITIATIVE = `select concat('{"initiative":{"id":"', i.id, '","title":', to_json(i.title), ',"stage":"', i.stage, '","status":"', i.status,
    '","version":', i.version, ',"enteredStageAt":', ${moment('i.entered_stage_at')}, ',"budget":', ${money('i.budget_minor', 'i.currency_code')},
    ',"proposal":', (select concat('{"title":', to_json(title), '}') from proposals where organization_id = $1 and id = i.proposal_id),
    ',"portfolio":', (select concat('{"name":', to_json(name), '}') from portfolios where organization_id = $1 and id = i.portfolio_id),
    ',"sponsor":', ${nameOf('i.sponsor_id')}, ',"lead":', ${nameOf('i.lead_id')}, ',"businessOwner":', ${nameOf('i.business_owner_id')},
    ',"history":{"nodes":[', (select string_agg(concat('{"sequence":', v.sequence, ',"event":"', v.event,
        '","fromStage":"', upper(split_part(v.from_state, '.', 1)), '","toStage":"', upper(split_part(v.to_state, '.', 1)),
        '","reason":', coalesce(to_json(v.reason), 'null'), ',"occurredAt":', ${moment('v.occurred_at')}, ',"actor":', ${nameOf('v.actor_id')}, '}'), ',' order by v.sequence)
      from (select * from initiative_events where organization_id = $1 and initiative_id = i.id order by sequence limit 50) v),
    ']},"approvals":{"nodes":[', (select string_agg(concat('{"gate":"', a.gate, '","decision":', coalesce(to_json(a.decision), 'null'),
        ',"subjectVersion":', a.subject_version, ',"requestedAt":', ${moment('a.requested_at')}, ',"requestedBy":', ${nameOf('a.requested_by_id')},
        ',"decidedAt":', coalesce(${moment('a.decided_at')}, 'null'), ',"decidedBy":', ${nameOrNull('a.decided_by_id')},
        ',"reason":', coalesce(to_json(a.reason), 'null'), '}'), ',' order by a.requested_at, a.id)
      from (select * from approvals where organization_id = $1 and subject_kind = 'INITIATIVE' and subject_id = i.id
        order by requested_at, id limit 50) a), ']}}}') as j
  from initiatives i where i.organization_id = $1 and i.id = $2`;
