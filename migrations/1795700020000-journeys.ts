import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Journeys with their touchpoints; and the journey that a piece of feedback is about. */
export class Journeys1795700020000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table journeys (
        id uuid constraint journeys_pk primary key,
        organization_id uuid not null constraint journeys_organization_fk references organizations (id),
        name text not null,
        owner_id uuid,
        import_id uuid,
        version integer not null default 1,
        constraint journeys_tenant_key unique (organization_id, id),
        constraint journeys_name_key unique (organization_id, name),
        constraint journeys_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id),
        constraint journeys_import_fk foreign key (organization_id, import_id) references imports (organization_id, id)
      );
      create index journeys_owner_idx on journeys (organization_id, owner_id);
      create index journeys_import_idx on journeys (organization_id, import_id);
      call guard_tenant('journeys');

      create table touchpoints (
        id uuid constraint touchpoints_pk primary key,
        organization_id uuid not null constraint touchpoints_organization_fk references organizations (id),
        journey_id uuid not null,
        -- from 1, in the order in which a customer comes to them
        position integer not null,
        name text not null,
        channel_id uuid,
        constraint touchpoints_position_key unique (organization_id, journey_id, position),
        constraint touchpoints_journey_fk foreign key (organization_id, journey_id) references journeys (organization_id, id),
        constraint touchpoints_channel_fk foreign key (organization_id, channel_id) references channels (organization_id, id)
      );
      create index touchpoints_channel_idx on touchpoints (organization_id, channel_id);
      call guard_tenant('touchpoints');

      alter table feedback add column journey_id uuid,
        add constraint feedback_journey_fk foreign key (organization_id, journey_id) references journeys (organization_id, id);
      create index feedback_journey_idx on feedback (organization_id, journey_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table feedback drop column journey_id; drop table touchpoints, journeys;');
  }
}
