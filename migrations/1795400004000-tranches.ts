import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is released of a grant, by stages; and forecasts of initiatives, which may be made again in design. */
export class Tranches1795400004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${LEDGER} ${FORECASTS} ${STATUS} ${EXISTING}
      call guard_tenant('forecasts');
      call guard_append_only('forecasts');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table forecasts;
      alter table initiatives no force row level security;
      alter table initiatives drop constraint initiatives_status_check;
      update initiatives set status = 'ON_HOLD' where status = 'AWAITING_REVIEW';
      alter table initiatives
        add constraint initiatives_status_check check (status in ('WORKING', 'AWAITING_APPROVAL', 'ON_HOLD', 'CLOSED'));
      alter table initiatives force row level security;

      alter table ledger_entries no force row level security;
      alter table ledger_entries disable trigger append_only;
      -- What was given back was freed for others meanwhile: it stays free.
      delete from ledger_entries where kind = 'RELEASE';
      update ledger_entries e set booked_by_id = (select f.booked_by_id from ledger_entries f
          where f.organization_id = e.organization_id and f.proposal_id = e.proposal_id and f.booked_by_id is not null
          order by f.booked_at, f.id limit 1)
        where e.booked_by_id is null;
      alter table ledger_entries enable trigger append_only;
      alter table ledger_entries
        drop constraint ledger_entries_stage_check, drop constraint ledger_entries_kind_check, drop column stage,
        alter column booked_by_id set not null,
        add constraint ledger_entries_kind_check check (kind in ('BUDGET', 'COMMITMENT'));
      alter table ledger_entries force row level security;
    `);
  }
}

const LEDGER = `
  alter table ledger_entries
    add column stage text,
    alter column booked_by_id drop not null,
    drop constraint ledger_entries_kind_check,
    add constraint ledger_entries_kind_check check (kind in ('BUDGET', 'COMMITMENT', 'RELEASE')),
    add constraint ledger_entries_stage_check check ((kind = 'RELEASE') = (stage is not null)
      and (kind <> 'RELEASE' or (amount_minor > 0 and proposal_id is not null)));
`;

const FORECASTS = `
  create table forecasts (
    id uuid constraint forecasts_pk primary key,
    organization_id uuid not null,
    initiative_id uuid not null,
    number integer not null constraint forecasts_number_check check (number > 0),
    kind text not null constraint forecasts_kind_check check (kind in ('FUNDED', 'REFORECAST')),
    cost_one_off_minor bigint not null constraint forecasts_cost_one_off_check check (cost_one_off_minor >= 0),
    cost_yearly_minor bigint not null constraint forecasts_cost_yearly_check check (cost_yearly_minor >= 0),
    value_yearly_minor bigint not null,
    -- against what was funded when it was made, in hundredths of a percent
    cost_change integer not null,
    value_change integer not null,
    note text,
    made_by_id uuid not null,
    made_at timestamptz not null,
    constraint forecasts_tenant_key unique (organization_id, id),
    constraint forecasts_number_key unique (organization_id, initiative_id, number),
    constraint forecasts_first_check check (number > 1 or kind = 'FUNDED'),
    constraint forecasts_initiative_fk foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
    constraint forecasts_made_by_fk foreign key (organization_id, made_by_id) references people (organization_id, id)
  );
  create index forecasts_made_by_idx on forecasts (organization_id, made_by_id);
`;

const STATUS = `
  alter table initiatives
    drop constraint initiatives_status_check,
    add constraint initiatives_status_check
      check (status in ('WORKING', 'AWAITING_APPROVAL', 'AWAITING_REVIEW', 'ON_HOLD', 'CLOSED'));
`;

/**
 * What was funded before gets what it would have got: a release for each stage that it entered, the first by its funding
 * and the others by the moves of its history, each booked at that moment and by whoever moved it, since a release changes
 * nothing that anybody decided on. What has ended gives back the tranches of the stages that it never entered: booked
 * now, since the budget was decided on without that money until now. What it was funded on becomes its first forecast.
 */
const EXISTING = `
  -- The policies bind the owner, too, and no organization is entered here.
  alter table initiatives no force row level security;
  alter table initiative_events no force row level security;
  alter table workflow_definitions no force row level security;
  alter table gate_policies no force row level security;
  alter table proposals no force row level security;
  alter table proposal_scores no force row level security;
  alter table ledger_entries no force row level security;

  -- The stage of a state by its path: named there, or by the nearest state around it; of regions side by side the first tells.
  create function pg_temp.stage_of(document jsonb, path text) returns text language sql as $$
    select stage
    from (select string_to_array(split_part(path, ' and ', 1), '.') as names) p
      cross join lateral generate_series(1, array_length(names, 1)) depth
      cross join lateral (select document #>> (array['machine'] || (select array_agg(word order by nth, part)
          from unnest(names[1:depth]) with ordinality n(name, nth) cross join lateral (values (1, 'states'), (2, name)) w(part, word))
        || array['meta', 'stage']) as stage) named
    where stage is not null
    order by depth desc limit 1
  $$;
  -- Half to even, as the domain rounds.
  create function pg_temp.percent_of(amount bigint, percent bigint) returns bigint language sql immutable as $$
    select amount * percent / 100
      + case when amount * percent % 100 > 50 or (amount * percent % 100 = 50 and amount * percent / 100 % 2 = 1) then 1 else 0 end
  $$;

  create temp table funded_before on commit drop as
    select i.organization_id, i.id, i.proposal_id, i.portfolio_id, i.title, i.track, i.policy_version,
      i.status = 'CLOSED' as closed, i.budget_minor as granted, c.booked_by_id, c.booked_at, c.committed
    from initiatives i join lateral (select sum(l.amount_minor)::bigint as committed, min(l.booked_at) as booked_at,
        (array_agg(l.booked_by_id order by l.booked_at, l.id))[1] as booked_by_id
      from ledger_entries l
      where l.organization_id = i.organization_id and l.proposal_id = i.proposal_id and l.kind = 'COMMITMENT') c
      on c.booked_by_id is not null;

  create temp table entered_before on commit drop as
    select distinct on (organization_id, id, stage) organization_id, id, stage, actor_id, at from (
      select organization_id, id, 'DISCOVER' as stage, booked_by_id as actor_id, booked_at as at from funded_before
      union all
      select f.organization_id, f.id, s.stage, e.actor_id, e.occurred_at
      from funded_before f
        join initiative_events e on e.organization_id = f.organization_id and e.initiative_id = f.id
        join workflow_definitions d on d.organization_id = e.organization_id and d.subject_kind = 'INITIATIVE'
          and d.number = e.definition_version
        cross join lateral (select pg_temp.stage_of(d.document::jsonb, e.to_state) as stage) s
      where s.stage is not null
    ) entered order by organization_id, id, stage, at;

  insert into ledger_entries
      (id, organization_id, portfolio_id, kind, amount_minor, proposal_id, stage, reason, booked_by_id, booked_at)
    select gen_random_uuid(), f.organization_id, f.portfolio_id, 'RELEASE', t.amount, f.proposal_id, e.stage,
      format('The tranche of %s for "%s"', lower(e.stage), f.title), e.actor_id, e.at
    from entered_before e
      join funded_before f on f.organization_id = e.organization_id and f.id = e.id
      join gate_policies p on p.organization_id = f.organization_id and p.track = f.track and p.number = f.policy_version
      cross join lateral (
        select pg_temp.percent_of(f.granted, (sum(s.percent) filter (where s.position <= own.position))::bigint)
          - pg_temp.percent_of(f.granted, coalesce(sum(s.percent) filter (where s.position < own.position), 0)::bigint) as amount
        from (select stage, position, (p.document #>> array['gates', stage, 'tranchePercent'])::bigint as percent
            from unnest(array['DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE', 'SUNSET']) with ordinality v(stage, position)) s
          cross join lateral (select array_position(array['DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE', 'SUNSET'], e.stage)
            as position) own
      ) t
    where t.amount > 0;

  insert into ledger_entries (id, organization_id, portfolio_id, kind, amount_minor, proposal_id, reason, booked_by_id, booked_at)
    select gen_random_uuid(), f.organization_id, f.portfolio_id, 'COMMITMENT', r.released - f.committed, f.proposal_id,
      format('Given back by "%s", which had ended before its money was released in tranches', f.title), l.actor_id, now()
    from funded_before f
      cross join lateral (select coalesce(sum(l.amount_minor), 0)::bigint as released from ledger_entries l
        where l.organization_id = f.organization_id and l.proposal_id = f.proposal_id and l.kind = 'RELEASE') r
      join lateral (select e.actor_id from initiative_events e
        where e.organization_id = f.organization_id and e.initiative_id = f.id order by e.sequence desc limit 1) l on true
    where f.closed and r.released < f.committed;

  insert into forecasts (id, organization_id, initiative_id, number, kind, cost_one_off_minor, cost_yearly_minor,
      value_yearly_minor, cost_change, value_change, made_by_id, made_at)
    select gen_random_uuid(), f.organization_id, f.id, 1, 'FUNDED', coalesce(p.cost_one_off_minor, f.granted),
      coalesce(p.cost_yearly_minor, 0), coalesce(s.value_minor, 0), 0, 0, f.booked_by_id, f.booked_at
    from funded_before f
      join proposals p on p.organization_id = f.organization_id and p.id = f.proposal_id
      left join proposal_scores s on s.organization_id = f.organization_id and s.proposal_id = f.proposal_id
        and s.inaction_weight_hundredths = 100;

  drop function pg_temp.stage_of;
  drop function pg_temp.percent_of;
  alter table ledger_entries force row level security;
  alter table proposal_scores force row level security;
  alter table proposals force row level security;
  alter table gate_policies force row level security;
  alter table workflow_definitions force row level security;
  alter table initiative_events force row level security;
  alter table initiatives force row level security;
`;
