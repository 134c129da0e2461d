import type { GatheredFacts } from '../../src/initiatives/domain/initiative';
import { ROLES_AT_GATES, type OpenRequest } from '../ballots';

/**
 * SQL of what a gate looks at, as json of one column `facts`: what was gathered for an initiative since it last went back to
 * design, who else has a part in it, and the request that is open with what was said on it.
 * @param i the alias of the initiative's row
 * @param today SQL of the calendar date on which evidence must still count
 */
export const factsOf = (i: string, today: string): string => `
  select json_build_object('gathered', json_build_object(
    'evidenceCounts', coalesce((select json_object_agg(kind, pieces) from (select kind, count(*) as pieces from evidence
      where organization_id = $1 and subject_kind = 'INITIATIVE' and subject_id = ${i}.id and recorded_at > round.began
        and (expires_on is null or expires_on >= ${today}) group by kind) k), '{}'),
    'deliverables', coalesce((select json_agg(distinct kind) from deliverables
      where organization_id = $1 and initiative_id = ${i}.id and delivered_at > round.began), '[]'),
    'baselineReadings', r.baselines, 'followUpReadings', r.follow_ups,
    'forecast', (select json_build_object('costChange', cost_change, 'valueChange', value_change) from forecasts
      where organization_id = $1 and initiative_id = ${i}.id and number > 1 and made_at > round.began order by number desc limit 1)),
    'proposerId', p.proposer_id, 'drafterId', p.drafter_id, 'requestedById', a.requested_by_id, 'approvalId', a.id,
    'request', case when a.id is not null then json_build_object('policy', a.policy, 'contentVersion', a.content_version,
      'votes', coalesce((select json_agg(json_build_object('seatId', seat_id, 'voterId', voter_id, 'choice', choice,
          'contentVersion', content_version) order by sequence) from votes where organization_id = $1 and approval_id = a.id), '[]'),
      'recusedIds', coalesce((select json_agg(person_id) from recusals where organization_id = $1 and approval_id = a.id), '[]'),
      'seats', coalesce((select json_agg(json_build_object('groupName', group_name, 'personId', person_id)) from assigned_seats
        where organization_id = $1 and approval_id = a.id), '[]')) end) as facts
  from (select coalesce(max(occurred_at), '-infinity') as began from initiative_events
      where organization_id = $1 and initiative_id = ${i}.id and event = 'ITERATE') round
    cross join lateral (select count(*) filter (where n.is_baseline) as baselines,
        count(*) filter (where not n.is_baseline and n.recorded_at > round.began and exists (select from readings b
          where b.organization_id = $1 and b.subject_kind = 'INITIATIVE' and b.subject_id = ${i}.id and b.is_baseline
            and b.metric = n.metric and b.window_to < n.window_from)) as follow_ups
      from readings n where n.organization_id = $1 and n.subject_kind = 'INITIATIVE' and n.subject_id = ${i}.id) r
    join proposals p on p.organization_id = $1 and p.id = ${i}.proposal_id
    left join approvals a on a.organization_id = $1 and a.subject_kind = 'INITIATIVE' and a.subject_id = ${i}.id
      and a.decision is null`;

/** SQL of who could have a say, as json. @param now SQL of the moment */
export const electorsSql = (now: string): string => `(select json_build_object(
    'holders', coalesce((select json_agg(json_build_object('personId', g.person_id, 'role', g.role, 'portfolioId', g.portfolio_id))
      from role_grants g join people h on h.organization_id = $1 and h.id = g.person_id and h.deactivated_at is null
      where g.organization_id = $1 and g.role in (${ROLES_AT_GATES.map((role) => `'${role}'`).join(', ')})), '[]'),
    'standIns', coalesce((select json_agg(json_build_object('fromId', s.from_id, 'toId', s.to_id, 'firstDay', s.first_day,
        'lastDay', s.last_day, 'portfolioId', s.portfolio_id, 'timeZone', coalesce(o.time_zone, c.time_zone)))
      from (select from_id, to_id, first_day, last_day, portfolio_id from delegations
          where organization_id = $1 and revoked_at is null and last_day >= ${now}::date - 1 and first_day <= ${now}::date + 1
        union all select w.person_id, coalesce(w.deputy_id, d.deputy_id), w.first_day, w.last_day, null from absences w
          left join standing_deputies d on d.organization_id = $1 and d.person_id = w.person_id
          where w.organization_id = $1 and w.last_day >= ${now}::date - 1 and w.first_day <= ${now}::date + 1) s
        join people t on t.organization_id = $1 and t.id = s.to_id and t.deactivated_at is null
        join working_calendars c on c.organization_id = $1
        left join personal_calendars o on o.organization_id = $1 and o.person_id = s.from_id), '[]')))`;

/** The facts as they come. */
export interface Facts {
  readonly gathered: GatheredFacts;
  readonly proposerId: string;
  readonly drafterId: string | null;
  readonly requestedById: string | null;
  readonly approvalId: string | null;
  readonly request: OpenRequest | null;
}
