import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an erasure takes out of the audit: the details of records, never a record. Which they were stays, with the record
 * that says who erased them and why; without such a record nothing is taken out.
 */
export class Erasure1795700300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table audit_erasures (
        record_id uuid constraint audit_erasures_pk primary key,
        organization_id uuid not null,
        -- the record of the erasure, written at the end of the same transaction
        erased_by_record_id uuid not null,
        constraint audit_erasures_record_fk foreign key (organization_id, record_id) references audit_records (organization_id, id),
        constraint audit_erasures_erased_by_fk foreign key (organization_id, erased_by_record_id)
          references audit_records (organization_id, id) deferrable initially deferred
      );
      create index audit_erasures_record_idx on audit_erasures (organization_id, record_id);
      create index audit_erasures_erased_by_idx on audit_erasures (organization_id, erased_by_record_id);
      call guard_tenant('audit_erasures');
      call guard_append_only('audit_erasures');
      revoke insert on audit_erasures from steward_app;

      create function refuse_change_unless_erased() returns trigger
      language plpgsql set search_path = public, pg_temp
      as $$
      begin
        if tg_op = 'DELETE' and exists (
          select from audit_erasures e where e.organization_id = old.organization_id and e.record_id = old.record_id) then
          return old;
        end if;
        raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
      end $$;
      drop trigger append_only on audit_details;
      create trigger append_only before update or delete on audit_details
        for each row execute function refuse_change_unless_erased();

      -- Takes the details of all records of these subjects out of the audit. The digest tells which they were: the record of
      -- the erasure keeps it, so that no further one can be taken out in its name.
      create function erase_audit_details(kinds text[], subjects uuid[], erased_by uuid, out records integer, out digest text)
      language plpgsql security definer set search_path = public, pg_temp
      as $$
      declare
        tenant uuid := current_organization();
      begin
        insert into audit_erasures (record_id, organization_id, erased_by_record_id)
          select distinct r.id, tenant, erased_by
            from unnest(kinds, subjects) s(kind, subject)
            join audit_records r on r.organization_id = tenant and r.subject_kind = s.kind and r.subject_id = s.subject
            where not exists (select from audit_erasures e where e.organization_id = tenant and e.record_id = r.id);
        delete from audit_details d using audit_erasures e
          where d.organization_id = tenant and e.organization_id = tenant and e.record_id = d.record_id
            and e.erased_by_record_id = erased_by;
        select count(*), encode(sha256(convert_to(coalesce(string_agg(e.record_id::text, ',' order by e.record_id), ''), 'UTF8')), 'hex')
          into records, digest from audit_erasures e where e.organization_id = tenant and e.erased_by_record_id = erased_by;
      end $$;
      revoke execute on function erase_audit_details(text[], uuid[], uuid) from public;
      grant execute on function erase_audit_details(text[], uuid[], uuid) to steward_app;

      -- What PostgreSQL notes of the values of a column, for its plans, would outlast them.
      alter table customers alter column key set statistics 0;
      alter table feedback alter column text set statistics 0, alter column attributes set statistics 0;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table feedback alter column text set statistics -1, alter column attributes set statistics -1;
      alter table customers alter column key set statistics -1;
      drop function erase_audit_details(text[], uuid[], uuid);
      drop trigger append_only on audit_details;
      create trigger append_only before update or delete on audit_details for each row execute function refuse_change();
      drop function refuse_change_unless_erased();
      drop table audit_erasures;
    `);
  }
}
