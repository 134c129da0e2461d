import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GATE_POLICIES, LIFECYCLE } from './1795300000000-default-process';

/** The process and its gate policies become data of each organization, in versions that never change once published. */
export class Definitions1795300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${documentVersions(
        'workflow_definitions',
        `subject_kind text not null
        constraint workflow_definitions_subject_kind_check check (subject_kind in ('INITIATIVE'))`,
        'subject_kind',
      )}
      ${documentVersions(
        'gate_policies',
        `track text not null constraint gate_policies_track_check
        check (track in ('LIGHT', 'STANDARD', 'MAJOR', 'MANDATORY'))`,
        'track',
      )}

      create function refuse_change_of_published() returns trigger
      language plpgsql
      as $$
      begin
        if old.status = 'DRAFT' and tg_op = 'UPDATE' then
          return new;
        end if;
        if tg_op = 'UPDATE' and old.status = 'PUBLISHED' and new.status = 'RETIRED'
            and new.document::text = old.document::text
            and to_jsonb(new) - '{status,retired_by_id,retired_at,version}'::text[]
              = to_jsonb(old) - '{status,retired_by_id,retired_at,version}'::text[] then
          return new;
        end if;
        raise exception '% never changes once it is published: % is refused', tg_table_name, lower(tg_op)
          using errcode = 'restrict_violation';
      end $$;
    `);
    for (const table of TABLES) await queryRunner.query(guards(table));
    await this.defaults(queryRunner);
    await queryRunner.query(`
      alter table initiatives
        add column track text not null default 'STANDARD' constraint initiatives_track_check
          check (track in ('LIGHT', 'STANDARD', 'MAJOR', 'MANDATORY')),
        -- what the lifecycle is of, so that the key can name it
        add column definition_subject text not null generated always as ('INITIATIVE') stored,
        add constraint initiatives_definition_fk foreign key (organization_id, definition_subject, definition_version)
          references workflow_definitions (organization_id, subject_kind, number),
        add constraint initiatives_policy_fk foreign key (organization_id, track, policy_version)
          references gate_policies (organization_id, track, number);
      alter table initiatives alter column track drop default;
      create index initiatives_definition_idx on initiatives (organization_id, definition_subject, definition_version);
      create index initiatives_policy_idx on initiatives (organization_id, track, policy_version);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table initiatives drop column track, drop column definition_subject;
      drop table gate_policies, workflow_definitions;
      drop function refuse_change_of_published();
    `);
  }

  /** Not even the owner sees past a tenant, so each organization is entered in turn. */
  private async defaults(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(
        `insert into workflow_definitions (id, organization_id, subject_kind, ${DEFAULT_COLUMNS})
          values (gen_random_uuid(), $1, 'INITIATIVE', ${DEFAULT_VALUES})`,
        [id, JSON.stringify(LIFECYCLE)],
      );
      for (const [track, policy] of Object.entries(GATE_POLICIES)) {
        await queryRunner.query(
          `insert into gate_policies (id, organization_id, track, ${DEFAULT_COLUMNS})
            values (gen_random_uuid(), $1, $3, ${DEFAULT_VALUES})`,
          [id, JSON.stringify(policy), track],
        );
      }
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
  }
}

const TABLES = ['workflow_definitions', 'gate_policies'];
const DEFAULT_COLUMNS = 'number, status, document, note, drafted_at, published_at';
const DEFAULT_VALUES = `1, 'PUBLISHED', $2, 'The default.', now(), now()`;

/** A table of documents in versions, one series for each value of a column. */
const documentVersions = (table: string, seriesColumn: string, series: string): string => `
  create table ${table} (
    id uuid constraint ${table}_pk primary key,
    organization_id uuid not null constraint ${table}_organization_fk references organizations (id),
    ${seriesColumn},
    number integer not null constraint ${table}_number_check check (number > 0),
    status text not null constraint ${table}_status_check check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    -- json, not jsonb: the order of states is that of the picture, and of regions side by side
    document json not null constraint ${table}_document_check check (json_typeof(document) = 'object'),
    note text not null,
    based_on_number integer,
    drafted_by_id uuid,
    drafted_at timestamptz not null,
    published_by_id uuid,
    published_at timestamptz,
    retired_by_id uuid,
    retired_at timestamptz,
    version integer not null default 1,
    constraint ${table}_tenant_key unique (organization_id, id),
    constraint ${table}_number_key unique (organization_id, ${series}, number),
    constraint ${table}_published_check check ((status = 'DRAFT') = (published_at is null)),
    constraint ${table}_retired_check check ((status = 'RETIRED') = (retired_at is not null)),
    constraint ${table}_based_on_fk foreign key (organization_id, ${series}, based_on_number)
      references ${table} (organization_id, ${series}, number),
    constraint ${table}_drafted_by_fk foreign key (organization_id, drafted_by_id) references people (organization_id, id),
    constraint ${table}_published_by_fk foreign key (organization_id, published_by_id) references people (organization_id, id),
    constraint ${table}_retired_by_fk foreign key (organization_id, retired_by_id) references people (organization_id, id)
  );
  create unique index ${table}_one_draft_key on ${table} (organization_id, ${series}) where status = 'DRAFT';
  create index ${table}_based_on_idx on ${table} (organization_id, ${series}, based_on_number);
  create index ${table}_drafted_by_idx on ${table} (organization_id, drafted_by_id);
  create index ${table}_published_by_idx on ${table} (organization_id, published_by_id);
  create index ${table}_retired_by_idx on ${table} (organization_id, retired_by_id);
`;

const guards = (table: string): string => `
  call guard_tenant('${table}');
  revoke delete, truncate on ${table} from steward_app;
  create trigger published_never_changes before update or delete on ${table}
    for each row execute function refuse_change_of_published();
  create trigger published_never_truncated before truncate on ${table}
    for each statement execute function refuse_change();
`;
