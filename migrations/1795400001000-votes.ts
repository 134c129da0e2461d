import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Approvals by votes: policies and contents of requests, votes, questions, recusals, seats that are given, delegations. */
export class Votes1795400001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${APPROVALS} ${DELEGATIONS} ${VOTES} ${BESIDE_THE_VOTES} ${NOBODY_ON_THEIR_OWN} ${KINDS}`);
    // What is open was asked of one CX leader: the policies of then could ask for nobody else.
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(`update approvals set policy = $1 where decision is null`, [ONE_CX_LEADER]);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    await queryRunner.query(`
      alter table approvals add constraint approvals_policy_check check (decision is not null or policy is not null)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(`
        update approvals set decision = 'RETURNED' where decision = 'REJECTED';
        delete from mail_deliveries d using notifications n where n.id = d.notification_id and n.kind in
          ('APPROVAL_QUESTION', 'APPROVAL_BLOCKED', 'DECIDED_IN_YOUR_NAME');
        delete from notifications where kind in ('APPROVAL_QUESTION', 'APPROVAL_BLOCKED', 'DECIDED_IN_YOUR_NAME');
        delete from notification_preferences
          where kind in ('APPROVAL_QUESTION', 'APPROVAL_BLOCKED', 'DECIDED_IN_YOUR_NAME');`);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    await queryRunner.query(`
      drop table content_changes, assigned_seats, recusals, approval_questions, votes, delegations;
      drop function refuse_own_vote();
      alter table approvals
        drop constraint approvals_policy_check,
        drop constraint approvals_decision_check,
        add constraint approvals_decision_check check (decision in ('APPROVED', 'RETURNED', 'WITHDRAWN')),
        drop column policy, drop column content_version, drop column electorates;
      ${checkOfKinds(KINDS_BEFORE)}
    `);
  }
}

const ONE_CX_LEADER = JSON.stringify({
  groups: [{ name: 'CX leaders', members: { role: 'CX_LEADER' }, needs: { count: 1 }, veto: false }],
});

const KINDS_BEFORE = `'APPROVAL_ASKED', 'APPROVAL_DUE', 'APPROVAL_DECIDED', 'APPROVAL_VOIDED', 'PROPOSAL_OUTCOME',
  'IDEA_TO_TRIAGE', 'MENTIONED', 'INITIATIVE_MOVED'`;
const checkOfKinds = (kinds: string): string =>
  `alter table notifications drop constraint notifications_kind_check,
    add constraint notifications_kind_check check (kind in (${kinds}));`;
const KINDS = checkOfKinds(`${KINDS_BEFORE}, 'APPROVAL_QUESTION', 'APPROVAL_BLOCKED', 'DECIDED_IN_YOUR_NAME'`);

const APPROVALS = `
  alter table approvals
    add column policy jsonb,
    add column content_version integer not null default 1 constraint approvals_content_check check (content_version > 0),
    add column electorates jsonb,
    drop constraint approvals_decision_check,
    add constraint approvals_decision_check check (decision in ('APPROVED', 'RETURNED', 'REJECTED', 'WITHDRAWN'));
`;

const DELEGATIONS = `
  create table delegations (
    id uuid constraint delegations_pk primary key,
    organization_id uuid not null constraint delegations_organization_fk references organizations (id),
    from_id uuid not null,
    to_id uuid not null,
    first_day date not null,
    last_day date not null,
    portfolio_id uuid,
    reason text not null,
    given_by_id uuid not null,
    given_at timestamptz not null,
    revoked_at timestamptz,
    version integer not null default 1,
    constraint delegations_tenant_key unique (organization_id, id),
    constraint delegations_days_check check (first_day <= last_day),
    constraint delegations_to_check check (to_id <> from_id),
    constraint delegations_from_fk foreign key (organization_id, from_id) references people (organization_id, id),
    constraint delegations_to_fk foreign key (organization_id, to_id) references people (organization_id, id),
    constraint delegations_portfolio_fk foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
    constraint delegations_given_by_fk foreign key (organization_id, given_by_id) references people (organization_id, id)
  );
  create index delegations_from_idx on delegations (organization_id, from_id, first_day);
  create index delegations_to_idx on delegations (organization_id, to_id, first_day);
  create index delegations_portfolio_idx on delegations (organization_id, portfolio_id);
  create index delegations_given_by_idx on delegations (organization_id, given_by_id);
  call guard_tenant('delegations');
`;

const VOTES = `
  create table votes (
    id uuid constraint votes_pk primary key,
    organization_id uuid not null constraint votes_organization_fk references organizations (id),
    approval_id uuid not null,
    sequence integer not null constraint votes_sequence_check check (sequence > 0),
    seat_id uuid not null,
    voter_id uuid not null,
    choice text not null constraint votes_choice_check check (choice in
      ('APPROVE', 'APPROVE_WITH_CONDITIONS', 'RETURN', 'REJECT', 'ABSTAIN', 'QUESTION')),
    reason text,
    conditions text,
    content_version integer not null,
    cast_at timestamptz not null,
    constraint votes_tenant_key unique (organization_id, id),
    constraint votes_sequence_key unique (organization_id, approval_id, sequence),
    constraint votes_reason_check check (reason is not null or choice not in ('RETURN', 'REJECT', 'QUESTION')),
    constraint votes_conditions_check check ((conditions is not null) = (choice = 'APPROVE_WITH_CONDITIONS')),
    constraint votes_approval_fk foreign key (organization_id, approval_id) references approvals (organization_id, id),
    constraint votes_seat_fk foreign key (organization_id, seat_id) references people (organization_id, id),
    constraint votes_voter_fk foreign key (organization_id, voter_id) references people (organization_id, id)
  );
  create index votes_seat_idx on votes (organization_id, seat_id, cast_at desc);
  create index votes_voter_idx on votes (organization_id, voter_id);
  call guard_tenant('votes');
  call guard_append_only('votes');
`;

const BESIDE_THE_VOTES = `
  create table approval_questions (
    id uuid constraint approval_questions_pk primary key,
    organization_id uuid not null constraint approval_questions_organization_fk references organizations (id),
    approval_id uuid not null,
    vote_id uuid not null,
    to_id uuid not null,
    asked_at timestamptz not null,
    -- when it was answered, its seat voted otherwise, or the approval was closed
    closed_at timestamptz,
    answer text,
    answered_by_id uuid,
    constraint approval_questions_tenant_key unique (organization_id, id),
    constraint approval_questions_once_key unique (organization_id, vote_id),
    constraint approval_questions_answer_check
      check ((answer is null) = (answered_by_id is null) and (answer is null or closed_at is not null)),
    constraint approval_questions_approval_fk foreign key (organization_id, approval_id) references approvals (organization_id, id),
    constraint approval_questions_vote_fk foreign key (organization_id, vote_id) references votes (organization_id, id),
    constraint approval_questions_to_fk foreign key (organization_id, to_id) references people (organization_id, id),
    constraint approval_questions_answered_by_fk
      foreign key (organization_id, answered_by_id) references people (organization_id, id)
  );
  create index approval_questions_approval_idx on approval_questions (organization_id, approval_id);
  create index approval_questions_to_idx on approval_questions (organization_id, to_id);
  create index approval_questions_answered_by_idx on approval_questions (organization_id, answered_by_id);
  call guard_tenant('approval_questions');

  create table recusals (
    id uuid constraint recusals_pk primary key,
    organization_id uuid not null constraint recusals_organization_fk references organizations (id),
    approval_id uuid not null,
    person_id uuid not null,
    reason text not null,
    recused_at timestamptz not null,
    constraint recusals_once_key unique (organization_id, approval_id, person_id),
    constraint recusals_approval_fk foreign key (organization_id, approval_id) references approvals (organization_id, id),
    constraint recusals_person_fk foreign key (organization_id, person_id) references people (organization_id, id)
  );
  create index recusals_person_idx on recusals (organization_id, person_id);
  call guard_tenant('recusals');
  call guard_append_only('recusals');

  create table assigned_seats (
    id uuid constraint assigned_seats_pk primary key,
    organization_id uuid not null constraint assigned_seats_organization_fk references organizations (id),
    approval_id uuid not null,
    group_name text not null,
    person_id uuid not null,
    assigned_by_id uuid not null,
    reason text not null,
    assigned_at timestamptz not null,
    version integer not null default 1,
    constraint assigned_seats_approval_fk foreign key (organization_id, approval_id) references approvals (organization_id, id),
    constraint assigned_seats_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
    constraint assigned_seats_assigned_by_fk foreign key (organization_id, assigned_by_id) references people (organization_id, id)
  );
  create index assigned_seats_approval_idx on assigned_seats (organization_id, approval_id);
  create index assigned_seats_person_idx on assigned_seats (organization_id, person_id);
  create index assigned_seats_assigned_by_idx on assigned_seats (organization_id, assigned_by_id);
  call guard_tenant('assigned_seats');

  create table content_changes (
    id uuid constraint content_changes_pk primary key,
    organization_id uuid not null constraint content_changes_organization_fk references organizations (id),
    approval_id uuid not null,
    content_version integer not null,
    change text not null,
    changed_by_id uuid not null,
    changed_at timestamptz not null,
    constraint content_changes_once_key unique (organization_id, approval_id, content_version),
    constraint content_changes_approval_fk foreign key (organization_id, approval_id) references approvals (organization_id, id),
    constraint content_changes_changed_by_fk foreign key (organization_id, changed_by_id) references people (organization_id, id)
  );
  create index content_changes_changed_by_idx on content_changes (organization_id, changed_by_id);
  call guard_tenant('content_changes');
  call guard_append_only('content_changes');
`;

/** Nobody approves their own, directly, for another or as a deputy: whatever the application believes. */
const NOBODY_ON_THEIR_OWN = `
  create function refuse_own_vote() returns trigger
  language plpgsql
  as $$
  begin
    if exists (
      select from approvals a
        join initiatives i on i.organization_id = a.organization_id and i.id = a.subject_id
        join proposals p on p.organization_id = i.organization_id and p.id = i.proposal_id
      where a.organization_id = new.organization_id and a.id = new.approval_id and a.subject_kind = 'INITIATIVE'
        and array[new.seat_id, new.voter_id] &&
          array[i.sponsor_id, i.lead_id, i.business_owner_id, p.proposer_id, p.drafter_id, a.requested_by_id]
    ) then
      raise exception 'nobody votes on what is their own, directly or for another' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger nobody_on_their_own before insert on votes for each row execute function refuse_own_vote();
`;
