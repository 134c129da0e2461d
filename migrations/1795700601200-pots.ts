import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a budget sets aside for light proposals: nothing of those that were set before. */
export class Pots1795700601200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table budget_versions
        add column pot_minor bigint,
        add column pot_shortfall_minor bigint,
        add constraint budget_versions_pot_check check (pot_minor between 0 and amount_minor),
        add constraint budget_versions_pot_shortfall_check check (pot_shortfall_minor between 0 and shortfall_minor
          and (pot_minor is null) = (pot_shortfall_minor is null));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table budget_versions drop column pot_shortfall_minor, drop column pot_minor;`);
  }
}
