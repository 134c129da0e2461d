import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changes by an initiative, how they are helped, and how many are to use it by when: in versions. */
export class ChangePlans1795700500400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table change_plans (
        id uuid constraint change_plans_pk primary key,
        organization_id uuid not null,
        initiative_id uuid not null,
        number integer not null constraint change_plans_number_check check (number > 0),
        groups jsonb not null constraint change_plans_groups_check check (jsonb_typeof(groups) = 'array'),
        steps jsonb not null constraint change_plans_steps_check check (jsonb_typeof(steps) = 'array'),
        target_percent integer not null constraint change_plans_target_check check (target_percent between 1 and 100),
        target_on date not null,
        change_reason text,
        planned_by_id uuid not null,
        planned_at timestamptz not null,
        constraint change_plans_tenant_key unique (organization_id, id),
        constraint change_plans_number_key unique (organization_id, initiative_id, number),
        constraint change_plans_change_check check (number = 1 or change_reason is not null),
        constraint change_plans_initiative_fk foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
        constraint change_plans_planned_by_fk foreign key (organization_id, planned_by_id) references people (organization_id, id)
      );
      create index change_plans_planned_by_idx on change_plans (organization_id, planned_by_id);
      call guard_tenant('change_plans');
      call guard_append_only('change_plans');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table change_plans;');
  }
}
