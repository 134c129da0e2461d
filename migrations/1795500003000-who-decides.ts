import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has a say, found for all ballots of a statement at once: by role, by function, and who stands in about now. */
export class WhoDecides1795500003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index role_grants_role_idx on role_grants (organization_id, role);
      create index people_function_idx on people (organization_id, cx_function) where cx_function is not null;
      -- What is over lies before: what is left of it stays short, however many years are kept.
      create index absences_last_day_idx on absences (organization_id, last_day);
      create index delegations_last_day_idx on delegations (organization_id, last_day) where revoked_at is null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index role_grants_role_idx, people_function_idx, absences_last_day_idx, delegations_last_day_idx;
    `);
  }
}
