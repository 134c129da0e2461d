import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments with their versions and mentions; the planned dates of initiatives. */
export class CommentsAndPlans1795200007000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.comments(queryRunner);
    await this.plans(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table planned_stages, initiative_plans, comment_mentions, comment_versions, comments;
    `);
  }

  private async comments(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table comments (
        id uuid constraint comments_pk primary key,
        organization_id uuid not null constraint comments_organization_fk references organizations (id),
        subject_kind text not null constraint comments_subject_kind_check
          check (subject_kind in ('PROPOSAL', 'INITIATIVE', 'APPROVAL')),
        subject_id uuid not null,
        reply_to_id uuid,
        author_id uuid not null,
        created_at timestamptz not null,
        -- the number of the wording that holds; a withdrawn comment has none of its last version
        version integer not null default 1,
        withdrawn_at timestamptz,
        withdrawn_by_id uuid,
        withdrawal_reason text,
        constraint comments_tenant_key unique (organization_id, id),
        constraint comments_withdrawn_check check ((withdrawn_at is null) = (withdrawn_by_id is null)
          and (withdrawn_at is not null or withdrawal_reason is null)),
        constraint comments_reply_check check (reply_to_id <> id),
        constraint comments_reply_to_fk foreign key (organization_id, reply_to_id) references comments (organization_id, id),
        constraint comments_author_fk foreign key (organization_id, author_id) references people (organization_id, id),
        constraint comments_withdrawn_by_fk foreign key (organization_id, withdrawn_by_id) references people (organization_id, id)
      );
      create index comments_subject_idx on comments (organization_id, subject_kind, subject_id, created_at, id);
      create index comments_reply_to_idx on comments (organization_id, reply_to_id, created_at, id);
      create index comments_author_idx on comments (organization_id, author_id);
      create index comments_withdrawn_by_idx on comments (organization_id, withdrawn_by_id);
      call guard_tenant('comments');

      create table comment_versions (
        id uuid constraint comment_versions_pk primary key,
        organization_id uuid not null,
        comment_id uuid not null,
        version integer not null,
        text text not null,
        written_at timestamptz not null,
        constraint comment_versions_once_key unique (organization_id, comment_id, version),
        constraint comment_versions_comment_fk foreign key (organization_id, comment_id) references comments (organization_id, id)
      );
      call guard_tenant('comment_versions');
      call guard_append_only('comment_versions');

      create table comment_mentions (
        organization_id uuid not null,
        comment_id uuid not null,
        version integer not null,
        person_id uuid not null,
        constraint comment_mentions_pk primary key (organization_id, comment_id, version, person_id),
        constraint comment_mentions_version_fk
          foreign key (organization_id, comment_id, version) references comment_versions (organization_id, comment_id, version),
        constraint comment_mentions_person_fk foreign key (organization_id, person_id) references people (organization_id, id)
      );
      create index comment_mentions_person_idx on comment_mentions (organization_id, person_id);
      call guard_tenant('comment_mentions');
      call guard_append_only('comment_mentions');
    `);
  }

  private async plans(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table initiative_plans (
        id uuid constraint initiative_plans_pk primary key,
        organization_id uuid not null,
        initiative_id uuid not null,
        number integer not null constraint initiative_plans_number_check check (number > 0),
        reason text,
        planned_by_id uuid not null,
        planned_at timestamptz not null,
        constraint initiative_plans_tenant_key unique (organization_id, id),
        constraint initiative_plans_number_key unique (organization_id, initiative_id, number),
        constraint initiative_plans_initiative_fk
          foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
        constraint initiative_plans_planned_by_fk foreign key (organization_id, planned_by_id) references people (organization_id, id)
      );
      create index initiative_plans_planned_by_idx on initiative_plans (organization_id, planned_by_id);
      call guard_tenant('initiative_plans');
      call guard_append_only('initiative_plans');

      create table planned_stages (
        organization_id uuid not null,
        initiative_plan_id uuid not null,
        stage text not null constraint planned_stages_stage_check
          check (stage in ('DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE', 'SUNSET')),
        planned_start date not null,
        planned_end date not null,
        constraint planned_stages_pk primary key (organization_id, initiative_plan_id, stage),
        constraint planned_stages_dates_check check (planned_start <= planned_end),
        constraint planned_stages_plan_fk
          foreign key (organization_id, initiative_plan_id) references initiative_plans (organization_id, id)
      );
      call guard_tenant('planned_stages');
      call guard_append_only('planned_stages');
    `);
  }
}
