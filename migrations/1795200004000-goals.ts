import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Readings of the organization itself with their cut, goals that are judged on them, objectives of proposals. */
export class Goals1795200004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table readings
        -- label pairs in the order of their dimensions, each dimension once: [] is the whole
        add column cut jsonb not null default '[]' constraint readings_cut_check check (jsonb_typeof(cut) = 'array'),
        add column source text,
        add column replaces_id uuid,
        add constraint readings_source_check check (subject_kind = 'INITIATIVE' or source is not null),
        add constraint readings_replaces_fk foreign key (organization_id, replaces_id) references readings (organization_id, id),
        add constraint readings_replaces_check check (replaces_id <> id),
        add constraint readings_replaced_once_key unique (organization_id, replaces_id);
      create index readings_of_organization_idx on readings (organization_id, window_to, id)
        where subject_kind = 'ORGANIZATION';
      create index readings_of_metric_idx on readings (organization_id, metric, cut, window_to)
        where subject_kind = 'ORGANIZATION';

      create table goals (
        id uuid constraint goals_pk primary key,
        organization_id uuid not null constraint goals_organization_fk references organizations (id),
        kind text not null constraint goals_kind_check check (kind in ('BUSINESS_HEALTH', 'CUSTOMER_EXPERIENCE')),
        title text not null,
        pillar_id uuid not null,
        strategic_objective_id uuid not null,
        accountable_id uuid not null,
        metric text not null,
        cut jsonb not null default '[]' constraint goals_cut_check check (jsonb_typeof(cut) = 'array'),
        -- in the metric's unit
        baseline double precision,
        target double precision not null,
        starts_on date not null,
        due_on date not null,
        retired_at timestamptz,
        retired_reason text,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint goals_tenant_key unique (organization_id, id),
        constraint goals_path_check check (starts_on < due_on),
        constraint goals_retired_check check ((retired_at is null) = (retired_reason is null)),
        constraint goals_pillar_fk foreign key (organization_id, pillar_id) references pillars (organization_id, id),
        constraint goals_strategic_objective_fk
          foreign key (organization_id, strategic_objective_id) references strategic_objectives (organization_id, id),
        constraint goals_accountable_fk foreign key (organization_id, accountable_id) references people (organization_id, id)
      );
      create index goals_due_idx on goals (organization_id, due_on, id);
      create index goals_pillar_idx on goals (organization_id, pillar_id);
      create index goals_strategic_objective_idx on goals (organization_id, strategic_objective_id);
      create index goals_accountable_idx on goals (organization_id, accountable_id);
      call guard_tenant('goals');

      create table goal_contributors (
        organization_id uuid not null,
        goal_id uuid not null,
        person_id uuid not null,
        constraint goal_contributors_pk primary key (organization_id, goal_id, person_id),
        constraint goal_contributors_goal_fk foreign key (organization_id, goal_id) references goals (organization_id, id),
        constraint goal_contributors_person_fk foreign key (organization_id, person_id) references people (organization_id, id)
      );
      create index goal_contributors_person_idx on goal_contributors (organization_id, person_id);
      call guard_tenant('goal_contributors');

      create table proposal_objectives (
        organization_id uuid not null,
        proposal_id uuid not null,
        strategic_objective_id uuid not null,
        constraint proposal_objectives_pk primary key (organization_id, proposal_id, strategic_objective_id),
        constraint proposal_objectives_proposal_fk
          foreign key (organization_id, proposal_id) references proposals (organization_id, id),
        constraint proposal_objectives_objective_fk
          foreign key (organization_id, strategic_objective_id) references strategic_objectives (organization_id, id)
      );
      create index proposal_objectives_objective_idx on proposal_objectives (organization_id, strategic_objective_id);
      call guard_tenant('proposal_objectives');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table proposal_objectives, goal_contributors, goals;
      drop index readings_of_metric_idx, readings_of_organization_idx;
      alter table readings drop column replaces_id, drop column source, drop column cut;
    `);
  }
}
