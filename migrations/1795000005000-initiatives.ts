import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Funded work: the ledger, initiatives with their history, deliverables, approvals and readings. */
export class Initiatives1795000005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table ledger_entries (
        id uuid constraint ledger_entries_pk primary key,
        organization_id uuid not null,
        portfolio_id uuid not null,
        kind text not null constraint ledger_entries_kind_check check (kind in ('BUDGET', 'COMMITMENT')),
        amount_minor bigint not null,
        proposal_id uuid,
        reason text not null,
        booked_by_id uuid not null,
        booked_at timestamptz not null,
        constraint ledger_entries_tenant_key unique (organization_id, id),
        constraint ledger_entries_portfolio_fk foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
        constraint ledger_entries_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
        constraint ledger_entries_booked_by_fk foreign key (organization_id, booked_by_id) references people (organization_id, id)
      );
      create index ledger_entries_portfolio_idx on ledger_entries (organization_id, portfolio_id);
      create index ledger_entries_proposal_idx on ledger_entries (organization_id, proposal_id);
      create index ledger_entries_booked_by_idx on ledger_entries (organization_id, booked_by_id);
      call guard_tenant('ledger_entries');
      call guard_append_only('ledger_entries');

      create table initiatives (
        id uuid constraint initiatives_pk primary key,
        organization_id uuid not null,
        proposal_id uuid not null,
        portfolio_id uuid not null,
        title text not null,
        stage text not null constraint initiatives_stage_check
          check (stage in ('DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE', 'SUNSET')),
        status text not null constraint initiatives_status_check
          check (status in ('WORKING', 'AWAITING_APPROVAL', 'ON_HOLD', 'CLOSED')),
        -- the machine's persisted snapshot: the one source of stage and status
        snapshot jsonb not null,
        definition_version integer not null,
        policy_version integer not null,
        sponsor_id uuid not null,
        lead_id uuid not null,
        business_owner_id uuid not null,
        budget_minor bigint not null,
        currency_code text not null,
        version integer not null default 1,
        entered_stage_at timestamptz not null,
        created_at timestamptz not null,
        constraint initiatives_tenant_key unique (organization_id, id),
        constraint initiatives_proposal_key unique (organization_id, proposal_id),
        constraint initiatives_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
        constraint initiatives_portfolio_fk foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
        constraint initiatives_sponsor_fk foreign key (organization_id, sponsor_id) references people (organization_id, id),
        constraint initiatives_lead_fk foreign key (organization_id, lead_id) references people (organization_id, id),
        constraint initiatives_business_owner_fk
          foreign key (organization_id, business_owner_id) references people (organization_id, id)
      );
      create index initiatives_portfolio_idx on initiatives (organization_id, portfolio_id);
      create index initiatives_stage_idx on initiatives (organization_id, stage, entered_stage_at, id);
      create index initiatives_sponsor_idx on initiatives (organization_id, sponsor_id);
      create index initiatives_lead_idx on initiatives (organization_id, lead_id);
      create index initiatives_business_owner_idx on initiatives (organization_id, business_owner_id);
      call guard_tenant('initiatives');

      create table initiative_events (
        id uuid constraint initiative_events_pk primary key,
        organization_id uuid not null,
        initiative_id uuid not null,
        sequence integer not null,
        event text not null,
        from_state text not null,
        to_state text not null,
        actor_id uuid not null,
        reason text,
        -- what the guards saw when they let it pass
        facts jsonb not null,
        definition_version integer not null,
        policy_version integer not null,
        occurred_at timestamptz not null,
        constraint initiative_events_tenant_key unique (organization_id, id),
        constraint initiative_events_sequence_key unique (organization_id, initiative_id, sequence),
        constraint initiative_events_initiative_fk
          foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
        constraint initiative_events_actor_fk foreign key (organization_id, actor_id) references people (organization_id, id)
      );
      create index initiative_events_actor_idx on initiative_events (organization_id, actor_id);
      call guard_tenant('initiative_events');
      call guard_append_only('initiative_events');

      create table deliverables (
        id uuid constraint deliverables_pk primary key,
        organization_id uuid not null,
        initiative_id uuid not null,
        stage text not null,
        kind text not null constraint deliverables_kind_check check (kind in ('FORECAST', 'KILL_CRITERIA', 'CHANGE_PLAN',
          'SERVICE_READINESS', 'ADOPTION_REPORT', 'SUNSET_PLAN', 'CUSTOMER_NOTICE', 'LESSONS')),
        title text not null,
        link text not null,
        delivered_by_id uuid not null,
        delivered_at timestamptz not null,
        constraint deliverables_tenant_key unique (organization_id, id),
        constraint deliverables_initiative_fk foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
        constraint deliverables_delivered_by_fk foreign key (organization_id, delivered_by_id) references people (organization_id, id)
      );
      create index deliverables_initiative_idx on deliverables (organization_id, initiative_id);
      create index deliverables_delivered_by_idx on deliverables (organization_id, delivered_by_id);
      call guard_tenant('deliverables');

      create table approvals (
        id uuid constraint approvals_pk primary key,
        organization_id uuid not null constraint approvals_organization_fk references organizations (id),
        subject_kind text not null constraint approvals_subject_kind_check check (subject_kind in ('INITIATIVE')),
        subject_id uuid not null,
        gate text not null,
        subject_version integer not null,
        requested_by_id uuid not null,
        requested_at timestamptz not null,
        decision text constraint approvals_decision_check check (decision in ('APPROVED', 'RETURNED', 'WITHDRAWN')),
        decided_by_id uuid,
        decided_at timestamptz,
        reason text,
        constraint approvals_tenant_key unique (organization_id, id),
        constraint approvals_decided_check check ((decision is null) = (decided_by_id is null)
          and (decision is null) = (decided_at is null)),
        constraint approvals_requested_by_fk foreign key (organization_id, requested_by_id) references people (organization_id, id),
        constraint approvals_decided_by_fk foreign key (organization_id, decided_by_id) references people (organization_id, id)
      );
      create index approvals_subject_idx on approvals (organization_id, subject_kind, subject_id);
      create unique index approvals_one_open_key on approvals (organization_id, subject_kind, subject_id) where decision is null;
      create index approvals_requested_by_idx on approvals (organization_id, requested_by_id);
      create index approvals_decided_by_idx on approvals (organization_id, decided_by_id);
      call guard_tenant('approvals');

      create table readings (
        id uuid constraint readings_pk primary key,
        organization_id uuid not null constraint readings_organization_fk references organizations (id),
        metric text not null,
        subject_kind text not null constraint readings_subject_kind_check
          check (subject_kind in ('ORGANIZATION', 'INITIATIVE')),
        subject_id uuid not null,
        is_baseline boolean not null,
        n bigint not null constraint readings_n_check check (n > 0),
        -- numeric: sums combine exactly
        sum numeric not null,
        sum_of_squares numeric not null,
        window_from date not null,
        window_to date not null,
        recorded_by_id uuid not null,
        recorded_at timestamptz not null,
        constraint readings_tenant_key unique (organization_id, id),
        constraint readings_window_check check (window_from <= window_to),
        constraint readings_recorded_by_fk foreign key (organization_id, recorded_by_id) references people (organization_id, id)
      );
      create index readings_subject_idx on readings (organization_id, subject_kind, subject_id);
      create index readings_recorded_by_idx on readings (organization_id, recorded_by_id);
      call guard_tenant('readings');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table readings, approvals, deliverables, initiative_events, initiatives, ledger_entries;
    `);
  }
}
