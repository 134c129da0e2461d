import { realisedYearly } from '../outcomes';
import { connection } from '../platform/read/connection';
import { computed, expression, money, one, toJson } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { reasonsToEnd, type InService } from './domain/sunset-candidate';

/**
 * What is in service, as a table of rows with what is known of each: whatever is in measure and not closed, kept or not,
 * funded or registered.
 *
 * What speaks for winding it down is said by `reasonsToEnd` in the domain. This is the same in the database's words, so that
 * a page can be filtered and ordered by it in one statement; a test holds the two equal.
 */
function inService({ statement }: FieldScope): string {
  const today = statement.today();
  const of = (alias: string) => `${alias}.organization_id = i.organization_id and ${alias}.initiative_id = i.id`;
  // What a body has said to go on with since speaks against it no more, nor does a criterion that was changed.
  const referred = (cause: string) => `array(select distinct q.metric from kill_referrals f
      join kill_criteria q on q.organization_id = f.organization_id and q.id = f.kill_criterion_id
        and q.version = f.criterion_version and q.replaced_at is null
    where ${of('q')} and f.cause = '${cause}' and f.referred_at >= i.entered_stage_at
      and not exists (select from sunset_proposals s where ${of('s')} and s.answer = 'CONTINUE' and s.answered_at > f.referred_at)
    order by q.metric)`;
  // Of one day the last count counts: what it corrects is not the count before.
  const days = `select distinct on (a.day) a.users, a.day from adoption_records a where ${of('a')}
    order by a.day desc, a.recorded_at desc, a.id desc`;
  const counts = `select d.users, d.day, lead(d.users) over latest as users_before, row_number() over latest as place
    from (${days}) d window latest as (order by d.day desc)`;
  return `(select f.*, cardinality(f.reasons) as reason_count, coalesce(f.value_minor, 0) - coalesce(f.run_cost_minor, 0) as net_minor
    from (select k.*, array_remove(array[
        case when cardinality(k.hit) > 0 then 'KILL_CRITERION_HIT' end,
        case when cardinality(k.not_proven) > 0 then 'NOT_PROVEN' end,
        case when k.run_cost_minor > k.value_minor then 'COST_ABOVE_VALUE' end,
        case when k.users = 0 then 'NOBODY_USES_IT' end,
        case when k.users > 0 and k.users_before > 0 and k.users::bigint * 10 <= k.users_before::bigint * 9 then 'USAGE_FALLING' end,
        case when k.recheck_on <= ${today} and k.status <> 'EMBEDDED' then 'RECHECK_OVERDUE' end,
        case when k.owner_is_gone then 'OWNER_GONE' end], null) as reasons
      from (select i.organization_id, i.id, i.id as initiative_id, i.portfolio_id, i.business_owner_id, i.status, i.currency_code,
          i.recheck_on, s.id as registered_service_id, s.kind, p.deactivated_at is not null as owner_is_gone,
          coalesce(s.in_service_since, (i.entered_stage_at at time zone 'UTC')::date) as in_service_since,
          coalesce(v.yearly_minor, c.value_yearly_minor) as value_minor,
          case when v.yearly_minor is not null then 'REALISED' when c.id is not null then 'FORECAST' end as value_basis,
          case when r.booked > 0 then r.minor else coalesce(s.run_cost_yearly_minor, c.cost_yearly_minor) end as run_cost_minor,
          case when r.booked > 0 then 'BOOKED' when s.id is not null then 'DECLARED' when c.id is not null then 'FORECAST' end as run_cost_basis,
          coalesce(u.users, s.users) as users, coalesce(u.day, (s.registered_at at time zone 'UTC')::date) as users_on,
          case when u.users is not null then coalesce(u.users_before, s.users) end as users_before,
          o.id as open_proposal_id, ${referred('HIT')} as hit, ${referred('NOT_PROVEN')} as not_proven
        from initiatives i
          join people p on p.organization_id = i.organization_id and p.id = i.business_owner_id
          left join registered_services s on ${of('s')}
          left join lateral (select c.* from forecasts c where ${of('c')} order by c.number desc limit 1) c on true
          cross join lateral (select ${realisedYearly('i.organization_id', 'i.id')} as yearly_minor) v
          cross join lateral (select count(*) as booked, coalesce(sum(r.booked_minor), 0)::bigint as minor from costs r
            where ${of('r')} and r.kind = 'RUN' and r.day > ${today} - interval '1 year' and r.day <= ${today}) r
          left join lateral (select * from (${counts}) n where n.place = 1) u on true
          left join sunset_proposals o on ${of('o')} and o.answer is null
        where i.organization_id = ${statement.organization} and i.stage = 'MEASURE' and i.status <> 'CLOSED') k) f)`;
}

/** What the domain words the reasons by; amounts as texts, since a JSON number loses digits. */
type Facts = Omit<InService, 'valueMinor' | 'runCostMinor'> & {
  readonly valueMinor: string | null;
  readonly runCostMinor: string | null;
  readonly today: string;
};

const big = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

const reasons = computed<Facts>(
  ({ row, statement }) =>
    jsonObject([
      ['status', toJson('text', `${row}.status`)],
      ['currencyCode', toJson('text', `${row}.currency_code`)],
      ['valueMinor', toJson('bigint', `${row}.value_minor`)],
      ['runCostMinor', toJson('bigint', `${row}.run_cost_minor`)],
      ['users', toJson('number', `${row}.users`)],
      ['usersBefore', toJson('number', `${row}.users_before`)],
      ['recheckOn', toJson('text', `${row}.recheck_on`)],
      ['ownerIsGone', toJson('boolean', `${row}.owner_is_gone`)],
      ['hit', toJson('json', `to_json(${row}.hit)`)],
      ['notProven', toJson('json', `to_json(${row}.not_proven)`)],
      ['today', toJson('text', statement.today())],
    ]),
  ({ valueMinor, runCostMinor, today, ...known }) =>
    reasonsToEnd({ ...known, valueMinor: big(valueMinor), runCostMinor: big(runCostMinor) }, today),
);

export const sunsetCandidateReads = [
  readModel('SunsetCandidate', undefined, {
    initiative: one('Initiative', 'initiative_id'),
    registeredService: one('RegisteredService', 'registered_service_id'),
    openProposal: one('SunsetProposal', 'open_proposal_id'),
    inServiceSince: expression('text', (row) => `${row}.in_service_since`),
    value: money((row) => `${row}.value_minor`),
    valueBasis: expression('text', (row) => `${row}.value_basis`),
    runCost: money((row) => `${row}.run_cost_minor`),
    runCostBasis: expression('text', (row) => `${row}.run_cost_basis`),
    net: money((row) => `${row}.value_minor - ${row}.run_cost_minor`),
    users: expression('number', (row) => `${row}.users`),
    usersOn: expression('text', (row) => `${row}.users_on`),
    usersBefore: expression('number', (row) => `${row}.users_before`),
    reasons,
  }),
  extendRead('Query', {
    sunsetCandidates: connection('SunsetCandidate', {
      rows: inService,
      orders: {
        NET_VALUE: [{ sql: (row) => `${row}.net_minor`, form: 'bigint' }],
        RUN_COST: [{ sql: (row) => `coalesce(${row}.run_cost_minor, 0)`, form: 'bigint' }],
        USERS: [{ sql: (row) => `coalesce(${row}.users, 0)`, form: 'integer' }],
        REASONS: [{ sql: (row) => `${row}.reason_count`, form: 'integer' }],
        IN_SERVICE_SINCE: [{ sql: (row) => `${row}.in_service_since`, form: 'date' }],
      },
      filters: {
        reason: { cast: 'text[]', sql: (row, codes) => `${row}.reasons && ${codes}` },
        status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` },
        kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` },
        proposed: { cast: 'boolean', sql: (row, wanted) => `(${row}.open_proposal_id is not null) = ${wanted}` },
        portfolioId: filterById('Portfolio', (row, id) => `${row}.portfolio_id = ${id}`),
        businessOwnerId: filterById('Person', (row, id) => `${row}.business_owner_id = ${id}`),
      },
    }),
  }),
];
