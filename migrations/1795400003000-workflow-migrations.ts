import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What runs can be taken to another version of the lifecycle, by a job of the queue. */
export class WorkflowMigrations1795400003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.tables(queryRunner);
    await queryRunner.query(`
      -- The one way of the application into the queue, as with mails: a job for a migration of the organization that was
      -- entered. One that is worked on right now keeps its job, and gets a further one for what is left.
      create function enqueue_workflow_migration(wanted uuid) returns void
      language plpgsql security definer set search_path = public, pg_temp
      as $$
      begin
        perform graphile_worker.add_job('migrate_workflow',
            json_build_object('organizationId', m.organization_id, 'workflowMigrationId', m.id),
            max_attempts => 6, job_key => 'workflow_migration:' || m.id)
          from workflow_migrations m
          where m.organization_id = current_organization() and m.id = wanted and m.state = 'RUNNING';
      end $$;
      revoke execute on function enqueue_workflow_migration(uuid) from public;
      grant execute on function enqueue_workflow_migration(uuid) to steward_app;

      -- Migrations whose worker was killed: the queue itself gives a job back after four hours only. A batch takes a
      -- second, so that a job which is held for a minute is held by nobody.
      create function take_up_workflow_migrations() returns void
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
          for forsaken in select m.id from workflow_migrations m
            where m.organization_id = organization and m.state = 'RUNNING'
              and not exists (select from graphile_worker.jobs j where j.key = 'workflow_migration:' || m.id
                and case when j.locked_at is null then j.attempts < j.max_attempts
                  else j.locked_at > clock_timestamp() - interval '1 minute' end)
          loop
            perform enqueue_workflow_migration(forsaken);
          end loop;
        end loop;
        perform set_config('app.organization', coalesce(entered, ''), true);
      end $$;
      revoke execute on function take_up_workflow_migrations() from public;
      grant execute on function take_up_workflow_migrations() to steward_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function take_up_workflow_migrations();
      drop function enqueue_workflow_migration(uuid);
      alter table initiative_events drop column migration;
      drop table workflow_migrations;
    `);
  }

  private async tables(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table workflow_migrations (
        id uuid constraint workflow_migrations_pk primary key,
        organization_id uuid not null constraint workflow_migrations_organization_fk references organizations (id),
        subject_kind text not null constraint workflow_migrations_subject_kind_check check (subject_kind in ('INITIATIVE')),
        from_version integer not null,
        to_version integer not null,
        plan jsonb not null,
        reason text not null,
        state text not null constraint workflow_migrations_state_check check (state in ('RUNNING', 'DONE', 'FAILED')),
        total integer not null,
        done integer not null,
        failed integer not null,
        -- the last that was looked at in this round
        reached_id uuid,
        problem text,
        started_by_id uuid not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        constraint workflow_migrations_tenant_key unique (organization_id, id),
        constraint workflow_migrations_versions_check check (from_version <> to_version),
        constraint workflow_migrations_counts_check check (total >= 0 and done >= 0 and failed >= 0),
        constraint workflow_migrations_finished_check check ((state = 'RUNNING') = (finished_at is null)),
        constraint workflow_migrations_problem_check check ((state = 'FAILED') = (problem is not null)),
        constraint workflow_migrations_from_fk foreign key (organization_id, subject_kind, from_version)
          references workflow_definitions (organization_id, subject_kind, number),
        constraint workflow_migrations_to_fk foreign key (organization_id, subject_kind, to_version)
          references workflow_definitions (organization_id, subject_kind, number),
        constraint workflow_migrations_started_by_fk foreign key (organization_id, started_by_id)
          references people (organization_id, id)
      );
      create index workflow_migrations_from_idx on workflow_migrations (organization_id, subject_kind, from_version);
      create index workflow_migrations_to_idx on workflow_migrations (organization_id, subject_kind, to_version);
      create index workflow_migrations_started_by_idx on workflow_migrations (organization_id, started_by_id);
      create index workflow_migrations_started_idx on workflow_migrations (organization_id, started_at desc, id);
      create unique index workflow_migrations_one_running_key on workflow_migrations (organization_id, subject_kind)
        where state = 'RUNNING';
      call guard_tenant('workflow_migrations');
      -- What was asked for stays what it was; only how far it is changes.
      revoke update, delete on workflow_migrations from steward_app;
      grant update (state, done, failed, reached_id, problem, finished_at) on workflow_migrations to steward_app;

      alter table initiative_events
        -- of a migration: where from, and what its plan said of this initiative
        add column migration jsonb,
        add constraint initiative_events_migration_check check ((event = 'MIGRATED') = (migration is not null));
    `);
  }
}
