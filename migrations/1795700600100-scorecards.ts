import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scorecards of leaders: when they are frozen by themselves, and what was frozen, as it was. */
export class Scorecards1795700600100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table scorecard_schedules (
        id uuid constraint scorecard_schedules_pk primary key,
        organization_id uuid not null constraint scorecard_schedules_organization_fk references organizations (id),
        is_on boolean not null,
        period text not null constraint scorecard_schedules_period_check check (period in ('MONTH', 'QUARTER', 'YEAR')),
        -- after the last day of the period
        days_after integer not null constraint scorecard_schedules_days_after_check check (days_after between 1 and 60),
        -- the first day of the period that is frozen next, and when
        next_from date,
        next_due_at timestamptz,
        version integer not null default 1,
        constraint scorecard_schedules_tenant_key unique (organization_id, id),
        constraint scorecard_schedules_once_key unique (organization_id),
        constraint scorecard_schedules_next_check check (is_on = (next_due_at is not null) and is_on = (next_from is not null))
      );
      create index scorecard_schedules_due_idx on scorecard_schedules (next_due_at) where is_on;
      insert into scorecard_schedules (id, organization_id, is_on, period, days_after)
        select gen_random_uuid(), id, false, 'QUARTER', 10 from organizations;
      call guard_tenant('scorecard_schedules');
      -- A claim looks across tenants, with the rights of the owner.
      alter table scorecard_schedules no force row level security;

      create table scorecards (
        id uuid constraint scorecards_pk primary key,
        organization_id uuid not null,
        person_id uuid not null,
        period_from date not null,
        period_to date not null,
        entries jsonb not null,
        -- null for what the schedule did
        frozen_by_id uuid,
        frozen_at timestamptz not null,
        constraint scorecards_tenant_key unique (organization_id, id),
        constraint scorecards_period_check check (period_from <= period_to),
        constraint scorecards_once_key unique (organization_id, person_id, period_from, period_to),
        constraint scorecards_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
        constraint scorecards_frozen_by_fk foreign key (organization_id, frozen_by_id) references people (organization_id, id)
      );
      create index scorecards_period_idx on scorecards (organization_id, period_to, id);
      create index scorecards_frozen_by_idx on scorecards (organization_id, frozen_by_id);
      call guard_tenant('scorecards');
      call guard_append_only('scorecards');

      -- The schedule that is longest due and that nobody else has claimed, locked until the transaction ends.
      create function claim_due_scorecards(at timestamptz, but uuid[]) returns table (organization_id uuid, schedule_id uuid)
      language sql volatile security definer set search_path = public, pg_temp
      as $$
        select s.organization_id, s.id from scorecard_schedules s
          where s.is_on and s.next_due_at <= at and not (s.organization_id = any(but))
          order by s.next_due_at, s.id limit 1 for no key update skip locked
      $$;
      revoke execute on function claim_due_scorecards(timestamptz, uuid[]) from public;
      grant execute on function claim_due_scorecards(timestamptz, uuid[]) to steward_worker;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function claim_due_scorecards(timestamptz, uuid[]);
      drop table scorecards, scorecard_schedules;
    `);
  }
}
