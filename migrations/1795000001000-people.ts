import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organizations, people, the roles they hold, and the sign-in identities that lead to them. */
export class People1795000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table organizations (
        id uuid constraint organizations_pk primary key,
        name text not null,
        currency_code text not null,
        created_at timestamptz not null
      );
      -- Enabled but not forced: the owner's tools (verify-audit) list the tenants, the application's role never can.
      alter table organizations enable row level security;
      create policy tenant on organizations using (id = (select current_organization()));
      grant select, insert on organizations to steward_app;

      create table people (
        id uuid constraint people_pk primary key,
        organization_id uuid not null constraint people_organization_fk references organizations (id),
        name text not null,
        email text not null,
        manager_id uuid,
        cx_function text constraint people_cx_function_check
          check (cx_function in ('INSIGHTS_AND_ANALYTICS', 'DESIGN', 'CHANGE_MANAGEMENT')),
        version integer not null default 1,
        created_at timestamptz not null,
        constraint people_tenant_key unique (organization_id, id),
        constraint people_email_key unique (organization_id, email),
        constraint people_manager_fk foreign key (organization_id, manager_id) references people (organization_id, id)
      );
      create index people_manager_idx on people (organization_id, manager_id);
      call guard_tenant('people');

      create table role_grants (
        id uuid constraint role_grants_pk primary key,
        organization_id uuid not null,
        person_id uuid not null,
        role text not null constraint role_grants_role_check check (role in
          ('VIEWER', 'CONTRIBUTOR', 'SCORER', 'FINANCE', 'COMPLIANCE', 'PORTFOLIO_MANAGER', 'CX_LEADER', 'ADMIN')),
        portfolio_id uuid,
        granted_by_id uuid,
        granted_at timestamptz not null,
        constraint role_grants_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
        constraint role_grants_granted_by_fk foreign key (organization_id, granted_by_id) references people (organization_id, id),
        constraint role_grants_once_key unique nulls not distinct (organization_id, person_id, role, portfolio_id)
      );
      create index role_grants_granted_by_idx on role_grants (organization_id, granted_by_id);
      call guard_tenant('role_grants');

      create table identities (
        issuer text not null,
        subject text not null,
        organization_id uuid not null,
        person_id uuid not null,
        constraint identities_pk primary key (issuer, subject),
        constraint identities_person_fk foreign key (organization_id, person_id) references people (organization_id, id)
      );
      create index identities_person_idx on identities (organization_id, person_id);
      -- Whoever signs in has no tenant yet: only enter() reads this table, by an exact match.
      alter table identities enable row level security;
      create policy tenant on identities for insert with check (organization_id = (select current_organization()));
      grant insert on identities to steward_app;

      -- Opens the tenant for this transaction and answers with what the rules need to know of the person.
      create function enter(token_issuer text, token_subject text)
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
      revoke execute on function enter(text, text) from public;
      grant execute on function enter(text, text) to steward_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function enter(text, text);
      drop table identities, role_grants, people, organizations;
    `);
  }
}
