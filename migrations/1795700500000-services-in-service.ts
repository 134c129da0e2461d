import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services and channels that were there before, registered as they run; and what is kept until a day. */
export class ServicesInService1795700500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const statuses = await statusesOf(queryRunner);
    await queryRunner.query(`
      alter table initiatives
        alter column proposal_id drop not null,
        add column recheck_on date,
        drop constraint initiatives_status_check,
        add constraint initiatives_status_check check (status in (${quoted([...statuses, 'EMBEDDED'])})),
        add constraint initiatives_recheck_check check (status <> 'EMBEDDED' or recheck_on is not null);

      create table registered_services (
        id uuid constraint registered_services_pk primary key,
        organization_id uuid not null,
        initiative_id uuid not null,
        kind text not null constraint registered_services_kind_check check (kind in ('SERVICE', 'CHANNEL')),
        in_service_since date not null,
        users integer not null constraint registered_services_users_check check (users >= 0),
        -- as it was declared, in minor units of the initiative's currency
        run_cost_yearly_minor bigint not null constraint registered_services_run_cost_check check (run_cost_yearly_minor >= 0),
        registered_by_id uuid not null,
        registered_at timestamptz not null,
        constraint registered_services_tenant_key unique (organization_id, id),
        constraint registered_services_initiative_key unique (organization_id, initiative_id),
        constraint registered_services_initiative_fk
          foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
        constraint registered_services_registered_by_fk
          foreign key (organization_id, registered_by_id) references people (organization_id, id)
      );
      create index registered_services_registered_by_idx on registered_services (organization_id, registered_by_id);
      call guard_tenant('registered_services');
      call guard_append_only('registered_services');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const statuses = (await statusesOf(queryRunner)).filter((status) => status !== 'EMBEDDED');
    await queryRunner.query(`
      drop table registered_services;
      -- What was registered has no place where every initiative has a proposal.
      ${OF_REGISTERED.map(withoutRegistered).join('')}
      alter table initiatives no force row level security;
      delete from initiatives where proposal_id is null;
      alter table initiatives drop constraint initiatives_status_check, drop constraint initiatives_recheck_check;
      update initiatives set status = 'WORKING' where status = 'EMBEDDED';
      alter table initiatives
        add constraint initiatives_status_check check (status in (${quoted(statuses)})),
        drop column recheck_on,
        alter column proposal_id set not null;
      alter table initiatives force row level security;
    `);
  }
}

/** What may hang on an initiative that was registered. */
const OF_REGISTERED = ['initiative_events', 'deliverables', 'costs'];

const withoutRegistered = (table: string): string => `
      alter table ${table} no force row level security;
      alter table ${table} disable trigger user;
      alter table initiatives no force row level security;
      delete from ${table} t using initiatives i
        where i.organization_id = t.organization_id and i.id = t.initiative_id and i.proposal_id is null;
      alter table ${table} enable trigger user;
      alter table ${table} force row level security;`;

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The statuses that the check allows now. */
async function statusesOf(queryRunner: QueryRunner): Promise<readonly string[]> {
  const [check] = (await queryRunner.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = 'initiatives'::regclass and conname = 'initiatives_status_check'`,
  )) as { definition: string }[];
  return [...(check?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word!);
}
