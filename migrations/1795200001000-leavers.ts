import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who have left cannot enter; admins see, bind and unbind the sign-in identities of their own organization. */
export class Leavers1795200001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table people add column deactivated_at timestamptz;

      -- An id of its own, by which an identity can be unbound; unique as it was: one identity leads to one person.
      alter table identities
        add column id uuid not null default gen_random_uuid(),
        add constraint identities_tenant_key unique (organization_id, id);
      drop policy tenant on identities;
      create policy tenant on identities using (organization_id = (select current_organization()));
      grant select, delete on identities to steward_app;

      -- As before, but for people who have left: nothing is opened for them, and their tokens lead to nobody.
      create or replace function enter(token_issuer text, token_subject text)
      returns table (organization_id uuid, person_id uuid, cx_function text, grants jsonb)
      language plpgsql security definer set search_path = public, pg_temp
      as $$
      declare
        identity identities;
      begin
        select * into identity from identities i where i.issuer = token_issuer and i.subject = token_subject;
        if not found then
          return;
        end if;
        perform set_config('app.organization', identity.organization_id::text, true);
        return query
          select p.organization_id, p.id, p.cx_function,
            coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'portfolioId', g.portfolio_id))
              from role_grants g where g.organization_id = p.organization_id and g.person_id = p.id), '[]'::jsonb)
          from people p where p.organization_id = identity.organization_id and p.id = identity.person_id
            and p.deactivated_at is null;
        if not found then
          perform set_config('app.organization', '', true);
        end if;
      end $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create or replace function enter(token_issuer text, token_subject text)
      returns table (organization_id uuid, person_id uuid, cx_function text, grants jsonb)
      language plpgsql security definer set search_path = public, pg_temp
      as $$
      declare
        identity identities;
      begin
        select * into identity from identities i where i.issuer = token_issuer and i.subject = token_subject;
        if not found then
          return;
        end if;
        perform set_config('app.organization', identity.organization_id::text, true);
        return query
          select p.organization_id, p.id, p.cx_function,
            coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'portfolioId', g.portfolio_id))
              from role_grants g where g.organization_id = p.organization_id and g.person_id = p.id), '[]'::jsonb)
          from people p where p.organization_id = identity.organization_id and p.id = identity.person_id;
      end $$;

      revoke select, delete on identities from steward_app;
      drop policy tenant on identities;
      create policy tenant on identities for insert with check (organization_id = (select current_organization()));
      alter table identities drop constraint identities_tenant_key, drop column id;
      alter table people drop column deactivated_at;
    `);
  }
}
