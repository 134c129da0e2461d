import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an estimate was entered as, where that was money: its points follow from it and from the worth of the driver. */
export class EstimatesInMoney1795500007200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table estimates
        -- minor units a year
        add column entered_low_minor bigint,
        add column entered_likely_minor bigint,
        add column entered_high_minor bigint,
        add column entered_currency_code text,
        add constraint estimates_entered_check check (
          (entered_likely_minor is null) = (entered_currency_code is null)
          and (entered_low_minor is null) = (entered_high_minor is null)
          and (entered_low_minor is null or entered_likely_minor is not null));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table estimates drop constraint estimates_entered_check, drop column entered_low_minor,
        drop column entered_likely_minor, drop column entered_high_minor, drop column entered_currency_code;
    `);
  }
}
