import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Service contacts and counts of them are corrected by a further row, which takes the place of the earlier one. */
export class ContactCorrections1795700600400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(`
        alter table ${table}
          add column replaces_id uuid,
          -- null while it counts
          add column replaced_at timestamptz,
          add constraint ${table}_replaces_fk foreign key (organization_id, replaces_id) references ${table} (organization_id, id),
          -- one correction takes the place of a row, and further ones that of the correction
          add constraint ${table}_replaces_key unique (organization_id, replaces_id);
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // What counts stays: a correction, with nothing that it corrects; nor has what was decided on that a subject any more.
    await queryRunner.query(`
      alter table contact_disputes no force row level security;
      alter table service_contacts no force row level security;
      delete from contact_disputes d using service_contacts c where c.id = d.contact_id and c.replaced_at is not null;
      alter table service_contacts force row level security;
      alter table contact_disputes force row level security;
    `);
    for (const table of TABLES) {
      await queryRunner.query(`
        alter table ${table} drop column replaces_id;
        alter table ${table} no force row level security;
        delete from ${table} where replaced_at is not null;
        alter table ${table} force row level security;
        alter table ${table} drop column replaced_at;
      `);
    }
  }
}

const TABLES = ['service_contacts', 'contact_counts'];
