import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of how few observations each organization still wants a verdict; 30 at first, for those that are there already, too. */
export class SmallestSamples1795600001100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table smallest_samples (
        id uuid constraint smallest_samples_pk primary key,
        organization_id uuid not null constraint smallest_samples_organization_fk references organizations (id),
        -- observations
        n integer not null constraint smallest_samples_n_check check (n > 0),
        version integer not null default 1,
        constraint smallest_samples_once_key unique (organization_id)
      );
      insert into smallest_samples (id, organization_id, n) select gen_random_uuid(), id, 30 from organizations;
      call guard_tenant('smallest_samples');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table smallest_samples;');
  }
}
