import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Working calendars (the default one for organizations that exist), holidays, absences, deputies and assistants. */
export class WorkingCalendars1795200002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table working_calendars (
        id uuid constraint working_calendars_pk primary key,
        organization_id uuid not null constraint working_calendars_organization_fk references organizations (id),
        time_zone text not null,
        working_days jsonb not null
          constraint working_calendars_working_days_check check (jsonb_array_length(working_days) between 1 and 7),
        version integer not null default 1,
        constraint working_calendars_once_key unique (organization_id)
      );
      insert into working_calendars (id, organization_id, time_zone, working_days)
        select gen_random_uuid(), o.id, 'UTC', (
          select jsonb_agg(jsonb_build_object('weekday', d.weekday, 'from', '09:00', 'to', '17:00') order by d.position)
          from unnest('{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY}'::text[]) with ordinality d(weekday, position))
        from organizations o;
      -- From here on not even the owner sees past a tenant, so the defaults came first.
      call guard_tenant('working_calendars');

      create table personal_calendars (
        id uuid constraint personal_calendars_pk primary key,
        organization_id uuid not null,
        person_id uuid not null,
        time_zone text,
        working_days jsonb
          constraint personal_calendars_working_days_check check (jsonb_array_length(working_days) between 1 and 7),
        constraint personal_calendars_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
        constraint personal_calendars_once_key unique (organization_id, person_id),
        constraint personal_calendars_something_check check (num_nonnulls(time_zone, working_days) > 0)
      );
      call guard_tenant('personal_calendars');

      create table holidays (
        id uuid constraint holidays_pk primary key,
        organization_id uuid not null constraint holidays_organization_fk references organizations (id),
        day date not null,
        name text not null,
        constraint holidays_once_key unique (organization_id, day)
      );
      call guard_tenant('holidays');
    `);
    await this.absences(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table assistants, standing_deputies, absences, holidays, personal_calendars, working_calendars;
    `);
  }

  private async absences(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table absences (
        id uuid constraint absences_pk primary key,
        organization_id uuid not null,
        person_id uuid not null,
        first_day date not null,
        last_day date not null,
        note text,
        deputy_id uuid,
        recorded_by_id uuid not null,
        recorded_at timestamptz not null,
        version integer not null default 1,
        constraint absences_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
        constraint absences_deputy_fk foreign key (organization_id, deputy_id) references people (organization_id, id),
        constraint absences_recorded_by_fk foreign key (organization_id, recorded_by_id) references people (organization_id, id),
        constraint absences_days_check check (first_day <= last_day),
        constraint absences_deputy_check check (deputy_id <> person_id)
      );
      create index absences_person_idx on absences (organization_id, person_id, first_day, id);
      create index absences_deputy_idx on absences (organization_id, deputy_id);
      create index absences_recorded_by_idx on absences (organization_id, recorded_by_id);
      call guard_tenant('absences');

      create table standing_deputies (
        id uuid constraint standing_deputies_pk primary key,
        organization_id uuid not null,
        person_id uuid not null,
        deputy_id uuid not null,
        constraint standing_deputies_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
        constraint standing_deputies_deputy_fk foreign key (organization_id, deputy_id) references people (organization_id, id),
        constraint standing_deputies_once_key unique (organization_id, person_id),
        constraint standing_deputies_deputy_check check (deputy_id <> person_id)
      );
      create index standing_deputies_deputy_idx on standing_deputies (organization_id, deputy_id);
      call guard_tenant('standing_deputies');

      create table assistants (
        id uuid constraint assistants_pk primary key,
        organization_id uuid not null,
        person_id uuid not null,
        assistant_id uuid not null,
        constraint assistants_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
        constraint assistants_assistant_fk foreign key (organization_id, assistant_id) references people (organization_id, id),
        constraint assistants_once_key unique (organization_id, person_id, assistant_id),
        constraint assistants_assistant_check check (assistant_id <> person_id)
      );
      create index assistants_assistant_idx on assistants (organization_id, assistant_id);
      call guard_tenant('assistants');
    `);
  }
}
