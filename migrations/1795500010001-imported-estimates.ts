import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Estimates that came from files. */
export class ImportedEstimates1795500010001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table imports
        drop constraint imports_kind_check,
        add constraint imports_kind_check
          check (kind in ('FEEDBACK', 'READINGS', 'PEOPLE', 'COSTS', 'PROPOSALS', 'ESTIMATES'));

      alter table estimates
        add column import_id uuid,
        add constraint estimates_import_fk foreign key (organization_id, import_id) references imports (organization_id, id);
      create index estimates_import_idx on estimates (organization_id, import_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table estimates drop column import_id;

      alter table imports no force row level security;
      alter table imports disable trigger append_only;
      delete from imports where kind = 'ESTIMATES';
      alter table imports enable trigger append_only;
      alter table imports force row level security;
      alter table imports
        drop constraint imports_kind_check,
        add constraint imports_kind_check check (kind in ('FEEDBACK', 'READINGS', 'PEOPLE', 'COSTS', 'PROPOSALS'));
    `);
  }
}
