import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an approval is measured by when its content changes in small steps. */
export class MaterialContent1795500001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table approvals add column seen jsonb');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table approvals drop column seen');
  }
}
