import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Metrics that an organization has defined, and answers on scales as wide as theirs. */
export class CustomMetrics1795700100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table custom_metrics (
        id uuid constraint custom_metrics_pk primary key,
        organization_id uuid not null constraint custom_metrics_organization_fk references organizations (id),
        -- stands in the column metric of readings, answers and goals, as the codes of Steward's own metrics do
        code text not null constraint custom_metrics_code_check check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
        name text not null,
        unit text not null,
        direction text not null
          constraint custom_metrics_direction_check check (direction in ('HIGHER_IS_BETTER', 'LOWER_IS_BETTER')),
        form text not null constraint custom_metrics_form_check check (form in ('NPS', 'PROPORTION', 'MEAN')),
        level text not null constraint custom_metrics_level_check check (level in ('RELATIONSHIP', 'TRANSACTION')),
        -- of one observation of a mean, in its unit
        least integer,
        greatest integer,
        defined_by_id uuid not null,
        defined_at timestamptz not null,
        retired_at timestamptz,
        retired_reason text,
        version integer not null default 1,
        constraint custom_metrics_code_key unique (organization_id, code),
        constraint custom_metrics_scale_check
          check (case when form = 'MEAN' then coalesce(least < greatest, false) else least is null and greatest is null end),
        constraint custom_metrics_retired_check check ((retired_at is null) = (retired_reason is null)),
        constraint custom_metrics_defined_by_fk foreign key (organization_id, defined_by_id) references people (organization_id, id)
      );
      create index custom_metrics_defined_by_idx on custom_metrics (organization_id, defined_by_id);
      call guard_tenant('custom_metrics');

      alter table answers alter column score type integer, alter column observation type integer;
      alter table answer_days alter column sum_of_squares type numeric;
    `);
  }

  /** What was measured by these metrics goes with them: nothing else says what it means. */
  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = ['custom_metrics', 'goal_contributors', 'goals', 'readings', 'answers', 'answer_days'];
    const force = (how: string): string =>
      tables.map((table) => `alter table ${table} ${how} row level security;`).join('\n');
    const custom = (table: string): string =>
      `exists (select from custom_metrics m where m.organization_id = ${table}.organization_id and m.code = ${table}.metric)`;
    await queryRunner.query(`
      ${force('no force')}
      delete from goal_contributors using goals
        where goals.organization_id = goal_contributors.organization_id and goals.id = goal_contributors.goal_id and ${custom('goals')};
      ${['goals', 'readings', 'answers', 'answer_days'].map((table) => `delete from ${table} where ${custom(table)};`).join('\n')}
      ${force('force')}
      drop table custom_metrics;

      alter table answers alter column score type smallint, alter column observation type smallint;
      alter table answer_days alter column sum_of_squares type bigint;
    `);
  }
}
