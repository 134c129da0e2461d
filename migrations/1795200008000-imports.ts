import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports on record, and what each of them added tied to it, so that it can be undone whole. */
export class Imports1795200008000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table imports (
        id uuid constraint imports_pk primary key,
        organization_id uuid not null constraint imports_organization_fk references organizations (id),
        kind text not null constraint imports_kind_check check (kind in ('FEEDBACK', 'READINGS', 'PEOPLE')),
        file_name text,
        sha256 text,
        mapping jsonb,
        rows_read integer not null,
        rows_added integer not null,
        rows_known integer not null,
        rows_bad integer not null,
        rows_removed integer not null,
        -- of a compensation: what it took back, and why
        undoes_id uuid,
        reason text,
        by_id uuid not null,
        imported_at timestamptz not null,
        constraint imports_tenant_key unique (organization_id, id),
        constraint imports_undone_once_key unique (organization_id, undoes_id),
        constraint imports_undoes_fk foreign key (organization_id, undoes_id) references imports (organization_id, id),
        constraint imports_by_fk foreign key (organization_id, by_id) references people (organization_id, id),
        constraint imports_rows_check check (
          least(rows_added, rows_known, rows_bad, rows_removed) >= 0 and rows_read = rows_added + rows_known + rows_bad),
        constraint imports_compensation_check check (
          (undoes_id is null) = (reason is null)
          and (undoes_id is null) = (file_name is not null and sha256 is not null and mapping is not null)
          and (undoes_id is null or rows_read = 0) and (undoes_id is not null or rows_removed = 0))
      );
      create index imports_by_idx on imports (organization_id, by_id);
      create index imports_imported_at_idx on imports (organization_id, imported_at, id);
      call guard_tenant('imports');
      call guard_append_only('imports');
    `);
    for (const table of ['feedback', 'channels', 'products', 'themes']) {
      await queryRunner.query(`
        alter table ${table} add column import_id uuid,
          add constraint ${table}_import_fk foreign key (organization_id, import_id) references imports (organization_id, id);
        create index ${table}_import_idx on ${table} (organization_id, import_id);
      `);
    }
    await queryRunner.query(`
      -- One by one, and whatever refers to a row keeps it: tables that come later, too.
      create function remove_unused_of_import(list regclass, import uuid) returns void
      language plpgsql
      as $$
      declare
        unused uuid;
      begin
        for unused in execute format(
          'select id from %s where organization_id = current_organization() and import_id = $1', list) using import
        loop
          begin
            execute format('delete from %s where organization_id = current_organization() and id = $1', list) using unused;
          exception when foreign_key_violation then
            null;
          end;
        end loop;
      end $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function remove_unused_of_import(regclass, uuid)');
    for (const table of ['feedback', 'channels', 'products', 'themes']) {
      await queryRunner.query(`alter table ${table} drop column import_id`);
    }
    await queryRunner.query('drop table imports');
  }
}
