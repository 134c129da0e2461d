import { VOTE_TIMERS } from '../approvals/domain/vote-times';
import { isReplaced, metricJson, storedMetric, type StoredMetric } from '../metrics';
import type { DigestFacts } from './domain/digest';
import type { MeasuredSeries } from './domain/changes';
import { MOST_ROWS } from './domain/digest-sections';
import { tallyOf, tallySql, type StoredTally } from './stored-tally';

/** Where a statement stands, as SQL: whose facts, and as they are when. */
interface Standing {
  readonly organization: string;
  readonly now: string;
}

/**
 * SQL of the JSON of what a digest of this moment is made from: for a preview, and for what is issued, so that both say the
 * same.
 */
export const digestFactsSql = (standing: Standing): string => {
  const { organization: own } = standing;
  const since = 'span.since';
  return `(select json_build_object('since', ${since}, 'organization', o.name, 'currencyCode', o.currency_code,
      'smallestSample', (select m.n from smallest_samples m where m.organization_id = ${own}),
      'series', ${seriesSql(standing, since)},
      'approvals', ${excerptSql(approvalsSql(own))},
      'proposals', ${excerptSql(proposalsSql(standing))},
      'meetings', ${excerptSql(meetingsSql(standing))},
      'motions', ${excerptSql(motionsSql(own))},
      'sunsets', ${excerptSql(sunsetsSql(own))},
      'overdue', ${excerptSql(overdueSql(standing))},
      'participation', ${participationSql(own, since)})
    from organizations o cross join (${spanSql(standing)}) span where o.id = ${own})`;
};

/** From the digest before, or as long ago as digests are apart. */
const spanSql = ({ organization, now }: Standing): string => `select coalesce(
    (select max(d.issued_at) from digests d where d.organization_id = ${organization}),
    ${now} - case s.frequency when 'WEEKLY' then interval '1 week' else interval '1 month' end) as since
  from digest_schedules s where s.organization_id = ${organization}`;

const dayOf = (moment: string): string => `(${moment} at time zone 'UTC')::date`;

/** A list that has columns `place`, by which it is ordered, and `told`. */
const excerptSql = (rows: string): string => `(select json_build_object('total', count(*),
    'rows', coalesce(json_agg(r.told order by r.place, r.told::text) filter (where r.row_number <= ${MOST_ROWS}), '[]'))
  from (select e.*, row_number() over (order by e.place, e.told::text) from (${rows}) e) r)`;

/**
 * The latest reading of each series of the organization where that is new, and the one before it. New is what no digest has
 * looked at, not what was recorded later: an import that was written while the last one was made bears an earlier moment.
 */
const seriesSql = (
  { organization, now }: Standing,
  since: string,
): string => `(select coalesce(json_agg(json_build_object(
    'readingId', s.id, 'metric', (${metricJson({ organization }, 's.metric')})::json, 'cut', s.cut, 'source', s.source, 'latest', ${tallySql('s')},
    'before', (select ${tallySql('b')} from readings b
      where b.organization_id = ${organization} and b.subject_kind = 'ORGANIZATION' and b.metric = s.metric and b.cut = s.cut
        and b.source is not distinct from s.source and b.window_to < s.window_from and not ${isReplaced('b')}
      order by b.window_to desc, b.recorded_at desc, b.id desc limit 1)) order by s.metric, s.cut::text, s.source), '[]')
  from (select distinct on (r.metric, r.cut, r.source) r.* from readings r
    where r.organization_id = ${organization} and r.subject_kind = 'ORGANIZATION' and r.recorded_at <= ${now}
      and not ${isReplaced('r')}
    order by r.metric, r.cut, r.source, r.window_to desc, r.recorded_at desc, r.id desc) s
  where s.recorded_at > ${since} - interval '1 day' and not exists (select from digests d
    where d.organization_id = ${organization} and d.issued_at >= ${since} - interval '1 day'
      and d.content -> 'readingIds' @> to_jsonb(s.id::text)))`;

const approvalsSql = (organization: string): string => `select coalesce(due.at, 'infinity') as place,
    json_build_object('initiative', i.title, 'stage', i.stage, 'requestedOn', ${dayOf('a.requested_at')},
      'dueOn', ${dayOf('due.at')}) as told
  from approvals a
    join initiatives i on i.organization_id = a.organization_id and a.subject_kind = 'INITIATIVE' and i.id = a.subject_id
    cross join lateral (select min(d.due_at) as at from deadlines d
      where d.organization_id = a.organization_id and d.subject_kind = 'APPROVAL' and d.subject_id = a.id
        and d.name = '${VOTE_TIMERS.due}' and d.left_at is null) due
  where a.organization_id = ${organization} and a.decision is null and i.status = 'AWAITING_APPROVAL'`;

const proposalsSql = ({ organization, now }: Standing): string => `select p.updated_at as place,
    json_build_object('proposal', p.title, 'portfolio', (select f.name from portfolios f
      where f.organization_id = p.organization_id and f.id = p.portfolio_id), 'since', ${dayOf('p.updated_at')}) as told
  from proposals p
  where p.organization_id = ${organization}
    and (p.status = 'ASSESSED' or p.status = 'DEFERRED' and p.deferred_until <= ${dayOf(now)})`;

/** Until the digest after this one. */
const meetingsSql = ({ organization, now }: Standing): string => `select m.starts_at as place,
    json_build_object('meeting', m.title, 'body', b.name, 'startsOn', (m.starts_at at time zone m.time_zone)::date,
      'agendaItemCount', (select count(*) from agenda_items a
        where a.organization_id = m.organization_id and a.meeting_id = m.id)) as told
  from meetings m join governance_bodies b on b.organization_id = m.organization_id and b.id = m.governance_body_id
    join digest_schedules s on s.organization_id = m.organization_id
  where m.organization_id = ${organization} and m.status = 'PLANNED' and m.starts_at > ${now}
    and m.starts_at <= ${now} + case s.frequency when 'WEEKLY' then interval '1 week' else interval '1 month' end`;

const motionsSql = (organization: string): string => `select d.put_at as place,
    json_build_object('motion', d.title, 'outcome', d.outcome) as told
  from review_decisions d where d.organization_id = ${organization} and d.status = 'OPEN'`;

const sunsetsSql = (organization: string): string => `select s.proposed_at as place,
    json_build_object('initiative', i.title, 'proposedOn', ${dayOf('s.proposed_at')}) as told
  from sunset_proposals s join initiatives i on i.organization_id = s.organization_id and i.id = s.initiative_id
  where s.organization_id = ${organization} and s.answer is null`;

/** By the deadline of the stage or by the plan, whichever was earlier; what is on hold is late for nothing. */
const overdueSql = ({ organization, now }: Standing): string => `select late.due_on as place,
    json_build_object('initiative', i.title, 'stage', i.stage, 'lead', lead.name, 'dueOn', late.due_on) as told
  from initiatives i join people lead on lead.organization_id = i.organization_id and lead.id = i.lead_id
    cross join lateral (select least(
      (select min(${dayOf('d.due_at')}) from deadlines d
        where d.organization_id = i.organization_id and d.subject_kind = 'INITIATIVE' and d.subject_id = i.id
          and d.left_at is null and d.state in ('PENDING', 'FIRED') and d.due_at < ${now}),
      (select s.planned_end from planned_stages s
        where s.organization_id = i.organization_id and s.stage = i.stage and s.planned_end < ${dayOf(now)}
          and s.initiative_plan_id = (select p.id from initiative_plans p
            where p.organization_id = i.organization_id and p.initiative_id = i.id order by p.number desc limit 1)))
      as due_on) late
  where i.organization_id = ${organization} and i.status in ('WORKING', 'AWAITING_APPROVAL', 'AWAITING_REVIEW')
    and late.due_on is not null`;

/** In the order of the functions, business partners last. */
const participationSql = (organization: string, since: string): string => {
  const took = (table: string, person: string, moment: string): string =>
    `count(*) filter (where exists (select from ${table} x where x.organization_id = p.organization_id
      and x.${person} = p.id and x.${moment} > ${since}))`;
  return `(select coalesce(json_agg(f.told order by f.cx_function nulls last), '[]') from (
    select p.cx_function, json_build_object('cxFunction', p.cx_function, 'people', count(*),
      'proposed', ${took('proposals', 'proposer_id', 'created_at')},
      'assessed', ${took('maturity_levels', 'assessor_id', 'recorded_at')},
      'estimated', ${took('estimates', 'scorer_id', 'updated_at')}) as told
    from people p where p.organization_id = ${organization} and p.deactivated_at is null group by p.cx_function) f)`;
};

/** What {@link digestFactsSql} brings. */
export interface StoredFacts extends Omit<DigestFacts, 'since' | 'series'> {
  readonly since: string;
  readonly series: readonly (Omit<MeasuredSeries, 'metric' | 'latest' | 'before'> & {
    readonly metric: StoredMetric;
    readonly latest: StoredTally;
    readonly before: StoredTally | null;
  })[];
}

/** The facts as the domain knows them. */
export const digestFacts = ({ since, series, ...told }: StoredFacts): DigestFacts => ({
  ...told,
  since: new Date(since),
  series: series.map(({ metric, latest, before, ...each }) => ({
    ...each,
    ...{ metric: storedMetric(metric), latest: tallyOf(latest), before: before && tallyOf(before) },
  })),
});
