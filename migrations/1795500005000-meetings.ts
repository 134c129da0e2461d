import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Standing meetings of governance bodies, meetings with agenda, seats and guests, and what people are told of them. */
export class Meetings1795500005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.tables(queryRunner);
    await queryRunner.query(
      NEWS.map(({ check, column, words }) => newCheck(check, column, `words || '{${words.join(',')}}'::text[]`)).join(
        '\n',
      ),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    const kinds = NEWS[0].words.map((word) => `'${word}'`).join(', ');
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(`
        delete from mail_deliveries d using notifications n where n.id = d.notification_id and n.kind in (${kinds});
        delete from notifications where kind in (${kinds});
        delete from notification_preferences where kind in (${kinds});`);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    const without = NEWS.map(({ check, column, words }) =>
      newCheck(check, column, `array(select w from unnest(words) w where w <> all ('{${words.join(',')}}'))`),
    );
    await queryRunner.query(`
      ${without.join('\n')}
      drop table agenda_items, meeting_guests, meeting_seats, meetings, standing_meetings;`);
  }

  private async tables(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table standing_meetings (
        id uuid constraint standing_meetings_pk primary key,
        organization_id uuid not null,
        governance_body_id uuid not null,
        title text not null,
        -- RFC 5545
        rule text not null,
        first_day date not null,
        last_day date,
        time text not null constraint standing_meetings_time_check check (time ~ '^[0-2][0-9]:[0-5][0-9]$'),
        time_zone text not null,
        duration_minutes integer not null constraint standing_meetings_duration_check check (duration_minutes > 0),
        place text,
        ended_reason text,
        sequence integer not null,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint standing_meetings_ended_check check (ended_reason is null or last_day is not null),
        constraint standing_meetings_tenant_key unique (organization_id, id),
        constraint standing_meetings_body_fk
          foreign key (organization_id, governance_body_id) references governance_bodies (organization_id, id)
      );
      create index standing_meetings_body_idx on standing_meetings (organization_id, governance_body_id, first_day);
      call guard_tenant('standing_meetings');

      create table meetings (
        id uuid constraint meetings_pk primary key,
        organization_id uuid not null,
        governance_body_id uuid not null,
        standing_meeting_id uuid,
        -- the day on which it was to be by the rule, wherever it was moved to
        occurrence_day date,
        title text not null,
        starts_at timestamptz not null,
        time_zone text not null,
        duration_minutes integer not null constraint meetings_duration_check check (duration_minutes > 0),
        place text,
        status text not null constraint meetings_status_check check (status in ('PLANNED', 'OPEN', 'CLOSED', 'CANCELLED')),
        cancelled_reason text,
        sequence integer not null,
        -- what it took to decide when it was opened
        quorum integer,
        customer_voice_id uuid,
        guest_names jsonb not null,
        opened_at timestamptz,
        closed_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint meetings_occurrence_check check ((standing_meeting_id is null) = (occurrence_day is null)),
        constraint meetings_occurrence_key unique (organization_id, standing_meeting_id, occurrence_day),
        constraint meetings_cancelled_check check ((status = 'CANCELLED') = (cancelled_reason is not null)),
        constraint meetings_opened_check check ((status in ('OPEN', 'CLOSED')) = (opened_at is not null)
          and (opened_at is null) = (quorum is null) and (opened_at is null) = (customer_voice_id is null)),
        constraint meetings_closed_check check ((status = 'CLOSED') = (closed_at is not null)),
        constraint meetings_tenant_key unique (organization_id, id),
        constraint meetings_body_fk
          foreign key (organization_id, governance_body_id) references governance_bodies (organization_id, id),
        constraint meetings_standing_fk
          foreign key (organization_id, standing_meeting_id) references standing_meetings (organization_id, id),
        constraint meetings_customer_voice_fk
          foreign key (organization_id, customer_voice_id) references people (organization_id, id)
      );
      create index meetings_body_idx on meetings (organization_id, governance_body_id, starts_at);
      create index meetings_starts_at_idx on meetings (organization_id, starts_at, id);
      create index meetings_customer_voice_idx on meetings (organization_id, customer_voice_id);
      call guard_tenant('meetings');

      create table meeting_seats (
        organization_id uuid not null,
        meeting_id uuid not null,
        position integer not null constraint meeting_seats_position_check check (position > 0),
        member_id uuid not null,
        deputy_id uuid,
        attendance text not null constraint meeting_seats_attendance_check
          check (attendance in ('PRESENT', 'DEPUTY', 'EXCUSED', 'ABSENT')),
        attended_by_id uuid,
        constraint meeting_seats_pk primary key (organization_id, meeting_id, member_id),
        constraint meeting_seats_attended_check check ((attendance in ('PRESENT', 'DEPUTY')) = (attended_by_id is not null)),
        -- one human counts once
        constraint meeting_seats_once_key unique (organization_id, meeting_id, attended_by_id),
        constraint meeting_seats_meeting_fk foreign key (organization_id, meeting_id) references meetings (organization_id, id),
        constraint meeting_seats_member_fk foreign key (organization_id, member_id) references people (organization_id, id),
        constraint meeting_seats_deputy_fk foreign key (organization_id, deputy_id) references people (organization_id, id),
        constraint meeting_seats_attended_by_fk
          foreign key (organization_id, attended_by_id) references people (organization_id, id)
      );
      create index meeting_seats_member_idx on meeting_seats (organization_id, member_id);
      create index meeting_seats_deputy_idx on meeting_seats (organization_id, deputy_id);
      create index meeting_seats_attended_by_idx on meeting_seats (organization_id, attended_by_id);
      call guard_tenant('meeting_seats');

      create table meeting_guests (
        organization_id uuid not null,
        meeting_id uuid not null,
        person_id uuid not null,
        constraint meeting_guests_pk primary key (organization_id, meeting_id, person_id),
        constraint meeting_guests_meeting_fk foreign key (organization_id, meeting_id) references meetings (organization_id, id),
        constraint meeting_guests_person_fk foreign key (organization_id, person_id) references people (organization_id, id)
      );
      create index meeting_guests_person_idx on meeting_guests (organization_id, person_id);
      call guard_tenant('meeting_guests');

      create table agenda_items (
        id uuid constraint agenda_items_pk primary key,
        organization_id uuid not null,
        meeting_id uuid not null,
        position integer not null constraint agenda_items_position_check check (position > 0),
        kind text not null constraint agenda_items_kind_check check (kind in ('INFORMATION', 'DISCUSSION', 'DECISION')),
        title text not null,
        minutes integer constraint agenda_items_minutes_check check (minutes > 0),
        presenter_id uuid,
        subject_kind text constraint agenda_items_subject_kind_check check (subject_kind in ('PROPOSAL', 'INITIATIVE')),
        subject_id uuid,
        constraint agenda_items_subject_check check ((subject_kind is null) = (subject_id is null)),
        constraint agenda_items_once_key unique (organization_id, meeting_id, position),
        constraint agenda_items_meeting_fk foreign key (organization_id, meeting_id) references meetings (organization_id, id),
        constraint agenda_items_presenter_fk foreign key (organization_id, presenter_id) references people (organization_id, id)
      );
      create index agenda_items_presenter_idx on agenda_items (organization_id, presenter_id);
      call guard_tenant('agenda_items');
    `);
  }
}

const NEWS = [
  {
    ...{ check: 'notifications_kind_check', column: 'kind' },
    words: ['MEETING_PLANNED', 'MEETING_MOVED', 'MEETING_CANCELLED', 'AGENDA_SET'],
  },
  {
    ...{ check: 'notifications_subject_kind_check', column: 'subject_kind' },
    words: ['MEETING', 'STANDING_MEETING'],
  },
] as const;

/** The check of a column's words anew, from those that it has now: another migration may have added to them. */
const newCheck = (check: string, column: string, words: string): string => `
  do $$
  declare words text[] := array(select m[1] from pg_constraint c,
    regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m
    where c.conname = '${check}' and c.conrelid = 'notifications'::regclass);
  begin
    execute format('alter table notifications drop constraint ${check}, add constraint ${check} check (${column} in (%s))',
      (select string_agg(quote_literal(w), ', ') from unnest(${words}) w));
  end $$;`;
