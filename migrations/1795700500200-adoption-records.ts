import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many use what is in service, as it was counted from time to time. */
export class AdoptionRecords1795700500200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table adoption_records (
        id uuid constraint adoption_records_pk primary key,
        organization_id uuid not null,
        initiative_id uuid not null,
        day date not null,
        users integer not null constraint adoption_records_users_check check (users >= 0),
        -- of how many who could; null where nobody knows
        of_all integer,
        note text,
        recorded_by_id uuid not null,
        recorded_at timestamptz not null,
        constraint adoption_records_tenant_key unique (organization_id, id),
        constraint adoption_records_of_all_check check (of_all > 0 and of_all >= users),
        constraint adoption_records_initiative_fk
          foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
        constraint adoption_records_recorded_by_fk foreign key (organization_id, recorded_by_id) references people (organization_id, id)
      );
      create index adoption_records_initiative_idx on adoption_records (organization_id, initiative_id, day, recorded_at, id);
      create index adoption_records_recorded_by_idx on adoption_records (organization_id, recorded_by_id);
      call guard_tenant('adoption_records');
      call guard_append_only('adoption_records');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table adoption_records;');
  }
}
