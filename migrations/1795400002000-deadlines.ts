import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deadlines as rows with an absolute due time, the claim by which a worker takes those that ran out, and moves that are nobody's. */
export class Deadlines1795400002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table deadlines (
        id uuid constraint deadlines_pk primary key,
        organization_id uuid not null constraint deadlines_organization_fk references organizations (id),
        subject_kind text not null constraint deadlines_subject_kind_check check (subject_kind in ('INITIATIVE', 'APPROVAL')),
        subject_id uuid not null,
        -- the timer of the process: "discover.underWay after stageDays"
        name text not null,
        -- 1, 2, … of that name for that subject: a state that is entered again has a deadline of its own
        entry integer not null constraint deadlines_entry_check check (entry > 0),
        started_at timestamptz not null,
        -- null while paused
        due_at timestamptz,
        -- whether it was given in working days, so that what remains is counted in working time
        in_working_time boolean not null default false,
        -- seconds that were left when it was paused: of working time by the organization's calendar, else of the clock
        remaining_seconds integer constraint deadlines_remaining_check check (remaining_seconds >= 0),
        state text not null constraint deadlines_state_check check (state in ('PENDING', 'PAUSED', 'FIRED', 'CANCELLED')),
        fired_at timestamptz,
        -- when what it was for was left; a hold leaves nothing
        left_at timestamptz,
        -- why nothing came of it when it ran out; while pending: why it was set aside
        problem text,
        version integer not null default 1,
        constraint deadlines_tenant_key unique (organization_id, id),
        constraint deadlines_entry_key unique (organization_id, subject_kind, subject_id, name, entry),
        constraint deadlines_due_check check (due_at is not null or state in ('PAUSED', 'CANCELLED')),
        constraint deadlines_paused_check check ((state = 'PAUSED') = (remaining_seconds is not null)
          and (due_at is null or state <> 'PAUSED')),
        constraint deadlines_fired_check check ((state = 'FIRED') = (fired_at is not null))
      );
      create unique index deadlines_one_open_key on deadlines (organization_id, subject_kind, subject_id, name)
        where state in ('PENDING', 'PAUSED');
      create index deadlines_due_idx on deadlines (due_at, id) where state = 'PENDING' and problem is null;
      create index deadlines_list_idx on deadlines (organization_id, due_at) where left_at is null;
      call guard_tenant('deadlines');
      revoke delete, truncate on deadlines from steward_app;
      -- A claim looks across tenants, with the rights of the owner.
      alter table deadlines no force row level security;
    `);
    await this.claim(queryRunner);
    await queryRunner.query(`
      -- Null: what time brought about is nobody's doing.
      alter table initiative_events alter column actor_id drop not null;
      alter table notifications drop constraint notifications_kind_check;
      alter table notifications add constraint notifications_kind_check check (kind in
        ('APPROVAL_ASKED', 'APPROVAL_DUE', 'APPROVAL_DECIDED', 'APPROVAL_VOIDED', 'PROPOSAL_OUTCOME',
         'IDEA_TO_TRIAGE', 'MENTIONED', 'INITIATIVE_MOVED', 'APPROVAL_QUESTION', 'APPROVAL_BLOCKED',
         'DECIDED_IN_YOUR_NAME', 'STAGE_DUE'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table notifications drop constraint notifications_kind_check;
      alter table notifications add constraint notifications_kind_check check (kind in
        ('APPROVAL_ASKED', 'APPROVAL_DUE', 'APPROVAL_DECIDED', 'APPROVAL_VOIDED', 'PROPOSAL_OUTCOME',
         'IDEA_TO_TRIAGE', 'MENTIONED', 'INITIATIVE_MOVED', 'APPROVAL_QUESTION', 'APPROVAL_BLOCKED',
         'DECIDED_IN_YOUR_NAME'));
      alter table initiative_events alter column actor_id set not null;
      drop function claim_deadlines(integer, timestamptz, uuid[]);
      drop table deadlines;
      revoke usage on schema public from steward_worker;
    `);
  }

  private async claim(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Locks deadlines that have run out, of one tenant and one kind of subject: those of the longest overdue one that
      -- nobody else has claimed. The locks end with the transaction, so the claim of a worker that dies rolls back.
      create function claim_deadlines(most integer, at timestamptz, wanted uuid[]) returns setof deadlines
      language sql volatile security definer set search_path = public, pg_temp
      as $$
        with oldest as (
          select d.organization_id, d.subject_kind from deadlines d
            where d.state = 'PENDING' and d.problem is null and d.due_at <= at and (wanted is null or d.id = any(wanted))
            order by d.due_at, d.id limit 1 for update skip locked)
        select d.* from deadlines d, oldest o
          where d.organization_id = o.organization_id and d.subject_kind = o.subject_kind
            and d.state = 'PENDING' and d.problem is null and d.due_at <= at and (wanted is null or d.id = any(wanted))
          order by d.due_at, d.id limit most for update of d skip locked
      $$;
      revoke execute on function claim_deadlines(integer, timestamptz, uuid[]) from public;
      grant usage on schema public to steward_worker;
      grant execute on function claim_deadlines(integer, timestamptz, uuid[]) to steward_worker;
    `);
  }
}
