import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever started an analysis is told how it ended. */
export class AnalysesThatEnded1795800100100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await rewrite(queryRunner, 'subject_kind', (known) => [...known, SUBJECT]);
    await rewrite(queryRunner, 'kind', (known) => [...known, ...KINDS]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(`
        delete from mail_deliveries d using notifications n
          where n.id = d.notification_id and n.kind in (${quoted(KINDS)});
        delete from notifications where kind in (${quoted(KINDS)});
        delete from notification_preferences where kind in (${quoted(KINDS)});`);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    await rewrite(queryRunner, 'kind', (known) => known.filter((word) => !KINDS.includes(word)));
    await rewrite(queryRunner, 'subject_kind', (known) => known.filter((word) => word !== SUBJECT));
  }
}

const SUBJECT = 'ANALYSIS';
const KINDS = ['ANALYSIS_ENDED'];

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The check of a column of notifications anew, from the words that it has now: another migration may have added to them. */
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
  await queryRunner.query(`alter table notifications drop constraint ${name},
    add constraint ${name} check (${column} in (${quoted(change(known))}))`);
}
