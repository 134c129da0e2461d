import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mistaken decision is corrected by a further one that names it, and so is a deliverable; each once. */
export class Corrections1795500002001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table initiative_events add column corrects_id uuid,
        add constraint initiative_events_corrects_fk
          foreign key (organization_id, corrects_id) references initiative_events (organization_id, id),
        add constraint initiative_events_corrects_key unique (organization_id, corrects_id);
      alter table deliverables add column corrects_id uuid,
        add constraint deliverables_corrects_fk
          foreign key (organization_id, corrects_id) references deliverables (organization_id, id),
        add constraint deliverables_corrects_key unique (organization_id, corrects_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table deliverables drop column corrects_id;
      alter table initiative_events drop column corrects_id;
    `);
  }
}
