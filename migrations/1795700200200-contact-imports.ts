import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of service contacts, and of counts of them. */
export class ContactImports1795700200200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await rewrite(queryRunner, (known) => [...known, ...KINDS]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table imports no force row level security;
      alter table imports disable trigger append_only;
      alter table service_contacts no force row level security;
      alter table contact_counts no force row level security;
      update service_contacts set import_id = null where import_id is not null;
      update contact_counts set import_id = null where import_id is not null;
      alter table service_contacts force row level security;
      alter table contact_counts force row level security;
      delete from imports where kind in (${quoted(KINDS)});
      alter table imports enable trigger append_only;
      alter table imports force row level security;
    `);
    await rewrite(queryRunner, (known) => known.filter((word) => !KINDS.includes(word)));
  }
}

const KINDS = ['CONTACTS', 'CONTACT_COUNTS'];
const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The check anew, from the words that it has now: another migration may have added to them. */
async function rewrite(
  queryRunner: QueryRunner,
  change: (known: readonly string[]) => readonly string[],
): Promise<void> {
  const [check] = (await queryRunner.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = 'imports'::regclass and conname = 'imports_kind_check'`,
  )) as { definition: string }[];
  const known = [...(check?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word!);
  await queryRunner.query(`alter table imports drop constraint imports_kind_check,
    add constraint imports_kind_check check (kind in (${quoted(change(known))}))`);
}
