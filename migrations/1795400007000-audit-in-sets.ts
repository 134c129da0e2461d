import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audit records of one decision, or of a batch of them, in one statement a table: their subjects are distinct, mostly. */
export class AuditInSets1795400007000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Chains each record to its subject's, as append_audit_record() does: the first of each subject all at once, what else
      -- there is of a subject one by one after it, in the order given.
      create function append_audit_records(
        record_ids uuid[], kinds text[], subjects uuid[], deeds text[], actor uuid, behalves uuid[], done_at timestamptz,
        request text, salts bytea[], details_texts text[])
      returns void
      language plpgsql security definer set search_path = public, pg_temp
      -- By the key also where the plan was made while the chains were few.
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
      as $$
      declare
        tenant uuid := current_organization();
        further record;
      begin
        -- In one order, so that two who write of the same subjects queue up.
        insert into audit_heads (organization_id, subject_kind, subject_id, sequence, hash)
          select distinct tenant, e.kind, e.subject, 0, '\\x'::bytea from unnest(kinds, subjects) e(kind, subject)
            order by e.kind, e.subject
          on conflict on constraint audit_heads_pk do nothing;
        with entry as (
          select distinct on (e.kind, e.subject) e.*, sha256(e.salt || convert_to(e.details, 'UTF8')) as details_hash
            from unnest(record_ids, kinds, subjects, deeds, behalves, salts, details_texts)
              with ordinality e(id, kind, subject, done, behalf, salt, details, place)
            order by e.kind, e.subject, e.place),
        -- Locked before they are chained to: records of one subject queue up and never fork the chain.
        head as materialized (
          select e.*, h.sequence + 1 as sequence, h.hash as previous_hash
            from entry e join audit_heads h on h.organization_id = tenant and h.subject_kind = e.kind and h.subject_id = e.subject
            order by e.kind, e.subject for no key update of h),
        chained as materialized (
          select head.*, sha256(previous_hash || convert_to(concat_ws(E'\\n', tenant, kind, subject, sequence, done,
              coalesce(actor::text, ''), coalesce(behalf::text, ''),
              to_char(done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), request,
              encode(details_hash, 'hex')), 'UTF8')) as hash
            from head),
        ended as (
          update audit_heads h set sequence = c.sequence, hash = c.hash from chained c
            where h.organization_id = tenant and h.subject_kind = c.kind and h.subject_id = c.subject),
        recorded as (
          insert into audit_records (id, organization_id, subject_kind, subject_id, sequence, action, actor_id,
              on_behalf_of_id, at, request_id, details_hash, previous_hash, hash)
            select id, tenant, kind, subject, sequence, done, actor, behalf, done_at, request, details_hash, previous_hash, hash
              from chained)
        insert into audit_details (record_id, organization_id, salt, details)
          select id, tenant, salt, details::json from chained;
        for further in
          select e.* from (
            select u.*, row_number() over (partition by u.kind, u.subject order by u.place) as turn
              from unnest(record_ids, kinds, subjects, deeds, behalves, salts, details_texts)
                with ordinality u(id, kind, subject, done, behalf, salt, details, place)) e
            where e.turn > 1 order by e.place
        loop
          perform append_audit_record(further.id, further.kind, further.subject, further.done, actor, further.behalf, done_at,
            request, further.salt, further.details);
        end loop;
      end $$;
      revoke execute on function append_audit_records(uuid[], text[], uuid[], text[], uuid, uuid[], timestamptz, text, bytea[], text[]) from public;
      grant execute on function append_audit_records(uuid[], text[], uuid[], text[], uuid, uuid[], timestamptz, text, bytea[], text[]) to steward_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop function append_audit_records(uuid[], text[], uuid[], text[], uuid, uuid[], timestamptz, text, bytea[], text[])',
    );
  }
}
