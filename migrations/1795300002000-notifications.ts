import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told, what of it goes out by mail and what became of that, and the role of the worker that sends it. */
export class Notifications1795300002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.role(queryRunner);
    await this.tables(queryRunner);
    await queryRunner.query(`
      -- The one way of the application into the queue, which it has no right on: a job for a mail of the organization
      -- that was entered, holding ids and nothing else. A mail that is queued again has one job still.
      create function enqueue_mails(wanted uuid[]) returns void
      language plpgsql security definer set search_path = public, pg_temp
      as $$
      begin
        perform graphile_worker.add_job('send_mail',
            json_build_object('organizationId', d.organization_id, 'mailDeliveryId', d.id),
            max_attempts => 12, job_key => 'mail:' || d.id)
          from mail_deliveries d
          where d.organization_id = current_organization() and d.id = any(wanted) and d.state = 'QUEUED';
      end $$;
      revoke execute on function enqueue_mails(uuid[]) from public;
      grant execute on function enqueue_mails(uuid[]) to steward_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function enqueue_mails(uuid[]);
      drop table notification_preferences, mail_deliveries, notifications;
    `);
  }

  /** What it may do is granted where the queue is made, behind the migrations. */
  private async role(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      do $$
      begin
        if not exists (select from pg_roles where rolname = 'steward_worker') then
          begin
            create role steward_worker nologin;
          exception when duplicate_object or unique_violation then
            null; -- another database of this cluster made it in the same moment
          end;
        end if;
        if not pg_has_role(current_user, 'steward_worker', 'usage') then
          execute format('grant steward_worker to %I', current_user);
        end if;
      end $$;
    `);
  }

  private async tables(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table notifications (
        id uuid constraint notifications_pk primary key,
        organization_id uuid not null constraint notifications_organization_fk references organizations (id),
        person_id uuid not null,
        kind text not null constraint notifications_kind_check check (kind in
          ('APPROVAL_ASKED', 'APPROVAL_DUE', 'APPROVAL_DECIDED', 'APPROVAL_VOIDED', 'PROPOSAL_OUTCOME',
           'IDEA_TO_TRIAGE', 'MENTIONED', 'INITIATIVE_MOVED')),
        subject_kind text not null constraint notifications_subject_kind_check
          check (subject_kind in ('PROPOSAL', 'INITIATIVE', 'APPROVAL', 'COMMENT')),
        subject_id uuid not null,
        title text not null,
        text text not null,
        -- whose doing it was; null for what time brought about
        actor_id uuid,
        created_at timestamptz not null,
        read_at timestamptz,
        -- why no mail goes out; null where one does
        unmailed text constraint notifications_unmailed_check check (unmailed in ('MAIL_OFF', 'NOT_WANTED')),
        constraint notifications_tenant_key unique (organization_id, id),
        constraint notifications_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
        constraint notifications_actor_fk foreign key (organization_id, actor_id) references people (organization_id, id)
      );
      create index notifications_person_idx on notifications (organization_id, person_id, created_at desc);
      create index notifications_unread_idx on notifications (organization_id, person_id) where read_at is null;
      create index notifications_actor_idx on notifications (organization_id, actor_id);
      create index notifications_subject_idx on notifications (organization_id, subject_id) where read_at is null;
      call guard_tenant('notifications');

      create table mail_deliveries (
        id uuid constraint mail_deliveries_pk primary key,
        organization_id uuid not null,
        notification_id uuid not null,
        state text not null constraint mail_deliveries_state_check check (state in ('QUEUED', 'SENT', 'FAILED', 'DROPPED')),
        -- since it was queued last
        attempts integer not null constraint mail_deliveries_attempts_check check (attempts >= 0),
        last_error text,
        queued_at timestamptz not null,
        sent_at timestamptz,
        constraint mail_deliveries_sent_check check ((state = 'SENT') = (sent_at is not null)),
        constraint mail_deliveries_once_key unique (organization_id, notification_id),
        constraint mail_deliveries_notification_fk
          foreign key (organization_id, notification_id) references notifications (organization_id, id)
      );
      create index mail_deliveries_state_idx on mail_deliveries (organization_id, state, queued_at);
      call guard_tenant('mail_deliveries');

      create table notification_preferences (
        organization_id uuid not null,
        person_id uuid not null,
        kind text not null,
        mail boolean not null,
        constraint notification_preferences_pk primary key (organization_id, person_id, kind),
        constraint notification_preferences_person_fk
          foreign key (organization_id, person_id) references people (organization_id, id)
      );
      call guard_tenant('notification_preferences');
    `);
  }
}
