import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How something is wound down, as data: its plan in versions, putting it off by a quorum, and switching it off by two people. */
export class SunsetPlans1795700500300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${PLANS} ${POSTPONEMENTS} ${SWITCH_OFFS}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop table sunset_switch_offs, postponement_agreements, sunset_postponements, sunset_plans;',
    );
  }
}

const PLANS = `
  create table sunset_plans (
    id uuid constraint sunset_plans_pk primary key,
    organization_id uuid not null,
    initiative_id uuid not null,
    number integer not null constraint sunset_plans_number_check check (number > 0),
    reason text not null,
    customers_affected integer not null constraint sunset_plans_customers_check check (customers_affected >= 0),
    notice_on date not null,
    notice_days integer not null constraint sunset_plans_notice_days_check check (notice_days >= 0),
    notice_channels jsonb not null constraint sunset_plans_notice_channels_check check (jsonb_typeof(notice_channels) = 'array'),
    notice_text text not null,
    -- what customers use from then on; null where there is nothing
    replacement text,
    data_and_contracts text not null,
    switch_off_on date not null,
    dependents jsonb not null constraint sunset_plans_dependents_check check (jsonb_typeof(dependents) = 'array'),
    -- codes of the metrics that must not get worse
    guardrails jsonb not null constraint sunset_plans_guardrails_check check (jsonb_typeof(guardrails) = 'array'),
    change_reason text,
    planned_by_id uuid not null,
    planned_at timestamptz not null,
    constraint sunset_plans_tenant_key unique (organization_id, id),
    constraint sunset_plans_number_key unique (organization_id, initiative_id, number),
    constraint sunset_plans_notice_check check (notice_on + notice_days <= switch_off_on),
    constraint sunset_plans_change_check check (number = 1 or change_reason is not null),
    constraint sunset_plans_initiative_fk foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
    constraint sunset_plans_planned_by_fk foreign key (organization_id, planned_by_id) references people (organization_id, id)
  );
  create index sunset_plans_planned_by_idx on sunset_plans (organization_id, planned_by_id);
  call guard_tenant('sunset_plans');
  call guard_append_only('sunset_plans');
`;

const POSTPONEMENTS = `
  create table sunset_postponements (
    id uuid constraint sunset_postponements_pk primary key,
    organization_id uuid not null,
    initiative_id uuid not null,
    number integer not null constraint sunset_postponements_number_check check (number > 0),
    from_day date not null,
    to_day date not null,
    reason text not null,
    governance_body_id uuid not null,
    -- so many of its members have to ask for it
    quorum integer not null constraint sunset_postponements_quorum_check check (quorum > 0),
    asked_by_id uuid not null,
    asked_at timestamptz not null,
    -- when the quorum was there; null until then
    effective_at timestamptz,
    -- taken back, or overtaken by a switch-off
    withdrawn_at timestamptz,
    version integer not null default 1,
    constraint sunset_postponements_tenant_key unique (organization_id, id),
    constraint sunset_postponements_number_key unique (organization_id, initiative_id, number),
    constraint sunset_postponements_days_check check (to_day > from_day),
    constraint sunset_postponements_ended_check check (effective_at is null or withdrawn_at is null),
    constraint sunset_postponements_initiative_fk
      foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
    constraint sunset_postponements_body_fk
      foreign key (organization_id, governance_body_id) references governance_bodies (organization_id, id),
    constraint sunset_postponements_asked_by_fk foreign key (organization_id, asked_by_id) references people (organization_id, id)
  );
  create unique index sunset_postponements_open_key on sunset_postponements (organization_id, initiative_id)
    where effective_at is null and withdrawn_at is null;
  create index sunset_postponements_body_idx on sunset_postponements (organization_id, governance_body_id);
  create index sunset_postponements_asked_by_idx on sunset_postponements (organization_id, asked_by_id);
  call guard_tenant('sunset_postponements');

  create table postponement_agreements (
    id uuid constraint postponement_agreements_pk primary key,
    organization_id uuid not null,
    postponement_id uuid not null,
    -- the member of the body
    seat_id uuid not null,
    agreed_by_id uuid not null,
    agreed_at timestamptz not null,
    constraint postponement_agreements_tenant_key unique (organization_id, id),
    constraint postponement_agreements_seat_key unique (organization_id, postponement_id, seat_id),
    -- One human counts once.
    constraint postponement_agreements_person_key unique (organization_id, postponement_id, agreed_by_id),
    constraint postponement_agreements_postponement_fk
      foreign key (organization_id, postponement_id) references sunset_postponements (organization_id, id),
    constraint postponement_agreements_seat_fk foreign key (organization_id, seat_id) references people (organization_id, id),
    constraint postponement_agreements_agreed_by_fk foreign key (organization_id, agreed_by_id) references people (organization_id, id)
  );
  create index postponement_agreements_seat_idx on postponement_agreements (organization_id, seat_id);
  create index postponement_agreements_agreed_by_idx on postponement_agreements (organization_id, agreed_by_id);
  call guard_tenant('postponement_agreements');
  call guard_append_only('postponement_agreements');
`;

const SWITCH_OFFS = `
  create table sunset_switch_offs (
    id uuid constraint sunset_switch_offs_pk primary key,
    organization_id uuid not null,
    initiative_id uuid not null,
    switched_off_on date not null,
    note text,
    switched_off_by_id uuid not null,
    recorded_at timestamptz not null,
    confirmed_by_id uuid,
    confirmed_at timestamptz,
    version integer not null default 1,
    constraint sunset_switch_offs_tenant_key unique (organization_id, id),
    constraint sunset_switch_offs_initiative_key unique (organization_id, initiative_id),
    constraint sunset_switch_offs_confirmed_check check ((confirmed_by_id is null) = (confirmed_at is null)),
    -- Two people, whatever the application says.
    constraint sunset_switch_offs_two_people_check check (confirmed_by_id <> switched_off_by_id),
    constraint sunset_switch_offs_initiative_fk
      foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
    constraint sunset_switch_offs_switched_off_by_fk
      foreign key (organization_id, switched_off_by_id) references people (organization_id, id),
    constraint sunset_switch_offs_confirmed_by_fk foreign key (organization_id, confirmed_by_id) references people (organization_id, id)
  );
  create index sunset_switch_offs_switched_off_by_idx on sunset_switch_offs (organization_id, switched_off_by_id);
  create index sunset_switch_offs_confirmed_by_idx on sunset_switch_offs (organization_id, confirmed_by_id);
  call guard_tenant('sunset_switch_offs');
`;
