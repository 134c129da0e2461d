import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Readings of joining cohorts by period, and how many were asked. An early churn rate counted before is one period long. */
export class CohortsAndResponses1795600001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table readings
        -- [{"atRisk": 100, "lost": 5, "censored": 10}, …] from the first period on
        add column periods jsonb,
        -- how many people were asked, of whom n answered
        add column asked bigint,
        add constraint readings_asked_check check (asked >= n);
      -- The policies bind the owner, too, and no organization is entered here.
      alter table readings no force row level security;
      update readings set periods = jsonb_build_array(jsonb_build_object('atRisk', n, 'lost', sum, 'censored', 0))
        where metric = 'EARLY_CHURN_RATE';
      alter table readings force row level security;
      alter table readings add constraint readings_periods_check
        check (case when metric = 'EARLY_CHURN_RATE' then coalesce(jsonb_typeof(periods) = 'array', false) else periods is null end);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table readings drop column periods, drop column asked;');
  }
}
