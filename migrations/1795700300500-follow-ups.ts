import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules by which a low score opens a follow-up, and the follow-ups, with their deadlines and news. */
export class FollowUps1795700300500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${RULES} ${FOLLOW_UPS}`);
    await rewrite(queryRunner, 'deadlines', 'subject_kind', (known) => [...known, SUBJECT]);
    await rewrite(queryRunner, 'notifications', 'subject_kind', (known) => [...known, SUBJECT]);
    await rewrite(queryRunner, 'notifications', 'kind', (known) => [...known, ...KINDS]);
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
    await rewrite(queryRunner, 'notifications', 'kind', (known) => known.filter((word) => !KINDS.includes(word)));
    await rewrite(queryRunner, 'notifications', 'subject_kind', (known) => known.filter((word) => word !== SUBJECT));
    await rewrite(queryRunner, 'deadlines', 'subject_kind', (known) => known.filter((word) => word !== SUBJECT));
    await queryRunner.query('drop table follow_ups, follow_up_rules;');
  }
}

const SUBJECT = 'FOLLOW_UP';
const KINDS = ['FOLLOW_UP_ASKED', 'FOLLOW_UP_DUE'];

const RULES = `
  create table follow_up_rules (
    id uuid constraint follow_up_rules_pk primary key,
    organization_id uuid not null constraint follow_up_rules_organization_fk references organizations (id),
    source text not null constraint follow_up_rules_source_check check (source in
      ('SURVEY', 'REVIEW', 'SOCIAL', 'FOCUS_GROUP', 'OPERATIONAL_DATA', 'CONVERSATION', 'COMPLAINT')),
    -- on the scale of the source
    at_most double precision not null,
    due_in_working_days integer not null constraint follow_up_rules_due_check check (due_in_working_days between 1 and 60),
    -- where neither product nor journey has an owner
    owner_id uuid not null,
    active boolean not null,
    version integer not null default 1,
    constraint follow_up_rules_tenant_key unique (organization_id, id),
    constraint follow_up_rules_source_key unique (organization_id, source),
    constraint follow_up_rules_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id)
  );
  create index follow_up_rules_owner_idx on follow_up_rules (organization_id, owner_id);
  call guard_tenant('follow_up_rules');
`;

const FOLLOW_UPS = `
  create table follow_ups (
    id uuid constraint follow_ups_pk primary key,
    organization_id uuid not null,
    feedback_id uuid not null,
    customer_id uuid,
    owner_id uuid not null,
    opened_at timestamptz not null,
    due_at timestamptz not null,
    closed_at timestamptz,
    closed_by_id uuid,
    answered_on date,
    -- how the customer was answered; goes when the customer is erased
    how text,
    version integer not null default 1,
    constraint follow_ups_tenant_key unique (organization_id, id),
    constraint follow_ups_feedback_key unique (organization_id, feedback_id),
    constraint follow_ups_closed_check check (num_nulls(closed_at, closed_by_id, answered_on) in (0, 3)),
    constraint follow_ups_how_check check (how is null or closed_at is not null),
    constraint follow_ups_feedback_fk foreign key (organization_id, feedback_id) references feedback (organization_id, id),
    constraint follow_ups_customer_fk foreign key (organization_id, customer_id) references customers (organization_id, id),
    constraint follow_ups_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id),
    constraint follow_ups_closed_by_fk foreign key (organization_id, closed_by_id) references people (organization_id, id)
  );
  create index follow_ups_due_at_idx on follow_ups (organization_id, due_at, id);
  create index follow_ups_owner_idx on follow_ups (organization_id, owner_id, due_at);
  create index follow_ups_customer_idx on follow_ups (organization_id, customer_id);
  create index follow_ups_closed_by_idx on follow_ups (organization_id, closed_by_id);
  alter table follow_ups alter column how set statistics 0;
  call guard_tenant('follow_ups');
`;

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The check of a column anew, from the words that it has now: another migration may have added to them. */
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
