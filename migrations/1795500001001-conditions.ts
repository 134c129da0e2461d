import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conditions of approvals, each with an owner and what became of it; those that votes hold as a text become rows. */
export class Conditions1795500001001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLE);
    await inEveryOrganization(queryRunner, OF_EARLIER_VOTES);
    await queryRunner.query(`
      alter table votes drop column conditions;
      alter table deadlines drop constraint deadlines_subject_kind_check,
        add constraint deadlines_subject_kind_check check (subject_kind in ('INITIATIVE', 'APPROVAL', 'CONDITION'));
      ${checkOfNotifications([...KINDS, ...NEW_KINDS], [...SUBJECTS, 'CONDITION'])}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table votes add column conditions text;
      alter table votes disable trigger append_only;
    `);
    const gone = quoted(NEW_KINDS);
    await inEveryOrganization(
      queryRunner,
      `
      update votes v set conditions = (select string_agg(c.text, E'\\n' order by c.number) from conditions c
        where c.organization_id = v.organization_id and c.vote_id = v.id) where v.choice = 'APPROVE_WITH_CONDITIONS';
      delete from mail_deliveries d using notifications n where n.id = d.notification_id and n.kind in (${gone});
      delete from notifications where kind in (${gone});
      delete from notification_preferences where kind in (${gone});
      delete from deadlines where subject_kind = 'CONDITION';`,
    );
    await queryRunner.query(`
      alter table votes enable trigger append_only,
        add constraint votes_conditions_check check ((conditions is not null) = (choice = 'APPROVE_WITH_CONDITIONS'));
      alter table deadlines drop constraint deadlines_subject_kind_check,
        add constraint deadlines_subject_kind_check check (subject_kind in ('INITIATIVE', 'APPROVAL'));
      ${checkOfNotifications(KINDS, SUBJECTS)}
      drop table conditions;
      drop function refuse_other_words();
    `);
  }
}

async function inEveryOrganization(queryRunner: QueryRunner, sql: string): Promise<void> {
  const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
  for (const { id } of organizations) {
    await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
    await queryRunner.query(sql);
  }
  await queryRunner.query(`select set_config('app.organization', '', true)`);
}

const KINDS = [
  ...['APPROVAL_ASKED', 'APPROVAL_DUE', 'APPROVAL_DECIDED', 'APPROVAL_VOIDED', 'PROPOSAL_OUTCOME', 'IDEA_TO_TRIAGE'],
  ...['MENTIONED', 'INITIATIVE_MOVED', 'APPROVAL_QUESTION', 'APPROVAL_BLOCKED', 'DECIDED_IN_YOUR_NAME', 'STAGE_DUE'],
  'APPROVAL_ESCALATED',
];
const NEW_KINDS = ['CONDITION_TO_MEET', 'CONDITION_DUE', 'CONDITION_TO_CONFIRM', 'CONDITION_SETTLED'];
const SUBJECTS = ['PROPOSAL', 'INITIATIVE', 'APPROVAL', 'COMMENT'];

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const checkOfNotifications = (kinds: readonly string[], subjects: readonly string[]): string =>
  `alter table notifications drop constraint notifications_kind_check, drop constraint notifications_subject_kind_check,
    add constraint notifications_kind_check check (kind in (${quoted(kinds)})),
    add constraint notifications_subject_kind_check check (subject_kind in (${quoted(subjects)}));`;

const TABLE = `
  create table conditions (
    id uuid constraint conditions_pk primary key,
    organization_id uuid not null constraint conditions_organization_fk references organizations (id),
    approval_id uuid not null,
    vote_id uuid not null,
    -- what is approved under it
    subject_kind text not null constraint conditions_subject_kind_check check (subject_kind in ('INITIATIVE')),
    subject_id uuid not null,
    -- 1, 2, … within its vote
    number integer not null constraint conditions_number_check check (number > 0),
    text text not null,
    state text not null constraint conditions_state_check
      check (state in ('SET', 'OPEN', 'MET', 'CONFIRMED', 'WAIVED', 'LAPSED')),
    owner_id uuid,
    -- whose vote set it, or who took over from them
    confirmer_id uuid not null,
    due_on date,
    set_at timestamptz not null,
    opened_at timestamptz,
    done text,
    link text,
    met_by_id uuid,
    met_at timestamptz,
    reason text,
    decided_by_id uuid,
    decided_at timestamptz,
    version integer not null default 1,
    constraint conditions_tenant_key unique (organization_id, id),
    constraint conditions_number_key unique (organization_id, vote_id, number),
    constraint conditions_opened_check check (state in ('SET', 'LAPSED') or (opened_at is not null and owner_id is not null)),
    constraint conditions_met_check check ((met_at is null) = (met_by_id is null) and (met_at is null) = (done is null)
      and (met_at is not null or state not in ('MET', 'CONFIRMED'))),
    constraint conditions_decided_check check ((decided_at is null) = (decided_by_id is null)
      and (decided_at is not null or (reason is null and state not in ('CONFIRMED', 'WAIVED')))
      and (reason is not null or state <> 'WAIVED')),
    constraint conditions_approval_fk foreign key (organization_id, approval_id) references approvals (organization_id, id),
    constraint conditions_vote_fk foreign key (organization_id, vote_id) references votes (organization_id, id),
    constraint conditions_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id),
    constraint conditions_confirmer_fk foreign key (organization_id, confirmer_id) references people (organization_id, id),
    constraint conditions_met_by_fk foreign key (organization_id, met_by_id) references people (organization_id, id),
    constraint conditions_decided_by_fk foreign key (organization_id, decided_by_id) references people (organization_id, id)
  );
  create index conditions_approval_idx on conditions (organization_id, approval_id);
  create index conditions_subject_idx on conditions (organization_id, subject_kind, subject_id);
  -- Every gate looks at these, and mostly there are none.
  create index conditions_unsettled_idx on conditions (organization_id, subject_kind, subject_id) where state in ('OPEN', 'MET');
  create index conditions_owner_idx on conditions (organization_id, owner_id);
  create index conditions_confirmer_idx on conditions (organization_id, confirmer_id);
  create index conditions_met_by_idx on conditions (organization_id, met_by_id);
  create index conditions_decided_by_idx on conditions (organization_id, decided_by_id);
  call guard_tenant('conditions');
  revoke delete, truncate on conditions from steward_app;

  -- What a voter said stays as it was said, whatever becomes of it.
  create function refuse_other_words() returns trigger
  language plpgsql
  as $$
  begin
    if (new.approval_id, new.vote_id, new.subject_kind, new.subject_id, new.number, new.text, new.set_at)
      is distinct from (old.approval_id, old.vote_id, old.subject_kind, old.subject_id, old.number, old.text, old.set_at) then
      raise exception 'the words of a condition stay as they were said' using errcode = 'restrict_violation';
    end if;
    return new;
  end $$;
  create trigger same_words before update on conditions for each row execute function refuse_other_words();
`;

/**
 * What counted when its approval was given is to be met from now on by whoever leads the initiative, unless that is closed; what
 * was said on an approval that is open waits for its decision; all else came to nothing.
 */
const OF_EARLIER_VOTES = `
  insert into conditions (id, organization_id, approval_id, vote_id, subject_kind, subject_id, number, text, state, owner_id,
      confirmer_id, set_at, opened_at)
    select gen_random_uuid(), v.organization_id, v.approval_id, v.id, a.subject_kind, a.subject_id, 1, v.conditions, became.state,
      case became.state when 'OPEN' then i.lead_id end, v.seat_id, v.cast_at, case became.state when 'OPEN' then a.decided_at end
    from votes v
      join approvals a on a.organization_id = v.organization_id and a.id = v.approval_id
      left join initiatives i on i.organization_id = a.organization_id and i.id = a.subject_id
      cross join lateral (select case
        when a.decision is null then 'SET'
        when a.decision = 'APPROVED' and i.status <> 'CLOSED' and v.content_version = a.content_version
          and not exists (select from votes later where later.organization_id = v.organization_id
            and later.approval_id = v.approval_id and later.seat_id = v.seat_id and later.sequence > v.sequence)
          and not exists (select from recusals c where c.organization_id = v.organization_id
            and c.approval_id = v.approval_id and c.person_id in (v.seat_id, v.voter_id)) then 'OPEN'
        else 'LAPSED' end as state) became
    where v.conditions is not null`;
