import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people learned of an initiative, and worthy failures that were honoured. */
export class Lessons1795700500500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table lessons (
        id uuid constraint lessons_pk primary key,
        organization_id uuid not null,
        initiative_id uuid not null,
        kind text not null constraint lessons_kind_check check (kind in ('WORKED', 'DID_NOT_WORK')),
        text text not null,
        for_whom text not null,
        told_by_id uuid not null,
        told_at timestamptz not null,
        constraint lessons_tenant_key unique (organization_id, id),
        constraint lessons_initiative_fk foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
        constraint lessons_told_by_fk foreign key (organization_id, told_by_id) references people (organization_id, id)
      );
      create index lessons_initiative_idx on lessons (organization_id, initiative_id, told_at, id);
      create index lessons_told_by_idx on lessons (organization_id, told_by_id);
      call guard_tenant('lessons');
      call guard_append_only('lessons');

      create table honoured_failures (
        id uuid constraint honoured_failures_pk primary key,
        organization_id uuid not null,
        initiative_id uuid not null,
        reason text not null,
        honoured_by_id uuid not null,
        honoured_at timestamptz not null,
        constraint honoured_failures_tenant_key unique (organization_id, id),
        constraint honoured_failures_initiative_key unique (organization_id, initiative_id),
        constraint honoured_failures_initiative_fk
          foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
        constraint honoured_failures_honoured_by_fk foreign key (organization_id, honoured_by_id) references people (organization_id, id)
      );
      create index honoured_failures_honoured_by_idx on honoured_failures (organization_id, honoured_by_id);
      call guard_tenant('honoured_failures');
      call guard_append_only('honoured_failures');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table honoured_failures, lessons;');
  }
}
