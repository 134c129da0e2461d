import { escapeLiteral } from 'pg';
import type { Life } from './histories';
import type { Led } from './people-and-needs';
import { somebody } from './proposals';
import { ONE_LEADER_POLICY } from '../one-leader';
import type { Size } from './size';

const ACTIONS = `case event when 'REQUEST_APPROVAL' then 'approvalRequested' when 'APPROVE' then 'gateApproved'
  when 'RETURN' then 'returnedForRework' when 'STOP' then 'initiativeStopped' end`;

/** Every funded proposal's initiative, each with one of the lives behind it: a move a day. */
export const initiatives = ({ organizationId }: Led, size: Size, lives: readonly Life[]): string => `
  create temp table loaded_lives on commit drop as
    select * from jsonb_to_recordset(${escapeLiteral(JSON.stringify(lives))}::jsonb) l(life int, stage text, status text,
      snapshot jsonb, track text, "definitionVersion" int, "policyVersion" int, moves jsonb, "enteredBy" int, tranches jsonb, evidence jsonb, deliverables jsonb);
  create temp table loaded_initiatives on commit drop as
    select p.n, pg_temp.id_of('initiative', n) as id, p.id as proposal_id, p.portfolio_id, p.title, p.sponsor_id,
      ${somebody('lead', size)} as lead_id, ${somebody('business owner', size)} as business_owner_id,
      p.cost_one_off_minor + p.cost_yearly_minor as budget_minor, p.created_at + interval '60 days' as created_at, l.*
    from loaded_proposals p join loaded_lives l using (life);

  insert into initiatives (id, organization_id, proposal_id, portfolio_id, title, stage, status, snapshot, track,
      definition_version, policy_version, sponsor_id, lead_id, business_owner_id, budget_minor, currency_code, version, entered_stage_at, created_at)
    select i.id, '${organizationId}', i.proposal_id, i.portfolio_id, i.title, i.stage, i.status, i.snapshot, i.track,
      i."definitionVersion", i."policyVersion", i.sponsor_id, i.lead_id, i.business_owner_id, i.budget_minor, f.currency_code,
      jsonb_array_length(i.moves) + 1, i.created_at + i."enteredBy" * interval '1 day', i.created_at
    from loaded_initiatives i join portfolios f on f.organization_id = '${organizationId}' and f.id = i.portfolio_id
    order by i.n;
`;

/**
 * The money of initiatives: the tranches of the stages that they entered, in whole cents since all costs are, and what
 * the closed ones gave back; what was funded, and for those that came to design the forecast that was made again.
 */
export const moneyOfInitiatives = ({ organizationId, leaderId }: Led): string => `
  insert into ledger_entries (id, organization_id, portfolio_id, kind, amount_minor, proposal_id, stage, reason, booked_by_id, booked_at)
    select pg_temp.id_of('release', i.n * 10 + t.nth), '${organizationId}', i.portfolio_id, 'RELEASE',
      i.budget_minor * (t.it->>'percent')::int / 100, i.proposal_id, t.it->>'stage', 'The tranche of ' || lower(t.it->>'stage'),
      '${leaderId}', i.created_at + (t.it->>'enteredBy')::int * interval '1 day'
    from loaded_initiatives i cross join jsonb_array_elements(i.tranches) with ordinality t(it, nth)
    where i.budget_minor * (t.it->>'percent')::int / 100 > 0 order by i.n, t.nth;
  insert into forecasts (id, organization_id, initiative_id, number, kind, cost_one_off_minor, cost_yearly_minor,
      value_yearly_minor, cost_change, value_change, note, made_by_id, made_at)
    select pg_temp.id_of('forecast', i.n * 2 + f.number), '${organizationId}', i.id, f.number,
      case f.number when 1 then 'FUNDED' else 'REFORECAST' end, p.cost_one_off_minor, p.cost_yearly_minor, i.budget_minor, 0, 0,
      case f.number when 2 then 'As it was.' end, i.lead_id, i.created_at + f.number * interval '1 hour'
    from loaded_initiatives i join proposals p on p.organization_id = '${organizationId}' and p.id = i.proposal_id
      cross join generate_series(1, 2) f(number)
    where f.number = 1 or i.stage <> 'DISCOVER' order by i.n, f.number;
`;

/** What was gathered for initiatives, each piece on the day they began. */
export const gathered = ({ organizationId }: Led): string => `
  insert into evidence (id, organization_id, subject_kind, subject_id, kind, collected_on, participants, finding,
      recorded_by_id, recorded_at)
    select pg_temp.id_of('evidence', i.n * 20 + e.nth), '${organizationId}', 'INITIATIVE', i.id, e.kind, i.created_at::date, 6,
      'Five of six would use it tomorrow.', i.lead_id, i.created_at + interval '1 hour'
    from loaded_initiatives i cross join jsonb_array_elements_text(i.evidence) with ordinality e(kind, nth) order by i.n, e.nth;
  insert into deliverables (id, organization_id, initiative_id, stage, kind, title, link, delivered_by_id, delivered_at)
    select pg_temp.id_of('deliverable', i.n * 20 + d.nth), '${organizationId}', i.id, d.it->>'stage', d.it->>'kind',
      initcap(replace(d.it->>'kind', '_', ' ')), 'https://wiki.example/initiatives/' || i.n, i.lead_id,
      i.created_at + interval '1 hour'
    from loaded_initiatives i cross join jsonb_array_elements(i.deliverables) with ordinality d(it, nth) order by i.n, d.nth;
  insert into readings (id, organization_id, metric, subject_kind, subject_id, is_baseline, n, sum, sum_of_squares, window_from,
      window_to, recorded_by_id, recorded_at)
    select pg_temp.id_of('reading', i.n * 2 + r.nth), '${organizationId}', 'NPS', 'INITIATIVE', i.id, r.nth = 0, 200,
      20 + 20 * r.nth, 120, i.created_at::date - 60 + 30 * r.nth, i.created_at::date - 31 + 30 * r.nth, i.lead_id,
      i.created_at + interval '1 hour'
    from loaded_initiatives i cross join generate_series(0, 1) r(nth) order by i.n, r.nth;
`;

/** The moves of initiatives, with their approvals and, chained as every write is, what the audit keeps of them. */
export const histories = ({ organizationId, leaderId }: Led): string => `
  create temp table loaded_moves on commit drop as
    select i.n, i.id as initiative_id, m.sequence, m.move, m.move->>'event' as event, i.moves->(m.sequence::int)->>'event' as answer,
      case when (m.move->>'byLeader')::boolean then '${leaderId}' else i.lead_id end as actor_id,
      i.created_at + m.sequence * interval '1 day' as occurred_at
    from loaded_initiatives i cross join jsonb_array_elements(i.moves) with ordinality m(move, sequence);

  insert into initiative_events (id, organization_id, initiative_id, sequence, event, from_state, to_state, actor_id, reason,
      facts, definition_version, policy_version, occurred_at)
    select pg_temp.id_of('move', n * 10 + sequence), '${organizationId}', initiative_id, sequence, event, move->>'fromState',
      move->>'toState', actor_id, move->>'reason', move->'facts', (move->>'definitionVersion')::int,
      (move->>'policyVersion')::int, occurred_at
    from loaded_moves order by n, sequence;

  insert into approvals (id, organization_id, subject_kind, subject_id, gate, subject_version, requested_by_id, requested_at,
      decision, decided_by_id, decided_at, reason, policy)
    select pg_temp.id_of('approval', n * 10 + sequence), '${organizationId}', 'INITIATIVE', initiative_id, move->>'gate', sequence,
      actor_id, occurred_at, case answer when 'APPROVE' then 'APPROVED' when 'RETURN' then 'RETURNED' end,
      case when answer is not null then '${leaderId}'::uuid end, case when answer is not null then occurred_at + interval '1 day' end,
      case answer when 'RETURN' then 'The interviews do not show it yet.' end, '${JSON.stringify(ONE_LEADER_POLICY)}'::jsonb
    from loaded_moves where event = 'REQUEST_APPROVAL' order by n, sequence;
  insert into votes (id, organization_id, approval_id, sequence, seat_id, voter_id, choice, content_version, cast_at)
    select pg_temp.id_of('vote', n), '${organizationId}', pg_temp.id_of('approval', n * 10 + sequence), 1, pg_temp.person(2),
      pg_temp.person(2), 'ABSTAIN', 1, occurred_at + interval '1 hour'
    from loaded_moves where event = 'REQUEST_APPROVAL' and answer is null and n % 3 = 0 order by n;

  ${chained('n <= 200')}
  -- Planned while the chains were empty, each further record would be looked for among all others.
  analyze audit_heads, audit_records, audit_details;
  ${chained('n > 200')}
`;

const chained = (which: string): string => `do $$ begin
    perform append_audit_record(pg_temp.id_of('audit', n * 10 + sequence), 'INITIATIVE', initiative_id, ${ACTIONS}, actor_id, null,
      occurred_at, 'load', decode(pg_temp.hash_of('salt', n * 10 + sequence), 'hex'), details)
    from (select *, json_build_object('after', json_build_object('state', move->>'toState'),
        'before', json_build_object('state', move->>'fromState'), 'reason', move->>'reason')::text as details
      from loaded_moves where ${which} order by n, sequence) m;
  end $$;`;
