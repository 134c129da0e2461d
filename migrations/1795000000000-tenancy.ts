import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The application's role and the second wall: row-level security on every table of a tenant, failing closed when no
 * organization was entered. The role owns nothing, so it can neither switch a policy off nor touch what is append-only.
 */
export class Tenancy1795000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      do $$
      begin
        if not exists (select from pg_roles where rolname = 'steward_app') then
          begin
            create role steward_app nologin;
          exception when duplicate_object or unique_violation then
            null; -- another database of this cluster made it in the same moment
          end;
        end if;
        if not pg_has_role(current_user, 'steward_app', 'usage') then
          execute format('grant steward_app to %I', current_user);
        end if;
      end $$;

      grant usage on schema public to steward_app;
      grant select on migrations to steward_app;

      create function current_organization() returns uuid
      language sql stable parallel safe
      as $$ select nullif(current_setting('app.organization', true), '')::uuid $$;

      create procedure guard_tenant(guarded regclass)
      language plpgsql
      as $$
      begin
        execute format('alter table %s enable row level security, force row level security', guarded);
        execute format(
          'create policy tenant on %s using (organization_id = (select current_organization()))', guarded);
        execute format('grant select, insert, update, delete on %s to steward_app', guarded);
      end $$;

      create function refuse_change() returns trigger
      language plpgsql
      as $$
      begin
        raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
      end $$;

      create procedure guard_append_only(guarded regclass)
      language plpgsql
      as $$
      begin
        execute format('revoke update, delete, truncate on %s from steward_app', guarded);
        execute format(
          'create trigger append_only before update or delete on %s for each row execute function refuse_change()', guarded);
        execute format(
          'create trigger append_only_truncate before truncate on %s for each statement execute function refuse_change()', guarded);
      end $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop procedure guard_append_only(regclass);
      drop function refuse_change();
      drop procedure guard_tenant(regclass);
      drop function current_organization();
      revoke select on migrations from steward_app;
      revoke usage on schema public from steward_app;
    `);
  }
}
