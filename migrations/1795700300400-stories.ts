import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customer stories: experiences as they were told. */
export class Stories1795700300400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table stories (
        id uuid constraint stories_pk primary key,
        organization_id uuid not null constraint stories_organization_fk references organizations (id),
        experience text not null constraint stories_experience_check check (experience in ('GOOD', 'BAD')),
        journey_id uuid not null,
        customer_id uuid,
        told_on date not null,
        -- both go when the customer is erased
        title text,
        text text,
        -- whether the customer agreed that it is told further
        consent boolean not null,
        recorded_by_id uuid not null,
        recorded_at timestamptz not null,
        withdrawn_at timestamptz,
        withdrawn_reason text,
        version integer not null default 1,
        constraint stories_tenant_key unique (organization_id, id),
        constraint stories_told_check
          check (num_nulls(title, text) = 0 or (num_nulls(title, text) = 2 and customer_id is not null)),
        constraint stories_withdrawn_check check (withdrawn_reason is null or withdrawn_at is not null),
        constraint stories_journey_fk foreign key (organization_id, journey_id) references journeys (organization_id, id),
        constraint stories_customer_fk foreign key (organization_id, customer_id) references customers (organization_id, id),
        constraint stories_recorded_by_fk foreign key (organization_id, recorded_by_id) references people (organization_id, id)
      );
      create index stories_told_on_idx on stories (organization_id, told_on, id);
      create index stories_journey_idx on stories (organization_id, journey_id, told_on);
      create index stories_customer_idx on stories (organization_id, customer_id);
      create index stories_recorded_by_idx on stories (organization_id, recorded_by_id);
      alter table stories alter column title set statistics 0, alter column text set statistics 0;
      call guard_tenant('stories');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table stories;');
  }
}
