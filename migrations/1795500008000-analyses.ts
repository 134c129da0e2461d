import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Analyses of a portfolio, computed by a worker from inputs that were frozen when they were asked for. */
export class Analyses1795500008000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table analyses (
        id uuid constraint analyses_pk primary key,
        organization_id uuid not null,
        portfolio_id uuid not null,
        kind text not null constraint analyses_kind_check check (kind in ('ROBUSTNESS', 'RECOMMENDED_SET', 'FRONTIER')),
        state text not null
          constraint analyses_state_check check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
        request jsonb not null,
        inputs jsonb not null,
        inputs_hash text not null,
        progress_percent integer not null
          constraint analyses_progress_check check (progress_percent between 0 and 100),
        -- how often a worker took it up, and when that worker was last heard of, by the clock of the database
        attempt integer not null constraint analyses_attempt_check check (attempt >= 0),
        heard_at timestamptz,
        result jsonb,
        problem text,
        started_by_id uuid not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        constraint analyses_tenant_key unique (organization_id, id),
        constraint analyses_ended_check check ((state in ('QUEUED', 'RUNNING')) = (ended_at is null)),
        constraint analyses_result_check check ((state = 'DONE') = (result is not null)),
        constraint analyses_problem_check check ((state = 'FAILED') = (problem is not null)),
        constraint analyses_heard_check check (state <> 'RUNNING' or heard_at is not null),
        constraint analyses_portfolio_fk foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
        constraint analyses_started_by_fk foreign key (organization_id, started_by_id) references people (organization_id, id)
      );
      create index analyses_portfolio_idx on analyses (organization_id, portfolio_id, started_at, id);
      create index analyses_started_by_idx on analyses (organization_id, started_by_id);
      create index analyses_under_way_idx on analyses (organization_id) where ended_at is null;
      call guard_tenant('analyses');
      -- What was asked for stays what it was; only how far it is changes, until it has ended.
      revoke update, delete on analyses from steward_app;
      grant update (state, progress_percent, attempt, heard_at, result, problem, ended_at) on analyses to steward_app;
      create trigger ended_never_changes before update on analyses for each row
        when (old.ended_at is not null) execute function refuse_change();

      -- The one way of the application into the queue: a job for an analysis of the organization that was entered.
      create function enqueue_analysis(wanted uuid) returns void
      language plpgsql security definer set search_path = public, pg_temp
      as $$
      begin
        perform graphile_worker.add_job('compute_analysis',
            json_build_object('organizationId', a.organization_id, 'analysisId', a.id),
            max_attempts => 6, job_key => 'analysis:' || a.id)
          from analyses a
          where a.organization_id = current_organization() and a.id = wanted and a.ended_at is null;
      end $$;
      revoke execute on function enqueue_analysis(uuid) from public;
      grant execute on function enqueue_analysis(uuid) to steward_app;

      -- Analyses whose worker was killed: the queue itself gives a job back after four hours only. Whoever computes one is
      -- heard of each second.
      create function take_up_analyses() returns void
      language plpgsql security definer set search_path = public, pg_temp
      as $$
      declare
        entered text := current_setting('app.organization', true);
        organization uuid;
        forsaken uuid;
      begin
        for organization in select id from organizations loop
          -- Not even the owner of a table sees past a tenant.
          perform set_config('app.organization', organization::text, true);
          for forsaken in select a.id from analyses a
            where a.organization_id = organization and a.ended_at is null
              and (a.state = 'QUEUED' or a.heard_at < clock_timestamp() - interval '1 minute')
              and not exists (select from graphile_worker.jobs j where j.key = 'analysis:' || a.id
                and case when j.locked_at is null then j.attempts < j.max_attempts
                  else j.locked_at > clock_timestamp() - interval '1 minute' end)
          loop
            perform enqueue_analysis(forsaken);
          end loop;
        end loop;
        perform set_config('app.organization', coalesce(entered, ''), true);
      end $$;
      revoke execute on function take_up_analyses() from public;
      grant execute on function take_up_analyses() to steward_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function take_up_analyses();
      drop function enqueue_analysis(uuid);
      drop table analyses;
    `);
  }
}
