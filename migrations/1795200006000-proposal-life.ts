import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ideas in triage, supporters, proposals that are returned, merged and resubmitted, and the history of each. */
export class ProposalLife1795200006000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${PROPOSALS} ${SUPPORTERS} ${EVENTS} ${TRIAGE} ${EXISTING}
      call guard_tenant('proposal_supporters');
      call guard_tenant('proposal_events');
      call guard_append_only('proposal_events');
      call guard_tenant('idea_triage_settings');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table idea_triage_settings, proposal_events, proposal_supporters;
      alter table proposals no force row level security;
      alter table proposals drop constraint proposals_merged_check, drop constraint proposals_status_check;
      update proposals set status = case status when 'RETURNED' then 'DRAFT' else 'WITHDRAWN' end
        where status in ('RETURNED', 'MERGED');
      alter table proposals
        drop column triage_owner_id, drop column answer_by, drop column drafter_id, drop column decline_basis,
        drop column merged_into_id, drop column resubmission_of_id, drop column what_changed,
        add constraint proposals_status_check check (status in ('IDEA', 'DRAFT', 'SUBMITTED',
          'UNDER_ASSESSMENT', 'ASSESSED', 'FUNDED', 'DEFERRED', 'DECLINED', 'WITHDRAWN'));
      alter table proposals force row level security;
    `);
  }
}

const PROPOSALS = `
  alter table proposals
    add column triage_owner_id uuid,
    add column answer_by date,
    add column drafter_id uuid,
    add column decline_basis text,
    add column merged_into_id uuid,
    add column resubmission_of_id uuid,
    add column what_changed text,
    add constraint proposals_triage_owner_fk
      foreign key (organization_id, triage_owner_id) references people (organization_id, id),
    add constraint proposals_drafter_fk foreign key (organization_id, drafter_id) references people (organization_id, id),
    add constraint proposals_merged_into_fk
      foreign key (organization_id, merged_into_id) references proposals (organization_id, id),
    add constraint proposals_resubmission_of_fk
      foreign key (organization_id, resubmission_of_id) references proposals (organization_id, id),
    drop constraint proposals_status_check,
    add constraint proposals_status_check check (status in ('IDEA', 'DRAFT', 'SUBMITTED', 'RETURNED',
      'UNDER_ASSESSMENT', 'ASSESSED', 'FUNDED', 'DEFERRED', 'DECLINED', 'WITHDRAWN', 'MERGED')),
    add constraint proposals_merged_check
      check ((status = 'MERGED') = (merged_into_id is not null) and merged_into_id <> id);
  create index proposals_triage_owner_idx on proposals (organization_id, triage_owner_id);
  create index proposals_drafter_idx on proposals (organization_id, drafter_id);
  create index proposals_merged_into_idx on proposals (organization_id, merged_into_id);
  create index proposals_resubmission_of_idx on proposals (organization_id, resubmission_of_id);
`;

const SUPPORTERS = `
  create table proposal_supporters (
    id uuid constraint proposal_supporters_pk primary key,
    organization_id uuid not null,
    proposal_id uuid not null,
    person_id uuid not null,
    reason text,
    came_with_id uuid,
    supported_at timestamptz not null,
    constraint proposal_supporters_once_key unique (organization_id, proposal_id, person_id),
    constraint proposal_supporters_proposal_fk
      foreign key (organization_id, proposal_id) references proposals (organization_id, id),
    constraint proposal_supporters_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
    constraint proposal_supporters_came_with_fk
      foreign key (organization_id, came_with_id) references proposals (organization_id, id)
  );
  create index proposal_supporters_person_idx on proposal_supporters (organization_id, person_id);
  create index proposal_supporters_came_with_idx on proposal_supporters (organization_id, came_with_id);
`;

const EVENTS = `
  create table proposal_events (
    id uuid constraint proposal_events_pk primary key,
    organization_id uuid not null,
    proposal_id uuid not null,
    version integer not null,
    from_status text,
    to_status text not null,
    actor_id uuid not null,
    reason text,
    due_on date,
    occurred_at timestamptz not null,
    constraint proposal_events_once_key unique (organization_id, proposal_id, version),
    constraint proposal_events_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
    constraint proposal_events_actor_fk foreign key (organization_id, actor_id) references people (organization_id, id)
  );
  create index proposal_events_actor_idx on proposal_events (organization_id, actor_id);
`;

const TRIAGE = `
  create table idea_triage_settings (
    id uuid constraint idea_triage_settings_pk primary key,
    organization_id uuid not null constraint idea_triage_settings_organization_fk references organizations (id),
    owner_id uuid,
    answer_within_days integer not null constraint idea_triage_settings_days_check check (answer_within_days > 0),
    version integer not null default 1,
    constraint idea_triage_settings_once_key unique (organization_id),
    constraint idea_triage_settings_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id)
  );
  create index idea_triage_settings_owner_idx on idea_triage_settings (organization_id, owner_id);
`;

/** What is there already gets the default setting, a date to answer by, and the history that the audit tells of. */
const EXISTING = `
  insert into idea_triage_settings (id, organization_id, owner_id, answer_within_days)
    select gen_random_uuid(), o.id, null, 14 from organizations o;

  -- The policies bind the owner, too, and no organization is entered here.
  alter table proposals no force row level security;
  alter table audit_records no force row level security;
  alter table audit_details no force row level security;
  update proposals set answer_by = (created_at at time zone 'UTC')::date + 14 where status = 'IDEA';
  insert into proposal_events
    (id, organization_id, proposal_id, version, from_status, to_status, actor_id, reason, due_on, occurred_at)
    select gen_random_uuid(), r.organization_id, r.subject_id,
      coalesce((d.details -> 'after' ->> 'version')::integer, 1), d.details -> 'before' ->> 'status',
      coalesce(d.details -> 'after' ->> 'status', 'IDEA'), r.actor_id, d.details ->> 'reason',
      (d.details -> 'after' ->> 'deferredUntil')::date, r.at
    from audit_records r
      join audit_details d on d.organization_id = r.organization_id and d.record_id = r.id
    where r.subject_kind = 'PROPOSAL' and r.actor_id is not null
      and (r.action = 'ideaProposed' or d.details -> 'after' ->> 'status' is not null);
  alter table audit_details force row level security;
  alter table audit_records force row level security;
  alter table proposals force row level security;
`;
