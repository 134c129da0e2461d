import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What evidence an estimate rests on, and which kinds a confidence asks for: none in organizations that are there already. */
export class EvidenceOfEstimates1795500007600 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table evidence_policies (
        id uuid constraint evidence_policies_pk primary key,
        organization_id uuid not null constraint evidence_policies_organization_fk references organizations (id),
        -- kinds of evidence, one of which has to be named; an empty list asks for none
        for_high text[] not null,
        for_medium text[] not null,
        version integer not null default 1,
        constraint evidence_policies_once_key unique (organization_id),
        constraint evidence_policies_order_check check (cardinality(for_medium) = 0 or cardinality(for_high) > 0)
      );
      insert into evidence_policies (id, organization_id, for_high, for_medium)
        select gen_random_uuid(), o.id, '{}', '{}' from organizations o;
      -- From here on not even the owner sees past a tenant, so the defaults came first.
      call guard_tenant('evidence_policies');

      alter table estimates
        add column evidence_ids uuid[] not null default '{}',
        -- what the scorer gave, where a confidence was given
        add column asked_confidence text
          constraint estimates_asked_confidence_check check (asked_confidence in ('HIGH', 'MEDIUM', 'LOW')),
        -- why another one was kept
        add column capped_because text,
        add constraint estimates_capped_check
          check (capped_because is null or (asked_confidence is not null and asked_confidence <> confidence));
      alter table estimates no force row level security;
      update estimates set asked_confidence = confidence where confidence is not null;
      alter table estimates force row level security;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table estimates drop column evidence_ids, drop column asked_confidence, drop column capped_because;
      drop table evidence_policies;
    `);
  }
}
