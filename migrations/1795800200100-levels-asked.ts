import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Assessors are told that a maturity assessment asks them. */
export class LevelsAsked1795800200100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await rewrite(queryRunner, 'subject_kind', (known) => [...known, SUBJECT]);
    await rewrite(queryRunner, 'kind', (known) => [...known, KIND]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(`
        delete from mail_deliveries d using notifications n where n.id = d.notification_id and n.kind = '${KIND}';
        delete from notifications where kind = '${KIND}';
        delete from notification_preferences where kind = '${KIND}';`);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    await rewrite(queryRunner, 'kind', (known) => known.filter((word) => word !== KIND));
    await rewrite(queryRunner, 'subject_kind', (known) => known.filter((word) => word !== SUBJECT));
  }
}

const SUBJECT = 'MATURITY_ASSESSMENT';
const KIND = 'LEVELS_ASKED';

/** The check of a column anew, from the words that it has now: another migration may have added to them. */
async function rewrite(
  queryRunner: QueryRunner,
  column: 'kind' | 'subject_kind',
  change: (known: readonly string[]) => readonly string[],
): Promise<void> {
  const name = `notifications_${column}_check`;
  const [check] = (await queryRunner.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = 'notifications'::regclass and conname = $1`,
    [name],
  )) as { definition: string }[];
  const known = [...(check?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word!);
  const words = change(known).map((word) => `'${word}'`);
  await queryRunner.query(`alter table notifications drop constraint ${name},
    add constraint ${name} check (${column} in (${words.join(', ')}))`);
}
