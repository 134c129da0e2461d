import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was told of overdue votes, step by step up the line. */
export class Escalations1795500002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table escalations (
        id uuid constraint escalations_pk primary key,
        organization_id uuid not null constraint escalations_organization_fk references organizations (id),
        approval_id uuid not null,
        -- the step that ran out; whose vote it is stands there
        deadline_id uuid not null,
        to_id uuid not null,
        -- who is absent, and in whose place they were told
        instead_of_id uuid,
        -- as whose chair, or in the chair's place; null in the voter's line
        governance_body_id uuid,
        told_at timestamptz not null,
        constraint escalations_once_key unique (organization_id, deadline_id, to_id),
        constraint escalations_approval_fk foreign key (organization_id, approval_id) references approvals (organization_id, id),
        constraint escalations_deadline_fk foreign key (organization_id, deadline_id) references deadlines (organization_id, id),
        constraint escalations_to_fk foreign key (organization_id, to_id) references people (organization_id, id),
        constraint escalations_instead_of_fk foreign key (organization_id, instead_of_id) references people (organization_id, id),
        constraint escalations_governance_body_fk
          foreign key (organization_id, governance_body_id) references governance_bodies (organization_id, id)
      );
      create index escalations_approval_idx on escalations (organization_id, approval_id);
      create index escalations_to_idx on escalations (organization_id, to_id);
      create index escalations_instead_of_idx on escalations (organization_id, instead_of_id);
      create index escalations_governance_body_idx on escalations (organization_id, governance_body_id);
      call guard_tenant('escalations');
      call guard_append_only('escalations');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table escalations');
  }
}
