import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pillars; what customers and employees say; the needs that become of it, with their evidence. */
export class Listening1795000003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table pillars (
        id uuid constraint pillars_pk primary key,
        organization_id uuid not null constraint pillars_organization_fk references organizations (id),
        position integer not null,
        code text not null,
        name text not null,
        purpose text not null,
        owner_id uuid,
        version integer not null default 1,
        constraint pillars_tenant_key unique (organization_id, id),
        constraint pillars_code_key unique (organization_id, code),
        constraint pillars_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id)
      );
      create index pillars_owner_idx on pillars (organization_id, owner_id);
      call guard_tenant('pillars');

      create table channels (
        id uuid constraint channels_pk primary key,
        organization_id uuid not null constraint channels_organization_fk references organizations (id),
        name text not null,
        constraint channels_tenant_key unique (organization_id, id),
        constraint channels_name_key unique (organization_id, name)
      );
      call guard_tenant('channels');

      create table products (
        id uuid constraint products_pk primary key,
        organization_id uuid not null constraint products_organization_fk references organizations (id),
        name text not null,
        owner_id uuid,
        version integer not null default 1,
        constraint products_tenant_key unique (organization_id, id),
        constraint products_name_key unique (organization_id, name),
        constraint products_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id)
      );
      create index products_owner_idx on products (organization_id, owner_id);
      call guard_tenant('products');

      create table themes (
        id uuid constraint themes_pk primary key,
        organization_id uuid not null constraint themes_organization_fk references organizations (id),
        name text not null,
        constraint themes_tenant_key unique (organization_id, id),
        constraint themes_name_key unique (organization_id, name)
      );
      call guard_tenant('themes');

      create table feedback (
        id uuid constraint feedback_pk primary key,
        organization_id uuid not null constraint feedback_organization_fk references organizations (id),
        source text not null,
        party text not null,
        speaker text not null,
        received_on date not null,
        text text,
        rating double precision,
        channel_id uuid,
        product_id uuid,
        -- what the source says beside it (company, outcome, …), name → value
        attributes jsonb not null default '{}',
        -- known rows stay known: the source's id, or content and occurrence
        import_key bytea,
        recorded_by_id uuid not null,
        recorded_at timestamptz not null,
        constraint feedback_source_check check (source in
          ('SURVEY', 'REVIEW', 'SOCIAL', 'FOCUS_GROUP', 'OPERATIONAL_DATA', 'CONVERSATION', 'COMPLAINT')),
        constraint feedback_party_check check (party in ('FIRST_PARTY', 'SECOND_PARTY', 'THIRD_PARTY')),
        constraint feedback_speaker_check check (speaker in ('CUSTOMER', 'EMPLOYEE')),
        constraint feedback_tenant_key unique (organization_id, id),
        constraint feedback_import_key unique (organization_id, import_key),
        constraint feedback_channel_fk foreign key (organization_id, channel_id) references channels (organization_id, id),
        constraint feedback_product_fk foreign key (organization_id, product_id) references products (organization_id, id),
        constraint feedback_recorded_by_fk foreign key (organization_id, recorded_by_id) references people (organization_id, id)
      );
      create index feedback_received_on_idx on feedback (organization_id, received_on, id);
      create index feedback_channel_idx on feedback (organization_id, channel_id);
      create index feedback_product_idx on feedback (organization_id, product_id);
      create index feedback_recorded_by_idx on feedback (organization_id, recorded_by_id);
      call guard_tenant('feedback');

      create table feedback_themes (
        organization_id uuid not null,
        feedback_id uuid not null,
        theme_id uuid not null,
        constraint feedback_themes_pk primary key (organization_id, feedback_id, theme_id),
        constraint feedback_themes_feedback_fk foreign key (organization_id, feedback_id) references feedback (organization_id, id),
        constraint feedback_themes_theme_fk foreign key (organization_id, theme_id) references themes (organization_id, id)
      );
      create index feedback_themes_theme_idx on feedback_themes (organization_id, theme_id);
      call guard_tenant('feedback_themes');

      create table needs (
        id uuid constraint needs_pk primary key,
        organization_id uuid not null constraint needs_organization_fk references organizations (id),
        title text not null,
        statement text not null,
        status text not null constraint needs_status_check
          check (status in ('CANDIDATE', 'ESTABLISHED', 'EXPIRED', 'RETIRED')),
        named_by_id uuid not null,
        established_by_id uuid,
        established_at timestamptz,
        retired_reason text,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint needs_tenant_key unique (organization_id, id),
        constraint needs_named_by_fk foreign key (organization_id, named_by_id) references people (organization_id, id),
        constraint needs_established_by_fk foreign key (organization_id, established_by_id) references people (organization_id, id)
      );
      create index needs_named_by_idx on needs (organization_id, named_by_id);
      create index needs_established_by_idx on needs (organization_id, established_by_id);
      create index needs_status_idx on needs (organization_id, status);
      call guard_tenant('needs');

      create table need_themes (
        organization_id uuid not null,
        need_id uuid not null,
        theme_id uuid not null,
        constraint need_themes_pk primary key (organization_id, need_id, theme_id),
        constraint need_themes_need_fk foreign key (organization_id, need_id) references needs (organization_id, id),
        constraint need_themes_theme_fk foreign key (organization_id, theme_id) references themes (organization_id, id)
      );
      create index need_themes_theme_idx on need_themes (organization_id, theme_id);
      call guard_tenant('need_themes');

      create table evidence (
        id uuid constraint evidence_pk primary key,
        organization_id uuid not null constraint evidence_organization_fk references organizations (id),
        subject_kind text not null constraint evidence_subject_kind_check
          check (subject_kind in ('NEED', 'PROPOSAL', 'INITIATIVE')),
        subject_id uuid not null,
        kind text not null constraint evidence_kind_check check (kind in
          ('INTERVIEW', 'SHADOWING', 'SURVEY', 'JOURNEY_MAP', 'WORKSHOP', 'PROTOTYPE_TEST', 'MEASUREMENT')),
        collected_on date not null,
        participants integer not null,
        finding text not null,
        link text,
        expires_on date,
        recorded_by_id uuid not null,
        recorded_at timestamptz not null,
        constraint evidence_tenant_key unique (organization_id, id),
        constraint evidence_recorded_by_fk foreign key (organization_id, recorded_by_id) references people (organization_id, id)
      );
      create index evidence_subject_idx on evidence (organization_id, subject_kind, subject_id);
      create index evidence_recorded_by_idx on evidence (organization_id, recorded_by_id);
      call guard_tenant('evidence');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table evidence, need_themes, needs, feedback_themes, feedback, themes, products, channels, pillars;
    `);
  }
}
