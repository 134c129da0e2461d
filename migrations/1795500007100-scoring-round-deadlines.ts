import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deadlines of scorers, and the news of scoring rounds. */
export class ScoringRoundDeadlines1795500007100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await allow(queryRunner, 'deadlines', 'subject_kind', [SUBJECT]);
    await allow(queryRunner, 'notifications', 'subject_kind', [SUBJECT]);
    await allow(queryRunner, 'notifications', 'kind', KINDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(`
        delete from deadlines where subject_kind = '${SUBJECT}';
        delete from mail_deliveries d using notifications n
          where n.id = d.notification_id and (n.subject_kind = '${SUBJECT}' or n.kind in (${quoted(KINDS)}));
        delete from notifications where subject_kind = '${SUBJECT}' or kind in (${quoted(KINDS)});
        delete from notification_preferences where kind in (${quoted(KINDS)});`);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    await forbid(queryRunner, 'notifications', 'kind', KINDS);
    await forbid(queryRunner, 'notifications', 'subject_kind', [SUBJECT]);
    await forbid(queryRunner, 'deadlines', 'subject_kind', [SUBJECT]);
  }
}

const SUBJECT = 'SCORING_ROUND';
const KINDS = ['ESTIMATES_ASKED', 'ESTIMATES_DUE', 'ESTIMATES_LATE', 'CONFLICT_DECLARED'];

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The check that a column holds one of some words has these beside those that it has. */
const allow = (queryRunner: QueryRunner, table: string, column: string, words: readonly string[]) =>
  rewrite(queryRunner, table, column, (known) => [...known, ...words]);

const forbid = (queryRunner: QueryRunner, table: string, column: string, words: readonly string[]) =>
  rewrite(queryRunner, table, column, (known) => known.filter((word) => !words.includes(word)));

async function rewrite(
  queryRunner: QueryRunner,
  table: string,
  column: string,
  change: (known: readonly string[]) => readonly string[],
): Promise<void> {
  const name = `${table}_${column}_check`;
  const [check] = (await queryRunner.query(
    'select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1::regclass and conname = $2',
    [table, name],
  )) as { definition: string }[];
  const known = [...(check?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word!);
  await queryRunner.query(`alter table ${table} drop constraint ${name},
    add constraint ${name} check (${column} in (${quoted(change(known))}))`);
}
