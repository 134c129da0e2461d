import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of people and readings: what each did, so that it can be taken back. */
export class ImportKinds1795200009000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table imports
        add column rows_changed integer not null default 0,
        drop constraint imports_rows_check,
        add constraint imports_rows_check check (
          least(rows_added, rows_changed, rows_known, rows_bad, rows_removed) >= 0
          and rows_read = rows_added + rows_changed + rows_known + rows_bad);
      alter table imports alter column rows_changed drop default;

      alter table readings add column import_id uuid,
        add constraint readings_import_fk foreign key (organization_id, import_id) references imports (organization_id, id);
      create index readings_import_idx on readings (organization_id, import_id);

      -- Whom an import added or changed, and in what.
      create table imported_people (
        id uuid constraint imported_people_pk primary key,
        organization_id uuid not null,
        import_id uuid not null,
        person_id uuid not null,
        -- name, manager and function as they were, where they changed; null for somebody who was added
        before jsonb,
        after jsonb not null,
        role_grant_ids uuid[] not null,
        identity_id uuid,
        constraint imported_people_once_key unique (organization_id, import_id, person_id),
        constraint imported_people_import_fk foreign key (organization_id, import_id) references imports (organization_id, id),
        constraint imported_people_person_fk foreign key (organization_id, person_id) references people (organization_id, id)
      );
      create index imported_people_person_idx on imported_people (organization_id, person_id);
      call guard_tenant('imported_people');
      call guard_append_only('imported_people');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table imported_people;
      alter table readings drop column import_id;
      alter table imports
        drop column rows_changed,
        add constraint imports_rows_check check (
          least(rows_added, rows_known, rows_bad, rows_removed) >= 0 and rows_read = rows_added + rows_known + rows_bad);
    `);
  }
}
