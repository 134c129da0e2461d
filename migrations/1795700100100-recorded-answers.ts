import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers that no file brought. */
export class RecordedAnswers1795700100100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table answers alter column import_id drop not null;');
  }

  /** They go, and are taken out of what is kept of each day. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table answers no force row level security;
      alter table answer_days no force row level security;
      delete from answers where import_id is null;
      delete from answer_days;
      insert into answer_days (organization_id, metric, day, cut, n, sum, sum_of_squares)
        select organization_id, metric, answered_on, cut, count(*), sum(observation), sum(observation::bigint * observation)
          from answers group by organization_id, metric, answered_on, cut;
      alter table answers force row level security;
      alter table answer_days force row level security;
      alter table answers alter column import_id set not null;
    `);
  }
}
