import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams, what proposals ask of them, and what the recommended set of a portfolio has to keep, in versions. */
export class Constraints1795500008500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table teams (
        id uuid constraint teams_pk primary key,
        organization_id uuid not null constraint teams_organization_fk references organizations (id),
        name text not null,
        retired_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint teams_tenant_key unique (organization_id, id)
      );
      -- What was retired leaves its name to others.
      create unique index teams_name_key on teams (organization_id, name) where retired_at is null;
      call guard_tenant('teams');

      create table proposal_efforts (
        organization_id uuid not null,
        proposal_id uuid not null,
        team_id uuid not null,
        person_days_hundredths integer not null
          constraint proposal_efforts_person_days_check check (person_days_hundredths >= 0),
        constraint proposal_efforts_pk primary key (organization_id, proposal_id, team_id),
        constraint proposal_efforts_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
        constraint proposal_efforts_team_fk foreign key (organization_id, team_id) references teams (organization_id, id)
      );
      create index proposal_efforts_team_idx on proposal_efforts (organization_id, team_id);
      call guard_tenant('proposal_efforts');

      create table constraint_versions (
        id uuid constraint constraint_versions_pk primary key,
        organization_id uuid not null,
        portfolio_id uuid not null,
        number integer not null constraint constraint_versions_number_check check (number > 0),
        -- amounts as texts: a JSON number loses digits beyond 2^53
        constraints jsonb not null,
        reason text not null,
        set_by_id uuid not null,
        set_at timestamptz not null,
        constraint constraint_versions_tenant_key unique (organization_id, id),
        constraint constraint_versions_number_key unique (organization_id, portfolio_id, number),
        constraint constraint_versions_portfolio_fk
          foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
        constraint constraint_versions_set_by_fk foreign key (organization_id, set_by_id) references people (organization_id, id)
      );
      create index constraint_versions_set_by_idx on constraint_versions (organization_id, set_by_id);
      call guard_tenant('constraint_versions');
      call guard_append_only('constraint_versions');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table constraint_versions, proposal_efforts, teams;');
  }
}
