import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Raw answers to the question of a metric, and what is kept of each day, so that a chart does not count them anew. */
export class Answers1795600001200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table imports
        drop constraint imports_kind_check,
        add constraint imports_kind_check check (kind in ('FEEDBACK', 'READINGS', 'PEOPLE', 'COSTS', 'PROPOSALS', 'ESTIMATES', 'ANSWERS'));

      create table answers (
        id uuid constraint answers_pk primary key,
        organization_id uuid not null constraint answers_organization_fk references organizations (id),
        metric text not null,
        -- the survey, and what it calls the answer
        source text not null,
        answer_id text not null,
        -- on the metric's scale
        score smallint not null,
        -- what the score counts as: +1, 0 or -1 of NPS, 1 or 0 of a proportion, itself of a mean
        observation smallint not null,
        answered_on date not null,
        cut jsonb not null constraint answers_cut_check check (jsonb_typeof(cut) = 'array'),
        import_id uuid not null,
        constraint answers_once_key unique (organization_id, metric, source, answer_id),
        constraint answers_import_fk foreign key (organization_id, import_id) references imports (organization_id, id)
      );
      create index answers_import_idx on answers (organization_id, import_id);
      call guard_tenant('answers');

      create table answer_days (
        organization_id uuid not null constraint answer_days_organization_fk references organizations (id),
        metric text not null,
        day date not null,
        cut jsonb not null,
        n bigint not null constraint answer_days_n_check check (n >= 0),
        sum bigint not null,
        sum_of_squares bigint not null,
        constraint answer_days_pk primary key (organization_id, metric, day, cut)
      );
      call guard_tenant('answer_days');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table answer_days, answers;

      alter table imports no force row level security;
      alter table imports disable trigger append_only;
      delete from imports where kind = 'ANSWERS';
      alter table imports enable trigger append_only;
      alter table imports force row level security;
      alter table imports
        drop constraint imports_kind_check,
        add constraint imports_kind_check check (kind in ('FEEDBACK', 'READINGS', 'PEOPLE', 'COSTS', 'PROPOSALS', 'ESTIMATES'));
    `);
  }
}
