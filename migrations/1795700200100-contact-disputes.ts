import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What owners dispute of what they are charged for service contacts, and what was decided. */
export class ContactDisputes1795700200100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DISPUTES);
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
    await queryRunner.query('drop table contact_disputes');
  }
}

const DISPUTES = `
  create table contact_disputes (
    id uuid constraint contact_disputes_pk primary key,
    organization_id uuid not null constraint contact_disputes_organization_fk references organizations (id),
    cause_id uuid not null,
    -- null where all that is charged for the cause in the period is disputed
    contact_id uuid,
    from_day date not null,
    to_day date not null,
    -- whom it is charged to, and who disputes it
    owner_id uuid not null,
    -- whole; may exceed 2^31
    contacts double precision not null constraint contact_disputes_contacts_check check (contacts > 0),
    reason text not null,
    raised_at timestamptz not null,
    decision text constraint contact_disputes_decision_check check (decision in ('UPHELD', 'MOVED')),
    decided_by_id uuid,
    decided_at timestamptz,
    decision_reason text,
    moved_to_id uuid,
    moved_to_side text constraint contact_disputes_side_check check (moved_to_side in ('IN_SERVICE', 'OUTSIDE_SERVICE')),
    version integer not null default 1,
    constraint contact_disputes_tenant_key unique (organization_id, id),
    constraint contact_disputes_period_check check (from_day <= to_day),
    constraint contact_disputes_decided_check
      check (num_nulls(decision, decided_by_id, decided_at, decision_reason) in (0, 4)),
    constraint contact_disputes_moved_check check (
      (decision is not distinct from 'MOVED') = (moved_to_id is not null) and (moved_to_id is null) = (moved_to_side is null)),
    -- Nobody decides on what they are charged, whatever the application says.
    constraint contact_disputes_two_people_check check (decided_by_id <> owner_id),
    constraint contact_disputes_cause_fk foreign key (organization_id, cause_id) references contact_causes (organization_id, id),
    constraint contact_disputes_contact_fk foreign key (organization_id, contact_id) references service_contacts (organization_id, id),
    constraint contact_disputes_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id),
    constraint contact_disputes_decided_by_fk foreign key (organization_id, decided_by_id) references people (organization_id, id),
    constraint contact_disputes_moved_to_fk foreign key (organization_id, moved_to_id) references people (organization_id, id)
  );
  create index contact_disputes_raised_at_idx on contact_disputes (organization_id, raised_at, id);
  create index contact_disputes_cause_idx on contact_disputes (organization_id, cause_id);
  create index contact_disputes_contact_idx on contact_disputes (organization_id, contact_id);
  create index contact_disputes_owner_idx on contact_disputes (organization_id, owner_id);
  create index contact_disputes_decided_by_idx on contact_disputes (organization_id, decided_by_id);
  create index contact_disputes_moved_to_idx on contact_disputes (organization_id, moved_to_id);
  call guard_tenant('contact_disputes');
`;

const SUBJECT = 'CONTACT_DISPUTE';
const KINDS = ['CHARGE_DISPUTED', 'CHARGE_DECIDED'];

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
