import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The customer's errand that a registered service or channel is for. */
export class JourneysOfServices1795700500600 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table registered_services
        add column journey_id uuid,
        add constraint registered_services_journey_fk foreign key (organization_id, journey_id) references journeys (organization_id, id);
      create index registered_services_journey_idx on registered_services (organization_id, journey_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table registered_services drop column journey_id;');
  }
}
