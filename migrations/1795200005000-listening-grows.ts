import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Internal barriers; and the index by which it is told what is heard of each source and voice. */
export class ListeningGrows1795200005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table barriers (
        id uuid constraint barriers_pk primary key,
        organization_id uuid not null constraint barriers_organization_fk references organizations (id),
        kind text not null constraint barriers_kind_check
          check (kind in ('RULE', 'PROCEDURE', 'COMMUNICATION', 'TECHNOLOGY', 'INCENTIVE')),
        description text not null,
        customer_effect text not null,
        channel_id uuid,
        product_id uuid,
        theme_id uuid,
        status text not null constraint barriers_status_check
          check (status in ('REPORTED', 'ASSIGNED', 'ANSWERED', 'WITHDRAWN')),
        reporter_id uuid not null,
        reported_at timestamptz not null,
        owner_id uuid,
        answer_by date,
        answer text constraint barriers_answer_check check (answer in ('REMOVED', 'CHANGED', 'KEPT')),
        answer_reason text,
        answered_at timestamptz,
        still_in_the_way text,
        withdrawn_reason text,
        version integer not null default 1,
        constraint barriers_tenant_key unique (organization_id, id),
        constraint barriers_owned_check check ((owner_id is null) = (answer_by is null)),
        constraint barriers_assigned_check check (status not in ('ASSIGNED', 'ANSWERED') or owner_id is not null),
        constraint barriers_answered_check check (status <> 'ANSWERED' or answer is not null),
        constraint barriers_whole_answer_check check (num_nulls(answer, answer_reason, answered_at) in (0, 3)),
        constraint barriers_withdrawn_check check ((status = 'WITHDRAWN') = (withdrawn_reason is not null)),
        constraint barriers_channel_fk foreign key (organization_id, channel_id) references channels (organization_id, id),
        constraint barriers_product_fk foreign key (organization_id, product_id) references products (organization_id, id),
        constraint barriers_theme_fk foreign key (organization_id, theme_id) references themes (organization_id, id),
        constraint barriers_reporter_fk foreign key (organization_id, reporter_id) references people (organization_id, id),
        constraint barriers_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id)
      );
      create index barriers_reported_at_idx on barriers (organization_id, reported_at, id);
      create index barriers_channel_idx on barriers (organization_id, channel_id);
      create index barriers_product_idx on barriers (organization_id, product_id);
      create index barriers_theme_idx on barriers (organization_id, theme_id);
      create index barriers_reporter_idx on barriers (organization_id, reporter_id);
      create index barriers_owner_idx on barriers (organization_id, owner_id, answer_by);
      call guard_tenant('barriers');

      create index feedback_voice_idx on feedback (organization_id, source, party, speaker, received_on);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index feedback_voice_idx; drop table barriers;');
  }
}
