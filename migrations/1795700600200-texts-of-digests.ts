import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The text part of the mails about a digest is frozen as its HTML is: whatever is told later, a mail is retried with its words. */
export class TextsOfDigests1795700600200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table digests add column text text not null default '';
      alter table digests alter column text drop default;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table digests drop column text;');
  }
}
