import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit: records hash-chained per subject, written through append_audit_record() alone. The chain holds a salted
 * hash of the details (before, after, reason: free text and personal data), so that erasing them keeps it whole.
 * Beside it the idempotency keys: which command a key was used for, and what came of it.
 */
export class Audit1795000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table audit_heads (
        organization_id uuid not null,
        subject_kind text not null,
        subject_id uuid not null,
        sequence bigint not null,
        hash bytea not null,
        constraint audit_heads_pk primary key (organization_id, subject_kind, subject_id),
        constraint audit_heads_organization_fk foreign key (organization_id) references organizations (id)
      );
      call guard_tenant('audit_heads');
      revoke insert, update, delete on audit_heads from steward_app;

      create table audit_records (
        id uuid constraint audit_records_pk primary key,
        organization_id uuid not null,
        subject_kind text not null,
        subject_id uuid not null,
        sequence bigint not null,
        action text not null,
        actor_id uuid,
        on_behalf_of_id uuid,
        at timestamptz not null,
        request_id text not null,
        details_hash bytea not null,
        previous_hash bytea not null,
        hash bytea not null,
        constraint audit_records_tenant_key unique (organization_id, id),
        constraint audit_records_chain_key unique (organization_id, subject_kind, subject_id, sequence),
        constraint audit_records_actor_fk foreign key (organization_id, actor_id) references people (organization_id, id),
        constraint audit_records_on_behalf_of_fk
          foreign key (organization_id, on_behalf_of_id) references people (organization_id, id)
      );
      create index audit_records_actor_idx on audit_records (organization_id, actor_id);
      create index audit_records_on_behalf_of_idx on audit_records (organization_id, on_behalf_of_id);
      call guard_tenant('audit_records');
      call guard_append_only('audit_records');
      revoke insert on audit_records from steward_app;

      create table audit_details (
        record_id uuid constraint audit_details_pk primary key,
        organization_id uuid not null,
        salt bytea not null,
        -- json, not jsonb: the very text that was hashed
        details json not null,
        constraint audit_details_record_fk foreign key (organization_id, record_id) references audit_records (organization_id, id)
      );
      create index audit_details_record_idx on audit_details (organization_id, record_id);
      call guard_tenant('audit_details');
      call guard_append_only('audit_details');
      revoke insert on audit_details from steward_app;

      -- The head's row is locked by the upsert, so records of one subject queue up and never fork the chain.
      create function append_audit_record(
        record_id uuid, kind text, subject uuid, done text, actor uuid, behalf uuid, done_at timestamptz, request text,
        detail_salt bytea, detail_text text)
      returns void
      language plpgsql security definer set search_path = public, pg_temp
      as $$
      declare
        tenant uuid := current_organization();
        head audit_heads;
        hash_of_details bytea := sha256(detail_salt || convert_to(detail_text, 'UTF8'));
        chained bytea;
      begin
        insert into audit_heads as h (organization_id, subject_kind, subject_id, sequence, hash)
          values (tenant, kind, subject, 1, '\\x'::bytea)
          on conflict on constraint audit_heads_pk do update set sequence = h.sequence + 1
          returning * into head;
        chained := sha256(head.hash || convert_to(concat_ws(E'\\n', tenant, kind, subject, head.sequence, done,
          coalesce(actor::text, ''), coalesce(behalf::text, ''),
          to_char(done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), request,
          encode(hash_of_details, 'hex')), 'UTF8'));
        insert into audit_records (id, organization_id, subject_kind, subject_id, sequence, action, actor_id,
            on_behalf_of_id, at, request_id, details_hash, previous_hash, hash)
          values (record_id, tenant, kind, subject, head.sequence, done, actor, behalf, done_at, request,
            hash_of_details, head.hash, chained);
        insert into audit_details (record_id, organization_id, salt, details)
          values (record_id, tenant, detail_salt, detail_text::json);
        update audit_heads h set hash = chained
          where h.organization_id = tenant and h.subject_kind = kind and h.subject_id = subject;
      end $$;
      revoke execute on function append_audit_record(uuid, text, uuid, text, uuid, uuid, timestamptz, text, bytea, text) from public;
      grant execute on function append_audit_record(uuid, text, uuid, text, uuid, uuid, timestamptz, text, bytea, text) to steward_app;

      create table idempotency_keys (
        organization_id uuid not null,
        person_id uuid not null,
        key text not null,
        command text not null,
        input_hash bytea not null,
        outcome jsonb,
        claimed_at timestamptz not null,
        constraint idempotency_keys_pk primary key (organization_id, person_id, key),
        constraint idempotency_keys_person_fk foreign key (organization_id, person_id) references people (organization_id, id)
      );
      create index idempotency_keys_age_idx on idempotency_keys (organization_id, claimed_at);
      call guard_tenant('idempotency_keys');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function append_audit_record(uuid, text, uuid, text, uuid, uuid, timestamptz, text, bytea, text);
      drop table idempotency_keys, audit_details, audit_records, audit_heads;
    `);
  }
}
