import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proposals that came from files: what a file knows each by, and what it said. */
export class ImportedProposals1795500010000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table imports
        drop constraint imports_kind_check,
        add constraint imports_kind_check check (kind in ('FEEDBACK', 'READINGS', 'PEOPLE', 'COSTS', 'PROPOSALS'));

      alter table proposals
        add column external_reference text,
        -- hexadecimal SHA-256 of all that its row said
        add column imported_digest text,
        add column import_id uuid,
        add constraint proposals_external_reference_key unique (organization_id, external_reference),
        add constraint proposals_imported_check check (
          (imported_digest is null) = (import_id is null) and (external_reference is null or import_id is not null)),
        add constraint proposals_import_fk foreign key (organization_id, import_id) references imports (organization_id, id);
      create index proposals_import_idx on proposals (organization_id, import_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table proposals drop column external_reference, drop column imported_digest, drop column import_id;

      alter table imports no force row level security;
      alter table imports disable trigger append_only;
      delete from imports where kind = 'PROPOSALS';
      alter table imports enable trigger append_only;
      alter table imports force row level security;
      alter table imports
        drop constraint imports_kind_check,
        add constraint imports_kind_check check (kind in ('FEEDBACK', 'READINGS', 'PEOPLE', 'COSTS'));
    `);
  }
}
