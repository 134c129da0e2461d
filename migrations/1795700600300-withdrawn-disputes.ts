import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever disputes a charge may take that back while it is open. */
export class WithdrawnDisputes1795700600300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table contact_disputes
        add column withdrawn_at timestamptz,
        add column withdrawn_reason text,
        add constraint contact_disputes_withdrawn_check check (num_nulls(withdrawn_at, withdrawn_reason) in (0, 2)),
        add constraint contact_disputes_over_once_check check (decision is null or withdrawn_at is null);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table contact_disputes drop column withdrawn_at, drop column withdrawn_reason');
  }
}
