import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Digests for executives: when they are due and whom they go to, and what was issued, as it was. */
export class Digests1795700600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${SCHEDULES} ${DIGESTS} ${CLAIM}`);
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
    await queryRunner.query(`
      drop function claim_due_digest(timestamptz, uuid[]);
      drop table digests, digest_recipients, digest_schedules;
    `);
  }
}

const SCHEDULES = `
  create table digest_schedules (
    id uuid constraint digest_schedules_pk primary key,
    organization_id uuid not null constraint digest_schedules_organization_fk references organizations (id),
    is_on boolean not null,
    frequency text not null constraint digest_schedules_frequency_check check (frequency in ('WEEKLY', 'MONTHLY')),
    weekday text constraint digest_schedules_weekday_check
      check (weekday in ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY')),
    -- a day that every month has
    day_of_month integer constraint digest_schedules_day_of_month_check check (day_of_month between 1 and 28),
    -- by the clock of the organization's working calendar
    hour integer not null constraint digest_schedules_hour_check check (hour between 0 and 23),
    roles jsonb not null,
    next_due_at timestamptz,
    version integer not null default 1,
    constraint digest_schedules_tenant_key unique (organization_id, id),
    constraint digest_schedules_once_key unique (organization_id),
    constraint digest_schedules_day_check
      check ((frequency = 'WEEKLY') = (weekday is not null) and (frequency = 'MONTHLY') = (day_of_month is not null)),
    constraint digest_schedules_next_check check (is_on = (next_due_at is not null))
  );
  create index digest_schedules_due_idx on digest_schedules (next_due_at) where is_on;
  insert into digest_schedules (id, organization_id, is_on, frequency, weekday, hour, roles)
    select gen_random_uuid(), id, false, 'WEEKLY', 'MONDAY', 8, '["CX_LEADER"]' from organizations;
  call guard_tenant('digest_schedules');
  -- A claim looks across tenants, with the rights of the owner.
  alter table digest_schedules no force row level security;

  create table digest_recipients (
    organization_id uuid not null,
    person_id uuid not null,
    constraint digest_recipients_pk primary key (organization_id, person_id),
    constraint digest_recipients_person_fk foreign key (organization_id, person_id) references people (organization_id, id)
  );
  call guard_tenant('digest_recipients');
`;

const DIGESTS = `
  create table digests (
    id uuid constraint digests_pk primary key,
    organization_id uuid not null constraint digests_organization_fk references organizations (id),
    number integer not null constraint digests_number_check check (number > 0),
    title text not null,
    content jsonb not null,
    markdown text not null,
    html text not null,
    -- the moment of the schedule that it was issued for
    due_at timestamptz not null,
    since timestamptz not null,
    issued_at timestamptz not null,
    constraint digests_tenant_key unique (organization_id, id),
    constraint digests_number_key unique (organization_id, number),
    -- Whatever the application does: one moment of the schedule, one digest.
    constraint digests_due_key unique (organization_id, due_at),
    constraint digests_since_check check (since < issued_at and due_at <= issued_at)
  );
  create index digests_issued_idx on digests (organization_id, issued_at, id);
  call guard_tenant('digests');
  call guard_append_only('digests');
`;

const CLAIM = `
  -- The schedule that is longest due and that nobody else has claimed, locked until the transaction ends.
  create function claim_due_digest(at timestamptz, but uuid[]) returns table (organization_id uuid, schedule_id uuid)
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    select s.organization_id, s.id from digest_schedules s
      where s.is_on and s.next_due_at <= at and not (s.organization_id = any(but))
      order by s.next_due_at, s.id limit 1 for no key update skip locked
  $$;
  revoke execute on function claim_due_digest(timestamptz, uuid[]) from public;
  grant execute on function claim_due_digest(timestamptz, uuid[]) to steward_worker;
`;

const SUBJECT = 'DIGEST';
const KIND = 'DIGEST_ISSUED';

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
  const words = change(known).map((word) => `'${word}'`);
  await queryRunner.query(`alter table notifications drop constraint ${name},
    add constraint ${name} check (${column} in (${words.join(', ')}))`);
}
