import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Vision statements, strategic objectives (the default ones for organizations that exist), governance bodies. */
export class Organization1795100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table vision_statements (
        id uuid constraint vision_statements_pk primary key,
        organization_id uuid not null constraint vision_statements_organization_fk references organizations (id),
        scope text not null constraint vision_statements_scope_check check (scope in ('ORGANIZATION', 'AREA', 'TEAM')),
        name text,
        text text not null,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint vision_statements_name_check check ((scope = 'ORGANIZATION') = (name is null)),
        constraint vision_statements_once_key unique nulls not distinct (organization_id, scope, name)
      );
      create index vision_statements_created_idx on vision_statements (organization_id, created_at, id);
      call guard_tenant('vision_statements');

      create table strategic_objectives (
        id uuid constraint strategic_objectives_pk primary key,
        organization_id uuid not null constraint strategic_objectives_organization_fk references organizations (id),
        position integer not null constraint strategic_objectives_position_check check (position > 0),
        name text not null,
        meaning text not null,
        version integer not null default 1,
        constraint strategic_objectives_tenant_key unique (organization_id, id),
        constraint strategic_objectives_position_key unique (organization_id, position),
        constraint strategic_objectives_name_key unique (organization_id, name)
      );
      insert into strategic_objectives (id, organization_id, position, name, meaning)
        select gen_random_uuid(), o.id, d.position, d.name, d.meaning
        from organizations o cross join (values
          (1, 'Retention', 'Customers stay, and those who could leave choose not to.'),
          (2, 'Acquisition', 'More people become customers, and more of them on the advice of another.'),
          (3, 'Growth', 'Customers do more of their business with us.'),
          (4, 'Cost to serve', 'Serving a customer well takes less effort, of theirs and of ours.'),
          (5, 'Reputation', 'What people say of us makes it easier to come, to stay and to work here.')
        ) d(position, name, meaning);
      -- From here on not even the owner sees past a tenant, so the defaults came first.
      call guard_tenant('strategic_objectives');
    `);
    await this.governance(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table governance_members, governance_bodies, strategic_objectives, vision_statements;
    `);
  }

  private async governance(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table governance_bodies (
        id uuid constraint governance_bodies_pk primary key,
        organization_id uuid not null constraint governance_bodies_organization_fk references organizations (id),
        name text not null,
        charter text not null,
        meetings text not null,
        chair_id uuid not null,
        customer_voice_id uuid not null,
        quorum integer not null constraint governance_bodies_quorum_check check (quorum > 0),
        decides_up_to_minor bigint constraint governance_bodies_amount_check check (decides_up_to_minor >= 0),
        escalates_to_id uuid,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint governance_bodies_tenant_key unique (organization_id, id),
        constraint governance_bodies_name_key unique (organization_id, name),
        constraint governance_bodies_chair_fk foreign key (organization_id, chair_id) references people (organization_id, id),
        constraint governance_bodies_customer_voice_fk
          foreign key (organization_id, customer_voice_id) references people (organization_id, id),
        constraint governance_bodies_escalates_to_fk
          foreign key (organization_id, escalates_to_id) references governance_bodies (organization_id, id),
        constraint governance_bodies_escalation_check check (escalates_to_id <> id)
      );
      create index governance_bodies_chair_idx on governance_bodies (organization_id, chair_id);
      create index governance_bodies_customer_voice_idx on governance_bodies (organization_id, customer_voice_id);
      create index governance_bodies_escalates_to_idx on governance_bodies (organization_id, escalates_to_id);
      call guard_tenant('governance_bodies');

      create table governance_members (
        id uuid constraint governance_members_pk primary key,
        organization_id uuid not null,
        governance_body_id uuid not null,
        position integer not null,
        person_id uuid not null,
        deputy_id uuid,
        constraint governance_members_body_fk
          foreign key (organization_id, governance_body_id) references governance_bodies (organization_id, id),
        constraint governance_members_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
        constraint governance_members_deputy_fk foreign key (organization_id, deputy_id) references people (organization_id, id),
        constraint governance_members_once_key unique (organization_id, governance_body_id, person_id),
        constraint governance_members_deputy_check check (deputy_id <> person_id)
      );
      create index governance_members_person_idx on governance_members (organization_id, person_id);
      create index governance_members_deputy_idx on governance_members (organization_id, deputy_id);
      call guard_tenant('governance_members');
    `);
  }
}
