import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies, the noes that they forced on customers, and their reviews. */
export class Policies1795700300300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table policies (
        id uuid constraint policies_pk primary key,
        organization_id uuid not null constraint policies_organization_fk references organizations (id),
        name text not null,
        text text,
        link text,
        owner_id uuid not null,
        retired_at timestamptz,
        version integer not null default 1,
        constraint policies_tenant_key unique (organization_id, id),
        constraint policies_name_key unique (organization_id, name),
        constraint policies_worded_check check (num_nonnulls(text, link) > 0),
        constraint policies_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id)
      );
      create index policies_owner_idx on policies (organization_id, owner_id);
      call guard_tenant('policies');

      create table policy_denials (
        id uuid constraint policy_denials_pk primary key,
        organization_id uuid not null,
        policy_id uuid not null,
        denied_on date not null,
        channel_id uuid,
        product_id uuid,
        customer_id uuid,
        -- what the customer wanted, and what else there is to tell; both go when the customer is erased
        asked text,
        text text,
        recorded_by_id uuid not null,
        recorded_at timestamptz not null,
        constraint policy_denials_tenant_key unique (organization_id, id),
        constraint policy_denials_asked_check check (asked is not null or (customer_id is not null and text is null)),
        constraint policy_denials_policy_fk foreign key (organization_id, policy_id) references policies (organization_id, id),
        constraint policy_denials_channel_fk foreign key (organization_id, channel_id) references channels (organization_id, id),
        constraint policy_denials_product_fk foreign key (organization_id, product_id) references products (organization_id, id),
        constraint policy_denials_customer_fk foreign key (organization_id, customer_id) references customers (organization_id, id),
        constraint policy_denials_recorded_by_fk foreign key (organization_id, recorded_by_id) references people (organization_id, id)
      );
      create index policy_denials_policy_idx on policy_denials (organization_id, policy_id, denied_on);
      create index policy_denials_denied_on_idx on policy_denials (organization_id, denied_on, id);
      create index policy_denials_channel_idx on policy_denials (organization_id, channel_id);
      create index policy_denials_product_idx on policy_denials (organization_id, product_id);
      create index policy_denials_customer_idx on policy_denials (organization_id, customer_id);
      create index policy_denials_recorded_by_idx on policy_denials (organization_id, recorded_by_id);
      alter table policy_denials alter column asked set statistics 0, alter column text set statistics 0;
      call guard_tenant('policy_denials');

      create table policy_reviews (
        id uuid constraint policy_reviews_pk primary key,
        organization_id uuid not null,
        policy_id uuid not null,
        decision text not null constraint policy_reviews_decision_check check (decision in ('KEEP', 'CHANGE', 'RETIRE')),
        reason text not null,
        -- from the day of the review before, as they were known at that moment
        denials_since integer not null constraint policy_reviews_denials_check check (denials_since >= 0),
        reviewed_by_id uuid not null,
        reviewed_at timestamptz not null,
        constraint policy_reviews_policy_fk foreign key (organization_id, policy_id) references policies (organization_id, id),
        constraint policy_reviews_reviewed_by_fk foreign key (organization_id, reviewed_by_id) references people (organization_id, id)
      );
      create index policy_reviews_policy_idx on policy_reviews (organization_id, policy_id, reviewed_at, id);
      create index policy_reviews_reviewed_by_idx on policy_reviews (organization_id, reviewed_by_id);
      call guard_tenant('policy_reviews');
      call guard_append_only('policy_reviews');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table policy_reviews, policy_denials, policies;');
  }
}
